import type { ClaimPlace } from '../../domain/claim.ts'
import type { Word } from '../../domain/syntax.ts'
import type { PlacePolicy } from '../place-policy.ts'
import { base, headOf, isNoun, isVerb, kidsBy, kidsOf, prepositionOf } from '../tree.ts'
import type { ResolveContext } from './context.ts'
import { antecedentsIn } from './coreference.ts'
import { countryPlace, type Found, isOfMotion, placeAt, RANK } from './named-place.ts'
import type { SentenceNotes } from './notes.ts'
import { partyOf } from './phrase.ts'
import { settingCountry } from './setting.ts'
import { beside, CARRIED, outerSteps, type Step, seatsOf, strictSteps } from './whereabouts.ts'

/** The most specific named place of the event whose trigger is word `trigger`, or null. */
export function placeOf(
  context: ResolveContext,
  sentence: number,
  trigger: number,
  policy: PlacePolicy,
): ClaimPlace | null {
  const notes = context.notes(sentence)
  const word = notes?.tree.words[trigger - 1]
  if (!notes || !word || !notes.tree.sentence.parsed) return null
  const stated = statedPlace(context, notes, word, policy)
  if (stated || policy === 'strict' || policy === 'said') return stated
  return settingPlace(context, notes, word)
}

/** "cut the internet nationwide", "protests across the country": of the country, whatever towns are named beside it. */
export function isEverywhere(
  { tree, nameAt, roleAt, words: { grammar } }: SentenceNotes,
  word: Word,
): boolean {
  const head = headOf(tree, word)
  const carrier = isNoun(word) && head && isVerb(head) && CARRIED.has(base(word.deprel)) ? [head] : []
  const objects = isVerb(word) ? kidsBy(tree, word, 'obj') : []
  const subjects = [word, ...carrier].flatMap(each => kidsBy(tree, each, 'nsubj'))
  const isWhole = (kid: Word) =>
    grammar.nations.has(kid.lemma.toLowerCase()) ||
    (nameAt[kid.index]?.entries.some(entry => entry.kind === 'country') ?? false)
  const nouns = kidsBy(tree, word, 'obl', 'nmod').filter(kid => kid.upos === 'NOUN')
  // "the country endures a strike", "a strike crippled Greece"
  const isUndergone = (verb: Word) =>
    kidsBy(tree, verb, word.deprel === 'nsubj' ? 'obj' : 'nsubj').some(isWhole) &&
    (word.deprel === 'nsubj' || grammar.witnessing.has(verb.lemma.toLowerCase()))
  // "outside the national parliament"
  const isVenue = (each: Word) => grammar.venues.has(each.lemma.toLowerCase()) || roleAt[each.index] !== null
  if (isNoun(word) && carrier.some(isUndergone)) return true
  return [word, ...carrier, ...objects, ...subjects, ...nouns].some(each =>
    kidsOf(tree, each).some(
      kid =>
        ((kid.deprel === 'advmod' || (kid.deprel === 'amod' && !subjects.includes(each) && !isVenue(each))) &&
          grammar.everywhere.has(kid.lemma.toLowerCase())) ||
        (/^(obl|nmod)/.test(kid.deprel) &&
          grammar.everywhere.has(prepositionOf(tree, kid) ?? '') &&
          isWhole(kid)),
    ),
  )
}

/** The building or square where an event is stated to be, as written: "near the ice palace", or null. */
export function siteOf(context: ResolveContext, sentence: number, trigger: number): string | null {
  const notes = context.notes(sentence)
  const word = notes?.tree.words[trigger - 1]
  if (!notes || !word || !notes.tree.sentence.parsed) return null
  const { stated, venues } = notes.words.grammar
  const site = strictSteps(notes, word)
    .flatMap(each => each.words)
    .find(
      each =>
        each.upos === 'NOUN' &&
        venues.has(each.lemma.toLowerCase()) &&
        kidsBy(notes.tree, each, 'case').some(kid => stated.has(kid.lemma.toLowerCase())),
    )
  return site ? partyOf(context, notes, site, 'body').name : null
}

function statedPlace(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  policy: PlacePolicy,
): ClaimPlace | null {
  const own = strictSteps(notes, word)
  if (policy === 'said')
    return placeIn(context, notes, word, [{ words: beside(notes, word), venues: true }], policy)
  const stated = placeIn(context, notes, word, own, policy)
  if (policy === 'strict' || (stated && stated.precision !== 'country')) return stated
  if (policy === 'own-else-country')
    return placeIn(context, notes, word, [...own, { words: seatsOf(notes, word), venues: true }], policy)
  if (isSaidIn(notes, word)) return stated
  return placeIn(context, notes, word, [...own, ...outerSteps(notes, word)], policy)
}

/** The first town or region of the steps; else something that lies in a town; else a country. */
export function placeIn(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  steps: readonly Step[],
  policy: PlacePolicy,
): ClaimPlace | null {
  let country: Found | null = null
  let venue: Found | null = null
  for (const { words, venues } of steps) {
    const best = bestOf(words.flatMap(each => placesUnder(context, notes, each, word, policy)))
    if (!best) continue
    if (best.rank === RANK.region) return (townIn(context, notes, word, best.place) ?? best).place
    if (best.rank > RANK.region && best.rank !== RANK.named)
      return (apposed(context, notes, word, best) ?? best).place
    if (best.rank === RANK.country) country ??= best
    else if (venues) venue ??= best
  }
  return (venue ?? country)?.place ?? null
}

/** "in northern Mali", "in several towns", "near the border": where no town is named, none of another clause is meant. */
function isSaidIn(notes: SentenceNotes, word: Word): boolean {
  const { tree, nameAt, words } = notes
  const objects = kidsBy(tree, word, 'obj').flatMap(kid => kidsBy(tree, kid, 'nmod'))
  return (
    isSaidInSeveral(notes, word) ||
    [...kidsBy(tree, word, 'obl'), ...objects].some(kid => {
      const isBorder = words.grammar.borders.has(kid.lemma.toLowerCase())
      const isCountry = nameAt[kid.index]?.entries.some(entry => entry.kind === 'country') ?? false
      return words.grammar.stated.has(prepositionOf(tree, kid) ?? '') && (isBorder || isCountry)
    })
  )
}

/** "clashed in several cities", "there were protests in other regions": in no one town. */
export function isSaidInSeveral({ tree, words: { grammar } }: SentenceNotes, word: Word): boolean {
  const head = headOf(tree, word)
  const carrier = isNoun(word) && head && isVerb(head) && CARRIED.has(base(word.deprel)) ? [head] : []
  const objects = kidsBy(tree, word, 'obj').flatMap(kid => kidsBy(tree, kid, 'nmod'))
  return [...[word, ...carrier].flatMap(each => kidsBy(tree, each, 'obl', 'nmod')), ...objects].some(
    kid =>
      grammar.stated.has(prepositionOf(tree, kid) ?? '') &&
      grammar.settlements.has(kid.lemma.toLowerCase()) &&
      kid.feats.Number === 'Plur' &&
      kidsOf(tree, kid).every(each => each.upos !== 'PROPN'),
  )
}

/** "attacked a school in Maga, in the state of Kebbi": the town that stands with its region. */
function townIn(context: ResolveContext, notes: SentenceNotes, word: Word, region: ClaimPlace): Found | null {
  const towns = strictSteps(notes, word)
    .flatMap(({ words }) => words.flatMap(each => placesUnder(context, notes, each, word, 'strict')))
    .filter(({ rank, place }) => rank === RANK.city && (!place.country || place.country === region.country))
  return bestOf(towns)
}

/** "stormed a hall in Krasnogorsk, on the edge of Moscow": what follows a comma only says where the first town lies. */
function apposed(context: ResolveContext, notes: SentenceNotes, word: Word, best: Found): Found | null {
  const from = best.place.span?.start ?? 0
  const towns = strictSteps(notes, word)
    .flatMap(({ words }) => words.flatMap(each => placesUnder(context, notes, each, word, 'strict')))
    .filter(({ rank, place }) => rank >= RANK.named && place.span && place.span.start < from)
  const first = bestOf(towns.map(each => ({ ...each, rank: RANK.city })))
  const between = first?.place.span ? context.text.slice(first.place.span.end, from) : ''
  return /^,[^,]*$/.test(between) ? first : null
}

function bestOf(found: readonly Found[]): Found | null {
  const start = (each: Found) => each.place.span?.start ?? 0
  return [...found].sort((a, b) => b.rank - a.rank || start(a) - start(b))[0] ?? null
}

/** "attacked Gana town", "an assault on the village of Gana": a town is a place, whatever is done to it. */
function isNamedTown(notes: SentenceNotes, word: Word, preposition: string | null): boolean {
  const { grammar } = notes.words
  const head =
    word.upos === 'PROPN' && grammar.partitive.has(preposition ?? '') ? headOf(notes.tree, word) : null
  const town = head ?? word
  const joiner = head ? whereOf(notes, head) : preposition
  const lemma = town.lemma.toLowerCase()
  return (grammar.towns.has(lemma) || grammar.localities.has(lemma)) && !grammar.outward.has(joiner ?? '')
}

/** Places in a phrase, clauses in it left out. */
function placesUnder(
  context: ResolveContext,
  notes: SentenceNotes,
  top: Word,
  event: Word,
  policy: PlacePolicy,
): readonly Found[] {
  const { tree, words } = notes
  const found: Found[] = []
  const open: { readonly word: Word; readonly bordering: boolean }[] = [{ word: top, bordering: false }]
  while (open.length > 0) {
    const { word, bordering } = open.pop()!
    let isNamed = false
    const preposition = whereOf(notes, word)
    const border = bordering || words.grammar.borders.has(word.lemma.toLowerCase())
    if (isOfOwnName(notes, word) || isBesideOwn(notes, word) || isOwner(notes, word)) continue
    const fits =
      policy === 'strict' || policy === 'said'
        ? preposition === null
          ? isBeforeNoun(notes, word, event) || isReached(notes, word)
          : words.grammar.stated.has(preposition) ||
            ((words.grammar.inward.has(preposition) || words.grammar.goals.has(preposition)) &&
              isOfMotion(notes, word))
        : preposition === null || words.grammar.location.has(preposition)
    if (fits || isNamedTown(notes, word, preposition)) {
      const place = placeAt(context, notes, word, preposition)
      const isOrigin = place?.rank === RANK.country && isOriginOf(notes, word, preposition)
      if (
        place?.rank === RANK.country &&
        policy === 'strict' &&
        (isReached(notes, word) || isOfNoun(notes, word, event))
      )
        continue
      if (place && !isOrigin && !(border && place.rank === RANK.country)) found.push(place)
      isNamed = place !== null && place.rank > RANK.country
    }
    // "in Marib and Sanaa": the first of them
    for (const kid of kidsOf(tree, word))
      if (INSIDE.has(base(kid.deprel)) && !isVerb(kid) && !(isNamed && kid.deprel === 'conj'))
        open.push({ word: kid, bordering: border })
  }
  return found
}

/** "United" of "with the United States" stands behind no preposition of its own. */
function isOfOwnName({ tree, nameAt }: SentenceNotes, word: Word): boolean {
  const head = headOf(tree, word)
  const name = nameAt[word.index]
  const isCountry = name?.entries.some(({ kind }) => kind === 'country') ?? false
  return isCountry && head !== null && name === nameAt[head.index]
}

/** "the Paris suburb of Nanterre": the town that the noun is of is told behind it. */
function isBesideOwn({ tree, nameAt, words: { grammar } }: SentenceNotes, word: Word): boolean {
  const head = headOf(tree, word)
  if (!head || base(word.deprel) !== 'compound' || !grammar.settlements.has(head.lemma.toLowerCase()))
    return false
  return kidsBy(tree, head, 'nmod').some(
    kid =>
      grammar.partitive.has(prepositionOf(tree, kid) ?? '') &&
      (kid.upos === 'PROPN' || nameAt[kid.index] !== null),
  )
}

/** "Khyber Pakhtunkhwa's North Waziristan district": what has a name of its own lies in it. */
function isOwner({ tree, words: { grammar } }: SentenceNotes, word: Word): boolean {
  const head = headOf(tree, word)
  if (!head || word.deprel !== 'nmod:poss' || !grammar.settlements.has(head.lemma.toLowerCase())) return false
  return kidsBy(tree, head, 'compound').some(kid => kid.upos === 'PROPN' && kid.index > word.index)
}

/** The preposition before a place; that of the whole in "in the eastern city of Kassala". */
function whereOf({ tree, words: { grammar } }: SentenceNotes, word: Word): string | null {
  const before = (each: Word) =>
    kidsBy(tree, each, 'case')
      .find(kid => kid.index < each.index)
      ?.lemma.toLowerCase() ?? prepositionOf(tree, each)
  const own = before(word)
  const kind = headOf(tree, word)
  const isKind = own !== null && grammar.partitive.has(own) && kind !== null
  return isKind && grammar.settlements.has(kind.lemma.toLowerCase()) ? (before(kind) ?? own) : own
}

/** "peacekeepers from Belarus": where people come from is not where they are. */
function isOriginOf(notes: SentenceNotes, word: Word, preposition: string | null): boolean {
  const head = headOf(notes.tree, word)
  const people = base(word.deprel) === 'conj' && head ? headOf(notes.tree, head) : head
  // "US soldiers fired": whose they are is not where
  if (
    preposition === null &&
    base(word.deprel) === 'compound' &&
    head &&
    notes.roleAt[head.index]?.manner === 'own'
  )
    return true
  return preposition === 'from' && people !== null && isNoun(people) && notes.roleAt[people.index] !== null
}

/**
 * "Barbados talks", "talks in the US capital": a place before the noun that tells the event, or before one that tells
 * where; not "the deployment after the US announcement". "South" of "South Korea" is before no other noun.
 */
function isBeforeNoun(notes: SentenceNotes, word: Word, event: Word): boolean {
  const { tree, nameAt, words } = notes
  const head = headOf(tree, word)
  if (!head || head.index < word.index || (nameAt[word.index]?.last ?? 0) >= head.index) return false
  if (!isNoun(head) || word.deprel === 'nmod:poss') return false
  const lemma = head.lemma.toLowerCase()
  const isPlace = [words.grammar.settlements, words.grammar.venues].some(set => set.has(lemma))
  return head.index === event.index || isPlace || words.grammar.stated.has(whereOf(notes, head) ?? '')
}

/**
 * "sanctions over the coup in Mali": a country right behind another noun is where that is; but "drills with forces in
 * Mali", "camps for victims in Mali".
 */
function isOfNoun({ tree, roleAt, words: { grammar } }: SentenceNotes, word: Word, event: Word): boolean {
  const first = kidsBy(tree, word, 'case')[0]
  const before = first ? tree.words[first.index - 2] : undefined
  if (!before || !isNoun(before) || before.index === event.index) return false
  const preposition = prepositionOf(tree, before)
  if (preposition === null || grammar.company.has(preposition)) return false
  return roleAt[before.index] === null || !grammar.recipients.has(preposition)
}

/** "visited Hanoi", "reached Stepanakert" */
function isReached(notes: SentenceNotes, word: Word): boolean {
  return word.deprel === 'obj' && isOfMotion(notes, word)
}

const INSIDE: ReadonlySet<string> = new Set(['nmod', 'compound', 'amod', 'flat', 'appos', 'conj', 'obl'])

function settingPlace(context: ResolveContext, notes: SentenceNotes, word: Word): ClaimPlace | null {
  const party = {
    country: null,
    role: null,
    igo: null,
    outlet: null,
    entity: null,
    name: '',
    span: null,
    sort: 'group',
    abroad: false,
    head: '',
  } as const
  const country = settingCountry(context, notes, word, party, antecedentsIn(context), true)
  return country ? countryPlace(country, null) : null
}
