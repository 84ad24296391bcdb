import { signal } from '@preact/signals'
import type { Claim } from '../../../src/domain/claim.ts'
import type { Act, CorrectionStanding } from '../../../src/domain/correction.ts'
import type { Reliability } from '../../../src/domain/event.ts'
import type { Frozen } from '../../../src/serve/frozen.ts'
import type { EventRow, Evidence } from '../../../src/serve/picture-schema.ts'

/** What the dialogue begins with: the thing that is to be corrected, and how. */
export type Start =
  | { readonly kind: 'merge'; readonly row: EventRow; readonly claims: readonly string[] }
  | { readonly kind: 'split'; readonly evidence: Evidence; readonly chosen: string | null }
  | {
      readonly kind: 'regrade'
      readonly source: string
      readonly grade: Reliability | null
      readonly claim: string | null
    }
  | { readonly kind: 'recode'; readonly claim: Claim; readonly quote: string }
  | {
      readonly kind: 'retract'
      readonly report: string
      readonly title: string
      readonly claim: string | null
    }
  | {
      readonly kind: 'annotate'
      readonly on: Extract<Act, { kind: 'annotate' }>['on']
      readonly title: string
    }
  | { readonly kind: 'undo'; readonly correction: Frozen<CorrectionStanding> }

/** The correction that the dialogue is open for; null where it is closed. */
export const correcting = signal<Start | null>(null)

/** What a form makes of the reader's choice; null where it is not complete. */
export type Chosen = Act | null
export interface FormProps<K extends Start['kind']> {
  readonly start: Extract<Start, { kind: K }>
  readonly choose: (act: Chosen) => void
}
