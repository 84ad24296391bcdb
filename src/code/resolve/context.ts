import { addDays, type Day, dayOf, type Instant } from '../../domain/instant.ts'
import type { Analysis, Word } from '../../domain/syntax.ts'
import { kidsOf } from '../tree.ts'
import type { Place } from './gazetteer.ts'
import { namesFrom, piecesOf } from './names.ts'
import { spelledOut } from './not-names.ts'
import { type NameNote, notesOf, type SentenceNotes } from './notes.ts'
import { type NameEntry, namesOf, type ResolveResources, type Tenure } from './resources.ts'

/** What is known of the report from outside its text; weak. */
export interface ResolveHints {
  /** The language of the report, for sentences whose own language has no lexicon. */
  readonly language?: string
  readonly outlet?: string
  readonly outletCountry?: string | null
  /** The country that the report is filed under: of whom and where the text does not tell, it is there. */
  readonly home?: string
  /** Who is cited for a sentence (0-based) that goes on with a quotation. */
  readonly voices?: (sentence: number) => { readonly head: Word | null; readonly sentence: number } | null
}

/** A report being resolved: its trees, its day, the lexicons, and what was found in it so far. */
export interface ResolveContext {
  readonly analysis: Analysis
  readonly text: string
  readonly published: Instant
  readonly resources: ResolveResources
  readonly hints: ResolveHints
  /** The day of publication. */
  readonly day: Day
  /** Names and roles of a sentence (0-based), found once. */
  notes(sentence: number): SentenceNotes | null
  /** Countries that the text names, the one named most first; outlets do not count. */
  countries(): readonly CountryCount[]
}

export interface CountryCount {
  readonly country: string
  readonly count: number
}

export function resolveContext(
  analysis: Analysis,
  text: string,
  published: Instant,
  resources: ResolveResources,
  hints: ResolveHints = {},
): ResolveContext {
  const noted = new Map<number, SentenceNotes | null>()
  let counted: readonly CountryCount[] | null = null
  const day = dayOf(published)
  let stated: ReadonlySet<string> | null = null
  const isNamed = (country: string) => {
    stated ??= statedCountries(analysis, resources)
    return stated.has(country)
  }
  const spelled = new Set(analysis.sentences.flatMap(({ words }) => spelledOut(words)))
  const context: ResolveContext = {
    analysis,
    text,
    published,
    resources,
    hints,
    day,
    notes(index) {
      const known = noted.get(index)
      if (known !== undefined) return known
      const sentence = analysis.sentences[index]
      const words = sentence
        ? (resources.words.get(sentence.language) ?? resources.words.get(hints.language ?? ''))
        : undefined
      const found =
        sentence && words ? notesOf(sentence, index, resources, words, day, { isNamed, spelled }) : null
      noted.set(index, found)
      return found
    },
    countries() {
      counted ??= countCountries(context)
      return counted
    },
  }
  return context
}

/** Countries whose name, people or capital the text has, wherever it stands. */
function statedCountries(analysis: Analysis, resources: ResolveResources): ReadonlySet<string> {
  const found = new Set<string>()
  for (const sentence of analysis.sentences) {
    const pieces = piecesOf(sentence.words)
    const names = namesOf(resources, sentence.language)
    pieces.forEach((_, at) => {
      const { entries } = namesFrom(names, pieces, at)
      // a seat of a name that others bear tells of none of them
      const isShared = entries.some(entry => entry.kind === 'seat' && entry.shared)
      for (const entry of isShared ? [] : entries)
        if ((entry.kind === 'country' && !entry.beside) || entry.kind === 'demonym' || entry.kind === 'seat')
          found.add(entry.country)
    })
  }
  return found
}

/** What the place of a dateline tells of the scene against a country that the report names (assumption). */
export const WRITTEN = 0.25

/** "MOSCOW (Agency) -": where a report was written, which is a sentence of its own. */
export function isDateline({ words }: { readonly words: readonly Word[] }): boolean {
  return /^[-–—]{1,2}$/.test(words.at(-1)?.form ?? '') && /^\p{Lu}{3}/u.test(words[0]?.form ?? '')
}

/** Days after which who left an office is told of as one who held it: news of a fall speaks of the office (assumption). */
const JUST_LEFT = 7

/** The code that holds on a day; of an office that is over, `former`. */
export function tenureOn(
  tenures: readonly Tenure[],
  day: Day,
): { readonly code: string; readonly former: boolean; readonly ahead?: boolean } | null {
  const now =
    tenures.find(tenure => (!tenure.from || tenure.from <= day) && (!tenure.to || tenure.to >= day)) ??
    tenures.find(tenure => tenure.to && tenure.to < day && addDays(tenure.to, JUST_LEFT) >= day)
  if (now) return { code: now.code, former: false }
  const past = tenures
    .filter(tenure => tenure.to && tenure.to < day)
    .sort((a, b) => (a.to! < b.to! ? 1 : -1))[0]
  const any = past ?? tenures[0]
  return any ? { code: any.code, former: past !== undefined, ahead: past === undefined } : null
}

/** The country that an entry speaks of, or null. */
export function countryOf(entry: NameEntry, day: Day): string | null {
  switch (entry.kind) {
    case 'country':
    case 'demonym':
    case 'seat':
      return entry.country
    case 'person':
    case 'body': {
      if (entry.kind === 'body' && entry.generic) return null
      const code = tenureOn(entry.tenures, day)?.code ?? '---'
      return code.startsWith('IGO') || code.startsWith('---') ? null : code.slice(0, 3)
    }
    case 'outlet':
      return null
  }
}

/** The country of a name: that of the lexicon's entry, else that of the likeliest place of that name. */
export function countryOfName(context: ResolveContext, name: NameNote): string | null {
  for (const entry of name.entries) {
    const country = countryOf(entry, context.day)
    if (country) return country
  }
  return name.entries.length === 0 ? (likeliestPlace(context, name.places)?.country ?? null) : null
}

/** The country of the town or region that a word names, or null. */
export function placeCountry(context: ResolveContext, notes: SentenceNotes, word: Word): string | null {
  const name = notes.nameAt[word.index]
  if (name) {
    const country = countryBeside(notes, name) ?? countryOfName(context, name)
    if (country) return country
  }
  for (const kid of kidsOf(notes.tree, word)) {
    if (!['compound', 'amod', 'nmod', 'flat', 'nmod:poss', 'appos'].includes(kid.deprel)) continue
    const inner = notes.nameAt[kid.index]
    const country = inner ? countryOfName(context, inner) : null
    if (country) return country
  }
  return null
}

/**
 * Inhabitants above which a town is known beyond its country, whatever countries the text names: of a name that one
 * country alone has, and of one that several have (assumption).
 */
const KNOWN_ABROAD = { alone: 50_000, shared: 500_000 } as const

/** A town this many times larger than its namesake in a country of the text is meant all the same: Geneva (assumption). */
const NAMESAKE = 8

/**
 * Of places of one name, the one in a country that the text names otherwise; else the most populous, unless it is
 * small and the text speaks of other countries: then the name is of a place that the gazetteer lacks.
 */
export function likeliestPlace(context: ResolveContext, places: readonly Place[]): Place | null {
  if (places.length === 0) return null
  const named = context.countries()
  const first = mainPlace(places)
  for (const { country } of named) {
    const found = places.find(place => place.country === country)
    if (!found) continue
    // "Puno" is another spelling of Pune too
    const isCalledSo = found.own && !first.own
    if (found.kind === 'region' || isCalledSo || found.population * NAMESAKE >= first.population) return found
  }
  const region = places.find(place => place.kind === 'region')
  if (region && first.population < 100_000) return region
  const least = places.every(place => place.country === first.country)
    ? KNOWN_ABROAD.alone
    : KNOWN_ABROAD.shared
  return named.length > 0 && first.kind === 'city' && first.population < least ? null : first
}

/** A place of another name must be this many times larger than the largest that is called so: Belém, Bethlehem (assumption). */
const ALIAS = 25

/** The most populous, unless it has the name only beside its own and a place of that name is not far behind. */
function mainPlace(places: readonly Place[]): Place {
  const first = places[0]!
  const own = places.find(place => place.own && place.kind === 'city')
  return own && !first.own && own.population * ALIAS >= first.population ? own : first
}

/** "Palma, northern Mozambique": the country that stands beside the town, or null. */
export function countryBeside(notes: SentenceNotes, name: NameNote): string | null {
  if (notes.tree.words[name.last]?.form !== ',' || name.entries.some(entry => entry.kind === 'country'))
    return null
  for (const step of [2, 3, 4]) {
    // "in Almaty, Radio Georgia reported": the country of another name
    if (step > 2 && notes.tree.words[name.last + step - 2]?.upos === 'PROPN') return null
    const beside = notes.nameAt[name.last + step]?.entries.find(entry => entry.kind === 'country')
    if (beside?.kind === 'country') return beside.country
  }
  return null
}

/** "the Ukrainian site Racurs", "Bulgarian National Television": whose an outlet is tells nothing of its matter. */
export function isOfOutlet(notes: SentenceNotes, name: NameNote): boolean {
  const own = notes.tree.words[name.last - 1]!
  const head = notes.tree.words[own.head - 1]
  const isBefore = head !== undefined && head.index > own.index && head.index - own.index <= OUTLET_WORDS
  if (!isBefore || !/^(amod|compound|nmod:poss)/.test(own.deprel)) return false
  const lemma = head.lemma.toLowerCase()
  const role = notes.roleAt[head.index]
  if (notes.words.grammar.agencies.has(lemma)) return role?.words.length === 1 || role?.role === 'MED'
  return notes.words.grammar.media.has(lemma) && notes.roleAt[head.index]?.role === 'MED'
}
const OUTLET_WORDS = 4

/** "Hnan Khar" is not the town of Khar: a name stands before it that no lexicon knows. */
export function isPartOfName(context: ResolveContext, sentence: number, name: NameNote): boolean {
  const notes = context.notes(sentence)
  const before = notes?.tree.words[name.first - 2]
  return (
    before?.upos === 'PROPN' &&
    !notes?.nameAt[name.first - 1] &&
    name.places.every(({ population }) => population < WELL_KNOWN)
  )
}

/** Whether a name is that of a firm. */
export function isFirm({ entries }: NameNote, day: Day): boolean {
  return (
    entries.length > 0 &&
    entries.every(entry => entry.kind === 'body' && tenureOn(entry.tenures, day)?.code.endsWith(' BUS'))
  )
}

/** Inhabitants from which a town alone tells the country, where no country is named and where one is (assumption). */
const KNOWN = 5_000
const WELL_KNOWN = 100_000

function countCountries(context: ResolveContext): readonly CountryCount[] {
  const counts = new Map<string, number>()
  const loose: NameNote[] = []
  const firms: string[] = []
  const namesakes: (readonly string[])[] = []
  const add = (country: string, n: number) => counts.set(country, (counts.get(country) ?? 0) + n)
  context.analysis.sentences.forEach((_, index) => {
    for (const name of context.notes(index)?.names ?? []) {
      if (isOfOutlet(context.notes(index)!, name)) continue
      const told = name.entries
        .map(entry => countryOf(entry, context.day))
        .filter(country => country !== null)
      const found = told[0]
      // "King Abdullah": two people of one name are of that country which the text tells beside them
      const isShared = name.entries.every(({ kind }) => kind === 'person') && new Set(told).size > 1
      if (isShared) namesakes.push(told)
      else if (found && isFirm(name, context.day)) firms.push(found)
      else if (found) add(found, isDateline(context.notes(index)!.tree) ? WRITTEN : 1)
      else if (
        name.entries.length === 0 &&
        !countryBeside(context.notes(index)!, name) &&
        !isPartOfName(context, index, name)
      )
        loose.push(name)
    }
  })
  for (const told of namesakes) add(told.find(country => counts.has(country)) ?? told[0]!, 1)
  const isNamed = counts.size > 0
  for (const name of loose) {
    const known = name.places.find(place => counts.has(place.country))
    const place = known ?? (name.places.length > 0 ? mainPlace(name.places) : undefined)
    if (known) add(known.country, 1)
    else if (place && (place.kind === 'region' || place.population >= (isNamed ? WELL_KNOWN : KNOWN)))
      add(place.country, isNamed ? 0.5 : 1)
  }
  // a firm has its seat abroad as often as not: it tells the country where nothing else does
  if (counts.size === 0) for (const country of firms) add(country, 1)
  return [...counts].map(([country, count]) => ({ country, count })).sort((a, b) => b.count - a.count)
}
