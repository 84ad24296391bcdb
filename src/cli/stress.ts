import { Command } from 'commander'
import { stressModelsCommand } from './stress-models.ts'

/** `forewarn stress`: what may follow, simulated. */
export function stressCommand(): Command {
  return new Command('stress').description('models of unrest, run again').addCommand(stressModelsCommand())
}
