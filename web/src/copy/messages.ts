import type { Told } from '../../../src/serve/ask-room.ts'

/** What the page sends to the worker that stands in for a server: where the case lies, then questions. */
export type ToCopy =
  | { readonly kind: 'open'; readonly data: string }
  | { readonly kind: 'ask'; readonly id: number; readonly path: string }
  /** No longer wanted: not worked out where that has not begun. */
  | { readonly kind: 'forget'; readonly id: number }

export interface FromCopy {
  readonly id: number
  readonly told: Told | { readonly status: 0 }
}
