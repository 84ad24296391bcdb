import type { Claim } from '../domain/claim.ts'
import type { Event } from '../domain/event.ts'
import type { Day, Instant } from '../domain/instant.ts'
import type { Role } from '../domain/plover.ts'
import { wordTest } from '../watch/words.ts'
import { isOnePlace, namesParty, namesPlace } from './sentence.ts'
import type { Wording } from './wording.ts'

/** More names than this in one title say nothing. */
const NAMED = 2

/**
 * An event as a noun phrase: "Arrests of Kazakh civilians by Kazakh police in Almaty, 4–5 Jan". It asserts nothing, so
 * that a denied or doubtful event may bear one too. It names no party, place or day that the sentence shown beneath it
 * does not, unless most of the event's claims agree on it, and no country of a party but where it is told; the case's
 * own country is named only where nothing else is.
 *
 * @param claims those of the event
 * @param shown the one whose sentence stands beneath the title
 * @param sentenceOf the sentence that a claim quotes
 */
export function eventTitle(
  event: Event,
  claims: readonly Claim[],
  shown: Claim,
  wording: Wording,
  ownCountry: string,
  sentenceOf: (claim: Claim) => string,
): string {
  const kind = eventKind(event, claims, wording, sentenceOf, shown)
  const named = (side: Side) => (code: string) => {
    const tells = (claim: Claim) => tellsCountry(claim, side, code, sentenceOf(claim), wording)
    const isTold = tells(shown) || areAgreed(claims, tells)
    const told = isTold ? code : code.replace(/^[A-Z]{3}(?= )/, '---')
    return ownName(claims, shown, side, code, sentenceOf(shown)) ?? partyName(told, wording, ownCountry)
  }
  const doing = partiesOf(claims, shown, 'actors')
  const usual = wording.events[event.type].usual
  const actors = doing.filter(code => code !== `${ownCountry} ${usual}`).map(named('actors'))
  // Who is of the same role as those who do it is told of where he has a name.
  const targets = partiesOf(claims, shown, 'targets')
    .filter(
      code => !doing.includes(code) || ownName(claims, shown, 'targets', code, sentenceOf(shown)) !== null,
    )
    .map(named('targets'))
    .filter(name => !actors.includes(name))
  const bare = !actors.length && !targets.length
  const place = placeOf(event, claims, shown, bare, doing, ownCountry)
  const site = event.place?.site ? ` (${event.place.site})` : ''
  const where = place ? ` ${kind.place} ${wording.countries.get(place)?.name ?? place}${site}` : ''
  const day = dayOfTitle(event, claims, shown)
  return [
    kind.name,
    // Without a party or a place the words of the report tell more than the kind does.
    bare && !place && !kind.isOwnWord ? ` (“${shown.trigger.text}”)` : '',
    parties(kind, actors, targets),
    where,
    day && `, ${day}`,
  ].join('')
}

/** Most of at least two claims agree: one alone may be a slip of the reader. */
function areAgreed(claims: readonly Claim[], test: (claim: Claim) => boolean): boolean {
  const n = claims.filter(test).length
  return n >= 2 && n * 2 > claims.length
}

type Side = 'actors' | 'targets'

/** Roles that a name says more than: whether an armed group are rebels, and which citizen it is. */
const BETTER_NAMED: ReadonlySet<string> = new Set([
  'REB',
  'UAF',
  'CRM',
  'OPP',
  'CVL',
  'NGO',
  'BUS',
  'REL',
  'LAB',
])

/** The name of a party of the lexicon where the sentence shown has it, and most claims that tell of the party agree. */
function ownName(
  claims: readonly Claim[],
  shown: Claim,
  side: Side,
  code: string,
  sentence: string,
): string | null {
  if (!BETTER_NAMED.has(code.split(' ')[1] ?? '')) return null
  const entityOf = (claim: Claim) => claim[side].find(party => party.code === code)?.entity ?? null
  const entity = entityOf(shown)
  // The lexicon keeps firms or societies on one line, under the first of them.
  const isCalledSo = entity?.split(' ').some(word => sentence.includes(word))
  if (!entity || !isCalledSo || shown[side].filter(party => party.code === code).length > 1) return null
  const told = claims.filter(claim => claim[side].some(party => party.code === code))
  return told.filter(claim => entityOf(claim) === entity).length * 2 > told.length ? entity : null
}

/** Whether a claim's sentence tells of what country a party is: of "the police" it has been worked out, and may be wrong. */
function tellsCountry(
  claim: Claim,
  side: Side,
  code: string,
  sentence: string,
  { countries }: Wording,
): boolean {
  const parties = claim[side].filter(party => party.code === code)
  const state = countries.get(code.slice(0, 3))
  // "Kyrgyz soldiers will not break up rallies" tells of the soldiers' country, not of the rallies'.
  const rest = sentenceWithout(
    claim,
    [...claim.actors, ...claim.targets].filter(party => party.code !== code),
    sentence,
  )
  const isNamed = state && (rest.includes(state.name) || rest.includes(state.adjective))
  return parties.length > 0 && (isNamed || parties.some(({ entity, name }) => entity || /\p{Lu}/u.test(name)))
}

/** The sentence that a claim quotes, without the names of some parties. */
function sentenceWithout({ quote }: Claim, parties: Claim['actors'], sentence: string): string {
  return parties.reduce(
    (left, { span }) =>
      span && span.start >= quote.start && span.end <= quote.end
        ? left.slice(0, span.start - quote.start) +
          ' '.repeat(span.end - span.start) +
          left.slice(span.end - quote.start)
        : left,
    sentence,
  )
}

function partiesOf(claims: readonly Claim[], shown: Claim, side: Side): readonly string[] {
  return commonest(claims, side).filter(
    code =>
      namesParty(shown, side, code) ||
      areAgreed(claims, claim => claim[side].some(party => party.code === code)),
  )
}

/** All days of the event where most claims give one, else the day that the shown one gives. */
function dayOfTitle({ from, to }: Event, claims: readonly Claim[], { date }: Claim): string {
  if (from && areAgreed(claims, claim => claim.date !== null)) return dayRange(from, to ?? from)
  return date ? dayText(date) : ''
}

/** "of civilians by police", "by rebels on police", "between police and civilians": an object stands next to its noun. */
function parties(
  { actor, target }: EventKind,
  actors: readonly string[],
  targets: readonly string[],
): string {
  const all = [...actors, ...targets]
  if (actor === 'between') {
    const [one, other] = [actors.join(' and '), targets.join(' and ')]
    if (one && other) return all.length > 2 ? ` of ${one} with ${other}` : ` between ${one} and ${other}`
    // Two who are both fought against have not fought each other.
    return all.length ? ` ${actors.length > 1 ? actor : 'with'} ${one || other}` : ''
  }
  const by = actors.length && actor ? ` ${actor} ${actors.join(' and ')}` : ''
  const to = targets.length && target ? ` ${target} ${targets.join(' and ')}` : ''
  return /^of\b/.test(target) ? to + by : by + to
}

/** How an event is called, which prepositions its parties take, and how much a reader wants to hear of it. */
export interface EventKind {
  readonly name: string
  readonly actor: string
  readonly target: string
  readonly place: string
  readonly weight: number
  /** Named after the words that tell of it: to quote them adds nothing. */
  readonly isOwnWord: boolean
}

/**
 * The kind of an event, as fine as its mode and the words of most of its claims allow.
 *
 * @param shown the one whose sentence stands beneath; of two names that half of the claims have, it decides
 */
export function eventKind(
  event: Event,
  claims: readonly Claim[],
  wording: Wording,
  sentenceOf: (claim: Claim) => string,
  shown: Claim,
): EventKind {
  const words = wording.events[event.type]
  const mode = usualMode(claims)
  const finer = finerOf(
    words.finer.filter(each => !each.mode || each.mode === mode),
    claims,
    sentenceOf,
    shown,
  )
  const own = finer ?? (mode ? words.modes[mode] : undefined)
  return {
    name: own?.name ?? words.name,
    actor: own?.actor ?? words.actor,
    target: own?.target ?? words.target,
    place: own?.place ?? 'in',
    weight: own?.weight ?? words.weight,
    isOwnWord: finer?.trigger !== undefined,
  }
}

/** The own country goes without saying beside a party, and so does a foreign party's own: its acts lead elsewhere. */
function placeOf(
  { place }: Event,
  claims: readonly Claim[],
  shown: Claim,
  bare: boolean,
  actors: readonly string[],
  ownCountry: string,
): string | null {
  if (!place) return null
  // "No riots in two towns" denies none in the country at large.
  if (place.name === ownCountry) return bare && !isDenial(shown) ? place.name : null
  if (actors.some(code => code.startsWith(`${place.name} `))) return null
  const isTold = (claim: Claim) => Boolean(claim.place?.span && isOnePlace(claim.place, place))
  if (namesPlace(shown, place) || areAgreed(claims, isTold)) return place.name
  return bare && place.country === ownCountry && !isDenial(shown) ? ownCountry : null
}

function isDenial({ factuality, place }: Claim): boolean {
  return factuality.endsWith('-') && !place?.span
}

/** The mode that most claims which have one give; the first among equals. */
export function usualMode(claims: readonly Claim[]): string | null {
  const counts = new Map<string, number>()
  for (const { mode } of claims) if (mode) counts.set(mode, (counts.get(mode) ?? 0) + 1)
  return [...counts.entries()].sort(([, n], [, m]) => m - n)[0]?.[0] ?? null
}

type Finer = Wording['events'][keyof Wording['events']]['finer'][number]

/** The first of the finer names whose words stand at the trigger and in the sentence of most claims, or of half with the one shown. */
function finerOf(
  finer: readonly Finer[],
  claims: readonly Claim[],
  sentenceOf: (claim: Claim) => string,
  shown: Claim,
): Finer | undefined {
  return finer.find(one => {
    const { trigger, words } = testsOf(one)
    const told = claims.filter(claim => trigger(claim.trigger.text) && words(sentenceOf(claim)))
    return told.length * 2 > claims.length || (told.length * 2 === claims.length && told.includes(shown))
  })
}

interface FinerTests {
  readonly trigger: (text: string) => boolean
  readonly words: (text: string) => boolean
}

/** The tests of each finer name's words, made once: every event of a case is held against them. */
const tests = new WeakMap<Finer, FinerTests>()

function testsOf(finer: Finer): FinerTests {
  const known = tests.get(finer)
  if (known) return known
  const any = () => true
  const made = {
    trigger: finer.trigger ? wordTest(finer.trigger) : any,
    words: finer.words ? wordTest(finer.words) : any,
  }
  tests.set(finer, made)
  return made
}

/** Of three claims or more a party has to be named by two, and by a quarter: one alone may be a slip of the reader. */
const ENOUGH_CLAIMS = 3
const PARTY_SHARE = 0.25

/** The parties that the claims name most: the first, and a second that is named at least two thirds as often. */
export function commonest(claims: readonly Claim[], side: Side): readonly string[] {
  const counts = new Map<string, number>()
  for (const claim of claims) {
    for (const code of new Set(claim[side].map(party => party.code)))
      if (code) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  const least = claims.length >= ENOUGH_CLAIMS ? Math.max(2, claims.length * PARTY_SHARE) : 1
  const ranked = [...counts.entries()]
    .filter(([, n]) => n >= least)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  const most = ranked[0]?.[1] ?? 0
  const named = ranked.filter(([, n]) => n * 3 >= most * 2)
  // Two of many that are named as often would stand for all of them.
  const isMany = named.length > NAMED && named[NAMED]![1] === named[NAMED - 1]![1]
  return isMany ? [] : named.slice(0, NAMED).map(([code]) => code)
}

/** `KAZ COP` as "Kazakh police", `IGO CSTO` as "CSTO", `--- COP` and the case's own police as "police". */
export function partyName(code: string, wording: Wording, ownCountry?: string): string {
  const [country = '', ...rest] = code.split(' ')
  const name = rest.join(' ')
  if (country === 'IGO' || country === 'MED') return name || code
  const role = wording.roles[name as Role]
  const state = wording.countries.get(country)
  if (!role) return state && !name ? state.name : name || (state?.name ?? code)
  return state && country !== ownCountry ? `${state.adjective} ${role}` : role
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `4–5 Jan`, `31 Dec–2 Jan`. */
export function dayRange(from: Day, to: Day): string {
  if (from === to) return dayText(from)
  return from.slice(0, 7) === to.slice(0, 7)
    ? `${Number(from.slice(8))}–${dayText(to)}`
    : `${dayText(from)}–${dayText(to)}`
}

function dayText(day: Day): string {
  return `${Number(day.slice(8))}\u00a0${MONTHS[Number(day.slice(5, 7)) - 1]}`
}

/** `5 Jan 04:10Z`. */
export function hourText(instant: Instant): string {
  return `${dayText(instant.slice(0, 10) as Day)} ${instant.slice(11, 16)}Z`
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const FULL_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `Thursday 6 January 2022, 12:00 UTC`. */
export function momentText(instant: Instant): string {
  const date = new Date(instant)
  return `${WEEKDAYS[date.getUTCDay()]} ${date.getUTCDate()} ${FULL_MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}, ${instant.slice(11, 16)} UTC`
}

/** "Riot in Almaty" within a sentence; what begins with a country or its people, or a name in capitals, stays. */
export function lowerFirst(title: string, { countries }: Wording): string {
  const [first = ''] = title.split(/[\s’']/)
  const isCountry = [...countries.values()].some(
    ({ name, adjective }) => name === first || adjective === first,
  )
  return isCountry || !/^(?:[A-Z][a-z]|A\s)/.test(title) ? title : title[0]!.toLowerCase() + title.slice(1)
}

/** An interval of a count: `12`, `at least 12`, `up to 20`, `12–20`. */
export function countText(low: number | null, high: number | null): string {
  const figure = (value: number) => value.toLocaleString('en-GB').replaceAll(',', ' ')
  if (low === null) return high === null ? 'some' : `up to ${figure(high)}`
  if (high === null) return `at least ${figure(low)}`
  return low === high ? figure(low) : `${figure(low)}–${figure(high)}`
}

/** The same of one number that the coder widened for its hedge (`ROUGH` in code/resolve/magnitudes.ts): `about 200`. */
export function hedgedText(low: number | null, high: number | null): string {
  if (low === null || high === null || low === high) return countText(low, high)
  const middle = Math.round((low + high) / 2)
  const isAbout = low === Math.floor((middle * 9) / 10) && high === Math.ceil((middle * 11) / 10)
  if (isAbout) return `about ${countText(middle, middle)}`
  return low === Math.floor((high * 9) / 10) ? `nearly ${countText(high, high)}` : countText(low, high)
}

/** `1 report`, `3 reports`. */
export function plural(count: number, noun: string, many = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : many}`
}
