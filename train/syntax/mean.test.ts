import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readWeights, writeWeights } from '../../src/syntax/neural/weights.ts'
import { meanOf } from './mean.ts'

const shipped = new Uint8Array(readFileSync(new URL('../../models/en/accurate.bin', import.meta.url)))

test('the mean of weights and themselves is what they were', () => {
  const mean = readWeights(meanOf([shipped, shipped]))
  const given = readWeights(shipped)
  expect(mean.words).toEqual(given.words)
  for (const { name } of given.header.blocks) {
    const [a, b] = [mean.numbers(name), given.numbers(name)]
    for (const i of [0, 7, a.values.length - 1])
      expect(a.values[i]! * (a.scales[0] ?? 1)).toBeCloseTo(b.values[i]! * (b.scales[0] ?? 1), 5)
  }
})

test('each number of a mean lies half-way', () => {
  const { header, words, numbers, morphology } = readWeights(shipped)
  const bias = header.blocks.find(({ kind }) => kind === 'float32')!.name
  const changed = writeWeights(
    header,
    words,
    new Map(
      header.blocks.map(({ name }) => {
        const block = numbers(name)
        return [name, name === bias ? { ...block, values: block.values.map(x => x + 2) } : block]
      }),
    ),
    morphology,
  )
  expect(readWeights(meanOf([shipped, changed])).numbers(bias).values[0]).toBeCloseTo(
    numbers(bias).values[0]! + 1,
    5,
  )
})

test('weights of other words have none', () => {
  const russian = new Uint8Array(readFileSync(new URL('../../models/ru/accurate.bin', import.meta.url)))
  expect(() => meanOf([shipped, russian])).toThrow('have no mean')
})
