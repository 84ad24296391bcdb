import type { StartId } from '../../src/stress/definition.ts'
import type { Episode } from './episodes.ts'

/** What is looked at of an episode, or of a run in its place. */
export type Looked = Pick<
  Episode,
  'days' | 'firedAtStart' | 'removalDemanded' | 'fired' | 'conceded' | 'lastMet' | 'coup' | 'war'
>

/** What is held against each other: shares of episodes, and of runs, or of those of them that began in one way. */
export const STATISTICS: readonly {
  readonly name: string
  readonly among?: (looked: Looked) => boolean
  readonly held: (looked: Looked) => boolean
}[] = [
  { name: 'over within 7 days', held: ({ days }) => days <= 7 },
  { name: 'over within 30 days', held: ({ days }) => days <= 30 },
  { name: 'going on after 90 days', held: ({ days }) => days > 90 },
  { name: 'fire at people', held: ({ fired }) => fired },
  { name: 'concession', held: ({ conceded }) => conceded },
  { name: 'concession without fire', held: ({ fired, conceded }) => conceded && !fired },
  {
    name: 'ends under force, where people were killed at first',
    among: ({ lastMet, firedAtStart }) => lastMet !== null && firedAtStart,
    held: ({ lastMet }) => lastMet === 'force',
  },
  {
    name: 'ends under force, where not',
    among: ({ lastMet, firedAtStart }) => lastMet !== null && !firedAtStart,
    held: ({ lastMet }) => lastMet === 'force',
  },
  {
    name: 'ends in a concession',
    among: ({ lastMet }) => lastMet !== null,
    held: ({ lastMet }) => lastMet === 'concession',
  },
  { name: 'coup within 90 days', held: ({ coup }) => coup },
  {
    name: 'coup, where people were killed at first',
    among: ({ firedAtStart }) => firedAtStart,
    held: ({ coup }) => coup,
  },
  { name: 'coup, where not', among: ({ firedAtStart }) => !firedAtStart, held: ({ coup }) => coup },
  { name: 'war over government begins', held: ({ war }) => war },
  {
    name: 'war, where people were killed at first',
    among: ({ firedAtStart }) => firedAtStart,
    held: ({ war }) => war,
  },
  { name: 'war, where not', among: ({ firedAtStart }) => !firedAtStart, held: ({ war }) => war },
]

export interface Share {
  readonly share: number
  readonly n: number
}

export function sharesIn(episodes: readonly Looked[]): readonly Share[] {
  return STATISTICS.map(({ among, held }) => {
    const of = among ? episodes.filter(among) : episodes
    return { share: of.filter(held).length / (of.length || 1), n: of.length }
  })
}

/** A model is not a country: a share may be off by a quarter of itself, or by 4 points, and still be of use (assumption). */
const [PART, MOST] = [0.25, 0.04]

/** How many standard deviations two shares lie apart, with the model's discrepancy (Craig and others 1997). */
export function implausibility(model: Share, data: Share): number {
  // A share of nought from few episodes is no certainty: half an episode is added to each side.
  const variance = ({ share, n }: Share) => {
    const p = (share * n + 0.5) / (n + 1)
    return (p * (1 - p)) / Math.max(1, n)
  }
  const off = Math.min(MOST, PART * data.share)
  return Math.abs(model.share - data.share) / Math.sqrt(variance(model) + variance(data) + off ** 2)
}

/** How many of how many ended in what is counted, where a condition holds and where it does not. */
export interface Cells {
  readonly with: readonly [number, number]
  readonly without: readonly [number, number]
}

/** Conditions at the start of a run by which a leader falls more often, with the cells of past crises. */
export const ODDS: readonly {
  readonly start: StartId
  readonly name: string
  readonly cellsIn: (part: readonly Looked[]) => Cells
}[] = [
  {
    start: 'removal-demanded',
    name: 'odds of a coup where somebody’s removal was demanded at first, against where not',
    cellsIn: part => ({
      with: coupsIn(part.filter(({ removalDemanded }) => removalDemanded)),
      without: coupsIn(part.filter(({ removalDemanded }) => !removalDemanded)),
    }),
  },
  {
    start: 'defection',
    name: 'odds that a campaign wins where security forces defected, against where not (NAVCO 1.2)',
    // Campaigns without arms for a change of regime (doi:10.7910/DVN/0UZOTX): 81 % and 53 %; 52 % is published.
    cellsIn: () => ({ with: [35, 43], without: [51, 97] }),
  },
]

function coupsIn(episodes: readonly Looked[]): readonly [number, number] {
  return [episodes.filter(({ coup }) => coup).length, episodes.length]
}

/** The logarithm of an odds ratio and its variance, with half a case in each cell (Haldane 1956). */
export function logOdds(cells: Cells): { readonly log: number; readonly variance: number } {
  const odds = ([held, of]: readonly [number, number]) => [held + 0.5, of - held + 0.5] as const
  const [a, b] = odds(cells.with)
  const [c, d] = odds(cells.without)
  return { log: Math.log((a * d) / (b * c)), variance: 1 / a + 1 / b + 1 / c + 1 / d }
}

/** How many standard deviations two odds ratios lie apart, with the same discrepancy of a quarter. */
export function oddsImplausibility(model: Cells, data: Cells): number {
  const [m, d] = [logOdds(model), logOdds(data)]
  return Math.abs(m.log - d.log) / Math.sqrt(m.variance + d.variance + Math.log(1 + PART) ** 2)
}
