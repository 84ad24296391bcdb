import type { Claim } from '../domain/claim.ts'
import type { Instant } from '../domain/instant.ts'
import type { Report } from '../domain/report.ts'
import { type KnownClaim, knownClaim } from './known.ts'
import { likenessOf, weightsOf } from './likeness.ts'
import type { Weighing } from './weighing.ts'

/** Claims of one happening, in order of publication. */
export type Group = KnownClaim[]

/** A report with its claims in text order, and when its family was first told. */
export interface ToldReport {
  readonly report: Report
  readonly told: Instant
  /** Id of the earliest report of its family; null where it has no family. */
  readonly family: string | null
  readonly claims: readonly Claim[]
}

/** Stories looked at under one key, and members compared in each: they bound the work for a claim (assumptions). */
const STORIES_A_KEY = 40
const MEMBERS_COMPARED = 5

/**
 * Joins claims about one happening. Each claim, in order of publication, joins the group that holds the
 * member it is most like, if that exceeds the threshold; otherwise it starts a group. So a later report
 * never changes how earlier claims were joined. What can't be one happening is never compared: another event type,
 * a condition with a fact, what lies ahead with what was, two cities; and a denial joins only what it denies.
 *
 * @param reports sorted by publication, then id
 */
export function joinClaims(reports: readonly ToldReport[], weighing: Weighing): readonly Group[] {
  const { joining } = weighing
  const weights = weightsOf(joining)
  const stories: Story[] = []
  const byKey = new Map<string, Story[]>()
  const byPassage = new Map<string, Story>()
  for (const { report, told, family, claims } of reports) {
    for (const claim of claims) {
      const known = knownClaim(claim, report, told, family)
      const keys = keysOf(known)
      // A copied passage goes where the original went, however long ago.
      const passage = family && `${family}|${keys[0]}|${claim.factuality}|${known.words.join()}`
      let best = passage ? byPassage.get(passage) : undefined
      let bestLikeness = best ? Number.POSITIVE_INFINITY : joining.threshold
      for (const story of best ? [] : candidates(known, keys, byKey, joining.windowDays)) {
        if (!mayJoin(known, story)) continue
        const likeness = nearestLikeness(known, story.members, weights)
        if (likeness > bestLikeness) {
          best = story
          bestLikeness = likeness
        }
      }
      if (!best) {
        best = { members: [], city: null, assertions: [], denials: [], words: new Set() }
        stories.push(best)
      }
      best.members.push(known)
      best.city ??= known.city
      if (best.words.size < FEW_WORDS) for (const word of known.words) best.words.add(word)
      best[isDenial(claim) ? 'denials' : 'assertions'].push(known)
      if (passage && !byPassage.has(passage)) byPassage.set(passage, best)
      remember(best, known, keys, byKey)
    }
  }
  return stories.map(({ members }) => members)
}

/** A group while it grows. */
interface Story {
  readonly members: KnownClaim[]
  city: string | null
  readonly assertions: KnownClaim[]
  readonly denials: KnownClaim[]
  /** Words of all members, as long as they are few. */
  readonly words: Set<number>
}

/** A story that has used so many words may share one with anything (assumption). */
const FEW_WORDS = 300

/** Claims that share none of these are never compared; the day is added when looking. */
function keysOf(known: KnownClaim): readonly string[] {
  const { claim, stem } = known
  const kind = `${claim.event}|${claim.condition ? 'if' : ''}|${claim.time === 'future' ? 'ahead' : ''}`
  const keys = [`${kind}|${stem}`]
  if (known.city) keys.push(`${kind}|@${known.city}`)
  if (claim.mode) keys.push(`${kind}|${claim.mode}`)
  return keys
}

function candidates(
  known: KnownClaim,
  keys: readonly string[],
  byKey: ReadonlyMap<string, Story[]>,
  window: number,
): ReadonlySet<Story> {
  const found = new Set<Story>()
  for (const key of keys) {
    for (let shift = -window; shift <= window; shift++) {
      const bucket = byKey.get(`${key}|${known.dayNumber + shift}`)
      if (!bucket) continue
      for (const story of latest(bucket, STORIES_A_KEY)) found.add(story)
    }
  }
  return found
}

function remember(
  story: Story,
  known: KnownClaim,
  keys: readonly string[],
  byKey: Map<string, Story[]>,
): void {
  for (const key of keys) {
    const dated = `${key}|${known.dayNumber}`
    const bucket = byKey.get(dated)
    if (!bucket) byKey.set(dated, [story])
    else if (!latest(bucket, STORIES_A_KEY / 2).includes(story)) bucket.push(story)
  }
}

function latest<T>(list: readonly T[], n: number): readonly T[] {
  return list.length <= n ? list : list.slice(-n)
}

/**
 * Likeness to the nearest of the first member and the latest ones. Nearest and not average: mentions of a running
 * story differ in what they leave out. Not all members: comparing with each would make long stories quadratic.
 */
function nearestLikeness(known: KnownClaim, group: Group, weights: Float64Array): number {
  let nearest = likenessOf(known, group[0]!, weights)
  for (let i = Math.max(1, group.length - MEMBERS_COMPARED + 1); i < group.length; i++)
    nearest = Math.max(nearest, likenessOf(known, group[i]!, weights))
  return nearest
}

function mayJoin(known: KnownClaim, story: Story): boolean {
  if (!mayBeLike(known, story)) return false
  if (known.city && story.city && known.city !== story.city) return false
  // "The protests" take in no protest of a town: they would end up in whichever town was named first.
  if (known.standing !== story.members[0]!.standing) return false
  const opposed = isDenial(known.claim) ? story.assertions : story.denials
  return !opposed.length || latest(opposed, MEMBERS_COMPARED).some(member => sameProposition(known, member))
}

/** Two claims that share neither words nor a name, a number, an article or a standing story are never alike enough. */
function mayBeLike({ words, names, claim, family, standing }: KnownClaim, story: Story): boolean {
  if (standing || family || names.length || claim.magnitudes.length || story.words.size >= FEW_WORDS)
    return true
  for (const word of words) if (story.words.has(word)) return true
  return false
}

function isDenial({ factuality }: Claim): boolean {
  return factuality.endsWith('-')
}

/** An undated assertion so many hours after a denial may speak of what happened since (assumption). */
const DENIAL_HOLDS_HOURS = 6

/** "Fired" and "denied having fired": the same word of the same party, object or place on about the same day. */
function sameProposition(a: KnownClaim, b: KnownClaim): boolean {
  if (a.stem !== b.stem) return false
  if (Math.abs(a.dayNumber - b.dayNumber) > 1) return false
  const [denial, assertion] = isDenial(a.claim) ? [a, b] : [b, a]
  if (assertion.hour - denial.hour > DENIAL_HOLDS_HOURS) return false
  const shared = (side: 'actors' | 'targets') =>
    a.claim[side].some(one => one.code && b.claim[side].some(peer => peer.code === one.code))
  const apart = (side: 'actors' | 'targets') =>
    a.claim[side].some(one => one.code) && b.claim[side].some(one => one.code) && !shared(side)
  if (apart('actors') || apart('targets')) return false
  return shared('actors') || shared('targets') || (a.city !== null && a.city === b.city)
}
