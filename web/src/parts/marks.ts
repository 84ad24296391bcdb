import type { Claim } from '../../../src/domain/claim.ts'
import type { Span } from '../../../src/domain/syntax.ts'

export interface Mark {
  readonly span: Span
  readonly kind: 'trigger' | 'cited' | 'condition' | 'figure'
}

/** The words of a claim that are worth marking. */
export function marksOf(claim: Claim): readonly Mark[] {
  const { trigger, attribution, condition, magnitudes } = claim
  return [
    { span: trigger, kind: 'trigger' },
    ...(attribution?.span ? [{ span: attribution.span, kind: 'cited' as const }] : []),
    ...magnitudes.map(({ span }) => ({ span, kind: 'figure' as const })),
    ...(condition ? [{ span: condition, kind: 'condition' as const }] : []),
  ]
}

/** Cuts a span at the edges of the marks; where two overlap, the first named counts. */
export function pieces(within: Span, marks: readonly Mark[]) {
  const edges = new Set([within.start, within.end])
  for (const { span } of marks) {
    for (const edge of [span.start, span.end]) if (edge > within.start && edge < within.end) edges.add(edge)
  }
  const sorted = [...edges].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((start, n) => {
    const end = sorted[n + 1]!
    const kind = marks.find(({ span }) => span.start <= start && end <= span.end)?.kind ?? null
    return { start, end, kind }
  })
}
