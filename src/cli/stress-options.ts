import type { Command } from 'commander'
import { asOfOption, countOption, seedOption, withStoreOptions } from './case-options.ts'

/** Options of `stress CASE` and of `stress compare` alike. */
export function withStressOptions(command: Command): Command {
  return withStoreOptions(command)
    .addOption(asOfOption())
    .option('--runs <n>', 'how many runs', countOption, 2000)
    .option('--seed <n>', 'seed of the random numbers', seedOption, 20220102)
}
