import { describe, expect, it } from 'vitest'
import type { Day } from '../domain/instant.ts'
import { readStates, readTreaties } from '../read/treaties.ts'
import { checkMembership } from './membership.ts'

const book = { treaties: readTreaties(), states: readStates() }
const check = (sentence: string, day = '2022-01-06') => checkMembership(sentence, day as Day, book)

describe('claims on who belongs to a treaty', () => {
  it('are read in the forms that reports use, and settled by the dates of membership', () => {
    for (const [sentence, understood, verdict] of [
      [
        'Recall that the CSTO is a military alliance that includes Armenia, Belarus, Kazakhstan, Kyrgyzstan, Tajikistan and especially Russia.',
        'CSTO includes ARM, BLR, KAZ, KGZ, TJK, RUS',
        'true',
      ],
      ['All CSTO states belong to the OSCE.', 'every member of CSTO is a member of OSCE', 'true'],
      ['Every OSCE member state is a member of NATO.', 'every member of OSCE is a member of NATO', 'false'],
      ['Kazakhstan and Uzbekistan are members of the CSTO.', 'KAZ, UZB are members of CSTO', 'false'],
      ['Uzbekistan is not a member of the CSTO.', 'UZB is a member of CSTO', 'true'],
      ['Turkey does not belong to NATO.', 'TUR is a member of NATO', 'false'],
    ] as const)
      expect([sentence, check(sentence)?.understood, check(sentence)?.verdict]).toEqual([
        sentence,
        understood,
        verdict,
      ])
  })

  it('hold for the day on which they are made', () => {
    const sentence = 'Uzbekistan is a member of the CSTO.'
    expect(check(sentence, '2010-06-01')?.verdict).toBe('true')
    expect(check(sentence, '2022-01-06')?.verdict).toBe('false')
    expect(check('Finland is a member of NATO.', '2022-01-06')?.verdict).toBe('false')
    expect(check('Finland is a member of NATO.', '2024-01-06')?.verdict).toBe('true')
  })

  it('name the states against which a claim fails', () => {
    expect(check('The CSTO includes Russia, Georgia and Armenia.')?.against).toEqual(['GEO'])
  })

  it('are denied of each state named, and by what stands before them', () => {
    for (const [sentence, denied, verdict, against] of [
      ['Kazakhstan and Uzbekistan are not members of the CSTO.', true, 'false', ['KAZ']],
      ['Neither Armenia nor Georgia is a member of NATO.', true, 'true', []],
      ['Ukraine was never a member of NATO.', true, 'true', []],
      ['Not all NATO members belong to the EU.', true, 'true', []],
      ['Uzbekistan was a member of the CIS.', false, 'true', []],
    ] as const)
      expect([sentence, check(sentence)]).toEqual([
        sentence,
        expect.objectContaining({ denied, verdict, against }),
      ])
  })

  it('are not found where a state is compared, supposed or has left, nor in lists of others', () => {
    for (const sentence of [
      'Georgia, unlike Armenia, is not a member of the CSTO.',
      'If Ukraine were a member of NATO, it would be safe.',
      'Does Ukraine belong to NATO?',
      'The ambassador to Kazakhstan is a member of NATO.',
      'Uzbekistan was a member of the CSTO until 2012.',
      "NATO's partners include Georgia and Ukraine.",
    ])
      expect([sentence, check(sentence)]).toEqual([sentence, null])
  })

  it('are not found where a treaty is only spoken of', () => {
    for (const sentence of [
      'The CSTO will send peacekeepers to Kazakhstan.',
      'NATO and Russia held talks on Ukraine.',
      'He is a member of parliament in Armenia.',
    ])
      expect(check(sentence)).toBeNull()
  })
})
