import type { Claim } from '../../../src/domain/claim.ts'
import type { Span } from '../../../src/domain/syntax.ts'
import { marksOf, pieces } from './marks.ts'

/** A stretch of a report with the words marked that carry the claim, who is cited, and the figures. */
export function Marked({
  text,
  within,
  claim,
}: {
  readonly text: string
  readonly within: Span
  readonly claim: Claim
}) {
  return (
    <>
      {pieces(within, marksOf(claim)).map(({ start, end, kind }) => {
        const part = text.slice(start, end)
        if (kind === 'trigger') return <mark key={start}>{part}</mark>
        return kind ? (
          <span key={start} class={`mark-${kind}`}>
            {part}
          </span>
        ) : (
          part
        )
      })}
    </>
  )
}
