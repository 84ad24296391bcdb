import type { EventType } from '../domain/plover.ts'
import type { Word } from '../domain/syntax.ts'
import type { LanguageLexicon } from './lexicon.ts'
import type { Filled } from './parties.ts'
import type { Family, Found } from './pattern.ts'
import type { ResolveContext } from './resolve/context.ts'
import type { SentenceNotes } from './resolve/notes.ts'
import { isEverywhere } from './resolve/place.ts'
import { headOf, kidsBy, kidsOf, prepositionOf, type Tree } from './tree.ts'

// Where a claim may take its place from, by what it tells (gold rule 18).

/**
 * `strict`: a place only where it is stated for the event; `said`: only right beside its word, since what stands behind
 * is the place of what is spoken of; `fallback-country`: else the country beyond doubt; `own-else-country`: the country
 * wherever none is stated for the event itself (a state of emergency, a curfew).
 */
export type PlacePolicy = 'strict' | 'said' | 'fallback-country' | 'own-else-country'

/** What is done somewhere, unlike what is said or agreed. */
export const HAPPENING: ReadonlySet<PlacePolicy> = new Set(['fallback-country', 'own-else-country'])

/** Acts of speech, which are another episode than what was done before them. */
export const SPEECH: ReadonlySet<EventType> = new Set([
  'REQUEST',
  'ACCUSE',
  'THREATEN',
  'REJECT',
  'SUPPORT',
  'AGREE',
])

/** How far a place is looked for. */
export function placePolicy(
  context: ResolveContext,
  tree: Tree,
  found: Found,
  actors: Filled,
  lexicon: LanguageLexicon,
): PlacePolicy {
  const { family } = found.pattern
  const event = family.event as EventType
  if (SPEECH.has(event) || event === 'CONCEDE') return 'said'
  const isUnplaced = lexicon.placeless.has(family.mode ?? '') || isWithoutScene(family, actors)
  if (!lexicon.countryPlace.has(event) || isUnplaced) return 'strict'
  const notes = context.notes(tree.index)
  if (!notes) return 'fallback-country'
  const isWide = isEverywhere(notes, found.trigger) || isNational(notes, found, actors)
  return isWide ? 'own-else-country' : 'fallback-country'
}

/** A truce of two states is in neither; ministers and envoys who leave a government are nowhere. */
function isWithoutScene({ event, mode }: Family, { participants }: Filled): boolean {
  const countries = new Set(participants.map(({ code }) => code.slice(0, 3)))
  if (mode === 'ceasefire') return countries.size > 1
  return (
    event === 'DEFECT' && participants.length > 0 && participants.every(({ code }) => code.endsWith(' GOV'))
  )
}

/**
 * A state of emergency of a government is for the country, wherever the clauses around it are; so are power that is
 * seized, borders that are closed and networks that are cut.
 */
function isNational(
  { tree, words: { grammar } }: SentenceNotes,
  found: Found,
  { participants }: Filled,
): boolean {
  const { event, mode } = found.pattern.family
  if (event !== 'COERCE') return false
  const isOrder = mode === 'curfew' || mode === 'censor' || mode === 'restrict'
  const isLocal = [found.head, headOf(tree, found.head)].some(
    verb => verb && kidsBy(tree, verb, 'nsubj').some(kid => grammar.local.has(kid.lemma.toLowerCase())),
  )
  const orders = mode === 'curfew' ? / (GOV|MIL)$/ : / GOV$/
  if (isOrder && !isLocal && participants.some(({ code }) => orders.test(code))) return true
  return [found.trigger, ...affected(tree, found.head, grammar.partitive)].some(word =>
    grammar.national.has(word.lemma.toLowerCase()),
  )
}

/** What an act is done to: object, passive subject, "of". */
function affected(tree: Tree, head: Word, partitive: ReadonlySet<string>): readonly Word[] {
  return kidsOf(tree, head)
    .filter(
      kid =>
        kid.deprel === 'obj' ||
        kid.deprel === 'nsubj:pass' ||
        (kid.deprel === 'nmod' && partitive.has(prepositionOf(tree, kid) ?? '')),
    )
    .flatMap(kid => [kid, ...kidsBy(tree, kid, 'compound')])
}
