import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pieces } from './marks.ts'

it('cuts a sentence into pieces that put together are the sentence again', () => {
  const span = fc
    .tuple(fc.nat(60), fc.nat(60))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
  fc.assert(
    fc.property(span, fc.array(span, { maxLength: 5 }), (within, spans) => {
      const cut = pieces(
        within,
        spans.map(one => ({ span: one, kind: 'figure' as const })),
      )
      const covered = cut.reduce((sum, { start, end }) => sum + end - start, 0)
      expect(covered).toBe(within.end - within.start)
      for (const [n, { start }] of cut.entries()) expect(start).toBe(n ? cut[n - 1]!.end : within.start)
    }),
  )
})

it('marks the trigger before all else where two overlap', () => {
  const cut = pieces({ start: 0, end: 10 }, [
    { span: { start: 2, end: 5 }, kind: 'trigger' },
    { span: { start: 4, end: 8 }, kind: 'figure' },
  ])
  expect(cut.map(({ start, end, kind }) => [start, end, kind])).toEqual([
    [0, 2, null],
    [2, 4, 'trigger'],
    [4, 5, 'trigger'],
    [5, 8, 'figure'],
    [8, 10, null],
  ])
})
