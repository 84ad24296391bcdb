import type { Assessment, Status } from '../domain/assessment.ts'
import type { Event } from '../domain/event.ts'

/** What differs between one hour without and with a correction. */
export interface Effects {
  /** Events that became others, those whose belief moves most first: a merge has two before and one after. */
  readonly events: readonly { readonly before: readonly Event[]; readonly after: readonly Event[] }[]
  readonly indicators: readonly {
    readonly name: string
    readonly title: string
    readonly before: Status
    readonly after: Status
  }[]
  readonly hypotheses: readonly {
    readonly id: string
    readonly title: string
    readonly before: number
    readonly after: number
  }[]
  /** What contradicts in what the correction does, and what it does not find. */
  readonly warnings: readonly string[]
}

/** A posterior that moves by less is not worth a line (assumption: half a point of percent is lost in rounding). */
const MOVED = 0.005

/** @param after the same hour as `before`, with one correction more, its last */
export function effectsOf(before: Assessment, after: Assessment): Effects {
  const statuses = new Map(before.indicators.map(({ name, status }) => [name, status]))
  const posteriors = new Map(before.explanation?.hypotheses.map(({ id, posterior }) => [id, posterior]))
  return {
    events: changedEvents(before.events, after.events),
    indicators: after.indicators.flatMap(({ name, title, status }) => {
      const was = statuses.get(name) ?? 'no data'
      return was === status ? [] : [{ name, title, before: was, after: status }]
    }),
    hypotheses: (after.explanation?.hypotheses ?? []).flatMap(({ id, title, posterior }) => {
      const was = posteriors.get(id) ?? 0
      return Math.abs(posterior - was) < MOVED ? [] : [{ id, title, before: was, after: posterior }]
    }),
    warnings: newWarnings(before, after),
  }
}

function newWarnings(before: Assessment, after: Assessment): readonly string[] {
  const known = new Set(before.corrections.map(({ id }) => id))
  return after.corrections.filter(({ id }) => !known.has(id)).flatMap(({ warnings }) => warnings)
}

/** Events that are not the same in both, put together where they share a claim. */
function changedEvents(before: readonly Event[], after: readonly Event[]): Effects['events'] {
  const same = new Set(before.map(event => JSON.stringify(event)))
  const changed = after.filter(event => !same.delete(JSON.stringify(event)))
  const gone = before.filter(event => same.has(JSON.stringify(event)))
  const groups: { readonly claims: Set<string>; readonly before: Event[]; readonly after: Event[] }[] = []
  const put = (event: Event, side: 'before' | 'after') => {
    const own = groups.filter(({ claims }) => event.claims.some(claim => claims.has(claim)))
    const [first, ...rest] = own
    const group = first ?? { claims: new Set<string>(), before: [], after: [] }
    if (!first) groups.push(group)
    for (const other of rest) {
      for (const claim of other.claims) group.claims.add(claim)
      group.before.push(...other.before)
      group.after.push(...other.after)
      groups.splice(groups.indexOf(other), 1)
    }
    for (const claim of event.claims) group.claims.add(claim)
    group[side].push(event)
  }
  for (const event of gone) put(event, 'before')
  for (const event of changed) put(event, 'after')
  return groups
    .map(({ before: was, after: is }) => ({ before: was, after: is }))
    .sort((a, b) => moved(b) - moved(a))
}

/** How far belief moves; an event that appears, goes or changes its shape moves all the way. */
function moved({ before, after }: Effects['events'][number]): number {
  const [was, is] = [before[0], after[0]]
  return before.length === 1 && after.length === 1 && was && is ? Math.abs(is.belief.p - was.belief.p) : 1
}
