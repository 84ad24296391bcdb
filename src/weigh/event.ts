import type { ClaimPlace, Participant } from '../domain/claim.ts'
import type { Event, Term } from '../domain/event.ts'
import { shortName } from '../domain/hash.ts'
import type { Day } from '../domain/instant.ts'
import type { Judgement } from '../domain/judgement.ts'
import type { EventType } from '../domain/plover.ts'
import { believe } from './belief.ts'
import { gradeOf } from './grade.ts'
import type { Group } from './join.ts'
import { placeKey } from './known.ts'
import { originsOf, type WeighedOrigin } from './origins.ts'
import type { Sourcing } from './sourcing.ts'
import { runningValues } from './values.ts'

/**
 * The event of a group of claims, believed and graded. It is named after its first claim.
 *
 * @param shapedBy the merges and splits by which an analyst made the group what it is; each is a term without weight
 */
export function eventOf(group: Group, sourcing: Sourcing, shapedBy: readonly Judgement[] = []): Event {
  const first = group[0]!
  const type = commonest(group.map(({ claim }) => claim.event))!
  const conditional = group.every(({ claim }) => claim.condition !== null)
  const ahead = group.every(({ claim }) => claim.time === 'future')
  // A condition is no evidence that it came true, nor an announcement that it was carried out; only a merge by an
  // analyst brings them together.
  const telling = group.filter(
    ({ claim }) => (conditional || claim.condition === null) && (ahead || claim.time !== 'future'),
  )
  const origins = originsOf(telling.length ? telling : group, sourcing)
  const { belief, terms } = believe(type, origins, sourcing.weighing)
  const open = openOf(type, origins, group, sourcing)
  const days = group.flatMap(({ claim }) => claim.date ?? []).sort()
  return {
    id: `e-${shortName(first.claim.id)}`,
    type,
    mode: commonest(group.flatMap(({ claim }) => claim.mode ?? [])),
    actors: sourcing.shared.list(partiesOf(group, 'actors')),
    targets: sourcing.shared.list(partiesOf(group, 'targets')),
    place: placeOf(group, sourcing.placeNames),
    from: (days[0] as Day | undefined) ?? null,
    to: (days.at(-1) as Day | undefined) ?? null,
    time: group.some(({ claim }) => claim.time === 'past') ? 'past' : (telling[0] ?? first).claim.time,
    conditional,
    claims: group.map(({ claim }) => claim.id),
    origins: origins.map(({ id, kind, who, supports, claims, first: at }) => ({
      id,
      kind,
      who,
      supports,
      claims,
      first: at,
    })),
    first: first.telling.report.published,
    last: group.at(-1)!.telling.report.published,
    belief,
    grade: gradeOf(origins),
    disputed: isDisputed(origins),
    terms: terms.concat(shapedBy.map(judgementTerm)),
    ...(open ? { open } : {}),
    values: runningValues(group, sourcing.weighing, sourcing.counted, sourcing.placeNames),
  }
}

/** How far to believe that what is left open was told: the same sum, as if those who leave it open had asserted it. */
function openOf(
  type: EventType,
  origins: readonly WeighedOrigin[],
  group: Group,
  { weighing }: Sourcing,
): Event['open'] {
  const left = new Set(group.filter(({ claim }) => claim.factuality === 'U').map(({ claim }) => claim.id))
  const telling = origins
    .filter(({ supports, claims }) => supports === null && claims.some(id => left.has(id)))
    .map(origin => ({ ...origin, supports: true, factor: 1 }))
  if (!telling.length) return undefined
  const { belief, terms } = believe(type, telling, weighing)
  return { belief, terms }
}

function judgementTerm({ kind, author, at, reason, claims }: Judgement): Term {
  return {
    label: `${kind === 'merge' ? 'merged' : 'split'} by ${author} at ${at}: ${reason}`,
    value: 0,
    alone: 0,
    claims,
  }
}

/** Somebody asserts it and somebody with a name denies it; how far either is believed is another matter. */
function isDisputed(origins: readonly WeighedOrigin[]): boolean {
  return (
    origins.some(({ factor }) => factor > 0) &&
    origins.some(({ factor, kind }) => factor < 0 && kind !== 'unknown')
  )
}

/** A party that fewer than this share of the claims that name any give is left out: a slip of one reader. */
const PARTY_SHARE = 0.2

function partiesOf(group: Group, side: 'actors' | 'targets'): readonly string[] {
  const counts = new Map<string, number>()
  let naming = 0
  for (const { claim } of group) {
    const codes = new Set(claim[side].map((party: Participant) => party.code).filter(Boolean))
    if (codes.size) naming++
    for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return [...counts.keys()].filter(code => counts.get(code)! >= naming * PARTY_SHARE).sort()
}

/** The commonest value, the first among equals; null where there is none. */
function commonest<T>(values: readonly T[]): T | null {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let best: T | null = null
  for (const [value, count] of counts) if (best === null || count > counts.get(best)!) best = value
  return best
}

/** A town or region that fewer than this share of the claims with a place give is left out, as a party is. */
const PLACE_SHARE = 0.2

/** The place that most claims give, one more exact than a country before a country. */
function placeOf(group: Group, names: ReadonlyMap<string, string>): ClaimPlace | null {
  const placed = group.flatMap(({ claim }) => claim.place ?? [])
  const exact = placed.filter(({ precision }) => precision === 'city' || precision === 'region')
  const told = exact.length >= placed.length * PLACE_SHARE && exact.length ? exact : placed
  const key = commonest(told.map(placeKey))
  const place = told.find(each => placeKey(each) === key)
  const name = place && names.get(placeKey(place))
  return place && name && name !== place.name ? { ...place, name } : (place ?? null)
}
