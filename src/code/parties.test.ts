import { describe, expect, it } from 'vitest'
import type { Instant } from '../domain/instant.ts'
import { readLexicon } from '../read/lexicon.ts'
import { readSyntax } from '../read/models.ts'
import { analyse } from '../syntax/analyse.ts'
import { codeText } from './code.ts'
import { goldOf } from './gold.ts'

const syntax = readSyntax()
const lexicon = readLexicon()

/** `actors > targets` of the claim with the verb, in whatever form. */
function partiesOf(text: string, verb: RegExp): string | null {
  const input = { report: 'r', text, published: '2023-05-10T10:00:00Z' as Instant, language: 'en' }
  const claims = codeText(input, analyse(text, syntax, { language: 'en' }), lexicon).map(goldOf)
  const claim = claims.find(({ trigger }) => verb.test(trigger))
  return claim ? `${claim.actor.join('+')} > ${claim.target.join('+')}` : null
}

const upper = (text: string) => text.replace(/^./, first => first.toUpperCase())

/** Past forms that are participles too, so that word order alone tells a clause from a phrase. */
const VERBS = ['arrested', 'attacked', 'detained', 'killed', 'tortured']

const PARTIES = [
  ['police', 'SDN COP', 'students', 'SDN EDU'],
  ['Sudanese soldiers', 'SDN MIL', 'Ethiopian farmers', 'ETH CVL'],
] as const

type Manner = (verb: string, actor: string, target: string) => string

const MANNERS: readonly (readonly [string, Manner])[] = [
  ['a plain sentence', (did, a, b) => `${upper(a)} ${did} ${b} in Khartoum on Tuesday.`],
  ['the passive', (did, a, b) => `${upper(b)} were ${did} by ${a} in Khartoum.`],
  ['the perfect', (did, a, b) => `${upper(a)} have ${did} ${b} in Khartoum.`],
  ['a clause of time', (did, a, b) => `Shops closed in Khartoum after ${a} ${did} ${b}.`],
  ['what was said', (did, a, b) => `The ministry said that ${a} had ${did} ${b} in Khartoum.`],
  ['what a witness says behind it', (did, a, b) => `In Khartoum, ${a} ${did} ${b}, witnesses said.`],
  [
    'a relative clause before it',
    (did, a, b) => `${upper(a)}, who had vowed restraint, ${did} ${b} in Khartoum.`,
  ],
  ['the second of two verbs', (did, a, b) => `${upper(a)} entered Khartoum and ${did} ${b}.`],
  ['adverbs before the verb', (did, a, b) => `${upper(a)} also reportedly ${did} ${b} in Khartoum.`],
  ['a place that opens it', (did, a, b) => `In Khartoum, a city in Sudan, ${a} ${did} ${b}.`],
  ['a speaker before a colon', (did, a, b) => `Witnesses in Khartoum: ${a} ${did} ${b}.`],
  [
    'the passive of a relative clause',
    (did, a, b) => `${upper(b)} who were ${did} by ${a} in Khartoum fled.`,
  ],
]

describe('who did it to whom', () => {
  it.each(MANNERS)('is told by %s', (_, manner) => {
    const told = VERBS.flatMap(did =>
      PARTIES.map(([actor, , target]) => partiesOf(manner(did, actor, target), new RegExp(did))),
    )
    expect(told).toEqual(VERBS.flatMap(() => PARTIES.map(([, a, , b]) => `${a} > ${b}`)))
  })

  it('is told by a charge', () => {
    const charge = 'Amnesty accused police of attacking students in Khartoum.'
    expect(partiesOf(charge, /attacking/)).toBe('SDN COP > SDN EDU')
  })

  it('is told by a gerund that others take part in', () => {
    const fighting = 'On Monday, fighting broke out in Kassala between the army and rebels.'
    expect(partiesOf(fighting, /fighting/)).toBe('SDN MIL+SDN REB > ')
    expect(partiesOf('In Kassala demonstrators and riot police clashed.', /clashed/)).toBe(
      'SDN CVL+SDN COP > ',
    )
  })

  it('is not told by a compound', () => {
    expect(partiesOf('Government backed forces entered Khartoum.', /backed/)).toBeNull()
  })

  it('is no event where somebody calls it so', () => {
    expect(partiesOf("The mayor's lawyer called it a kidnapping.", /kidnapping/)).toBeNull()
  })

  it('is no event where the word is the name of a body', () => {
    expect(partiesOf('Amnesty accused police of attacking students in Khartoum.', /Amnesty/)).toBeNull()
  })
})
