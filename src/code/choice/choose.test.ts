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
    expect(sanctions?.likely?.targets?.map(({ code }) => code)).toEqual(['IRN GOV'])
    expect(sanctions?.targets).toEqual([])
  })

  it('is told to be a likelihood, with that of nobody beside it', () => {
    const sanctions = coded(text, { day: '2018-06-12' }).find(({ event }) => event === 'SANCTION')
    const why = sanctions?.why.find(({ field }) => field === 'likely targets')
    expect(why?.rule).toMatch(/^likelier than what is stated: 0\.\d\d to 0\.\d\d$/)
    expect(text.slice(why?.span?.start, why?.span?.end)).toBe('Tehran')
  })

  it('is nobody whose country is not known', () => {
    const claims = coded('Soldiers opened fire. Some of them said that they had been threatened.')
    expect(claims.flatMap(({ likely }) => [...(likely?.actors ?? []), ...(likely?.targets ?? [])])).toEqual(
      [],
    )
  })
})

const folder = 'cases/kazakhstan-2022/reports'
const reports = readdirSync(folder)
  .filter(name => name.endsWith('.md'))
  .slice(0, 40)
  .map(name => readFileSync(join(folder, name), 'utf8').split(/^---$/m).at(-1)!.trim())

test('what is likely stands beside what is stated, and only where that leaves something open', () => {
  for (const text of reports) {
    const { coded: own, choicesOf } = byRules(text)
    const chosen = withChoices(own, choicesOf)
    own.drafts.forEach(({ claim }, n) => {
      const { likely, why, ...stated } = chosen[n]!.claim
      const { why: _, ...before } = claim
      expect(stated).toEqual(before)
      if (claim.actors.length > 0) expect(likely?.actors).toBeUndefined()
      if (claim.targets.length > 0) expect(likely?.targets).toBeUndefined()
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
