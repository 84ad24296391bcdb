import fc from 'fast-check'
import { expect, test } from 'vitest'
import { UPOS } from '../../src/domain/syntax.ts'
import { loadNeuralModel } from '../../src/syntax/neural/model.ts'
import { plainKernel } from '../../src/syntax/neural/plain.ts'
import { exportWeights } from './export.ts'
import { takeInventory } from './inventory.ts'
import { Arena } from './matrix.ts'
import { Network } from './network.ts'
import { Random } from './random.ts'

/** A network that has learnt nothing: its answers are odd, and must obey the same laws. */
function untrained(): Uint8Array {
  const gold = {
    forms: ['The', 'crowd', 'fled', '.'],
    lemmas: ['the', 'crowd', 'flee', '.'],
    upos: ['DET', 'NOUN', 'VERB', 'PUNCT'],
    feats: ['_', 'Number=Sing', 'Mood=Ind|Tense=Past', '_'],
    heads: [2, 3, 0, 3],
    deprels: ['det', 'nsubj', 'root', 'punct'],
  }
  const arena = new Arena(16)
  const shape = {
    wordWidth: 8,
    subwordWidth: 40,
    buckets: 64,
    hidden: 16,
    layers: 2,
    arcWidth: 16,
    labelWidth: 8,
  }
  const random = new Random(5)
  const vectors = Float32Array.from({ length: 24 }, () => random.next() - 0.5)
  const network = new Network(arena, shape, takeInventory([gold], ['the', 'crowd', '.'], 3, 1), vectors, 8)
  network.initialise(random)
  return exportWeights(network, 'en')
}

const bytes = untrained()
const model = loadNeuralModel(Buffer.from(bytes))
const plain = loadNeuralModel(bytes, plainKernel)
const forms = fc.array(fc.oneof(fc.constantFrom('The', 'crowd', 'fled', '.'), fc.string()), { maxLength: 12 })

test('every sentence becomes one tree over its words', () => {
  fc.assert(
    fc.property(forms, words => {
      const [tree] = model.annotate([words])
      expect(tree!.heads).toHaveLength(words.length)
      expect(tree!.heads.filter(head => head === 0)).toHaveLength(Math.min(1, words.length))
      for (const start of words.keys()) {
        let node = start + 1
        for (let steps = 0; steps <= words.length && node !== 0; steps++) node = tree!.heads[node - 1]!
        expect(node).toBe(0)
      }
      for (const upos of tree!.upos) expect(UPOS).toContain(upos)
    }),
  )
})

test('the batch, and the kernel, do not show in the result', () => {
  fc.assert(
    fc.property(fc.array(forms, { maxLength: 8 }), sentences => {
      const together = model.annotate(sentences)
      expect(together).toEqual(sentences.map(sentence => model.annotate([sentence])[0]))
      expect(plain.annotate(sentences)).toEqual(together)
    }),
    { numRuns: 30 },
  )
})

test('a sentence that is too long to parse in one piece still becomes one tree', () => {
  const words = Array.from({ length: 1000 }, (_, i) => ['The', 'crowd', 'fled', 'west'][i % 4]!)
  const [tree] = model.annotate([words])
  expect(tree!.heads.filter(head => head === 0)).toHaveLength(1)
  expect(tree!.deprels).toHaveLength(1000)
})

test.each([
  ['cut short', bytes.slice(0, 40), 'is not as long'],
  ['of another kind', new Uint8Array(100), 'does not begin'],
  ['damaged', bytes.map((byte, i) => (i === bytes.length >> 1 ? byte ^ 1 : byte)), 'checksum'],
])('a weights file that is %s is named as such', (_, file, message) => {
  expect(() => loadNeuralModel(file)).toThrow(message)
})
