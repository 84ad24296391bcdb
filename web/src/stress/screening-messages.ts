import type { Instant } from '../../../src/domain/instant.ts'
import type { StressPlan } from '../../../src/serve/room.ts'
import type { OutcomeId } from '../../../src/stress/outcome.ts'
import type { PolicyDefinition } from '../../../src/stress/policy.ts'
import type { Elementary, Sobol } from '../../../src/stress/sensitivity.ts'

/** How thorough: trajectories of Morris, rows of Sobol, runs at each point. */
export interface Depth {
  readonly trajectories: number
  readonly rows: number
  readonly runs: number
}

export interface ScreeningOrder {
  readonly from: StressPlan
  readonly asOf: Instant
  readonly seed: number
  readonly outcome: OutcomeId
  readonly policy: PolicyDefinition | null
  readonly depth: Depth
}

export type FromScreening =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'screened'; readonly elementary: readonly Elementary[] }
  | { readonly kind: 'apportioned'; readonly sobol: readonly Sobol[] }
  | { readonly kind: 'faults'; readonly messages: readonly string[] }
