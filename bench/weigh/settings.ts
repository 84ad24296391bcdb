import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { weighingSchema } from '../../src/weigh/weighing.ts'

/** The weights as they are, from lexicon/weighing.yaml. */
export const weighing = weighingSchema.parse(
  parse(readFileSync(new URL('../../lexicon/weighing.yaml', import.meta.url), 'utf8')),
)
