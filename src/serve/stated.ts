import type { Factuality } from '../domain/plover.ts'
import type { EventRow } from './picture-schema.ts'

/** How an event is stated, as one asks for it; an event of several claims may be stated in several ways. */
export const STATED = ['fact', 'probable', 'possible', 'denied', 'open', 'announced', 'conditional'] as const
export type Stated = (typeof STATED)[number]

const has = (...values: readonly Factuality[]) => {
  return ({ factuality }: EventRow) => factuality.some(value => values.includes(value))
}

const TESTS: Readonly<Record<Stated, (row: EventRow) => boolean>> = {
  fact: has('CT+'),
  probable: has('PR+'),
  possible: has('PS+'),
  denied: has('CT-', 'PR-', 'PS-'),
  open: has('U'),
  announced: ({ time }) => time === 'future',
  conditional: ({ conditional }) => conditional,
}

export function isStated(row: EventRow, as: Stated): boolean {
  return TESTS[as](row)
}
