import { readFileSync, writeFileSync } from 'node:fs'
import { decodeModel, encodeModel } from '../../src/syntax/model-file.ts'
import { type Morphology, morphologyIn, morphologySections } from '../../src/syntax/neural/morphology.ts'

const KIND = 'morphology'

export const writeMorphology = (file: string, morphology: Morphology): void =>
  writeFileSync(file, encodeModel(KIND, morphologySections(morphology)))

export const readMorphology = (file: string): Morphology | undefined =>
  morphologyIn(decodeModel(KIND, readFileSync(file)))
