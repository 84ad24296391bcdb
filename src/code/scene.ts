import type { ClaimPlace } from '../domain/claim.ts'
import type { EventType } from '../domain/plover.ts'
import type { Word } from '../domain/syntax.ts'
import type { Draft } from './code.ts'
import type { LanguageLexicon } from './lexicon.ts'
import type { Filled } from './parties.ts'
import type { Family, Found } from './pattern.ts'
import type { ResolveContext } from './resolve/context.ts'
import type { NameNote, SentenceNotes } from './resolve/notes.ts'
import { isEverywhere, type PlacePolicy } from './resolve/place.ts'
import { headOf, kidsBy, kidsOf, prepositionOf, type Tree } from './tree.ts'

// Where a claim may take its place from, by what it tells (gold rule 18), and the scene that goes on from one sentence
// to the next.

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
  return kidsOf(tree, head).filter(
    kid =>
      kid.deprel === 'obj' ||
      kid.deprel === 'nsubj:pass' ||
      (kid.deprel === 'nmod' && partitive.has(prepositionOf(tree, kid) ?? '')),
  )
}

/**
 * The town of the sentence before for what goes on there: "gunmen attacked a school in Maga. Soldiers have ringed the
 * forest". Not for governments, for what lies ahead and for totals so far.
 */
export function withScenes(context: ResolveContext, drafts: readonly Draft[]): readonly Draft[] {
  const placed: Draft[] = []
  for (const draft of drafts) {
    if (isTruceOfStates(draft, drafts)) {
      placed.push({ ...draft, claim: { ...draft.claim, place: null } })
      continue
    }
    const scene = goesOn(context, draft) ? sceneBefore(draft, placed) : null
    placed.push(scene ? { ...draft, claim: { ...draft.claim, place: { ...scene, span: null } } } : draft)
  }
  return placed
}

/** "Armenia and Azerbaijan agreed on a ceasefire": in neither of them. */
function isTruceOfStates({ claim, tree }: Draft, drafts: readonly Draft[]): boolean {
  if (claim.mode !== 'ceasefire' || claim.place?.precision !== 'country' || claim.place.span) return false
  const agreed = drafts.find(each => each.tree.index === tree.index && each.claim.event === 'AGREE')
  return new Set(agreed?.claim.actors.map(({ code }) => code.slice(0, 3))).size > 1
}

function goesOn(context: ResolveContext, { claim, tree, found, policy }: Draft): boolean {
  if (policy !== 'fallback-country' || claim.time === 'future') return false
  if (claim.place?.precision !== 'country' || claim.place.span) return false
  if (claim.actors.some(({ code }) => code.endsWith(' GOV'))) return false
  const notes = context.notes(tree.index)
  return notes !== null && !isTotal(notes, found.head) && !notes.names.some(name => namesTown(notes, name))
}

/** "7,000 people have been arrested", "killed since Sunday": counted up, here and elsewhere. */
function isTotal({ tree, words: { dates } }: SentenceNotes, head: Word): boolean {
  const kids = kidsOf(tree, head)
  const isPerfect = kids.some(
    kid => kid.deprel === 'aux' && dates.perfect.has(kid.lemma.toLowerCase()) && kid.feats.Tense === 'Pres',
  )
  const isNumbered = (word: Word | null) => word !== null && kidsBy(tree, word, 'nummod').length > 0
  const isCounted = kidsBy(tree, head, 'nsubj', 'obj').some(isNumbered)
  // "the names of 66 people killed"
  const isList = head.deprel === 'acl' && isNumbered(headOf(tree, head))
  const isSince = kids.some(kid =>
    kidsBy(tree, kid, 'case', 'mark').some(mark => dates.later.has(mark.lemma.toLowerCase())),
  )
  return (isPerfect && isCounted) || isList || isSince
}

/** A town that is named as one; "Israel asked Moscow" names none. */
function namesTown(
  { tree, words: { grammar } }: SentenceNotes,
  { entries, places, last }: NameNote,
): boolean {
  if (places.length === 0) return false
  const word = tree.words[last - 1]
  const isLocated = word !== undefined && grammar.location.has(prepositionOf(tree, word) ?? '')
  return entries.length === 0 || (isLocated && entries.every(({ kind }) => kind === 'seat'))
}

/** The one town or region of what the sentence before tells; a passage that goes from town to town has none. */
function sceneBefore({ claim, tree }: Draft, placed: readonly Draft[]): ClaimPlace | null {
  const scenes = placed.filter(
    ({ claim: { place }, tree: { index, sentence } }) =>
      place !== null &&
      place.precision !== 'country' &&
      index < tree.index &&
      sentence.paragraph === tree.sentence.paragraph,
  )
  const first = scenes.find(each => each.tree.index === tree.index - 1)?.claim.place
  if (!first || scenes.some(each => each.claim.place?.name !== first.name)) return null
  return first.country === null || first.country === claim.place?.country ? first : null
}
