import type { Claim } from '../domain/claim.ts'
import type { ClaimKey } from '../domain/correction.ts'
import type { Report } from '../domain/report.ts'

/** A claim by the id that a correction gave it: the claim that has its place now, or null where there is none. */
export type ClaimFinder = (id: string, keys: readonly ClaimKey[]) => Claim | null

/**
 * Finds the claims of corrections again. A report that is coded anew may number its claims otherwise, and its text
 * may have moved, so a claim is looked for by its trigger at the same place, then by the same trigger in the same
 * sentence; among several by its type, then by its number. One that is known by its id alone is found by that.
 */
export function claimFinder(
  claims: readonly Claim[],
  reports: ReadonlyMap<string, Pick<Report, 'text'>>,
): ClaimFinder {
  const byId = new Map(claims.map(claim => [claim.id, claim]))
  const byReport = new Map<string, Claim[]>()
  for (const claim of claims) {
    const own = byReport.get(claim.report)
    if (own) own.push(claim)
    else byReport.set(claim.report, [claim])
  }
  return (id, keys) => {
    const key = keys.find(one => one.id === id)
    if (!key) return byId.get(id) ?? null
    const own = byReport.get(key.report) ?? []
    const text = reports.get(key.report)?.text ?? ''
    const there = own.filter(
      ({ trigger }) => trigger.start === key.trigger.start && trigger.text === key.trigger.text,
    )
    const moved = () =>
      own.filter(
        ({ trigger, quote }) =>
          trigger.text === key.trigger.text && text.slice(quote.start, quote.end) === key.quote,
      )
    const found = there.length ? there : moved()
    return (
      found.find(claim => claim.event === key.event && claim.id === id) ??
      found.find(claim => claim.event === key.event) ??
      found.find(claim => claim.id === id) ??
      found[0] ??
      null
    )
  }
}

/** What a correction keeps of a claim. */
export function keyOf({ id, report, event, trigger, quote }: Claim, text: string): ClaimKey {
  return {
    id,
    report,
    event,
    trigger: { start: trigger.start, end: trigger.end, text: trigger.text },
    quote: text.slice(quote.start, quote.end),
  }
}
