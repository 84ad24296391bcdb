import { expect, it } from 'vitest'
import type { Instant } from '../../domain/instant.ts'
import { readLexicon } from '../../read/lexicon.ts'
import { readSyntax } from '../../read/models.ts'
import { analyse } from '../../syntax/analyse.ts'
import { codeText } from '../code.ts'
import { goldOf } from '../gold.ts'

const syntax = readSyntax()
const lexicon = readLexicon()

function coded(text: string) {
  const input = { report: 'r', text, published: '2023-05-10T10:00:00Z' as Instant, language: 'en' }
  return codeText(input, analyse(text, syntax, { language: 'en' }), lexicon).map(goldOf)
}

it.each([
  ['Soldiers clashed with villagers at a crossing near the border with Georgia on Thursday.'],
  ['Police fought with smugglers close to the frontier with Sudan.'],
])('the neighbour beyond a border has no part in what happens at it: %s', text => {
  const claim = coded(text).find(({ event }) => event === 'ASSAULT')
  expect(claim?.target).toHaveLength(1)
  expect(claim?.target.join()).not.toMatch(/GOV/)
})

it.each([
  [
    "Sudan's military warned on Thursday of clashes with the Rapid Support Forces, which deployed troops in the capital.",
    'clashes',
  ],
  ["Kenya's police warned on Monday of attacks by bandits, who had gathered near the town.", 'attacks'],
])('what a warning is of has not happened, though a day stands before it: %s', (text, trigger) => {
  const claim = coded(text).find(each => each.trigger === trigger)
  expect(claim?.factuality).toBe('PS+')
})
