import type { Day } from '../domain/instant.ts'
import type { Treaty } from '../domain/treaty.ts'

/** What is claimed of memberships, and what the treaties' own dates say to it. */
export interface MembershipVerdict {
  readonly verdict: 'true' | 'false' | 'unknown'
  readonly day: Day
  /** The rows that decide, one for each state that was looked at. */
  readonly rows: readonly MembershipRow[]
  /** States for which the claim does not hold. */
  readonly against: readonly string[]
  readonly sources: Treaty['sources']
}

export interface MembershipRow {
  /** ISO 3166 alpha-3. */
  readonly state: string
  readonly treaty: string
  /** A member on the day, with the membership's first and last day; null where it was none. */
  readonly membership: { readonly from: Day; readonly to: Day | null } | null
}

/** The members on a day, by code. */
export function membersAt(treaty: Treaty, day: Day): readonly string[] {
  return treaty.members
    .filter(({ from, to }) => from <= day && (!to || to >= day))
    .flatMap(({ states }) => states)
    .sort()
}

/**
 * "The CSTO includes Armenia, Belarus, ...": every state named was a member on the day. With `exactly`, no other
 * was ("the members are ...").
 */
export function includesVerdict(
  treaty: Treaty,
  states: readonly string[],
  day: Day,
  { exactly = false } = {},
): MembershipVerdict {
  if (day < treaty.founded) return unknown(day, treaty.sources)
  const members = membersAt(treaty, day)
  const missing = states.filter(state => !members.includes(state))
  const left = exactly ? members.filter(state => !states.includes(state)) : []
  return verdictOf([...states, ...left], [...missing, ...left], treaty, day, treaty.sources)
}

/** "A and B are not members of the CSTO": none of them was one on the day. */
export function excludesVerdict(treaty: Treaty, states: readonly string[], day: Day): MembershipVerdict {
  if (day < treaty.founded) return unknown(day, treaty.sources)
  const members = membersAt(treaty, day)
  const inside = states.filter(state => members.includes(state))
  return verdictOf(states, inside, treaty, day, treaty.sources)
}

/** Whether a state belonged to a treaty by the day and no longer does on it. */
export function hasLeft(treaty: Treaty, state: string, day: Day): boolean {
  return (
    !membersAt(treaty, day).includes(state) &&
    treaty.members.some(({ states, from }) => states.includes(state) && from <= day)
  )
}

/** "All CSTO states belong to the OSCE": every member of the one was a member of the other on the day. */
export function subsetVerdict(inner: Treaty, outer: Treaty, day: Day): MembershipVerdict {
  const sources = [...inner.sources, ...outer.sources]
  const states = membersAt(inner, day)
  if (!states.length || day < outer.founded) return unknown(day, sources)
  const members = membersAt(outer, day)
  const missing = states.filter(state => !members.includes(state))
  return verdictOf(states, missing, outer, day, sources)
}

function verdictOf(
  states: readonly string[],
  against: readonly string[],
  treaty: Treaty,
  day: Day,
  sources: Treaty['sources'],
): MembershipVerdict {
  const rows = [...new Set(states)].sort().map(state => ({
    state,
    treaty: treaty.code,
    membership: membershipAt(treaty, state, day),
  }))
  return { verdict: against.length ? 'false' : 'true', day, rows, against: [...against].sort(), sources }
}

function membershipAt(treaty: Treaty, state: string, day: Day): MembershipRow['membership'] {
  const found = treaty.members.find(
    ({ from, to, states }) => states.includes(state) && from <= day && (!to || to >= day),
  )
  return found ? { from: found.from, to: found.to ?? null } : null
}

/** Before there was such a treaty nothing can be said of its members. */
function unknown(day: Day, sources: Treaty['sources']): MembershipVerdict {
  return { verdict: 'unknown', day, rows: [], against: [], sources }
}
