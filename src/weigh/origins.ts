import type { Caveat, Claim } from '../domain/claim.ts'
import type { Origin } from '../domain/event.ts'
import type { Factuality } from '../domain/plover.ts'
import { isBeforehand } from './beforehand.ts'
import { shareOfGrade } from './grade.ts'
import { asIndependent } from './independence.ts'
import { type Interest, interestOf, isOneSide } from './interest.ts'
import type { ToldClaim } from './known.ts'
import { followed, speakerOf } from './pickups.ts'
import { type Sourcing, type Voice, writerOf } from './sourcing.ts'
import type { Weighing } from './weighing.ts'

/** An origin with what its weight is made of. */
export interface WeighedOrigin extends Origin {
  /** Share of the voice's own assertions expected to be right. */
  readonly reliability: number
  /** The same after those who passed it on, and our own reading, may have garbled it. */
  readonly told: number
  /** How far `told` moves with `reliability`: 1 where nothing stands between. */
  readonly fidelity: number
  /** What hedge, interest and copying leave of its weight, signed: negative where it denies. */
  readonly factor: number
  /** What hedge and copying alone leave of it, unsigned: how far it corroborates, whoever gains. */
  readonly share: number
  /** What the factor and the telling are made of, in words. */
  readonly notes: readonly string[]
}

/**
 * The independent origins of a group of claims. A cited speaker is one origin however many outlets carry the words;
 * a claim of an outlet's own ends at the outlet's owner; copies of a report, and another language's digest of it,
 * end where the first of the family ends; an outlet that only cites another is followed to that other, and a circle
 * of outlets that cite each other is one unknown origin. Of the claims that hold an origin's latest position the
 * weightiest speaks for it.
 */
export function originsOf(told: readonly ToldClaim[], sourcing: Sourcing): readonly WeighedOrigin[] {
  const group = told.flatMap(known => [known, ...deniedIn(known)])
  const heads = followed(group, sourcing)
  const byId = new Map<string, { readonly voice: Voice; readonly known: ToldClaim[] }>()
  group.forEach((known, i) => {
    const voice = heads[i]!
    const entry = byId.get(voice.id)
    if (entry) entry.known.push(known)
    else byId.set(voice.id, { voice, known: [known] })
  })
  const origins = [...byId.values()].map(({ voice, known }) => originOf(voice, known, byId, sourcing))
  const isAsserted = group.some(({ claim }) => claim.factuality.endsWith('+'))
  return asIndependent(origins, isAsserted, sourcing.weighing)
}

/** "X said that troops fired; the ministry denied it": the denial that a claim's own report tells of it. */
function deniedIn(known: ToldClaim): readonly ToldClaim[] {
  const by = known.claim.caveat?.kind === 'denied' ? known.claim.caveat.by : null
  if (!by?.code) return []
  const { caveat: _, ...claim } = known.claim
  return [
    {
      telling: known.telling,
      claim: { ...claim, factuality: 'CT-', attribution: by, chain: [by], magnitudes: [] },
    },
  ]
}

function originOf(
  voice: Voice,
  known: readonly ToldClaim[],
  others: ReadonlyMap<string, unknown>,
  sourcing: Sourcing,
): WeighedOrigin {
  const last = latestPosition(voice, known, sourcing)
  const best = last
    .map(one => ({ one, ...factorOf(one, sourcing) }))
    .reduce((a, b) => (Math.abs(b.factor) > Math.abs(a.factor) ? b : a))
  // Whoever tells the contrary by its name makes it no surer that it said this.
  const side = last.filter(({ claim }) => claim.factuality.at(-1) === best.one.claim.factuality.at(-1))
  const telling = fidelityOf(voice, side, sourcing)
  const graded = gradedOf(last, sourcing)
  const reliability = graded?.share ?? reliabilityOf(voice, known, sourcing)
  const copied = known.every(one => leansOnOther(one, voice, others))
  const { copied: copying } = sourcing.weighing
  return {
    id: voice.id,
    kind: voice.kind,
    who: voice.who,
    supports: best.factor ? best.factor > 0 : null,
    claims: known.map(({ claim }) => claim.id),
    first: known.map(({ telling }) => telling.told).sort()[0]!,
    reliability,
    told: 0.5 + (reliability - 0.5) * telling.fidelity,
    fidelity: telling.fidelity,
    factor: copied ? best.factor * copying : best.factor,
    share: copied ? best.hedge * copying : best.hedge,
    notes: [
      ...telling.notes,
      ...(graded ? [graded.note] : voice.record ? [voice.record] : []),
      ...best.notes,
      ...(copied ? [`cites another origin of this in the same report × ${copying}`] : []),
    ],
  }
}

/**
 * What a named voice said last for certain is its position, so that a retraction or correction replaces what it
 * corrects: only claims on that side count. What an outlet wrote itself settles its position, whatever others say
 * that it wrote. Those without a name are many and have no position.
 */
function latestPosition(voice: Voice, known: readonly ToldClaim[], sourcing: Sourcing): readonly ToldClaim[] {
  if (voice.kind === 'unknown') return known
  const certain = known.filter(({ claim }) => claim.factuality.startsWith('CT'))
  const own = certain.filter(one => !one.claim.attribution && writerOf(one, sourcing).id === voice.id)
  const last = (own.length ? own : certain).reduce<ToldClaim | null>(
    (a, b) => (a && a.telling.told >= b.telling.told ? a : b),
    null,
  )
  return last ? known.filter(({ claim }) => claim.factuality.at(-1) === last.claim.factuality.at(-1)) : known
}

/**
 * Who stands between the voice and us: those who cite it, and our own reading. Each may turn a statement into its
 * opposite with the probability that it errs, a chain of binary symmetric channels (Cover and Thomas 2006, 7.1.4).
 * Reports in their own words tell it anew, each further one discounted for dependence; copies do not. However many
 * tell it, the voice itself is believed no more than its reliability.
 */
function fidelityOf(
  voice: Voice,
  known: readonly ToldClaim[],
  sourcing: Sourcing,
): { readonly fidelity: number; readonly notes: readonly string[] } {
  const { weighing, citedVoice } = sourcing
  const byFamily = new Map<string, { readonly fidelity: number; readonly by: readonly string[] }>()
  for (const one of known) {
    const { claim } = one
    const tellers = new Map<string, Voice>()
    const carriers = claim.chain.filter(cited => cited !== speakerOf(claim))
    for (const teller of [writerOf(one, sourcing), ...carriers.map(citedVoice)])
      if (teller.id !== voice.id) tellers.set(teller.id, teller)
    let fidelity = 2 * weighing.reading - 1
    for (const { reliability } of tellers.values()) fidelity *= 2 * reliability - 1
    const family = one.telling.original.id
    if (fidelity > (byFamily.get(family)?.fidelity ?? -1))
      byFamily.set(family, { fidelity, by: [...tellers.values()].map(({ who }) => who) })
  }
  const ranked = [...byFamily.values()].sort((a, b) => b.fidelity - a.fidelity)
  const lost = ranked.reduce(
    (left, { fidelity }, rank) => left * (1 - fidelity * weighing.dependence ** rank),
    1,
  )
  const by = [...new Set(ranked.flatMap(telling => telling.by))]
  const more = by.length > 3 ? ` and ${by.length - 3} more` : ''
  return { fidelity: 1 - lost, notes: by.length ? [`told by ${by.slice(0, 3).join(', ')}${more}`] : [] }
}

/**
 * The grade that an analyst gave to a claim counts for its origin where all claims that hold the origin's position
 * were graded; the best of them does, since an origin is as reliable as the best of its tellings.
 */
function gradedOf(
  last: readonly ToldClaim[],
  { graded }: Sourcing,
): { readonly share: number; readonly note: string } | null {
  if (!graded.size || !last.every(({ claim }) => graded.has(claim.id))) return null
  const best = last
    .map(({ claim }) => graded.get(claim.id)!)
    .reduce((a, b) => (shareOfGrade(b.grade) > shareOfGrade(a.grade) ? b : a))
  return { share: shareOfGrade(best.grade), note: best.note }
}

/**
 * Who says "I ask" asks in saying so (performatives, Austin 1962): of its own requests, refusals and threats a
 * speaker is a better witness than of anything else.
 */
function reliabilityOf(voice: Voice, known: readonly ToldClaim[], { weighing }: Sourcing): number {
  const performs = known.some(({ claim }) => {
    const speaker = claim.attribution?.code
    return (
      speaker !== undefined &&
      weighing.speech.events.includes(claim.event) &&
      claim.actors.some(({ code }) => isOneSide(code, speaker))
    )
  })
  const own = voice.onTopic?.get(known[0]!.claim.event) ?? voice.reliability
  return performs ? Math.max(own, weighing.speech.reliability) : own
}

/** An outlet's own words in a report that cites another origin of this event are most likely that origin's. */
function leansOnOther(
  { claim, telling }: ToldClaim,
  voice: Voice,
  others: ReadonlyMap<string, unknown>,
): boolean {
  if (voice.kind !== 'outlet' || claim.attribution) return false
  for (const id of telling.leans) if (id !== voice.id && others.has(id)) return true
  return false
}

const HEDGES: Record<'PR' | 'PS', string> = { PR: 'probable', PS: 'possible' }

function factorOf(
  known: ToldClaim,
  { weighing }: Sourcing,
): { readonly factor: number; readonly hedge: number; readonly notes: readonly string[] } {
  const [certainty, sign] = splitFactuality(known.claim.factuality)
  const interest = interestOf(known.claim, weighing, sign)
  const early = isBeforehand(known.claim, known.telling.report.published)
  const hedge = early ? 0 : weighing.hedges[certainty]
  const caveat = caveatOf(known.claim, weighing)
  const notes = [
    ...(caveat ? [caveat.note] : []),
    ...(certainty === 'PR' || certainty === 'PS' ? [`${HEDGES[certainty]} × ${hedge}`] : []),
    ...(certainty === 'U' ? ['leaves it open'] : []),
    ...(early ? ['published before the day that it tells of × 0'] : []),
    ...(interest ? [`${INTERESTS[interest]} × ${weighing.interest[interest]}`] : []),
  ]
  const left = hedge * (caveat?.share ?? 1)
  return { factor: left * (interest ? weighing.interest[interest] : 1) * sign, hedge: left, notes }
}

/** What the report's own comment leaves of a claim; a denial by somebody named stands as a voice of its own. */
function caveatOf(
  { caveat }: Claim,
  { caveats }: Weighing,
): { readonly share: number; readonly note: string } | null {
  if (!caveat || (caveat.kind === 'denied' && caveat.by?.code)) return null
  const share = caveats[caveat.kind]
  return { share, note: `${CAVEAT_NOTES[caveat.kind]} × ${share}` }
}

const CAVEAT_NOTES: Record<Caveat['kind'], string> = {
  unconfirmed: 'unconfirmed, says its own report',
  unproven: 'no evidence given, says its own report',
  denied: 'denied, says its own report',
  withdrawn: 'withdrawn since, says its own report',
  refuted: 'found false, says its own report',
}

const INTERESTS: Record<Interest, string> = {
  deniesOwn: 'denies its own act',
  accusesOther: 'charges another',
  admitsOwn: 'admits against its interest',
}

function splitFactuality(value: Factuality): ['CT' | 'PR' | 'PS' | 'U', 1 | -1] {
  return value === 'U' ? ['U', 1] : [value.slice(0, 2) as 'CT' | 'PR' | 'PS', value.endsWith('-') ? -1 : 1]
}
