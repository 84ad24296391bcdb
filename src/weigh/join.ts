import type { Claim } from '../domain/claim.ts'
import { fnv1a } from '../domain/hash.ts'
import { isDenial, type KnownClaim, knownClaim, type Telling } from './known.ts'
import { type JoiningWeights, likenessOf } from './likeness.ts'
import { Passages } from './passages.ts'
import { type WordSenses, wordSensesOf } from './senses.ts'
import { Shared } from './shared.ts'
import { Signatures } from './signatures.ts'
import { type Joined, kindOf, type Story } from './story.ts'
import type { Weighing } from './weighing.ts'

/** Claims of one happening, in order of publication. */
export type Group = KnownClaim[]

/** Stories by key and day; most keys of a day have but one, and a list for each would fill the memory. */
type Buckets = Map<number, Story | Story[]>

/** Stories looked at under one key, and members compared in each: they bound the work for a claim (assumptions). */
const STORIES_A_KEY = 40
const MEMBERS_COMPARED = 10
/** Members after the first are compared from among so many of the latest (assumption). */
const LATEST_MEMBERS = 24

/**
 * Joins claims about one happening. Each claim, in order of publication, joins the group that it is
 * most like, if that exceeds the threshold; otherwise it starts a group. So a later report
 * never changes how earlier claims were joined. What can't be one happening is never compared: another event type,
 * a condition with a fact, what lies ahead with what was, two cities; and a denial joins only what it denies.
 * Reports are added in order of publication, then of id.
 */
export class Joining {
  readonly stories: Story[] = []
  private readonly settings: Weighing['joining']
  private readonly byKey: Buckets = new Map()
  private readonly shared = new Shared()
  private readonly signatures = new Signatures()
  private readonly passages: Passages
  private readonly senses: WordSenses
  private look = 0

  /** @param copied families that have copies, where all reports are known beforehand */
  constructor(weighing: Weighing, copied?: ReadonlySet<string>) {
    this.settings = weighing.joining
    this.passages = new Passages(copied)
    this.senses = wordSensesOf(weighing)
  }

  /**
   * The claims of a report as joined, each with the story in which it now is.
   *
   * @param claims in text order
   */
  add(telling: Telling, claims: readonly Claim[]): readonly Joined[] {
    const family = telling.original.id
    const copies = this.passages.open(telling.report.id, family)
    const joined = claims.map((claim): Joined => {
      const known = knownClaim(claim, telling, this.shared, this.senses)
      // A copied passage goes where the original went, however long ago.
      const original = copies ? this.passages.find(known) : undefined
      const story = original ?? this.nearest(known, copies) ?? this.begin(known)
      if (original) putCopy(known, story)
      else this.put(known, story)
      return { known, story }
    })
    this.passages.close(family, joined)
    return joined
  }

  private nearest(known: KnownClaim, copies: boolean): Story | undefined {
    const { threshold, windowDays } = this.settings
    const kind = this.shared.text(kindOf(known.claim))
    const anyway = copies || isLikeWithoutWords(known)
    let best: Story | undefined
    let bestLikeness = threshold
    this.look++
    for (const story of candidates(known, kind, keysOf(known, kind), this.byKey, windowDays, this.look)) {
      if (isElsewhere(known, story)) continue
      if (!anyway && !this.signatures.mayShare(story.number, known.words)) continue
      if (!mayJoin(known, story)) continue
      const likeness = storyLikeness(known, story.originals, this.settings)
      if (likeness > bestLikeness) {
        best = story
        bestLikeness = likeness
      }
    }
    return best
  }

  private begin({ claim }: KnownClaim): Story {
    const { length: number } = this.stories
    const members: KnownClaim[] = []
    const story: Story = {
      number,
      kind: this.shared.text(kindOf(claim)),
      members,
      originals: members,
      city: null,
      days: NO_DAYS,
      asserted: false,
      denied: false,
      seen: 0,
    }
    this.stories.push(story)
    return story
  }

  private put(known: KnownClaim, story: Story): void {
    story.members.push(known)
    if (story.originals !== story.members) story.originals.push(known)
    story.city ??= known.city
    if (known.traits.dated && !story.days.includes(known.dayNumber))
      story.days = [...story.days, known.dayNumber]
    this.signatures.add(story.number, known.words)
    if (isDenial(known)) story.denied = true
    else story.asserted = true
    remember(story, known, keysOf(known, story.kind), this.byKey)
  }
}

const NO_DAYS: readonly number[] = []

/** A copied passage is in the event and decides nothing of what joins it: it says nothing that its original does not. */
function putCopy(known: KnownClaim, story: Story): void {
  if (story.originals === story.members) story.originals = [...story.members]
  story.members.push(known)
}

/** The order in which claims are joined. */
export function inOrderOfPublication(a: KnownClaim, b: KnownClaim): number {
  const [x, y] = [a.claim, b.claim]
  const [p, q] = [a.telling.report.published, b.telling.report.published]
  if (p !== q) return p < q ? -1 : 1
  if (x.report !== y.report) return x.report < y.report ? -1 : 1
  return x.trigger.start - y.trigger.start || (x.id < y.id ? -1 : x.id > y.id ? 1 : 0)
}

/** Claims that share none of these are never compared; the day is added when looking. Hashes: two may be one. */
function keysOf({ mode, stem, sense, city, actors, targets }: KnownClaim, kind: string): readonly number[] {
  const keys = [fnv1a(`${kind}|${sense ? `~${sense}` : stem}`)]
  if (city) keys.push(fnv1a(`${kind}|@${city}`))
  if (mode) keys.push(fnv1a(`${kind}|${mode}`))
  else if (!city) for (const party of [...actors, ...targets]) keys.push(fnv1a(`${kind}|${party}`))
  return keys
}

function dated(key: number, day: number): number {
  return Math.imul(key, 0x01000193) ^ day
}

/** Stories of the kind under the claim's keys within the window, each once, those of the latest days last. */
function candidates(
  { dayNumber }: KnownClaim,
  kind: string,
  keys: readonly number[],
  byKey: Buckets,
  window: number,
  look: number,
): readonly Story[] {
  const found: Story[] = []
  for (const key of keys) {
    for (let day = dayNumber - window; day <= dayNumber + window; day++) {
      const bucket = byKey.get(dated(key, day))
      if (!bucket) continue
      const stories = Array.isArray(bucket) ? bucket : [bucket]
      for (let i = Math.max(0, stories.length - STORIES_A_KEY); i < stories.length; i++) {
        const story = stories[i]!
        if (story.seen === look || story.kind !== kind) continue
        story.seen = look
        found.push(story)
      }
    }
  }
  return found
}

function remember(story: Story, { dayNumber }: KnownClaim, keys: readonly number[], byKey: Buckets): void {
  for (const key of keys) {
    const bucket = byKey.get(dated(key, dayNumber))
    if (!bucket) byKey.set(dated(key, dayNumber), story)
    else if (!Array.isArray(bucket)) {
      if (bucket !== story) byKey.set(dated(key, dayNumber), [bucket, story])
    } else if (!latest(bucket, STORIES_A_KEY / 2).includes(story)) bucket.push(story)
  }
}

function latest<T>(list: readonly T[], n: number): readonly T[] {
  return list.length <= n ? list : list.slice(-n)
}

/**
 * Likeness to a story: between that to its nearest member and that to its members on average, of the first member and
 * some of the latest ones, which lie apart, since neighbours are often of one report. The nearest alone would chain what
 * differs through what leaves much out; the average alone would keep apart mentions of a running story that leave out
 * different things. Not all members: comparing with each would make long stories quadratic.
 */
function storyLikeness(
  known: KnownClaim,
  group: Group,
  weights: JoiningWeights & { readonly average: number },
): number {
  const { average } = weights
  const { length } = group
  const compared = Math.min(length, MEMBERS_COMPARED)
  const late = length - 1 - Math.min(length - 1, LATEST_MEMBERS)
  const last = group[length - 1]!.telling.hour
  let nearest = likenessOf(known, group[0]!, weights, last)
  let sum = nearest
  for (let i = 1; i < compared; i++) {
    const member = late + Math.round((i * (length - 1 - late)) / (compared - 1))
    const likeness = likenessOf(known, group[member]!, weights, last)
    if (likeness > nearest) nearest = likeness
    sum += likeness
  }
  return (1 - average) * nearest + (average * sum) / compared
}

/** With no word in common only a name, a number, an article or a standing story make two claims alike enough. */
function isLikeWithoutWords({ traits, names }: KnownClaim): boolean {
  return traits.standing || traits.counting || names.length > 0
}

function isElsewhere(known: KnownClaim, story: Story): boolean {
  return known.city !== null && story.city !== null && known.city !== story.city
}

function mayJoin(known: KnownClaim, story: Story): boolean {
  const { dated, lasting, standing } = known.traits
  if (dated && !lasting && story.days.length && !isOfItsDays(known, story)) return false
  // "The protests" take in no protest of a town: they would end up in whichever town was named first.
  if (standing !== story.members[0]!.traits.standing) return false
  const denies = isDenial(known)
  if (!(denies ? story.asserted : story.denied)) return true
  return latestOpposed(story.originals, denies).some(member => sameProposition(known, member))
}

/** Of a night one report names the day before, another the day after ("Wednesday night", "the night to Thursday"). */
function isOfItsDays({ dayNumber, traits }: KnownClaim, { days, originals }: Story): boolean {
  if (days.includes(dayNumber)) return true
  if (!traits.night || !(days.includes(dayNumber - 1) || days.includes(dayNumber + 1))) return false
  return latest(originals, MEMBERS_COMPARED).some(
    member => member.traits.night && Math.abs(member.dayNumber - dayNumber) === 1,
  )
}

/** The latest few that assert where a claim denies, or the other way about. */
function latestOpposed(members: readonly KnownClaim[], denies: boolean): readonly KnownClaim[] {
  const found: KnownClaim[] = []
  for (let i = members.length - 1; i >= 0 && found.length < MEMBERS_COMPARED; i--)
    if (isDenial(members[i]!) !== denies) found.push(members[i]!)
  return found
}

/** An undated assertion so many hours after a denial may speak of what happened since (assumption). */
const DENIAL_HOLDS_HOURS = 6

/** A town's denial does not deny what is said of the whole country (a building's of the town: `placeKey`). */
function isOfPart(denial: KnownClaim, assertion: KnownClaim): boolean {
  const { place } = assertion.claim
  return denial.city !== null && place?.precision === 'country' && place.span !== null
}

/** The same word, or another for the same kind of act of somebody named: "left the country", "fled". */
function sameAct(a: KnownClaim, b: KnownClaim): boolean {
  return (
    a.stem === b.stem ||
    (a.sense !== '' && a.sense === b.sense && a.names.some(name => b.names.includes(name)))
  )
}

/** "Fired" and "denied having fired": the same act of the same party, object or place on about the same day. */
function sameProposition(a: KnownClaim, b: KnownClaim): boolean {
  if (!sameAct(a, b)) return false
  if (Math.abs(a.dayNumber - b.dayNumber) > 1) return false
  const [denial, assertion] = isDenial(a) ? [a, b] : [b, a]
  if (isOfPart(denial, assertion)) return false
  if (assertion.telling.hour - denial.telling.hour > DENIAL_HOLDS_HOURS) return false
  const shared = (side: 'actors' | 'targets') =>
    a.claim[side].some(one => one.code && b.claim[side].some(peer => peer.code === one.code))
  const apart = (side: 'actors' | 'targets') =>
    a.claim[side].some(one => one.code) && b.claim[side].some(one => one.code) && !shared(side)
  if (apart('actors') || apart('targets')) return false
  return shared('actors') || shared('targets') || (a.city !== null && a.city === b.city)
}
