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
  })
})

describe('a linear model', () => {
  it('scores as its weights add up, also after it was written and read', () => {
    const feature = fc.integer({ min: -0x80000000, max: 0x7fffffff })
    const row = fc.uniqueArray(fc.tuple(fc.nat(4), fc.integer({ min: -3000, max: 3000 })), {
      selector: pair => pair[0],
      minLength: 1,
    })
    fc.assert(
      fc.property(fc.array(fc.tuple(feature, row)), fc.array(feature), (rows, absent) => {
        const weights = new Map(rows)
        const model = decodeLinear('m', new Map(encodeLinear('m', ['a', 'b', 'c', 'd', 'e'], weights)))
        const features = Int32Array.from([...weights.keys(), ...absent])
        const expected = [0, 0, 0, 0, 0]
        for (const key of features)
          for (const [label, weight] of weights.get(key) ?? []) expected[label]! += weight
        const scores = new Int32Array(5)
        score(model, features, features.length, scores)
        expect([...scores]).toEqual(expected)
      }),
    )
  })
})
