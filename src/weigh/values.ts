import type { Claim, MagnitudeKind } from '../domain/claim.ts'
import type { RunningValue } from '../domain/event.ts'
import type { KnownClaim } from './known.ts'

/** Kinds that are counted through a crisis; the others belong to one event alone. */
const RUNNING: ReadonlySet<MagnitudeKind> = new Set(['killed', 'injured', 'detained', 'missing', 'troops'])

/**
 * The counts that claims give through time, one line for each kind and what is counted. Two figures given within
 * six hours by different sources for the same thing, whose intervals do not meet, are a dispute; later ones are a
 * running count (the span is an assumption).
 *
 * @param claims in order of publication
 */
export function runningValues(claims: readonly KnownClaim[]): readonly RunningValue[] {
  const lines = new Map<
    string,
    { head: Pick<RunningValue, 'kind' | 'of' | 'unit'>; points: RunningValue['points'][number][] }
  >()
  for (const { claim, published } of claims) {
    if (claim.factuality.endsWith('-') || claim.factuality === 'U') continue
    for (const { kind, of, unit, low, high } of claim.magnitudes) {
      if (!RUNNING.has(kind)) continue
      const key = `${kind}|${of ?? ''}|${unit ?? ''}`
      const line = lines.get(key) ?? { head: { kind, of, unit }, points: [] }
      line.points.push({ at: published, low, high, who: whoSays(claim), claim: claim.id })
      lines.set(key, line)
    }
  }
  return [...lines.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { head, points }]) => ({ ...head, points, disputed: isDisputed(points) }))
}

function whoSays(claim: Claim): string {
  return claim.attribution?.code ?? 'the outlet'
}

const SIX_HOURS = 6 * 3_600_000

function isDisputed(points: RunningValue['points']): boolean {
  return points.some((a, i) =>
    points
      .slice(i + 1)
      .some(b => a.who !== b.who && Date.parse(b.at) - Date.parse(a.at) <= SIX_HOURS && apart(a, b)),
  )
}

function apart(a: RunningValue['points'][number], b: RunningValue['points'][number]): boolean {
  const below = (high: number | null, low: number | null) => high !== null && low !== null && high < low
  return below(a.high, b.low) || below(b.high, a.low)
}
