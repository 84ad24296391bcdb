import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadNeuralModel } from '../../src/syntax/neural/model.ts'
import { continueFrom } from './continue.ts'
import { exportWeights } from './export.ts'
import { type Inventory, takeInventory } from './inventory.ts'
import { Arena } from './matrix.ts'
import { Network } from './network.ts'
import { Random } from './random.ts'

const folder = mkdtempSync(join(tmpdir(), 'continue-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'accurate.bin')

const gold = {
  forms: ['The', 'crowd', 'fled', '.'],
  lemmas: ['the', 'crowd', 'flee', '.'],
  upos: ['DET', 'NOUN', 'VERB', 'PUNCT'],
  feats: ['_', 'Number=Sing', 'Mood=Ind|Tense=Past', '_'],
  heads: [2, 3, 0, 3],
  deprels: ['det', 'nsubj', 'root', 'punct'],
}
const shape = {
  wordWidth: 8,
  subwordWidth: 40,
  buckets: 64,
  hidden: 16,
  layers: 2,
  arcWidth: 16,
  labelWidth: 8,
}
const width = 4
/** Words with vectors alone, so that the projection can be found again, and words of the treebank. */
const others = Array.from({ length: 30 }, (_, i) => `word${String.fromCharCode(97 + i)}`)
const inventory = takeInventory([gold], ['the', 'crowd', ...others], 40, 1)
const random = new Random(11)
const vectors = Float32Array.from({ length: inventory.vectorWords * width }, () => random.next() - 0.5)

function network(own: Inventory): Network {
  return new Network(new Arena(16), shape, own, vectors, width)
}

test('a network that goes on from shipped weights answers as they do', () => {
  const trained = network(inventory)
  trained.initialise(random)
  const own = trained.parameters.get('own')!.value
  for (let i = 0; i < own.rows; i++)
    for (let j = 0; j < own.columns; j++)
      trained.arena.floats[own.at + i * own.stride + j] = random.next() - 0.5
  const shipped = exportWeights(trained, 'en')
  writeFileSync(file, shipped)
  const next = network(inventory)
  next.initialise(new Random(99))
  continueFrom(file, next)
  const sentences = [
    ['The', 'crowd', 'fled', '.'],
    ['wordb', 'fled', 'the', 'wordq'],
    ['unheard', 'crowd'],
  ]
  expect(loadNeuralModel(exportWeights(next, 'en')).annotate(sentences)).toEqual(
    loadNeuralModel(shipped).annotate(sentences),
  )
})

test('weights of other words are refused by name', () => {
  const other = network(takeInventory([gold], ['the'], 40, 1))
  expect(() => continueFrom(file, other)).toThrow(`${file} was not trained on this treebank`)
})
