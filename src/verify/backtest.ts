import type { Status } from '../domain/assessment.ts'
import { hoursBetween, type Instant } from '../domain/instant.ts'
import { meanOfCases, type Scored } from './draws.ts'

/** One past case: how its indicators stood day by day, and whether and when it turned. */
export interface PastCase {
  readonly id: string
  /** The hour of the change of power or of the war that it became; null where it did not. */
  readonly turn: Instant | null
  readonly hours: readonly Instant[]
  readonly courses: readonly {
    readonly name: string
    readonly statuses: readonly Status[]
    /** Reports whose claims answer the query, at each hour: what counting mentions would go by. */
    readonly mentions: readonly number[]
  }[]
}

export interface IndicatorRecord {
  readonly name: string
  /** Cases that turned in which it tripped before the turn, and those in which it did not. */
  readonly hits: number
  readonly misses: number
  /** Cases that did not turn in which it tripped all the same. */
  readonly falseAlarms: number
  readonly quietRightly: number
  /** Hours from the first tripped to the turn, over the hits. */
  readonly leadHours: readonly number[]
  readonly brier: Scored
  readonly logScore: Scored
  /** Brier scores of the same forecasts without it. */
  readonly baselines: {
    readonly baseRate: Scored
    readonly mentions: Scored
    readonly lastValue: Scored
  }
  /** How much lower its Brier score is than each of these, over the same days: the interval is that of the difference. */
  readonly better: {
    readonly baseRate: Scored
    readonly mentions: Scored
    readonly lastValue: Scored
  }
}

/** A turn within so many hours is what is forecast at each hour (assumption: a week). */
export const HORIZON_HOURS = 168
/** Weight of the base rate, in cases, in every rate that is learnt (assumption: that of one). */
const SMOOTHING = 1

interface Forecast {
  readonly case: number
  readonly happens: boolean
  readonly p: Readonly<Record<'status' | 'baseRate' | 'mentions' | 'lastValue', number>>
}

/**
 * Scores indicators on past cases: what a status was worth is learnt on all cases but one and tried on that one, and
 * every case counts as much as any other, however many days it has. The
 * baselines learn in the same way from nothing, from how often the matter was mentioned, and from the status of the
 * day before. Intervals come from drawing whole cases anew, since days of one crisis are not independent.
 */
export function backtest(cases: readonly PastCase[], seed: number): readonly IndicatorRecord[] {
  const names = [...new Set(cases.flatMap(({ courses }) => courses.map(({ name }) => name)))].sort()
  return names.map(name => recordOf(name, cases, seed))
}

function recordOf(name: string, cases: readonly PastCase[], seed: number): IndicatorRecord {
  const firsts = cases.map(past => {
    const course = past.courses.find(found => found.name === name)
    const n = course?.statuses.findIndex((status, at) => status === 'tripped' && before(past, at)) ?? -1
    return { turn: past.turn, first: n < 0 ? null : past.hours[n]! }
  })
  const turned = firsts.filter(({ turn }) => turn !== null)
  const stayed = firsts.filter(({ turn }) => turn === null)
  const hits = turned.filter(({ first }) => first !== null)
  const forecasts = forecastsOf(name, cases)
  const scored = (of: (forecast: Forecast) => number) => withInterval(forecasts, cases.length, of, seed)
  const error = ({ p, happens }: Forecast, key: keyof Forecast['p']) => (p[key] - Number(happens)) ** 2
  const brier = (key: keyof Forecast['p']) => scored(forecast => error(forecast, key))
  const gain = (key: keyof Forecast['p']) =>
    scored(forecast => error(forecast, key) - error(forecast, 'status'))
  return {
    name,
    hits: hits.length,
    misses: turned.length - hits.length,
    falseAlarms: stayed.filter(({ first }) => first !== null).length,
    quietRightly: stayed.filter(({ first }) => first === null).length,
    leadHours: hits.map(({ first, turn }) => hoursBetween(first!, turn!)).sort((a, b) => a - b),
    brier: brier('status'),
    logScore: scored(({ p, happens }) => -Math.log(happens ? p.status : 1 - p.status)),
    baselines: {
      baseRate: brier('baseRate'),
      mentions: brier('mentions'),
      lastValue: brier('lastValue'),
    },
    better: { baseRate: gain('baseRate'), mentions: gain('mentions'), lastValue: gain('lastValue') },
  }
}

function before({ hours, turn }: PastCase, n: number): boolean {
  return turn === null || hours[n]! < turn
}

interface Day {
  readonly case: number
  readonly happens: boolean
  /** All days of a case weigh as much as one case: they are not independent, and a long crisis is no more evidence. */
  readonly weight: number
  readonly status: string
  readonly mentions: string
  readonly lastValue: string
}

function forecastsOf(name: string, cases: readonly PastCase[]): readonly Forecast[] {
  const days = cases.flatMap((past, n) => daysOf(name, past, n))
  return days.map(day => {
    const others = days.filter(other => other.case !== day.case)
    const weightOf = (list: readonly Day[]) => list.reduce((sum, { weight }) => sum + weight, 0)
    const base = (weightOf(others.filter(({ happens }) => happens)) + 0.5) / (weightOf(others) + 1)
    const rate = (key: 'status' | 'mentions' | 'lastValue') => {
      const alike = others.filter(other => other[key] === day[key])
      const count = weightOf(alike.filter(({ happens }) => happens))
      return (count + SMOOTHING * base) / (weightOf(alike) + SMOOTHING)
    }
    return {
      case: day.case,
      happens: day.happens,
      p: { status: rate('status'), baseRate: base, mentions: rate('mentions'), lastValue: rate('lastValue') },
    }
  })
}

/** Days up to the turn; what comes after it is no forecast. */
function daysOf(name: string, past: PastCase, n: number): readonly Day[] {
  const course = past.courses.find(found => found.name === name)
  const weight = 1 / Math.max(1, past.hours.filter((_, at) => before(past, at)).length)
  return past.hours.flatMap((hour, at): readonly Day[] => {
    if (!course || !before(past, at)) return []
    const ahead = past.turn === null ? Number.POSITIVE_INFINITY : hoursBetween(hour, past.turn)
    return [
      {
        case: n,
        happens: ahead <= HORIZON_HOURS,
        weight,
        status: course.statuses[at]!,
        mentions: bandOf(course.mentions[at]!),
        lastValue: course.statuses[at - 1] ?? 'no data',
      },
    ]
  })
}

/** Bands of mentions, each four times as wide as the one before (assumption). */
function bandOf(mentions: number): string {
  return mentions === 0 ? 'none' : mentions < 4 ? 'few' : mentions < 16 ? 'some' : 'many'
}

function withInterval(
  forecasts: readonly Forecast[],
  cases: number,
  of: (forecast: Forecast) => number,
  seed: number,
): Scored {
  const sums = Array.from({ length: cases }, (_, n) => {
    const own = forecasts.filter(forecast => forecast.case === n).map(of)
    return { sum: own.reduce((a, b) => a + b, 0) / (own.length || 1), count: own.length ? 1 : 0 }
  })
  return meanOfCases(sums, seed)
}
