import { describe, expect, it } from 'vitest'
import { codeText } from '../code/code.ts'
import { readLexicon } from '../read/lexicon.ts'
import { readSyntax } from '../read/models.ts'
import { analyse } from '../syntax/analyse.ts'
import { tell, weighed } from './newsroom.testing.ts'

const syntax = readSyntax()
const lexicon = readLexicon('lexicon')
const SENTENCE = 'Soldiers opened fire on a crowd in Aktobe, a deputy said'

/** The event of one report, from its text. */
function eventIn(text: string) {
  const { report } = tell('a', '2022-01-06T10:00Z', 'Reuters', text, [])
  const claims = codeText({ ...report, report: 'a' }, analyse(text, syntax, { language: 'en' }), lexicon)
  const { events } = weighed([{ report, claims }])
  expect(events).toHaveLength(1)
  return events[0]!
}

describe('a caveat in the report', () => {
  const plain = eventIn(`${SENTENCE}.`)

  it('lowers the belief, and why says so', () => {
    const doubted = eventIn(`${SENTENCE}; the report has not been confirmed.`)
    expect(doubted.belief.p).toBeLessThan(plain.belief.p)
    expect(doubted.terms.map(({ label }) => label).join()).toContain('unconfirmed, says its own report × 0.4')
    expect(doubted.grade.credibility).toBe(6)
  })

  it('leaves nothing of what is found false', () => {
    const refuted = eventIn(`${SENTENCE}. This turned out to be false.`)
    expect(refuted.belief.p).toBeCloseTo(0.5)
  })

  it('sets the voice of whoever denies it against it', () => {
    const denied = eventIn(`${SENTENCE}. The interior ministry denied the report.`)
    expect(denied.disputed).toBe(true)
    expect(denied.belief.p).toBeLessThan(plain.belief.p)
    expect(denied.origins.map(({ who, supports }) => `${who} ${supports}`)).toEqual([
      'KAZ LEG true',
      'KAZ GOV false',
    ])
  })
})
