import type { Claim, Magnitude, MagnitudeKind } from '../domain/claim.ts'
import type { RunningValue } from '../domain/event.ts'
import type { KnownClaim } from './known.ts'
import { speakerOf } from './pickups.ts'

/** Kinds that are counted through a crisis; the others belong to one event alone. */
const RUNNING: ReadonlySet<MagnitudeKind> = new Set(['killed', 'injured', 'detained', 'missing', 'troops'])

/** Two sources that differ within this time dispute a count; later it may have grown (assumption). */
const DISPUTE_HOURS = 6

/** Who gives a figure that an outlet states without citing anybody. */
export const UNSAID = 'the outlet'

/** Claims dated longer before their publication tell history, not the crisis (assumption). */
const HISTORY_DAYS = 60

type Point = RunningValue['points'][number]

/**
 * The counts that claims give through time, one line for each kind, group of victims, place and scope. Two figures
 * given within six hours by different voices for the same line, whose intervals do not meet, are a dispute; later
 * ones are a running count. Denied, open and conditional claims count nothing.
 *
 * @param places what the towns are called, by key
 */
export function runningValues(
  claims: readonly KnownClaim[],
  places: ReadonlyMap<string, string> = new Map(),
): readonly RunningValue[] {
  const lines = new ValueLines()
  for (const known of claims) lines.add(known)
  return lines.values(places)
}

/** Running values that grow by a claim at a time; the order in which claims are added makes no difference. */
export class ValueLines {
  private readonly lines = new Map<string, Line>()
  /** Where a figure was first given by somebody with a name, whatever the line. */
  private readonly named = new Map<string, Point>()
  private changes = 0

  add(known: KnownClaim): void {
    const { claim } = known
    if (!claim.magnitudes.length) return
    if (claim.factuality.endsWith('-') || claim.factuality === 'U' || claim.condition) return
    if (claim.time === 'future' || isHistory(known)) return
    for (const { kind, of, unit, low, high, scope } of claim.magnitudes) {
      if (!RUNNING.has(kind) || isImpossible(low) || isImpossible(high)) continue
      const counted = countedOf(claim, kind, of)
      const town = townOf(known)
      const key = `${kind}|${counted ?? ''}|${town ?? ''}|${scope === 'new' ? 'new' : ''}|${unit ?? ''}`
      const line = this.lines.get(key) ?? {
        kind,
        unit,
        counted,
        city: town,
        points: [],
        said: new Set(),
        value: null,
        changes: 0,
      }
      this.lines.set(key, line)
      if (line.said.has(claim.id)) continue
      line.said.add(claim.id)
      line.value = null
      const point = {
        at: known.telling.told,
        low,
        high,
        who: speakerOf(claim)?.code ?? UNSAID,
        claim: claim.id,
      }
      insert(line.points, point)
      this.name(figureOf(kind, low, high), point)
    }
  }

  private name(figure: string, point: Point): void {
    if (!figure || !isNamed(point.who)) return
    const before = this.named.get(figure)
    if (before && !isBefore(point, before)) return
    this.named.set(figure, point)
    this.changes++
  }

  /** @param places what the towns are called, by key */
  values(places: ReadonlyMap<string, string>): readonly RunningValue[] {
    return [...this.lines.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, line]) => {
        const { kind, unit, counted, city, points } = line
        const of = labelOf(counted, city && (places.get(city) ?? city))
        if (line.value?.of !== of || line.changes !== this.changes) line.value = null
        line.changes = this.changes
        line.value ??= lineOf({ kind, of, unit }, points, this.named)
        return line.value
      })
  }
}

/** A figure that a named voice gives is that voice's, whoever states it without saying whose it is. */
function lineOf(
  what: Pick<RunningValue, 'kind' | 'of' | 'unit'>,
  given: readonly Point[],
  named: ReadonlyMap<string, Point>,
): RunningValue {
  const points = given.map(point =>
    isNamed(point.who)
      ? point
      : { ...point, who: named.get(figureOf(what.kind, point.low, point.high))?.who ?? point.who },
  )
  return { ...what, points, disputed: isDisputed(points) }
}

/** "Sources" and "local media" have no name. */
function isNamed(who: string): boolean {
  return who !== UNSAID && who !== 'anonymous' && !who.endsWith(' MED')
}

/** Empty for a number so small that two may hit on it. */
function figureOf(kind: MagnitudeKind, low: number | null, high: number | null): string {
  return low !== null && low >= TELLING ? `${kind}|${low}|${high}` : ''
}

/** Counts from here on are seldom the same by chance (assumption). */
const TELLING = 10

interface Line {
  readonly kind: MagnitudeKind
  readonly unit: string | null
  readonly counted: string | null
  /** Key of the town. */
  readonly city: string | null
  /** By the hour at which each was first told, then by claim. */
  readonly points: Point[]
  readonly said: Set<string>
  /** What was made of the points, until the next one. */
  value: RunningValue | null
  /** State of the named figures when it was made. */
  changes: number
}

/** Most claims come last: looked for from the end. */
function insert(points: Point[], point: Point): void {
  let at = points.length
  while (at > 0 && isBefore(point, points[at - 1]!)) at--
  points.splice(at, 0, point)
}

function isBefore(a: Point, b: Point): boolean {
  return a.at < b.at || (a.at === b.at && a.claim < b.claim)
}

/** More people than any crisis has counted (assumption), or fewer than none: a slip of the report or of the reader. */
const MOST_PEOPLE = 100_000_000

function isImpossible(count: number | null): boolean {
  return count !== null && !(count >= 0 && count <= MOST_PEOPLE)
}

function isHistory(known: KnownClaim): boolean {
  return known.otherYear || known.telling.toldDay - known.dayNumber > HISTORY_DAYS
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

/** A town that an earlier sentence names places the happening, and leaves open what was counted. */
function townOf({ claim: { place, quote }, city }: KnownClaim): string | null {
  const span = place?.span
  return span && (span.start < quote.start || span.end > quote.end) ? null : city
}

function labelOf(counted: string | null, city: string | null): string | null {
  return city ? `${counted ?? 'people'} in ${city}` : counted
}

/** @param points by hour */
function isDisputed(points: readonly Point[]): boolean {
  return points.some((a, i) => {
    for (let j = i + 1; j < points.length; j++) {
      const b = points[j]!
      if (Date.parse(b.at) - Date.parse(a.at) > DISPUTE_HOURS * 3_600_000) return false
      if (a.who !== b.who && apart(a, b)) return true
    }
    return false
  })
}

function apart(a: Point, b: Point): boolean {
  const below = (high: number | null, low: number | null) => high !== null && low !== null && high < low
  return below(a.high, b.low) || below(b.high, a.low)
}
