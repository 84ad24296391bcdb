import { Command } from 'commander'
import { assessCommand } from './assess.ts'
import { whyCommand } from './why.ts'
import { diffCommand } from './diff.ts'
import { verifyCommand } from './verify.ts'
const p = new Command('x'); for (const c of [assessCommand(), whyCommand(), diffCommand(), verifyCommand()]) p.addCommand(c)
await p.parseAsync(process.argv.slice(2), {from:'user'})
