import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACT_NAMES, policySchema } from '../../../src/stress/policy.ts'
import { definitionOf, formatPolicy, parsePolicy } from './policy-address.ts'

describe('a policy in the address', () => {
  it('reads as one says it', () => {
    const policy = parsePolicy('concession@2,curfew@0-5:almaty,!order-fire')
    expect(policy).toEqual({
      acts: [
        { act: 'concession', from: 2, until: null, region: null },
        { act: 'curfew', from: 0, until: 5, region: 'almaty' },
      ],
      never: ['order-fire'],
    })
    expect(formatPolicy(policy)).toBe('concession@2,curfew@0-5:almaty,!order-fire')
    expect(formatPolicy(parsePolicy(''))).toBe('-')
  })

  it('comes back as it went (law)', () => {
    const act = fc.constantFrom(...ACT_NAMES)
    const day = fc.integer({ min: 0, max: 900 }).map(tenths => tenths / 10)
    const drafts = fc.record({
      acts: fc.array(
        fc.record({
          act,
          from: day,
          until: fc.option(day),
          region: fc.option(fc.constantFrom('almaty', 'east-kazakhstan', 'регион_2')),
        }),
        { maxLength: 10 },
      ),
      never: fc.array(act, { maxLength: 5 }),
    })
    fc.assert(
      fc.property(drafts, draft => {
        expect(parsePolicy(formatPolicy(draft))).toEqual(draft)
      }),
    )
  })

  it('passes over what it does not understand, and stays a policy (law)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
        const definition = definitionOf(parsePolicy(text), 'A')
        expect(policySchema.safeParse(definition).error).toBeUndefined()
      }),
    )
  })
})
