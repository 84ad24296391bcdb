import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readCaseFolder } from '../read/case.ts'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const ROOT = fileURLToPath(new URL('../..', import.meta.url))

function helpOf(...command: string[]): Promise<string> {
  return new Promise(resolve => {
    const child = spawn(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), MAIN, ...command, '--help'],
      { cwd: ROOT },
    )
    let out = ''
    child.stdout.on('data', data => {
      out += data
    })
    child.on('close', () => resolve(out))
  })
}

/** The names of indicators, hypotheses and cases that a text's example commands give. */
function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/forewarn why (\S+)|--explain (\S+)/g)]
    .map(([, why, explain]) => why ?? explain!)
    .filter(name => /^[a-z]/.test(name) && !name.startsWith('e-'))
}

describe('the examples that a user is shown', { timeout: 120_000 }, async () => {
  const { loaded } = readCaseFolder(`${ROOT}/cases/kazakhstan-2022`)
  const known = [
    ...loaded.indicators.map(({ name }) => name),
    ...(loaded.hypotheses?.hypotheses ?? []).map(({ id }) => id),
  ]
  // `help [command]` is commander's own; a command of commands has neither options nor arguments.
  const [, listed = ''] = /^Commands:\n(.*?)\n\n/ms.exec(await helpOf()) ?? []
  const commands = [...listed.matchAll(/^ {2}([a-z-]+)(?= )/gm)]
    .map(([, name]) => name!)
    .filter(name => name !== 'help')
  const readme = readFileSync(`${ROOT}/README.md`, 'utf8')

  it('stand in the help of every command, and name what exists', async () => {
    expect(commands).toContain('assess')
    for (const command of commands) {
      const help = await helpOf(command)
      expect(help, command).toMatch(/^Examples?:\n {2}.*forewarn/m)
      for (const name of namesIn(help)) expect(known, command).toContain(name)
    }
  })

  it('in the README name commands and indicators that exist', () => {
    const called = [...readme.matchAll(/npx forewarn ([a-z-]+)/g)].map(([, name]) => name)
    expect(called.length).toBeGreaterThan(8)
    for (const name of called) expect(commands).toContain(name)
    for (const name of namesIn(readme)) expect(known).toContain(name)
  })
})
