import { expect, test } from 'vitest'
import { Encoder, takeInventory } from './inventory.ts'
import { Arena } from './matrix.ts'
import { Network } from './network.ts'
import { Random } from './random.ts'
import { Tape } from './tape.ts'
import type { GoldSentence } from './treebank.ts'

const sentence = (words: string, heads: readonly number[]): GoldSentence => ({
  forms: words.split(' '),
  lemmas: words.split(' '),
  upos: heads.map((head, i) => (head === 0 ? 'VERB' : i % 2 ? 'NOUN' : 'DET')),
  feats: heads.map((head, i) => (head === 0 ? 'Mood=Ind|Tense=Past' : i % 2 ? 'Number=Sing' : '_')),
  heads,
  deprels: heads.map((head, i) => (head === 0 ? 'root' : i % 2 ? 'nsubj' : 'det')),
})

test('gradients agree with finite differences', () => {
  const gold = [
    sentence('the crowd stormed the old airport', [2, 3, 0, 6, 6, 3]),
    sentence('police the crowd fled', [4, 3, 4, 0]),
    sentence('fled', [0]),
  ]
  const inventory = takeInventory(gold, ['the', 'crowd', 'police'], 10, 1)
  const random = new Random(7)
  const vectors = Float32Array.from({ length: 3 * 8 }, () => random.next() - 0.5)
  const shape = {
    wordWidth: 8,
    subwordWidth: 20,
    buckets: 32,
    hidden: 4,
    layers: 2,
    arcWidth: 8,
    labelWidth: 4,
  }
  const arena = new Arena(16)
  const network = new Network(arena, shape, inventory, vectors, 8)
  network.initialise(random)
  const encoder = new Encoder(inventory, shape.buckets)
  const batch = gold.map(one => encoder.encode(one))
  const f = arena.floats
  const mark = arena.mark()
  const none = { dropout: 0, wordDropout: 0, ownWordDropout: 0, features: 0.5 }
  const dropped = { dropout: 0.3, wordDropout: 0.2, ownWordDropout: 0.2, features: 0.5 }
  for (const rates of [none, dropped]) {
    const loss = (): number => {
      arena.release(mark)
      f.fill(0, network.gradsAt, network.gradsAt + network.count)
      return network.loss(new Tape(arena, true, new Random(3)), batch, rates, 11)
    }
    loss()
    const grads = f.slice(network.gradsAt, network.gradsAt + network.count)
    for (const [name, { value }] of network.parameters) {
      for (let draw = 0; draw < 6; draw++) {
        const i = value.at + random.below(value.rows) * value.stride + random.below(value.columns)
        const kept = f[i]!
        f[i] = kept + 2e-4
        const above = loss()
        f[i] = kept - 2e-4
        const below = loss()
        f[i] = kept
        const numeric = (above - below) / (f32(kept + 2e-4) - f32(kept - 2e-4))
        expect(Math.abs(numeric - grads[i - network.valuesAt]!), `${name} ${i}`).toBeLessThan(2e-3)
      }
    }
  }
})

const f32 = Math.fround
