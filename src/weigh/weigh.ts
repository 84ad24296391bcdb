import type { Gradings } from '../correct/correct.ts'
import type { Claim } from '../domain/claim.ts'
import type { Event, RunningValue, Source } from '../domain/event.ts'
import type { Judgement } from '../domain/judgement.ts'
import type { SourceRecord } from '../domain/record.ts'
import type { Report } from '../domain/report.ts'
import { weighOnce } from './weigher.ts'
import type { Outlet, Weighing } from './weighing.ts'

export interface WeighInput {
  /** Only what was published at the hour in question. */
  readonly reports: readonly Report[]
  readonly claims: readonly Claim[]
  readonly outlets: readonly Outlet[]
  readonly weighing: Weighing
  /** Merges and splits, only those made by then, in the order in which they are carried out. */
  readonly judgements?: readonly Judgement[]
  /** Reliabilities that an analyst gave by then. */
  readonly gradings?: Gradings
  /** Ids of reports that were retracted by then: neither they nor their copies count. */
  readonly retracted?: ReadonlySet<string>
  /** What came of what sources said before; only what was settled by then. */
  readonly records?: readonly SourceRecord[]
}

export interface WeighedClaims {
  readonly events: readonly Event[]
  readonly sources: readonly Source[]
  readonly values: readonly RunningValue[]
  readonly families: ReadonlyMap<string, string>
}

/**
 * Joins claims into events and says how far to believe each. The answer does not depend on the order of the
 * reports or claims given, nor on how often one is given. Claims of reports that are not given are left out.
 */
export function weigh(input: WeighInput): WeighedClaims {
  return weighOnce(input)
}
