import type { Picture } from '../../../src/serve/picture-schema.ts'

type Exposure = Picture['exposures'][number]

/** Exposures of one country: a line joins two countries, never two places that nobody named. */
export interface Flow {
  readonly country: string
  readonly exposures: readonly Exposure[]
  /** The most believed of their triggers; null where none was reported. */
  readonly p: number | null
}

/** The most believed first; those within the case's own country are no flow. */
export function flowsOf(exposures: readonly Exposure[], own: string): readonly Flow[] {
  const byCountry = new Map<string, Exposure[]>()
  for (const exposure of exposures) {
    if (exposure.country === own) continue
    const list = byCountry.get(exposure.country) ?? []
    list.push(exposure)
    byCountry.set(exposure.country, list)
  }
  return [...byCountry]
    .map(([country, list]): Flow => {
      const known = list.flatMap(({ p }) => p ?? [])
      return { country, exposures: list, p: known.length ? Math.max(...known) : null }
    })
    .sort((a, b) => (b.p ?? -1) - (a.p ?? -1) || (a.country < b.country ? -1 : 1))
}
