import type { Episode } from './episodes.ts'

/** What is held against each other: shares of episodes, and of runs. */
export const STATISTICS = {
  'over within 7 days': ({ days }: Episode) => days <= 7,
  'over within 30 days': ({ days }: Episode) => days <= 30,
  'going on after 90 days': ({ days }: Episode) => days > 90,
  'fire at people': ({ fired }: Episode) => fired,
  concession: ({ conceded }: Episode) => conceded,
  'concession without fire': ({ fired, conceded }: Episode) => conceded && !fired,
  'coup within 90 days': ({ coup }: Episode) => coup,
  'war over government begins': ({ war }: Episode) => war,
} as const satisfies Readonly<Record<string, (episode: Episode) => boolean>>
export type StatisticName = keyof typeof STATISTICS
export const STATISTIC_NAMES = Object.keys(STATISTICS) as StatisticName[]

export interface Share {
  readonly share: number
  readonly n: number
}

export function sharesIn(
  episodes: readonly Pick<Episode, 'days' | 'fired' | 'conceded' | 'coup' | 'war'>[],
): readonly Share[] {
  return STATISTIC_NAMES.map(name => ({
    share: episodes.filter(episode => STATISTICS[name](episode as Episode)).length / episodes.length,
    n: episodes.length,
  }))
}

/** A model is not a country: a share may be off by a quarter of itself, or by 4 points, and still be of use (assumption). */
const [PART, MOST] = [0.25, 0.04]

/** How many standard deviations two shares lie apart, with the model's discrepancy (Craig and others 1997). */
export function implausibility(model: Share, data: Share): number {
  // A share of nought from few episodes is no certainty: half an episode is added to each side.
  const variance = ({ share, n }: Share) => {
    const p = (share * n + 0.5) / (n + 1)
    return (p * (1 - p)) / n
  }
  const off = Math.min(MOST, PART * data.share)
  return Math.abs(model.share - data.share) / Math.sqrt(variance(model) + variance(data) + off ** 2)
}
