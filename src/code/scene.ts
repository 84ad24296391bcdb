import type { Claim, ClaimPlace } from '../domain/claim.ts'
import type { Word } from '../domain/syntax.ts'
import type { Draft } from './code.ts'
import { HAPPENING } from './place-policy.ts'
import type { ResolveContext } from './resolve/context.ts'
import type { NameNote, SentenceNotes } from './resolve/notes.ts'
import { isSaidInSeveral } from './resolve/place.ts'
import { headOf, kidsBy, kidsOf, pathUp, prepositionOf } from './tree.ts'

// The scene that goes on from one sentence to the next.

/**
 * The town of the sentence before for what goes on there: "gunmen attacked a school in Maga. Soldiers have ringed the
 * forest". Not for governments, for what lies ahead and for totals so far.
 */
export function withScenes(context: ResolveContext, drafts: readonly Draft[]): readonly Draft[] {
  const placed: Draft[] = []
  const told: Draft[] = []
  for (const draft of drafts) {
    const isNowhere = isTruceOfStates(draft, drafts)
    const scene = !isNowhere && goesOn(context, draft) ? sceneBefore(context, draft, told) : null
    const found = scene ? moved(draft, scene) : draft
    const next = isNowhere ? { ...draft, claim: { ...draft.claim, place: null } } : found
    placed.push(next)
    if (HAPPENING.has(next.policy) && !isBackground(context, next)) told.push(next)
  }
  // by sentence, so that a long text costs no more for each
  const inSentence = new Map<number, Draft[]>()
  for (const draft of placed) {
    if (isBeforeThat(context, draft)) continue
    const same = inSentence.get(draft.tree.index)
    if (same) same.push(draft)
    else inSentence.set(draft.tree.index, [draft])
  }
  return placed.map(draft => {
    const next = inSentence.get(draft.tree.index + 1) ?? []
    const scene = goesOn(context, draft) ? sceneAfter(draft, next) : null
    return scene ? moved(draft, scene) : draft
  })
}

function moved(draft: Draft, scene: ClaimPlace): Draft {
  return { ...draft, claim: { ...draft.claim, place: { ...scene, span: null } } }
}

/**
 * News begins with what happened in a country and goes on with where: "Thai police fired at protesters. The protesters
 * pushed back against police in Bangkok." The one town of what the next sentence tells of the same people.
 */
function sceneAfter({ claim, tree }: Draft, placed: readonly Draft[]): ClaimPlace | null {
  const next = placed.filter(
    each => each.tree.sentence.paragraph === tree.sentence.paragraph && each.claim.time !== 'future',
  )
  const place = next.find(each => HAPPENING.has(each.policy))?.claim.place
  if (!place || place.precision === 'country') return null
  const isAnotherDay =
    claim.date !== null && next.some(each => each.claim.date && each.claim.date !== claim.date)
  if (isAnotherDay || !next.some(each => sharesParties(each.claim, claim))) return null
  const isElsewhere = ({ claim: { place: other } }: Draft) =>
    other !== null && (other.precision !== 'country' || other.span !== null) && other.name !== place.name
  if (next.some(isElsewhere)) return null
  return !claim.place || place.country === null || place.country === claim.place.country ? place : null
}

function sharesParties(one: Claim, two: Claim): boolean {
  const codes = new Set([...one.actors, ...one.targets].map(({ code }) => code))
  return [...two.actors, ...two.targets].some(({ code }) => codes.has(code))
}

/** "Armenia and Azerbaijan agreed on a ceasefire": in neither of them. */
function isTruceOfStates({ claim, tree }: Draft, drafts: readonly Draft[]): boolean {
  if (claim.mode !== 'ceasefire' || claim.place?.precision !== 'country' || claim.place.span) return false
  const agreed = drafts.find(each => each.tree.index === tree.index && each.claim.event === 'AGREE')
  return new Set(agreed?.claim.actors.map(({ code }) => code.slice(0, 3))).size > 1
}

function goesOn(context: ResolveContext, { claim, tree, found, policy }: Draft): boolean {
  if (policy !== 'fallback-country' || claim.time === 'future') return false
  if (claim.place && (claim.place.precision !== 'country' || claim.place.span)) return false
  if (claim.actors.some(({ code }) => code.endsWith(' GOV'))) return false
  const notes = context.notes(tree.index)
  return (
    notes !== null &&
    ![found.trigger, found.head].some(word => isSaidInSeveral(notes, word)) &&
    !(claim.event !== 'MOBILIZE' && isTotal(notes, found.head)) &&
    !notes.names.some(name => namesTown(notes, name))
  )
}

/** "protests that have shaken the country since fifteen people were killed in Novi Sad" */
function isBackground(context: ResolveContext, { tree, found }: Draft): boolean {
  const { later } = context.notes(tree.index)!.words.dates
  return pathUp(tree, found.head).some(word =>
    kidsBy(tree, word, 'mark').some(mark => later.has(mark.lemma.toLowerCase())),
  )
}

/** "The night before, police had fired": another episode than what was told in the past. */
function isBeforeThat(context: ResolveContext, { tree, found }: Draft): boolean {
  const { perfect } = context.notes(tree.index)!.words.dates
  return kidsBy(tree, found.head, 'aux').some(
    kid => perfect.has(kid.lemma.toLowerCase()) && kid.feats.Tense === 'Past',
  )
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
  // "three months of demonstrations"
  const isLong = head.deprel === 'nmod' && dates.stretches.has(headOf(tree, head)?.lemma.toLowerCase() ?? '')
  const isSince = kids.some(kid =>
    kidsBy(tree, kid, 'case', 'mark').some(mark => dates.later.has(mark.lemma.toLowerCase())),
  )
  return (isPerfect && isCounted) || isList || isLong || isSince
}

/** A town that is named as one; "Israel asked Moscow" and "the Zamfara state government" name none. */
function namesTown(
  { tree, roleAt, words: { grammar } }: SentenceNotes,
  { entries, places, last }: NameNote,
): boolean {
  if (places.length === 0) return false
  const word = tree.words[last - 1]
  const head = word ? headOf(tree, word) : null
  if (head && head.index > last && roleAt[head.index]) return false
  const isLocated = word !== undefined && grammar.location.has(prepositionOf(tree, word) ?? '')
  return entries.length === 0 || (isLocated && entries.every(({ kind }) => kind === 'seat'))
}

/** "A funeral was held in Yelwa" */
function isSaidIn(notes: SentenceNotes, name: NameNote): boolean {
  const word = notes.tree.words[name.last - 1]
  const preposition = word ? prepositionOf(notes.tree, word) : null
  return namesTown(notes, name) && notes.words.grammar.stated.has(preposition ?? '')
}

/** How many sentences back the scene may have been told last (assumption). */
const REACH = 3

/** The one town or region of what was told before; a passage that goes from town to town has none. */
function sceneBefore(
  context: ResolveContext,
  { claim, tree }: Draft,
  placed: readonly Draft[],
): ClaimPlace | null {
  const before = placed.filter(
    ({ claim: { place }, tree: { index, sentence } }) =>
      place !== null && index < tree.index && sentence.paragraph === tree.sentence.paragraph,
  )
  const scenes = before.filter(each => each.claim.place?.precision !== 'country')
  const last = scenes.at(-1)
  const first = last?.claim.place
  if (!last || !first || last.tree.index < tree.index - REACH) return null
  if (scenes.some(each => each.claim.place?.name !== first.name)) return null
  // "on Friday they shelled the town. On Saturday they fired on villages in Azerbaijan": elsewhere
  if (before.some(each => each.tree.index > last.tree.index && each.claim.place?.span)) return null
  for (let index = last.tree.index + 1; index < tree.index; index++) {
    const notes = context.notes(index)
    if (notes?.names.some(name => isSaidIn(notes, name))) return null
  }
  return first.country === null || !claim.place || first.country === claim.place.country ? first : null
}
