import type { Claim } from '../domain/claim.ts'
import type { Act, Correction, CorrectionStanding } from '../domain/correction.ts'
import type { Reliability } from '../domain/event.ts'
import type { Instant } from '../domain/instant.ts'
import type { Judgement } from '../domain/judgement.ts'
import type { Report } from '../domain/report.ts'
import { contradictionsIn } from './contradictions.ts'
import { type ClaimFinder, claimFinder } from './find-claims.ts'
import { recoded } from './recode.ts'
import { madeBy } from './standing.ts'

export interface CorrectInput {
  readonly corrections: readonly Correction[]
  /** Only what was published at the hour in question. */
  readonly reports: readonly Report[]
  readonly claims: readonly Claim[]
  readonly asOf: Instant
}

/** A reliability that an analyst gave. */
export interface Grading {
  readonly grade: Reliability
  /** By whose word, and why. */
  readonly note: string
}

/** What weighing has to know of corrections. */
export interface Gradings {
  /** By the outlet's name, or the speaker's code, in small letters. */
  readonly sources: ReadonlyMap<string, Grading>
  readonly claims: ReadonlyMap<string, Grading>
}

export interface Corrected {
  /** As re-coded; retracted ones are left out. */
  readonly claims: readonly Claim[]
  /** Merges and splits in the order in which they are carried out, their claims as numbered now. */
  readonly judgements: readonly Judgement[]
  readonly gradings: Gradings
  /** Ids of reports that count no longer. */
  readonly retracted: ReadonlySet<string>
  /** Every correction made by the hour, in order; events are filled in once they are known. */
  readonly standings: readonly CorrectionStanding[]
}

/**
 * Carries an analyst's corrections out on coded claims, each from its own hour on, in order of their hours. What one
 * names and is not there leaves it without object: it is said, and waits for the object to come back. Pure.
 */
export function correct({ corrections, reports, claims, asOf }: CorrectInput): Corrected {
  const { made, undone } = madeBy(corrections, asOf)
  const texts = new Map(reports.map(report => [report.id, report]))
  const state: State = {
    ids: new Set(made.map(({ id }) => id)),
    reports: texts,
    outlets: new Set(reports.map(({ outlet }) => outlet.toLowerCase())),
    speakers: null,
    original: claims,
    claims: new Map(claims.map(claim => [claim.id, claim])),
    find: claimFinder(claims, texts),
    judgements: [],
    sources: new Map(),
    graded: new Map(),
    retracted: new Set(),
  }
  const standings = made.map((correction): CorrectionStanding => {
    const { act, keys } = correction
    const undoneBy = undone.get(correction.id) ?? null
    const found = claimIdsOf(act).map(id => ({ id, claim: state.find(id, keys) }))
    const missing = found.flatMap(({ id, claim }) => (claim ? [] : [`${id} is no claim at this hour`]))
    const own = found.flatMap(({ claim }) => (claim ? (state.claims.get(claim.id) ?? claim) : []))
    const faults = undoneBy === null ? PERFORM[act.kind](act as never, own, correction, state) : []
    const without = undoneBy === null && faults === null
    return {
      ...correction,
      state: undoneBy !== null ? 'undone' : without ? 'without object' : 'holds',
      undoneBy,
      warnings: [...missing, ...(faults ?? withoutObject(act))],
      claims: [...new Set(own.map(({ id }) => id))],
      events: [],
    }
  })
  return {
    claims: claims.flatMap(({ id }) => state.claims.get(id) ?? []),
    judgements: state.judgements,
    gradings: { sources: state.sources, claims: state.graded },
    retracted: state.retracted,
    standings,
  }
}

/** The standings with the events in which the claims are now. */
export function withEvents(
  standings: readonly CorrectionStanding[],
  events: readonly { readonly id: string; readonly claims: readonly string[] }[],
): readonly CorrectionStanding[] {
  if (!standings.length) return standings
  const eventOf = new Map(events.flatMap(({ id, claims }) => claims.map(claim => [claim, id] as const)))
  return standings.map(standing => ({
    ...standing,
    events: [...new Set(standing.claims.flatMap(claim => eventOf.get(claim) ?? []))],
  }))
}

/** The claims that an act names. */
export function claimIdsOf(act: Act): readonly string[] {
  switch (act.kind) {
    case 'merge':
    case 'split':
      return act.claims
    case 'recode':
      return [act.claim]
    case 'regrade':
      return act.of.kind === 'claim' ? [act.of.id] : []
    case 'retract':
      return act.what.kind === 'claim' ? [act.what.id] : []
    case 'annotate':
      return act.on.kind === 'brief' ? [] : [act.on.id]
    case 'undo':
      return []
  }
}

interface State {
  /** Of the corrections made by the hour. */
  readonly ids: ReadonlySet<string>
  readonly reports: ReadonlyMap<string, Report>
  readonly outlets: ReadonlySet<string>
  /** Codes of all who are cited; made when first asked for. */
  speakers: ReadonlySet<string> | null
  readonly original: readonly Claim[]
  readonly claims: Map<string, Claim>
  readonly find: ClaimFinder
  readonly judgements: Judgement[]
  readonly sources: Map<string, Grading>
  readonly graded: Map<string, Grading>
  readonly retracted: Set<string>
}

/** Carries an act out and gives its warnings; null where what it is about is not there. */
type Perform<A extends Act> = (
  act: A,
  claims: readonly Claim[],
  correction: Correction,
  state: State,
) => readonly string[] | null

const PERFORM: { readonly [K in Act['kind']]: Perform<Extract<Act, { kind: K }>> } = {
  merge(_, claims, correction, state) {
    if (claims.length < 2) return null
    state.judgements.push(judgementOf('merge', claims, correction))
    return contradictionsIn(claims)
  },
  split(_, claims, correction, state) {
    if (!claims.length) return null
    state.judgements.push(judgementOf('split', claims, correction))
    return []
  },
  regrade({ of, grade }, claims, correction, state) {
    const grading = { grade, note: `graded ${grade} by ${signature(correction)}` }
    if (of.kind === 'claim') {
      if (!claims[0]) return null
      state.graded.set(claims[0].id, grading)
      return []
    }
    if (!isSource(of.id, state)) return null
    state.sources.set(of.id.toLowerCase(), grading)
    return []
  },
  recode({ change }, [claim], correction, state) {
    const changed = claim && recoded(claim, change, `by ${signature(correction)}`)
    if (!claim || !changed) return null
    state.claims.set(claim.id, changed)
    return []
  },
  retract({ what }, claims, _, state) {
    if (what.kind === 'claim') return claims[0] && state.claims.delete(claims[0].id) ? [] : null
    if (!state.reports.has(what.id)) return null
    state.retracted.add(what.id)
    return []
  },
  annotate: ({ on }, claims) => (on.kind === 'brief' || claims.length ? [] : null),
  undo: ({ correction }, _claims, _own, { ids }) => (ids.has(correction) ? [] : null),
}

function judgementOf(kind: Judgement['kind'], claims: readonly Claim[], from: Correction): Judgement {
  const { author, at, reason } = from
  return { kind, claims: claims.map(({ id }) => id), author, at, reason }
}

function signature({ author, at, reason }: Correction): string {
  return `${author} at ${at}: ${reason}`
}

function isSource(name: string, state: State): boolean {
  if (state.outlets.has(name.toLowerCase())) return true
  state.speakers ??= new Set(
    state.original.flatMap(({ chain }) => chain.map(({ code }) => code.toLowerCase())),
  )
  return state.speakers.has(name.toLowerCase())
}

/** Why an act is without object, where it is not for want of its claims. */
function withoutObject(act: Act): readonly string[] {
  if (act.kind === 'retract' && act.what.kind === 'report')
    return [`${act.what.id} is no report at this hour`]
  if (act.kind === 'regrade' && act.of.kind === 'source') return [`${act.of.id} is no source of this hour`]
  if (act.kind === 'recode' && act.change.field === 'magnitude')
    return [`the claim has no figure number ${act.change.n}`]
  if (act.kind === 'merge') return ['a merge needs two claims that are there']
  if (act.kind === 'undo') return [`${act.correction} is no correction of this hour`]
  return []
}
