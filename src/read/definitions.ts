import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { type Wording, wordingSchema } from '../brief/wording.ts'
import { type LikelihoodWords, likelihoodSchema } from '../domain/likelihood.ts'
import { type Problem, UserError } from '../domain/problem.ts'
import { type Recalibration, recalibrationSchema } from '../domain/recalibration.ts'
import { type AllianceFulfilment, allianceFulfilmentSchema } from '../domain/treaty.ts'
import { type StressDefinition, stressSchema } from '../stress/definition.ts'
import { type Weighing, weighingSchema } from '../weigh/weighing.ts'
import { LEXICON_DIR } from './lexicon.ts'
import { checkYaml, readYamlText } from './yaml.ts'

/** What the stages after coding are told by data files that an analyst may change. */
export interface Definitions {
  readonly weighing: Weighing
  readonly stress: StressDefinition
}

/** @throws UserError naming file, line and field of what is wrong */
export function readDefinitions(folder: string = LEXICON_DIR): Definitions {
  return {
    weighing: readDefinition(join(folder, 'weighing.yaml'), weighingSchema),
    stress: readDefinition(join(folder, 'stress.yaml'), stressSchema),
  }
}

/** How the brief names things, with the names of countries from the actors' lexicon. */
export function readWording(folder: string = LEXICON_DIR): Wording {
  const words = readDefinition(join(folder, 'en', 'brief.yaml'), wordingSchema)
  const countries = readFileSync(join(folder, 'actors', 'countries.tsv'), 'utf8')
    .split('\n')
    .filter(line => /^[A-Z]{3}\t/.test(line))
    .map(line => {
      const [code = '', names = '', demonyms = ''] = line.split('\t')
      const name = names.split('|')[0]!
      return [code, { name, adjective: demonyms.split('|')[0] || name }] as const
    })
  return { ...words, countries: new Map(countries), likelihoods: readLikelihoods(folder) }
}

/** Words of likelihood with their ranges. */
export function readLikelihoods(folder: string = LEXICON_DIR): LikelihoodWords {
  return readDefinition(join(folder, 'en', 'likelihood.yaml'), likelihoodSchema)
}

/** How often the promises of alliances were kept. */
export function readAllianceFulfilment(folder: string = LEXICON_DIR): Readonly<AllianceFulfilment> {
  return readDefinition(join(folder, 'alliance-fulfilment.yaml'), allianceFulfilmentSchema)
}

/** What past cases taught of how sure rankings are; null where nothing was learnt yet. */
export function readRecalibration(folder: string = LEXICON_DIR): Recalibration | null {
  const file = join(folder, 'recalibration.yaml')
  return existsSync(file) ? readDefinition(file, recalibrationSchema) : null
}

function readDefinition<T>(file: string, schema: z.ZodType<T>): T {
  const problems: Problem[] = []
  const yaml = readYamlText(readFileSync(file, 'utf8'), { file }, problems)
  const value = yaml ? checkYaml(yaml, schema, 'lexicon', problems) : null
  if (value === null) throw new UserError(problems)
  return value
}
