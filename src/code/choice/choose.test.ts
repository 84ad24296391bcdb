import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import type { Instant } from '../../domain/instant.ts'
import { codeByRules } from '../code.ts'
import { analysed, coded, lexicon } from '../coded.testing.ts'
import { withChoices } from './choose.ts'

const byRules = (text: string, language = 'en') => {
  const published = '2024-06-12T12:00:00Z' as Instant
  return codeByRules({ report: 'r', text, published, language }, analysed(text, language), lexicon)
}

describe('a party that the clause leaves unsaid', () => {
  const text =
    'The White House has been at odds with Tehran for months. President Donald Trump threatened more sanctions on Monday.'

  it('is one that the report tells of, where that is likely enough', () => {
    const sanctions = coded(text, { day: '2018-06-12' }).find(({ event }) => event === 'SANCTION')
    expect(sanctions?.targets.map(({ code }) => code)).toEqual(['IRN GOV'])
  })

  it('is told to be a likelihood, with that of nobody beside it', () => {
    const sanctions = coded(text, { day: '2018-06-12' }).find(({ event }) => event === 'SANCTION')
    const why = sanctions?.why.find(({ field }) => field === 'targets')
    expect(why?.rule).toMatch(/^likelier than what the rules found: 0\.\d\d to 0\.\d\d$/)
    expect(text.slice(why?.span?.start, why?.span?.end)).toBe('Tehran')
  })

  it('is nobody whose country is not known', () => {
    const claims = coded(
      'Moscow said that the EU had imposed new sanctions and that it would expel diplomats.',
    )
    expect(claims.find(({ trigger }) => trigger.text === 'sanctions')?.targets).toEqual([])
  })
})

const folder = 'cases/kazakhstan-2022/reports'
const reports = readdirSync(folder)
  .filter(name => name.endsWith('.md'))
  .slice(0, 40)
  .map(name => readFileSync(join(folder, name), 'utf8').split(/^---$/m).at(-1)!.trim())

test('whom the rules found stays, and so do all fields but parties and place', () => {
  for (const text of reports) {
    const { coded: own, choicesOf } = byRules(text)
    const chosen = withChoices(own, choicesOf)
    own.drafts.forEach(({ claim }, n) => {
      const after = chosen[n]!.claim
      if (claim.actors.length > 0) expect(after.actors).toEqual(claim.actors)
      if (claim.targets.length > 0) expect(after.targets).toEqual(claim.targets)
      if (claim.place) expect(after.place).not.toBeNull()
      const { actors, targets, place, why, ...rest } = claim
      expect(after).toMatchObject(rest)
    })
  }
})

test('where nothing was learnt, the claims are those of the rules', () => {
  for (const text of reports.slice(0, 10)) {
    const { coded: own } = byRules(text)
    expect(withChoices(own, () => null)).toEqual(own.drafts)
  }
  const russian = byRules('Полиция задержала 40 протестующих в Алматы в среду.', 'ru')
  expect(withChoices(russian.coded, russian.choicesOf)).toEqual(russian.coded.drafts)
})
