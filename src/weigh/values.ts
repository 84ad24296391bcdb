import type { Claim, Magnitude, MagnitudeKind } from '../domain/claim.ts'
import type { RunningValue } from '../domain/event.ts'
import type { KnownClaim } from './known.ts'

/** Kinds that are counted through a crisis; the others belong to one event alone. */
const RUNNING: ReadonlySet<MagnitudeKind> = new Set(['killed', 'injured', 'detained', 'missing', 'troops'])

/** Two sources that differ within this time dispute a count; later it may have grown (assumption). */
const DISPUTE_HOURS = 6

/** Claims dated longer before their publication tell history, not the crisis (assumption). */
const HISTORY_DAYS = 60

type Point = RunningValue['points'][number]

/**
 * The counts that claims give through time, one line for each kind, group of victims, place and scope. Two figures
 * given within six hours by different voices for the same line, whose intervals do not meet, are a dispute; later
 * ones are a running count. Denied, open and conditional claims count nothing.
 *
 * @param claims in order of publication
 * @param places what the towns are called, by key
 */
export function runningValues(
  claims: readonly KnownClaim[],
  places: ReadonlyMap<string, string> = new Map(),
): readonly RunningValue[] {
  const lines = new Map<
    string,
    { readonly head: Pick<RunningValue, 'kind' | 'of' | 'unit'>; readonly points: Point[] }
  >()
  for (const known of claims) {
    const { claim } = known
    if (claim.factuality.endsWith('-') || claim.factuality === 'U' || claim.condition) continue
    if (claim.time === 'future' || isHistory(known)) continue
    for (const { kind, of, unit, low, high, scope } of claim.magnitudes) {
      if (!RUNNING.has(kind)) continue
      const counted = countedOf(claim, kind, of)
      const key = `${kind}|${counted ?? ''}|${known.city ?? ''}|${scope === 'new' ? 'new' : ''}|${unit ?? ''}`
      const line = lines.get(key) ?? {
        head: { kind, of: labelOf(counted, known.city && (places.get(known.city) ?? known.city)), unit },
        points: [],
      }
      if (!line.points.some(point => point.claim === claim.id))
        line.points.push({ at: known.told, low, high, who: whoSays(claim), claim: claim.id })
      lines.set(key, line)
    }
  }
  return [...lines.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { head, points }]) => ({ ...head, points, disputed: isDisputed(points) }))
}

function isHistory(known: KnownClaim): boolean {
  return known.otherYear || known.toldDay - known.dayNumber > HISTORY_DAYS
}

/** Victims by role, since "officers", "policemen" and "members of the security forces" are one line. */
const VICTIMS: Record<string, string> = {
  COP: 'security forces',
  MIL: 'security forces',
  SPY: 'security forces',
  CVL: 'civilians',
  OPP: 'civilians',
  REB: 'attackers',
  UAF: 'attackers',
  CRM: 'attackers',
  MED: 'journalists',
}

function countedOf(claim: Claim, kind: MagnitudeKind, of: Magnitude['of']): string | null {
  if (kind === 'troops') return claim.actors.find(({ code }) => code)?.code ?? of
  for (const { code } of claim.targets) {
    const victims = VICTIMS[code.split(' ')[1] ?? '']
    if (victims) return victims
  }
  return null
}

function labelOf(counted: string | null, city: string | null): string | null {
  return city ? `${counted ?? 'people'} in ${city}` : counted
}

function whoSays(claim: Claim): string {
  return claim.attribution?.code ?? 'the outlet'
}

function isDisputed(points: readonly Point[]): boolean {
  return points.some((a, i) =>
    points
      .slice(i + 1)
      .some(
        b =>
          a.who !== b.who && Date.parse(b.at) - Date.parse(a.at) <= DISPUTE_HOURS * 3_600_000 && apart(a, b),
      ),
  )
}

function apart(a: Point, b: Point): boolean {
  const below = (high: number | null, low: number | null) => high !== null && low !== null && high < low
  return below(a.high, b.low) || below(b.high, a.low)
}
