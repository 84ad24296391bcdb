import { weigh } from '../../src/weigh/weigh.ts'
import type { Weighing } from '../../src/weigh/weighing.ts'
import { worldOf } from './worlds.ts'

const LEVELS = [0, 0.3, 0.6, 0.9]
const BINS = 10

interface Guess {
  readonly p: number
  readonly isTrue: boolean
}

/**
 * How well belief tells true from false and how honest its numbers are, at four levels of copying, beside counting
 * mentions and counting outlets, where each further one halves the doubt and each denial counts against.
 */
export function calibrationFigures(weighing: Weighing, size = 2000, seed = 101): unknown {
  return Object.fromEntries(
    LEVELS.map(copied => {
      const { reports, claims, outlets, happenings } = worldOf(size, copied, weighing, seed)
      const outletOf = new Map(reports.map(({ id, outlet }) => [id, outlet]))
      const byId = new Map(claims.map(claim => [claim.id, claim]))
      const { events } = weigh({ reports, claims, outlets, weighing })
      const eventOf = new Map(events.flatMap(event => event.claims.map(id => [id, event] as const)))
      const ways: Record<string, (ids: readonly string[]) => number> = {
        // Of the events into which joining put the happening's claims, that which holds most.
        forewarn: ids => commonest(ids.map(id => eventOf.get(id)!)).belief.p,
        mentions: ids => halved(ids.length, ids.filter(id => byId.get(id)!.factuality === 'CT-').length),
        outlets: ids => {
          const names = (list: readonly string[]) =>
            new Set(list.map(id => outletOf.get(byId.get(id)!.report))).size
          return halved(names(ids), names(ids.filter(id => byId.get(id)!.factuality === 'CT-')))
        },
      }
      const figures = Object.entries(ways).map(([name, way]) => [
        name,
        scores(happenings.map(({ isTrue, claims: ids }) => ({ p: way(ids), isTrue }))),
      ])
      const whole = happenings.filter(({ claims: ids }) => new Set(ids.map(id => eventOf.get(id))).size === 1)
      return [
        `${Math.round(copied * 100)} % copied`,
        {
          reports: reports.length,
          happenings: happenings.length,
          joinedWhole: three(whole.length / happenings.length),
          true: three(happenings.filter(({ isTrue }) => isTrue).length / happenings.length),
          ...Object.fromEntries(figures),
        },
      ]
    }),
  )
}

function commonest<T>(values: readonly T[]): T {
  const times = new Map<T, number>()
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1)
  return [...times].reduce((a, b) => (b[1] > a[1] ? b : a))[0]
}

/** Each mention halves the doubt that is left; each denial is one mention less. */
function halved(mentions: number, denials: number): number {
  const net = mentions - 2 * denials
  return net >= 0 ? 1 - 0.5 ** (net + 1) : 0.5 ** (1 - net)
}

/** Accuracy at one half, Brier score, and expected calibration error over ten bins of equal width. */
function scores(guesses: readonly Guess[]) {
  const mean = (of: (guess: Guess) => number, list = guesses) =>
    list.reduce((sum, guess) => sum + of(guess), 0) / (list.length || 1)
  const bins = Array.from({ length: BINS }, (_, n) =>
    guesses.filter(({ p }) => Math.min(BINS - 1, Math.floor(p * BINS)) === n),
  )
  const gap = (bin: readonly Guess[]) =>
    Math.abs(mean(({ p }) => p, bin as Guess[]) - mean(({ isTrue }) => Number(isTrue), bin as Guess[]))
  return {
    accuracy: three(mean(({ p, isTrue }) => Number(p >= 0.5 === isTrue))),
    brier: three(mean(({ p, isTrue }) => (p - Number(isTrue)) ** 2)),
    calibrationError: three(bins.reduce((sum, bin) => sum + (bin.length / guesses.length) * gap(bin), 0)),
  }
}

function three(x: number): number {
  return Math.round(x * 1000) / 1000
}
