import type { Status } from '../domain/assessment.ts'
import type { Grade, Reliability } from '../domain/event.ts'
import type { Instant } from '../domain/instant.ts'
import type { Span } from '../domain/syntax.ts'

/** A stretch of a line; what it is, not how it looks. */
export type Run =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'quote'; readonly text: string }
  /** A name that `forewarn why` understands. */
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'status'; readonly status: Status }
  /** Numbers of references. */
  | { readonly kind: 'refs'; readonly refs: readonly number[] }

export type Line = readonly Run[]

export interface Bar {
  readonly label: string
  readonly p: number
  readonly low: number
  readonly high: number
  readonly note: Line
  /** Digits after the point of the figures in per cent; none where left out. */
  readonly digits?: number
}

/** A bar's figures in per cent, as every renderer prints them. */
export function barFigures({ p, low, high, digits = 0 }: Bar): {
  readonly share: string
  readonly range: string
} {
  const figure = (share: number) => (100 * share).toFixed(digits)
  return { share: figure(p), range: `${figure(low)}–${figure(high)}` }
}

export type Block =
  | { readonly kind: 'paragraph'; readonly line: Line }
  /** A list of entries: what is said first, then lines that carry it. */
  | {
      readonly kind: 'items'
      readonly items: readonly { readonly lead: Line; readonly details: readonly Line[] }[]
    }
  | {
      readonly kind: 'table'
      readonly columns: readonly { readonly title: string; readonly align: 'left' | 'right' }[]
      readonly rows: readonly (readonly Line[])[]
    }
  /** Two sides of a dispute, side by side. */
  | { readonly kind: 'sides'; readonly title: Line; readonly sides: readonly Side[] }
  | { readonly kind: 'bars'; readonly bars: readonly Bar[] }

export interface Side {
  readonly title: string
  readonly lines: readonly Line[]
}

export interface Section {
  readonly id: string
  readonly title: string
  readonly blocks: readonly Block[]
}

/** The sentence that a numbered reference leads to, and the hour at which it became known. */
export interface Reference {
  readonly n: number
  readonly report: string
  readonly outlet: string
  readonly outletCountry: string | null
  readonly title: string
  readonly address: string | null
  readonly published: Instant
  /** The quoted sentence, and the words of it that carry the claim. */
  readonly quote: string
  readonly trigger: Span
  /** Who is cited, as written; null where the outlet speaks for itself. */
  readonly cited: string | null
  readonly reliability: Reliability | null
  readonly basis: 'article' | 'gist'
}

/** An analyst's product as data: what every renderer prints. */
export interface Brief {
  readonly version: string
  readonly title: string
  /** What it answers, in a sentence. */
  readonly question: string
  readonly asOf: Instant
  readonly sections: readonly Section[]
  /** In the order in which the sections first name them. */
  readonly references: readonly Reference[]
}

export const text = (value: string): Run => ({ kind: 'text', text: value })
export const strong = (value: string): Run => ({ kind: 'strong', text: value })
export const quoted = (value: string): Run => ({ kind: 'quote', text: value })
export const id = (value: string): Run => ({ kind: 'id', id: value })

/** Admiralty code as analysts write it: B2. */
export function gradeText(grade: Grade): string {
  return `${grade.reliability}${grade.credibility}`
}
