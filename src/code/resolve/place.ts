import type { ClaimPlace } from '../../domain/claim.ts'
import type { Word } from '../../domain/syntax.ts'
import { base, headOf, isNoun, isVerb, kidsBy, kidsOf, prepositionOf, type Tree, wordAt } from '../tree.ts'
import { countryBeside, countryOf, isPartOfName, likeliestPlace, type ResolveContext } from './context.ts'
import { antecedentsIn } from './coreference.ts'
import type { Place } from './gazetteer.ts'
import { foldName } from './names.ts'
import type { SentenceNotes } from './notes.ts'
import { partyOf } from './phrase.ts'
import { settingCountry } from './setting.ts'
import { feastAt } from './times.ts'

/**
 * `strict`: a place only where it is stated for the event; `fallback-country`: else the country beyond doubt;
 * `own-else-country`: the country wherever none is stated for the event itself (a state of emergency, a curfew).
 */
export type PlacePolicy = 'strict' | 'fallback-country' | 'own-else-country'

/** How specific a place is: a town before what lies in it, before a region, before a country. */
const RANK = { city: 4, named: 3, region: 2, country: 1 } as const
interface Found {
  readonly place: ClaimPlace
  readonly rank: number
}

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
  if (stated || policy === 'strict') return stated
  if (policy === 'own-else-country') return settingPlace(context, notes, word)
  return earlierPlace(context, notes, word) ?? settingPlace(context, notes, word)
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
  let country: Found | null = null
  let venue: Found | null = null
  const steps = policy === 'fallback-country' ? allSteps(notes, word) : strictSteps(notes, word)
  for (const { words, venues } of steps) {
    const best = bestOf(words.flatMap(each => placesUnder(context, notes, each, policy)))
    if (!best) continue
    if (best.rank >= RANK.region && best.rank !== RANK.named) return best.place
    if (best.rank === RANK.country) country ??= best
    else if (venues) venue ??= best
  }
  return (venue ?? country)?.place ?? null
}

function bestOf(found: readonly Found[]): Found | null {
  const start = (each: Found) => each.place.span?.start ?? 0
  return [...found].sort((a, b) => b.rank - a.rank || start(a) - start(b))[0] ?? null
}

/** Phrases to look in, and whether something that only lies in a town may stand for it there. */
interface Step {
  readonly words: readonly Word[]
  readonly venues: boolean
}

/** Where a place is stated for the event itself: beside its word, or beside the verb that carries it. */
function strictSteps(notes: SentenceNotes, word: Word): readonly Step[] {
  const { tree } = notes
  const steps: Step[] = [{ words: located(tree, word), venues: true }]
  // "declared a state of emergency in Almaty": the noun that the event's own depends on is carried with it.
  const above = headOf(tree, word)
  const isOf = base(word.deprel) === 'nmod' && prepositionOf(tree, word) === 'of'
  const whole = isOf && above && isNoun(above) ? above : word
  if (whole !== word)
    steps.push({ words: located(tree, whole).filter(kid => kid.index !== word.index), venues: true })
  const head = headOf(tree, whole)
  if (isNoun(whole) && head && isVerb(head) && CARRIED.has(base(whole.deprel)))
    steps.push({ words: located(tree, head).filter(kid => kid.index !== whole.index), venues: true })
  if (isVerb(word))
    steps.push({
      words: kidsBy(tree, word, 'obj', 'xcomp')
        .filter(kid => kid.deprel === 'obj' || kidsBy(tree, kid, 'mark').length === 0)
        .flatMap(kid => located(tree, kid)),
      venues: true,
    })
  return steps
}

const CARRIED: ReadonlySet<string> = new Set(['obj', 'nsubj', 'obl', 'xcomp'])

/** Then beside who does it and to whom, and up the clauses that it belongs to. */
function allSteps(notes: SentenceNotes, word: Word): readonly Step[] {
  const { tree } = notes
  const steps: Step[] = [...strictSteps(notes, word)]
  const push = (words: readonly Word[]) => steps.push({ words, venues: false })
  const parties = (verb: Word) =>
    kidsOf(tree, verb)
      .filter(kid => ['nsubj', 'obj', 'obl', 'iobj'].includes(base(kid.deprel)))
      .flatMap(kid => [kid, ...kidsBy(tree, kid, 'conj')])
      // "peacekeepers from Armenia were sent": that is where they are of.
      .flatMap(kid => located(tree, kid).filter(each => !isFrom(notes, each)))
  push(parties(word))
  // "shot him as he greeted supporters in Handlova"
  if (isVerb(word))
    push(
      kidsBy(tree, word, 'advcl')
        .filter(kid => isMeanwhile(notes, kid))
        .flatMap(kid => [...located(tree, kid), ...parties(kid)]),
    )
  // "fired on people protesting in Lagos": where those are to whom it is done
  if (isVerb(word))
    push(
      kidsBy(tree, word, 'obj', 'obl')
        .flatMap(kid => kidsBy(tree, kid, 'acl').filter(each => /ing$/.test(each.form)))
        .flatMap(each => located(tree, each)),
    )
  if (isNoun(word)) push(kidsBy(tree, word, 'nmod', 'nmod:poss', 'acl').flatMap(kid => located(tree, kid)))
  let at = word
  for (let n = 0; n < 8; n++) {
    const head = headOf(tree, at)
    if (!head) break
    const relation = base(at.deprel)
    const reported = relation === 'ccomp' || relation === 'parataxis'
    if (reported)
      push(
        kidsBy(tree, head, 'nsubj').flatMap(kid =>
          goesOn(notes, at) ? located(tree, kid) : seated(notes, kid),
        ),
      )
    else if (!(relation === 'advcl' && isSeparate(notes, at))) {
      push(located(tree, head).filter(kid => kid.index !== at.index))
      push(parties(head))
    }
    if (relation === 'acl') push([head])
    at = head
  }
  return steps
}

/** The town that a source is of ("Dhaka's police chief", "the bishop of Matagalpa"), unlike the one that it speaks in. */
function seated(notes: SentenceNotes, source: Word): readonly Word[] {
  const { tree } = notes
  return kidsOf(tree, source).flatMap(kid => {
    if (base(kid.deprel) === 'compound') return [kid]
    const isOf =
      kid.deprel === 'nmod:poss' ||
      (kid.deprel === 'nmod' && notes.words.grammar.partitive.has(prepositionOf(tree, kid) ?? ''))
    return isOf
      ? [
          kid,
          ...kidsOf(tree, kid).filter(each =>
            notes.words.grammar.partitive.has(prepositionOf(tree, each) ?? ''),
          ),
        ]
      : []
  })
}

function isFrom({ tree, words }: SentenceNotes, word: Word): boolean {
  return words.grammar.outward.has(prepositionOf(tree, word) ?? '')
}

/** "Workers in Tema warned that they will strike": who speaks does it, where they are. */
function goesOn({ tree, words: { grammar } }: SentenceNotes, verb: Word): boolean {
  return kidsBy(tree, verb, 'nsubj').some(kid => grammar.plural.has(kid.form.toLowerCase()))
}

/** A clause before or after another is another episode (gold rule 19, taken for places too). */
function isSeparate(notes: SentenceNotes, word: Word): boolean {
  const mark = kidsBy(notes.tree, word, 'mark')[0]?.lemma.toLowerCase() ?? ''
  return notes.words.dates.after.has(mark) || notes.words.dates.before.has(mark)
}

/** A clause told as of the same time. */
function isMeanwhile(notes: SentenceNotes, clause: Word): boolean {
  const mark = kidsBy(notes.tree, clause, 'mark', 'advmod').find(kid => kid.index < clause.index)
  return (
    mark !== undefined &&
    notes.words.dates.while.has(mark.lemma.toLowerCase()) &&
    wordAt(notes.tree, mark.index - 1)?.form !== ','
  )
}

/** Dependents that may say where. */
function located(tree: Tree, word: Word): readonly Word[] {
  return kidsOf(tree, word).filter(
    kid =>
      WHERE.has(base(kid.deprel)) ||
      (kid.deprel === 'obj' && kid.upos === 'PROPN' && kidsBy(tree, kid, 'appos').length === 0) ||
      kid.deprel === 'nmod:poss',
  )
}

const WHERE: ReadonlySet<string> = new Set(['obl', 'nmod', 'advmod', 'compound', 'amod', 'appos', 'dep'])

/** Places in a phrase, clauses in it left out. */
function placesUnder(
  context: ResolveContext,
  notes: SentenceNotes,
  top: Word,
  policy: PlacePolicy,
): readonly Found[] {
  const { tree, words } = notes
  const found: Found[] = []
  const open: { readonly word: Word; readonly bordering: boolean }[] = [{ word: top, bordering: false }]
  while (open.length > 0) {
    const { word, bordering } = open.pop()!
    const preposition = whereOf(notes, word)
    const border = bordering || words.grammar.borders.has(word.lemma.toLowerCase())
    const fits =
      policy === 'strict'
        ? preposition === null
          ? isBeforeNoun(tree, word)
          : words.grammar.stated.has(preposition)
        : preposition === null || words.grammar.location.has(preposition)
    if (fits) {
      const place = placeAt(context, notes, word, preposition)
      const isOrigin = place?.rank === RANK.country && isOriginOf(notes, word, preposition)
      if (place && !isOrigin && !(border && place.rank === RANK.country)) found.push(place)
    }
    for (const kid of kidsOf(tree, word))
      if (INSIDE.has(base(kid.deprel)) && !isVerb(kid)) open.push({ word: kid, bordering: border })
  }
  return found
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
  return preposition === 'from' && people !== null && isNoun(people) && notes.roleAt[people.index] !== null
}

/** "Barbados talks": a place before the noun that tells the event. */
function isBeforeNoun(tree: Tree, word: Word): boolean {
  const head = headOf(tree, word)
  return head !== null && head.index > word.index && isNoun(head) && word.deprel !== 'nmod:poss'
}

const INSIDE: ReadonlySet<string> = new Set(['nmod', 'compound', 'amod', 'flat', 'appos', 'conj', 'obl'])

function placeAt(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  preposition: string | null,
): Found | null {
  const { tree } = notes
  const name = notes.nameAt[word.index]
  if (!name && word.upos === 'NOUN') return unlistedDistrict(context, notes, word, preposition)
  if (!name)
    return word.upos === 'PROPN' && preposition !== null && preposition !== 'on'
      ? unlistedPlace(context, notes, word, preposition)
      : null
  if (name.last !== word.index && name.first !== word.index) return null
  if (name.entries.length === 0 && (isHalfName(tree, name.last) || isPartOfName(context, tree.index, name)))
    return null
  const span = { start: wordAt(tree, name.first)!.start, end: wordAt(tree, name.last)!.end }
  const text = context.text.slice(span.start, span.end)
  const country = name.entries.find(entry => entry.kind === 'country')
  const isRegion =
    country &&
    name.places.some(place => place.kind === 'region' && place.country === country.country) &&
    context.resources.countryNames.get(country.country) !== text
  if (country && !isRegion) return { place: countryPlace(country.country, span), rank: RANK.country }
  const isTown = name.places.length > 0 && preposition !== null && notes.words.grammar.stated.has(preposition)
  const isCity = isTown && name.places[0]!.population >= NAMED_FOR
  if (!country && !isCity && name.entries.some(entry => NO_PLACE.has(entry.kind))) return null
  if (!country && !isTown && name.entries.some(entry => entry.kind === 'person')) return null
  const seat = name.entries.find(entry => entry.kind === 'seat')
  if (seat?.kind === 'seat' && !seat.town) return null
  const beside = seat ? countryOf(seat, context.day) : countryBeside(notes, name)
  const places = beside ? name.places.filter(each => each.country === beside) : name.places
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

/** "Ala-Too" is not the town of Ala. */
function isHalfName(tree: Tree, last: number): boolean {
  const next = wordAt(tree, last + 2)
  return (
    isHyphened(tree, last + 1) && next !== null && isHyphened(tree, last + 2) && /^\p{Lu}/u.test(next.form)
  )
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
  while (first > 1 && (isNamePart(tree, first - 1, word) || isHyphened(tree, first))) first--
  let last = word.index
  while (isNamePart(tree, last + 1, word) || isHyphened(tree, last + 1)) last++
  if (isVenue(notes, last)) return null
  // "the Sea of Japan" goes on behind its "of"
  const rest = kidsBy(tree, word, 'nmod').find(kid => kid.index === last + 2 && isOfName(tree, kid))
  if (rest) last = rest.index
  const span = { start: wordAt(tree, first)!.start, end: wordAt(tree, last)!.end }
  const name = context.text.slice(span.start, span.end)
  if (feastAt(tree, wordAt(tree, first)!, words.dates)) return null
  return { place: unknownPlace(name, span), rank: RANK.city }
}

function isOfName(tree: Tree, word: Word): boolean {
  return word.upos === 'PROPN' && prepositionOf(tree, word) === 'of' && kidsOf(tree, word).length === 1
}

/** "in Maguindanao province", which no gazetteer knows: the name before the noun. */
function unlistedDistrict(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  preposition: string | null,
): Found | null {
  const { tree, words } = notes
  if (preposition === null || !words.grammar.stated.has(preposition)) return null
  if (!words.grammar.settlements.has(word.lemma.toLowerCase())) return null
  const last = wordAt(tree, word.index - 1)
  const isName = (each: Word | null) =>
    each !== null && each.upos === 'PROPN' && !notes.nameAt[each.index] && !notes.roleAt[each.index]
  if (!last || !isName(last)) return null
  let first = last.index
  while (isName(wordAt(tree, first - 1))) first--
  const span = { start: wordAt(tree, first)!.start, end: last.end }
  return { place: unknownPlace(context.text.slice(span.start, span.end), span), rank: RANK.region }
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
function isOfMotion(notes: SentenceNotes, word: Word): boolean {
  const head = headOf(notes.tree, word)
  return head !== null && notes.words.grammar.motion.has(head.lemma.toLowerCase())
}

function isNamePart(tree: Tree, index: number, head: Word): boolean {
  const word = wordAt(tree, index)
  return (
    word !== null &&
    word.head === head.index &&
    /^\p{Lu}/u.test(word.form) &&
    ['compound', 'flat', 'amod', 'nummod', 'flat:name'].includes(word.deprel)
  )
}

/** "Port-Bouet" in three words. */
function isHyphened(tree: Tree, index: number): boolean {
  const [before, word] = [wordAt(tree, index - 1), wordAt(tree, index)]
  return before !== null && word !== null && before.end === word.start && [before, word].some(isHyphen)
}

function isHyphen(word: Word): boolean {
  return /^[-‐–]$/.test(word.form)
}

/** "the Minsk tractor plant": something that lies in a town, or is called after one. */
function isVenue(notes: SentenceNotes, last: number): boolean {
  const next = wordAt(notes.tree, last + 1)
  const after = wordAt(notes.tree, last + 2)
  return [next, after].some(each => each !== null && notes.words.grammar.venues.has(each.lemma.toLowerCase()))
}

function countryPlace(country: string, span: ClaimPlace['span']): ClaimPlace {
  return { name: country, country, precision: 'country', point: null, span }
}

/** The town of the sentence before, where this sentence names no other. */
function earlierPlace(context: ResolveContext, notes: SentenceNotes, word: Word): ClaimPlace | null {
  void word
  if (notes.tree.index === 0) return null
  const named = notes.names.some(
    name => name.entries.some(entry => entry.kind === 'country') || name.places.length > 0,
  )
  const before = context.notes(notes.tree.index - 1)
  if (named || !before || before.tree.sentence.paragraph !== notes.tree.sentence.paragraph) return null
  // "Castillo", the president, is no town
  const isOfPerson = (name: (typeof before.names)[number]) =>
    name.entries.length === 0 &&
    !before.words.grammar.location.has(prepositionOf(before.tree, headOfName(before.tree, name.last)) ?? '')
  const found = before.names
    .filter(name => !isOfPerson(name) || isOwner(before.tree, name.last))
    .map(name => placeAt(context, before, wordAt(before.tree, name.last)!, 'in'))
    .filter(each => each !== null && each.rank === RANK.city)
  return found.length === 1 ? found[0]!.place : null
}

/** The head of a name of several words. */
function headOfName(tree: Tree, last: number): Word {
  let word = wordAt(tree, last)!
  while (/^(flat|compound)/.test(word.deprel) && headOf(tree, word)) word = headOf(tree, word)!
  return word
}

/** "Goma's airport", "the Goma airport": a town before what is in it. */
function isOwner(tree: Tree, last: number): boolean {
  const word = wordAt(tree, last)!
  return word.deprel === 'nmod:poss' || word.deprel === 'compound' || word.deprel === 'appos'
}

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
  const country = settingCountry(context, notes, word, party, antecedentsIn(context))
  return country ? countryPlace(country, null) : null
}
