import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../domain/problem.ts'
import { decodeLinear, encodeLinear, score } from './linear.ts'
import { crc32, decodeModel, encodeModel } from './model-file.ts'

const sections = new Map([
  ['one', Uint8Array.of(1, 2, 3)],
  ['two', new Uint8Array()],
])
const file = encodeModel('fast', sections)

describe('a file of weights', () => {
  it('comes back as it was written', () => {
    expect(decodeModel('fast', file)).toEqual(sections)
  })

  it('has the checksum of gzip and PNG', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
  })

  it('is refused when a byte was changed or lost, or when it is of another kind', () => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const broken = Uint8Array.from(file, (byte, i) => (i === at ? byte ^ by : byte))
        expect(() => decodeModel('fast', broken)).toThrow(UserError)
        expect(() => decodeModel('fast', file.subarray(0, at))).toThrow(UserError)
      }),
    )
    expect(() => decodeModel('lemmas', file)).toThrow(/does not begin with/)
    const older = new TextEncoder().encode('FOREWARN fast 1\n')
    expect(() => decodeModel('fast', older)).toThrow(/does not begin with "FOREWARN fast 2"/)
  })
})

describe.each([
  ['few', 5],
  ['many', 300],
])('a linear model of %s classes', (_, count) => {
  const classes = Array.from({ length: count }, (_, i) => `class ${i}`)
  const feature = fc.integer({ min: -0x80000000, max: 0x7fffffff })
  const row = fc.uniqueArray(fc.tuple(fc.nat(count - 1), fc.integer({ min: -3000, max: 3000 })), {
    selector: pair => pair[0],
    minLength: 1,
    maxLength: 20,
  })

  it('scores as its weights add up, also after it was written and read', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(feature, row)), fc.array(feature), (rows, absent) => {
        const weights = new Map(rows)
        const model = decodeLinear('m', new Map(encodeLinear('m', classes, weights)))
        const features = Int32Array.from([...weights.keys(), ...absent])
        const expected = classes.map(() => 0)
        for (const key of features)
          for (const [label, weight] of weights.get(key) ?? []) expected[label]! += weight
        const scores = new Int32Array(count)
        score(model, features, features.length, scores)
        expect([...scores]).toEqual(expected)
      }),
    )
  })

  it('tells features apart by the bits of the key that it keeps', () => {
    const weights = new Map([[0x123456, [[1, 7] as const]]])
    const model = decodeLinear('m', new Map(encodeLinear('m', classes, weights, 24)))
    const scores = new Int32Array(count)
    for (const [key, expected] of [
      [0x123456, 7],
      [0x77123456, 7],
      [0x123457, 0],
    ] as const) {
      score(model, Int32Array.of(key), 1, scores)
      expect(scores[1]).toBe(expected)
    }
  })
})
