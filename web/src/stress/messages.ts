import type { Outcome, StressTest } from '../../../src/domain/assessment.ts'
import type { Instant } from '../../../src/domain/instant.ts'
import type { StressPlan } from '../../../src/serve/room.ts'
import type { PolicyDefinition, PolicyFault } from '../../../src/stress/policy.ts'
import type { PairedDifference } from '../../../src/stress/shares.ts'

/** One stress test: a plan, so many runs, and the policies that are run on the same random numbers. */
export interface Order {
  readonly from: StressPlan
  readonly asOf: Instant
  readonly runs: number
  readonly seed: number
  /** One or two; null where no side is told what to do. */
  readonly policies: readonly (PolicyDefinition | null)[]
}

export type ToRuns = { readonly kind: 'run'; readonly order: Order } | { readonly kind: 'stop' }

/** What can be said while runs are still being made. */
export interface Partial {
  readonly runs: number
  readonly outcomes: readonly Outcome[]
  readonly fan: StressTest['fan']
}

export interface Finished {
  /** One for each policy. */
  readonly tests: readonly StressTest[]
  /** Run by run, where there are two. */
  readonly differences: readonly PairedDifference[]
  readonly stopped: boolean
}

export type FromRuns =
  | { readonly kind: 'faults'; readonly policy: number; readonly faults: readonly PolicyFault[] }
  | {
      readonly kind: 'partial'
      readonly done: number
      readonly of: number
      readonly partial: readonly Partial[]
    }
  /** All runs are made; what follows from them is being worked out. */
  | { readonly kind: 'weighing' }
  | { readonly kind: 'finished'; readonly finished: Finished }
