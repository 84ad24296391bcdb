import type { ClaimPlace } from '../../domain/claim.ts'
import type { Word } from '../../domain/syntax.ts'
import { base, headOf, kidsBy, kidsOf, prepositionOf, type Tree, wordAt } from '../tree.ts'
import {
  countryBeside,
  countryOf,
  countryOfName,
  isDateline,
  isOfOutlet,
  isPartOfName,
  likeliestPlace,
  type ResolveContext,
} from './context.ts'
import { feastAt } from './feast.ts'
import type { Place } from './gazetteer.ts'
import { foldName } from './names.ts'
import type { SentenceNotes } from './notes.ts'
import { isHalfName, isHyphened, isTwin } from './split-name.ts'

// The place that a word names: of the gazetteer, of the lexicon, unlisted, or taken up from before.

/** How specific a place is: a town before what lies in it, before a region, before a country. */
export const RANK = { city: 4, named: 3, region: 2, country: 1 } as const

export interface Found {
  readonly place: ClaimPlace
  readonly rank: number
}

export function placeAt(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  preposition: string | null,
): Found | null {
  const { tree } = notes
  const name = notes.nameAt[word.index]
  if (!name && word.upos === 'NOUN')
    return unlistedDistrict(context, notes, word, preposition) ?? takenUpPlace(context, notes, word)
  if (!name && word.upos === 'ADV') return takenUpPlace(context, notes, word)
  if (!name)
    return word.upos === 'PROPN' && preposition !== null && preposition !== 'on'
      ? unlistedPlace(context, notes, word, preposition)
      : null
  if (name.last !== word.index && name.first !== word.index) return null
  const isHalf = isHalfName(tree, name.last) || isHyphened(tree, name.first)
  if (name.entries.length === 0 && (isHalf || isPartOfName(context, tree.index, name))) return null
  if (isOfOutlet(notes, name)) return null
  const span = { start: wordAt(tree, name.first)!.start, end: wordAt(tree, name.last)!.end }
  const text = context.text.slice(span.start, span.end)
  const country = name.entries.find(entry => entry.kind === 'country')
  const isRegion =
    country &&
    name.places.some(place => place.kind === 'region' && place.country === country.country) &&
    context.resources.countryNames.get(country.country) !== text
  if (country && !isRegion) return { place: countryPlace(country.country, span), rank: RANK.country }
  const isTown = name.places.length > 0 && preposition !== null && isStatedBy(notes, word, preposition)
  const isCity = isTown && name.places[0]!.population >= NAMED_FOR
  if (!country && !isCity && name.entries.some(entry => NO_PLACE.has(entry.kind))) return null
  if (!country && !isTown && name.entries.some(entry => entry.kind === 'person')) return null
  const seat = name.entries.find(entry => entry.kind === 'seat')
  if (seat?.kind === 'seat' && !seat.town) return null
  const beside = seat ? countryOf(seat, context.day) : countryBeside(notes, name)
  const among = beside ? name.places.filter(each => each.country === beside) : name.places
  const regions = isCalledRegion(notes, name.last) ? among.filter(each => each.kind === 'region') : []
  const places = regions.length ? regions : among
  // where a text of one country names a small town of another, its name alone tells the town
  const place = likeliestPlace(context, places) ?? (isTown ? onlyPlace(places) : null)
  if (!place && !seat && !isRegion)
    return isTown
      ? { place: { ...unknownPlace(shownName(text, places[0]), span), country: beside }, rank: RANK.city }
      : null
  const kind = isRegion ? 'region' : (place?.kind ?? 'city')
  const at = {
    name: shownName(text, place),
    country: place?.country ?? beside,
    precision: kind,
    point: kind === 'city' ? (place?.point ?? null) : null,
    span,
  }
  return {
    place: at,
    rank: kind === 'region' ? RANK.region : isVenue(notes, name.last) ? RANK.named : RANK.city,
  }
}

/** "Donetsk region", "Kyiv and Donetsk regions": a region, whatever town it is called after. */
function isCalledRegion({ tree, words: { grammar } }: SentenceNotes, last: number): boolean {
  const word = wordAt(tree, last)
  const first = word && base(word.deprel) === 'conj' ? headOf(tree, word) : word
  const noun = first && base(first.deprel) === 'compound' ? headOf(tree, first) : null
  if (!noun || !grammar.regions.has(noun.lemma.toLowerCase())) return false
  // "in Almaty and Mangystau province": one of them is a town
  return noun.index === last + 1 || (noun.index > last && noun.feats.Number === 'Plur')
}

/** "in Brussels", "headed to Brussels" */
function isStatedBy(notes: SentenceNotes, word: Word, preposition: string): boolean {
  const { stated, goals } = notes.words.grammar
  return stated.has(preposition) || (goals.has(preposition) && isOfMotion(notes, word))
}

/** The name as written; of one in another script, the gazetteer's. */
function shownName(text: string, place: Place | null | undefined): string {
  return place && !/\p{Script=Latin}/u.test(text) ? place.name : text
}

/** The place of a name that one country alone has. */
function onlyPlace(places: readonly Place[]): Place | null {
  const [first] = places
  return first && places.every(place => place.country === first.country) ? first : null
}

function unknownPlace(name: string, span: ClaimPlace['span']): ClaimPlace {
  return { name, country: null, precision: 'unknown', point: null, span }
}

/** A city of so many inhabitants that a body is called after it is itself meant after "in": Brussels (assumption). */
const NAMED_FOR = 100_000

const NO_PLACE: ReadonlySet<string> = new Set(['body', 'outlet', 'demonym'])

/** A capitalised name after a preposition of place that no gazetteer knows stays as written. */
function unlistedPlace(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  preposition: string,
): Found | null {
  const { tree, words } = notes
  if (!words.grammar.stated.has(preposition) && !isOfPlace(notes, word, preposition)) return null
  // "mid-January" is a month too.
  const form = foldName(word.form).split(' ').at(-1)!
  if (words.dates.weekdays.has(form) || words.dates.months.has(form) || notes.roleAt[word.index]) return null
  if (words.grammar.venues.has(word.lemma.toLowerCase())) return null
  let first = word.index
  while (first > 1 && (isNamePart(notes, first - 1, word) || isHyphened(tree, first))) first--
  let last = word.index
  while (isNamePart(notes, last + 1, word) || isHyphened(tree, last + 1) || isTwin(tree, last + 1, word))
    last++
  if (isVenue(notes, last)) return null
  // "the Ain al-Hilweh district": what the parser takes for the name's head is a plain noun
  if (!/^\p{Lu}/u.test(word.form) && first === word.index) {
    while (isCapital(wordAt(tree, first - 1)) || isHyphened(tree, first - 1) || isHyphened(tree, first))
      first--
    last = word.index - 1
    if (last < first) return null
  }
  // "the Sea of Japan" goes on behind its "of"
  const rest = kidsBy(tree, word, 'nmod').find(kid => kid.index === last + 2 && isOfName(notes, kid))
  if (rest) last = rest.index
  const span = { start: wordAt(tree, first)!.start, end: wordAt(tree, last)!.end }
  const name = context.text.slice(span.start, span.end)
  if (feastAt(tree, wordAt(tree, first)!, words.dates)) return null
  // "at the Kasuwar Kifi": what has an article is no town, but something in one
  const isArticled = kidsBy(tree, word, 'det').length > 0
  return { place: unknownPlace(name, span), rank: isArticled ? RANK.named : RANK.city }
}

function isCapital(word: Word | null): boolean {
  return word !== null && word.upos === 'PROPN' && /^\p{L}/u.test(word.form)
}

function isOfName({ tree, words }: SentenceNotes, word: Word): boolean {
  const isOf = words.grammar.partitive.has(prepositionOf(tree, word) ?? '')
  return word.upos === 'PROPN' && isOf && kidsOf(tree, word).length === 1
}

/** "the city", "the capital", "there": the town or region of that kind named last. */
function takenUpPlace(context: ResolveContext, notes: SentenceNotes, word: Word): Found | null {
  const { tree, words } = notes
  const { towns, regions, thereabouts } = words.grammar
  const lemma = word.lemma.toLowerCase()
  const isCapital = lemma === 'capital'
  const fits = [
    { nouns: towns, ranks: TOWNS },
    { nouns: regions, ranks: REGIONS },
    { nouns: thereabouts, ranks: ANY },
  ].find(({ nouns }) => nouns.has(lemma))
  if (words.grammar.nations.has(lemma) && isDefinite(tree, word)) return takenUpCountry(context, notes, word)
  if (!fits || !isDefinite(tree, word) || (isCapital && word.deprel === 'nmod:poss')) return null
  for (let back = 0; back <= TAKEN_UP && back <= tree.index; back++) {
    const earlier = context.notes(tree.index - back)
    const called =
      earlier && !isCapital ? calledSo(context, earlier, back === 0 ? word.index : Infinity, lemma) : null
    if (called) return takenUpBy(word, called)
    const named = earlier ? scenesIn(context, earlier, back === 0 ? word.index : Infinity, isCapital) : []
    const found = named.filter(each => fits.ranks.has(each.rank))
    const best = found.find(each => TOWNS.has(each.rank)) ?? found[0]
    // "KYIV (Agency) - Protesters in Belarus filled the streets of the capital"
    const isAbroad = context.countries()[0]?.country !== best?.place.country
    if (best && earlier && isDateline(earlier.tree) && isAbroad) continue
    if (best) return takenUpBy(word, best)
  }
  return thereabouts.has(lemma) ? countryGoneTo(context, word, tree.index) : null
}

/** "Kenyan policemen were killed in the northeast of the country": the one named last before. */
function takenUpCountry(context: ResolveContext, { tree }: SentenceNotes, word: Word): Found | null {
  for (let back = 0; back <= TAKEN_UP && back <= tree.index; back++) {
    const notes = context.notes(tree.index - back)
    const country = notes?.names
      .filter(
        name => (back > 0 || name.last < word.index) && name.entries.some(({ kind }) => LANDS.has(kind)),
      )
      .map(name => countryOfName(context, name))
      .findLast(each => each !== null)
    if (country) return takenUpBy(word, { place: countryPlace(country, null), rank: RANK.country })
  }
  return null
}

const LANDS: ReadonlySet<string> = new Set(['country', 'demonym'])

/** "entered Pan Chi village ... near the village": what no gazetteer knows was called by the same noun. */
function calledSo(
  context: ResolveContext,
  earlier: SentenceNotes,
  before: number,
  noun: string,
): Found | null {
  const words = earlier.tree.words.filter(each => each.index < before && each.lemma.toLowerCase() === noun)
  for (const each of [...words].reverse()) {
    const named = kidsBy(earlier.tree, each, 'nmod', 'appos').find(
      kid =>
        kid.upos === 'PROPN' && earlier.words.grammar.partitive.has(prepositionOf(earlier.tree, kid) ?? ''),
    )
    const place = named
      ? placeAt(context, earlier, named, 'in')
      : unlistedDistrict(context, earlier, each, 'in')
    if (place) return place
  }
  return null
}

/** "the mission in Kazakhstan ... were deployed there": a country that nothing within it was named in. */
function countryGoneTo(context: ResolveContext, word: Word, sentence: number): Found | null {
  for (let back = 0; back <= TAKEN_UP && back <= sentence; back++) {
    const notes = context.notes(sentence - back)
    const found = [...(notes?.names ?? [])].reverse().find(name => {
      const preposition = prepositionOf(notes!.tree, headOfName(notes!.tree, name.last))
      return (
        (back > 0 || name.last < word.index) &&
        name.entries.some(entry => entry.kind === 'country') &&
        notes!.words.grammar.stated.has(preposition ?? '')
      )
    })
    const place = found && placeAt(context, notes!, wordAt(notes!.tree, found.last)!, null)
    if (place?.rank === RANK.country) return takenUpBy(word, place)
  }
  return null
}

function takenUpBy({ start, end }: Word, found: Found): Found {
  return { ...found, place: { ...found.place, span: { start, end } } }
}

const TOWNS: ReadonlySet<number> = new Set([RANK.city, RANK.named])
const REGIONS: ReadonlySet<number> = new Set([RANK.region])
const ANY: ReadonlySet<number> = new Set([...TOWNS, ...REGIONS])

function isDefinite(tree: Tree, word: Word): boolean {
  const kids = kidsOf(tree, word)
  if (kids.some(kid => /^(nmod|appos|acl|nummod)/.test(kid.deprel))) return false
  return word.upos === 'ADV' || kids.some(kid => kid.feats.Definite === 'Def' || kid.feats.PronType === 'Dem')
}

/** The towns and regions that a sentence names before a word, the last one first; a capital that acts is no scene. */
function scenesIn(
  context: ResolveContext,
  notes: SentenceNotes,
  before: number,
  capitals: boolean,
): readonly Found[] {
  const { tree, words } = notes
  return [...notes.names].reverse().flatMap(name => {
    if (name.last >= before) return []
    const isSeat = name.entries.some(entry => entry.kind === 'seat')
    const isLocated = words.grammar.location.has(prepositionOf(tree, headOfName(tree, name.last)) ?? '')
    const isReached = headOfName(tree, name.last).deprel === 'obj'
    if (capitals ? !isSeat : isSeat && !isLocated && !isReached) return []
    const place = placeAt(context, notes, wordAt(tree, name.last)!, 'in')
    return place ? [place] : []
  })
}

/** The head of a name of several words. */
function headOfName(tree: Tree, last: number): Word {
  let word = wordAt(tree, last)!
  while (/^(flat|compound)/.test(word.deprel) && headOf(tree, word)) word = headOf(tree, word)!
  return word
}

/** How many sentences back "the city" may have been named (assumption). */
const TAKEN_UP = 2

/** "in Maguindanao province", which no gazetteer knows: the name before the noun. */
function unlistedDistrict(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  preposition: string | null,
): Found | null {
  const { tree, words } = notes
  const lemma = word.lemma.toLowerCase()
  // "attacked Gana town", "an assault on Gana town": a town that is named is a place, whatever is done to it
  // "invaded Damba-Kasaya community", unlike "the Sikh community", which is people
  const isLocality = words.grammar.localities.has(lemma) && kidsBy(tree, word, 'det').length === 0
  const isTown =
    (words.grammar.towns.has(lemma) || isLocality) && !words.grammar.outward.has(preposition ?? '')
  if (!isTown && (preposition === null || !words.grammar.stated.has(preposition))) return null
  const isLandmark = words.grammar.landmarks.has(lemma)
  if (!words.grammar.settlements.has(lemma) && !isLandmark && !isLocality) return null
  const last = wordAt(tree, word.index - 1)
  const isName = (each: Word | null) =>
    each !== null && each.upos === 'PROPN' && !notes.nameAt[each.index] && !notes.roleAt[each.index]
  if (!last || !isName(last)) return null
  let first = last.index
  // "Naga Taphou area": a people's name within the town's
  const isWithin = (each: Word | null) =>
    each !== null && each.upos === 'PROPN' && each.head === each.index + 1
  while ([isName, isWithin].some(is => is(wordAt(tree, first - 1))) || isHyphened(tree, first)) first--
  const span = { start: wordAt(tree, first)!.start, end: last.end }
  const place = unknownPlace(context.text.slice(span.start, span.end), span)
  return { place, rank: isTown ? RANK.city : isLandmark ? RANK.named : RANK.region }
}

/** "the town of Xyz", "into Xyz": other prepositions go with people and bodies as well. */
function isOfPlace(notes: SentenceNotes, word: Word, preposition: string): boolean {
  const { settlements, inward, outward } = notes.words.grammar
  const isFullName = kidsOf(notes.tree, word).some(kid => kid.deprel.startsWith('flat'))
  if (inward.has(preposition) || (outward.has(preposition) && !isFullName && isOfMotion(notes, word)))
    return true
  const head = headOf(notes.tree, word)
  return head !== null && settlements.has(head.lemma.toLowerCase())
}

/** "went to Xyz", unlike "handed to Xyz", "spoke to Xyz": "to" and "from" tell a place beside words of motion alone. */
export function isOfMotion(notes: SentenceNotes, word: Word): boolean {
  const head = headOf(notes.tree, word)
  return head !== null && notes.words.grammar.motion.has(head.lemma.toLowerCase())
}

function isNamePart({ tree, words: { dates, grammar } }: SentenceNotes, index: number, head: Word): boolean {
  const word = wordAt(tree, index)
  return (
    word !== null &&
    // "in Gao Monday"
    !dates.weekdays.has(word.form.toLowerCase()) &&
    word.head === head.index &&
    // "Jisr al-Shaghour"
    (/^\p{Lu}/u.test(word.form) ||
      (word.upos === 'PROPN' &&
        word.deprel === 'flat' &&
        !grammar.settlements.has(word.lemma.toLowerCase()))) &&
    ['compound', 'flat', 'amod', 'nummod', 'flat:name'].includes(word.deprel)
  )
}

/** "the Minsk tractor plant": something that lies in a town, or is called after one. */
function isVenue(notes: SentenceNotes, last: number): boolean {
  const next = wordAt(notes.tree, last + 1)
  const after = wordAt(notes.tree, last + 2)
  return [next, after].some(each => each !== null && notes.words.grammar.venues.has(each.lemma.toLowerCase()))
}

export function countryPlace(country: string, span: ClaimPlace['span']): ClaimPlace {
  return { name: country, country, precision: 'country', point: null, span }
}

/** States and territories that are one town, by its name in the gazetteer. */
const TOWN_STATES: ReadonlyMap<string, string> = new Map([
  ['HKG', 'Hong Kong'],
  ['MAC', 'Macau'],
  ['SGP', 'Singapore'],
  ['MCO', 'Monaco'],
])

/** The town of a state that is no more than a town: gold rule 18 wants the town where one is known. */
export function asTown({ resources }: ResolveContext, place: ClaimPlace): ClaimPlace {
  const name = place.precision === 'country' ? TOWN_STATES.get(place.country ?? '') : undefined
  const town = name ? resources.gazetteer.find(name).find(each => each.country === place.country) : undefined
  return town ? { ...place, name: town.name, precision: 'city', point: town.point } : place
}
