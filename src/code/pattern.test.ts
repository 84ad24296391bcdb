import { describe, expect, it } from 'vitest'
import { parseConditions } from './pattern.ts'

describe('conditions of a pattern', () => {
  it('are demands on slots, positive or negative, with words or classes', () => {
    expect(parseConditions('obj:@weapon,fire !on|upon:street')).toEqual([
      { slots: ['obj'], values: ['@weapon', 'fire'], negative: false },
      { slots: ['on', 'upon'], values: ['street'], negative: true },
    ])
  })

  it('that are none are named', () => {
    expect(parseConditions('obj:fire ?on')).toEqual({ wrong: '?on' })
  })
})
