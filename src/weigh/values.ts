import type { MagnitudeKind } from '../domain/claim.ts'
import type { CountScope, RunningValue, ValuePoint } from '../domain/event.ts'
import { Counted } from './counted.ts'
import { type CountedFigure, countedFigures } from './counted-figures.ts'
import { type KnownClaim, placeKey } from './known.ts'
import { denialOf, isDisputed, isNamed, standingOf, VAGUE } from './standing.ts'
import type { Weighing } from './weighing.ts'

/**
 * The counts that claims give through time, one line for each kind, group of people, place and whether new or so far. Two
 * figures given within six hours by different voices for the same line, whose intervals do not meet, are a dispute;
 * later ones are a running count. Open and conditional claims count nothing; a denied figure no longer stands.
 *
 * @param counted who is counted by which words
 * @param places what the towns are called, by key
 */
export function runningValues(
  claims: readonly KnownClaim[],
  weighing: Weighing,
  counted: Counted,
  places: ReadonlyMap<string, string> = new Map(),
): readonly RunningValue[] {
  if (!claims.some(({ traits }) => traits.counting)) return NONE
  const lines = new ValueLines(weighing, counted)
  lines.add(claims)
  return lines.values(places)
}

const NONE: readonly RunningValue[] = []

/** Running values that grow by a report at a time; the order in which reports are added makes no difference. */
export class ValueLines {
  private readonly weighing: Weighing
  private readonly counted: Counted
  private readonly lines = new Map<string, Line>()
  /** Where a figure was first given by somebody with a name, whatever the line. */
  private readonly named = new Map<string, ValuePoint>()
  private changes = 0

  constructor(weighing: Weighing, counted = new Counted(weighing)) {
    this.weighing = weighing
    this.counted = counted
  }

  /** @param claims of one report or of several, each report's all at once */
  add(claims: readonly KnownClaim[]): void {
    const telling = claims.filter(({ traits }) => traits.counting)
    if (!telling.length) return
    for (const figure of countedFigures(telling, this.weighing, this.counted)) this.put(figure)
  }

  private put({ known, figure, whom, place, counts, who, denies }: CountedFigure): void {
    const { claim } = known
    const town = place && placeKey(place)
    const { kind, unit, low, high } = figure
    const key = `${kind}|${whom ?? ''}|${town ?? ''}|${counts}|${unit ?? ''}`
    const line = this.lines.get(key) ?? {
      kind,
      unit,
      whom,
      town,
      counts,
      points: [],
      denied: [],
      stated: new Set(),
      value: null,
      changes: 0,
    }
    this.lines.set(key, line)
    line.value = null
    const point = {
      at: known.telling.told,
      low,
      high,
      who,
      claim: claim.id,
    }
    if (figure.scope === 'total') line.stated.add(claim.id)
    insert(denies ? line.denied : line.points, point)
    if (!denies) this.name(figureOf(kind, low, high), point)
  }

  private name(figure: string, point: ValuePoint): void {
    if (!figure || !isNamed(point.who)) return
    const before = this.named.get(figure)
    if (before && !isBefore(point, before)) return
    this.named.set(figure, point)
    this.changes++
  }

  /** @param places what the towns are called, by key */
  values(places: ReadonlyMap<string, string>): readonly RunningValue[] {
    return [...this.lines.entries()]
      .filter(([, { points }]) => points.length)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, line]) => {
        const place = line.town && (places.get(line.town) ?? line.town)
        if (line.value?.scope.place !== place || line.changes !== this.changes) line.value = null
        line.changes = this.changes
        line.value ??= lineOf(line, place, this.named)
        return line.value
      })
  }
}

/** A figure that a named voice gives is that voice's, whoever states it without saying whose it is. */
function lineOf(
  { kind, unit, whom, counts, points, denied, stated }: Line,
  place: string | null,
  named: ReadonlyMap<string, ValuePoint>,
): RunningValue {
  const said = points.map(point => {
    const denial = denied.length ? denialOf(point, denied) : null
    if (isNamed(point.who) && !denial) return point
    const who = isNamed(point.who) ? null : named.get(figureOf(kind, point.low, point.high))?.who
    return { ...point, who: who ?? point.who, ...(denial ? { denied: denial } : {}) }
  })
  const scope: CountScope = { whom, place, counts }
  return {
    kind,
    scope,
    of: scopeText(scope),
    unit,
    points: said,
    standing: standingOf(said, counts, stated),
    disputed: isDisputed(said, stated),
  }
}

function scopeText({ whom, place, counts }: CountScope): string | null {
  const people = place ? `${whom ?? 'people'} in ${place}` : whom
  return counts === 'new' ? `${people ?? 'people'}, newly counted` : people
}

/** Empty for a number so small, or a word so vague, that two may hit on it. */
function figureOf(kind: MagnitudeKind, low: number | null, high: number | null): string {
  const isVague = low !== null && high !== null && high > VAGUE * low
  return low !== null && low >= TELLING && !isVague ? `${kind}|${low}|${high}` : ''
}

/** Counts from here on are seldom the same by chance (assumption). */
const TELLING = 10

interface Line {
  readonly kind: MagnitudeKind
  readonly unit: string | null
  readonly whom: string | null
  /** Key of the town. */
  readonly town: string | null
  readonly counts: CountScope['counts']
  /** By the hour at which each was first told, then by claim. */
  readonly points: ValuePoint[]
  /** Figures that somebody says are wrong. */
  readonly denied: ValuePoint[]
  /** Claims that say themselves that they count all so far. */
  readonly stated: Set<string>
  /** What was made of the points, until the next one. */
  value: RunningValue | null
  /** State of the named figures when it was made. */
  changes: number
}

/** Most claims come last: looked for from the end. */
function insert(points: ValuePoint[], point: ValuePoint): void {
  let at = points.length
  while (at > 0 && isBefore(point, points[at - 1]!)) at--
  points.splice(at, 0, point)
}

function isBefore(a: ValuePoint, b: ValuePoint): boolean {
  return a.at < b.at || (a.at === b.at && a.claim < b.claim)
}
