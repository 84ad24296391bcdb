import { z } from 'zod'
import { hoursBetween, type Instant, parseInstant } from '../domain/instant.ts'

/** What each side can do. A government's acts that a policy names are no longer left to chance. */
export const ACTS = {
  concession: 'government',
  dismissal: 'government',
  curfew: 'government',
  'cut-net': 'government',
  'order-fire': 'government',
  amnesty: 'government',
  'call-ally': 'government',
  'close-border': 'government',
  strike: 'opposition',
  truce: 'opposition',
  intervene: 'ally',
  withdraw: 'ally',
} as const
export type ActName = keyof typeof ACTS
export const ACT_NAMES = Object.keys(ACTS) as ActName[]

/** Number of an act in a run's tables. */
export function actNumber(act: ActName): number {
  return ACT_NAMES.indexOf(act)
}

/** The bit that stands for each act among those that hold in a region. */
export const ACT_BITS = Object.fromEntries(ACT_NAMES.map((act, n) => [act, 1 << n])) as Readonly<
  Record<ActName, number>
>

const timeSchema = z.string().refine(text => durationHours(text) !== null || parseInstant(text) !== null, {
  message:
    'expected a time after the start such as 36h or 2d, or an hour with its zone such as 2022-01-07T00:00Z',
})

/** The form of a policy file. */
export const policySchema = z.strictObject({
  title: z.string().min(1),
  acts: z
    .array(
      z
        .strictObject({
          act: z.enum(ACT_NAMES),
          side: z.enum(['government', 'opposition', 'ally']).optional(),
          at: timeSchema,
          until: timeSchema.optional(),
          /** Everywhere where left out. */
          regions: z.array(z.string()).min(1).optional(),
        })
        .superRefine(({ act, side }, context) => {
          if (side && side !== ACTS[act])
            context.addIssue({
              code: 'custom',
              path: ['side'],
              message: `${act} is an act of the ${ACTS[act]}`,
            })
        }),
    )
    .default([]),
  /** What the government does not do of itself in any run. */
  never: z.array(z.enum(ACT_NAMES)).default([]),
})
export type PolicyDefinition = z.output<typeof policySchema>

/** A policy as the model reads it. */
export interface Policy {
  readonly acts: readonly {
    readonly act: ActName
    readonly fromDay: number
    readonly untilDay: number | null
    /** Numbers of regions; null everywhere. */
    readonly regions: readonly number[] | null
  }[]
  /** Acts that no run draws: the policy settles them. */
  readonly settled: readonly ActName[]
}

export const NO_POLICY: Policy = { acts: [], settled: [] }

/** A fault of a policy, with the path of the field in its file. */
export interface PolicyFault {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** Reads times from the start and regions by number; what does not fit the case is a fault. */
export function policyOf(
  definition: PolicyDefinition,
  regions: readonly string[],
  asOf: Instant,
  days: number,
): { readonly policy: Policy; readonly faults: readonly PolicyFault[] } {
  const faults: PolicyFault[] = []
  const dayOf = (text: string): number => {
    const hours = durationHours(text) ?? hoursBetween(asOf, parseInstant(text)!)
    return hours / 24
  }
  const acts = definition.acts.map(({ act, at, until, regions: names }, n) => {
    const fromDay = dayOf(at)
    const untilDay = until === undefined ? null : dayOf(until)
    if (fromDay < 0) faults.push({ path: ['acts', n, 'at'], message: `${at} is before the start (${asOf})` })
    if (fromDay >= days)
      faults.push({ path: ['acts', n, 'at'], message: `${at} is after the last day (${days})` })
    if (untilDay !== null && untilDay <= fromDay)
      faults.push({ path: ['acts', n, 'until'], message: 'the act ends before it begins' })
    const numbers = names?.map((name, i) => {
      const number = regions.indexOf(name)
      if (number < 0)
        faults.push({
          path: ['acts', n, 'regions', i],
          message: `no region is called "${name}" (there are ${regions.join(', ')})`,
        })
      return number
    })
    return { act, fromDay, untilDay, regions: numbers ?? null }
  })
  const settled = [...new Set([...acts.map(({ act }) => act), ...definition.never])]
  return { policy: { acts, settled }, faults }
}

/** Hours of `36h` or `2d`. */
function durationHours(text: string): number | null {
  const [, count, unit] = /^(\d+(?:\.\d+)?)([hd])$/.exec(text) ?? []
  return count ? Number(count) * (unit === 'd' ? 24 : 1) : null
}
