import type { Claim, ClaimPlace, Participant } from '../domain/claim.ts'
import { fnv1a } from '../domain/hash.ts'
import { dayOf, type Instant, msOf } from '../domain/instant.ts'
import type { Report } from '../domain/report.ts'
import type { WordSenses } from './senses.ts'
import type { Shared } from './shared.ts'

/** What the claims of one report have in common. */
export interface Telling {
  readonly report: Report
  /** The earliest report of its family: the report itself, where that copies none. */
  readonly original: Report
  readonly language: string
  /** When the family was first told: a copy tells nothing later than what it copies. */
  readonly told: Instant
  /** `told` in hours since 1970. */
  readonly hour: number
  /** `told` in days since 1970. */
  readonly toldDay: number
  /** Ids of the voices that the report cites anywhere: what it says besides may well be theirs. */
  readonly leans: readonly string[]
}

export function tellingOf(report: Report, original = report, leans: readonly string[] = NONE): Telling {
  const told = report.published < original.published ? report.published : original.published
  const hour = msOf(told) / 3_600_000
  const { language } = report
  return { report, original, language, told, hour, toldDay: Math.floor(hour / 24), leans }
}

const NONE: readonly string[] = []

/** So many letters hold the longest words of `senses` ("stepped down"), and few others (assumption). */
const KIND = 20

/** The trigger and what follows it in its sentence: "went up". */
function kindWords({ trigger, quote }: Claim, { text }: Report): string {
  return text.slice(trigger.start, Math.min(quote.end, Math.max(trigger.end, trigger.start + KIND)))
}

/** A claim in the report that tells it. */
export interface ToldClaim {
  readonly claim: Claim
  readonly telling: Telling
}

/** What is so of a claim, or is not. Of these there are few combinations: each is kept once, and claims share it. */
export interface Traits {
  /** Gives a day. */
  readonly dated: boolean
  /** Gives a number. */
  readonly counting: boolean
  /** Gives no city, day, name or number to tell it apart by. */
  readonly atLarge: boolean
  /** Takes up what was named before: "the seizure", "these talks". */
  readonly definite: boolean
  /** Years named in the quote other than that of publication: history told as background. */
  readonly otherYear: boolean
  /** Counts dead or injured and names nobody who did it: such a count is of all of them so far, and grows. */
  readonly toll: boolean
  /** Its day is that of a night, which two days share. */
  readonly night: boolean
  /** Speaks of what goes on for days as of one thing: "the protests", "the unrest". */
  readonly standing: boolean
  /** Goes on for days, so that no day tells it apart: what is standing, a state of emergency, an operation. */
  readonly lasting: boolean
}

/**
 * A claim with what joining needs to know of it, read off once. A million are kept: each field is eight megabytes. What
 * joining compares is here and not looked up in the claim, which lies elsewhere in memory.
 */
export interface KnownClaim extends ToldClaim {
  /** The day that the claim gives, else that on which it was first told, in days since 1970. */
  readonly dayNumber: number
  /** Enough of the trigger to see that "fired" and "firing" are one word in any alphabetic language. */
  readonly stem: string
  /** What kind of act the trigger names, whatever the word ("hurt", "wounded"); empty for a word of no listed kind. */
  readonly sense: string
  /** Kinds of things named beside the trigger ("airport", "city hall"), whatever the word, in order. */
  readonly things: readonly string[]
  readonly traits: Traits
  readonly mode: string | null
  readonly factuality: string
  /** Code of who is cited; empty where nobody is. */
  readonly speaker: string
  /** 16-bit hashes of the stems of the words around the trigger, ascending, as the characters of a string. */
  readonly words: string
  /** Codes of those who act and those acted on, and what is named in either (`isActedOn`); unresolved parties are left out. */
  readonly actors: readonly string[]
  readonly targets: readonly string[]
  readonly names: readonly string[]
  /** Key of a place more exact than a country: the only kind that tells happenings apart. */
  readonly city: string | null
}

/** Things named up to so many letters from the start of the trigger: of 30, 50 and 80 none told happenings apart better. */
const BESIDE = 50

/**
 * Words up to so many places from the trigger, cut to stems of so many letters, short words left out: among the
 * settings tried on the tuning half of bench/weigh/happenings.tsv these told same from other happenings best.
 */
const REACH = 8
const STEM = 6
const WORD = /\d+|\p{L}{4,}/gu

export function knownClaim(
  claim: Claim,
  telling: Telling,
  shared: Shared,
  { senseOf, thingOf, isStanding, isLasting, isNight, isTakenUp, isToll, isActing, isBackdrop }: WordSenses,
): KnownClaim {
  const { report, told, toldDay } = telling
  const quote = report.text.slice(claim.quote.start, claim.quote.end)
  const year = told.slice(0, 4)
  const { place } = claim
  const city = place && (place.precision === 'city' || place.precision === 'region') ? placeKey(place) : null
  const names = shared.list(namesOf(claim))
  const sense = senseOf(claim.mode, kindWords(claim, report))
  const before = report.text.slice(claim.quote.start, claim.trigger.start)
  const isBehind = () => isBackdrop(before) && !isActing(claim.trigger.text)
  const standing = isStanding(claim, sense) && isAtLarge(claim, told, isActing, isBehind())
  const town = standing ? null : city
  const dated = claim.date !== null
  const counting = claim.magnitudes.length > 0
  const things: string[] = []
  const words = wordsNear(quote, claim.trigger.start - claim.quote.start, word => {
    const thing = thingOf(word)
    if (thing) things.push(thing)
  })
  return {
    claim,
    telling,
    dayNumber: claim.date ? Date.parse(claim.date) / 86_400_000 : toldDay,
    stem: shared.text(claim.trigger.text.toLowerCase().slice(0, 5)),
    sense,
    things: things.length ? shared.list([...new Set(things)].sort()) : NONE,
    traits: keptOnce({
      dated,
      counting,
      atLarge: !town && !dated && !names.length && !counting,
      definite: isTakenUp(before),
      otherYear: (quote.match(/\b(?:19|20)\d\d\b/g) ?? NONE).some(named => named !== year),
      toll: counting && !claim.actors.length && isToll(sense),
      night: dated && isNight(quote),
      standing,
      lasting: standing || isLasting(sense),
    }),
    mode: claim.mode && shared.text(claim.mode),
    factuality: shared.text(claim.factuality),
    speaker: shared.text(claim.attribution?.code ?? ''),
    actors: shared.list(codesOf(claim.actors)),
    targets: shared.list(codesOf(claim.targets)),
    names,
    words,
    city: town && shared.text(town),
  }
}

const traitsKept = new Map<number, Traits>()

function keptOnce(traits: Traits): Traits {
  let key = 0
  for (const is of Object.values(traits)) key = 2 * key + (is ? 1 : 0)
  const kept = traitsKept.get(key)
  if (kept) return kept
  traitsKept.set(key, traits)
  return traits
}

/**
 * A town is where it lies, by whatever name it goes ("Almaty", "Alma-Ata", "Алматы"); else a place is its name. What
 * is denied of one building of a town is of a place of its own.
 */
export function placeKey({ name, point, site }: ClaimPlace): string {
  const town = point ? `${point.lat},${point.lon}` : name
  return site ? `${town} ${site}` : town
}

/**
 * Told of no town, day or crowd of its own; with nobody who acts ("the protests broke out on 2 January") a day says since
 * when. What may come is nothing that stands.
 *
 * @param isBehind told as that before which something else was done: its day and its crowd are of what was done
 */
function isAtLarge(
  claim: Claim,
  told: Instant,
  isActing: WordSenses['isActing'],
  isBehind: boolean,
): boolean {
  if (claim.time === 'future' || isPlaced(claim, isBehind)) return false
  return isBehind || !claim.actors.length || !(isDated(claim, told) || isOccasion(claim, isActing))
}

/**
 * A town named near the trigger, in its sentence, is where it was; one named elsewhere is where the rest of the report is.
 * "Hospitals in Osh took in ten after the riots": before a backdrop it is where the other thing was done.
 */
function isPlaced({ trigger, place, quote }: Claim, isBehind: boolean): boolean {
  const span = place?.precision === 'city' || place?.precision === 'region' ? place.span : null
  if (!span || span.start < quote.start || span.end > quote.end) return false
  return span.start - trigger.end <= BESIDE && trigger.start - span.end <= (isBehind ? ADJACENT : BESIDE)
}

/** Letters between a town and what is told as its own: "after the Osh riots" (assumption). */
const ADJACENT = 3

/** "Hundreds rallied", "people are protesting": somebody did so at one time and place. */
function isOccasion({ trigger, magnitudes }: Claim, isActing: WordSenses['isActing']): boolean {
  return isActing(trigger.text) || magnitudes.some(({ kind }) => kind === 'participants')
}

function isDated({ date }: Claim, told: Instant): boolean {
  return date !== null && date !== dayOf(told)
}

function codesOf(parties: readonly Participant[]): readonly string[] {
  return parties.length ? parties.map(({ code }) => code).filter(Boolean) : NONE
}

function namesOf({ actors, targets }: Claim): readonly string[] {
  const names = actors.flatMap(({ entity }) => entity ?? [])
  for (const { entity } of targets) if (entity) names.push(ACTED_ON + entity)
  return names.length ? names : NONE
}

const ACTED_ON = '>'

/** Whether a name is of somebody acted on. */
export function isActedOn(name: string): boolean {
  return name.startsWith(ACTED_ON)
}

export function isDenial({ factuality }: Pick<KnownClaim, 'factuality'>): boolean {
  return factuality.endsWith('-')
}

/** @param beside is told each word that begins within `BESIDE` letters of the trigger */
function wordsNear(quote: string, trigger: number, beside: (word: string) => void): string {
  const stems: number[] = []
  let at = -1
  for (const { 0: word, index } of quote.matchAll(WORD)) {
    if (at < 0 && index + word.length > trigger) at = stems.length
    if (Math.abs(index - trigger) <= BESIDE) beside(word)
    const hash = fnv1a(word.toLowerCase().slice(0, STEM))
    stems.push((hash >>> 16) ^ (hash & 0xffff))
  }
  if (at < 0) at = stems.length
  const near = new Set(stems.slice(Math.max(0, at - REACH), at + REACH + 1))
  return String.fromCharCode(...[...near].sort((a, b) => a - b))
}
