import type { Explanation } from '../../../src/domain/assessment.ts'
import { likelihood, percent, words } from '../words/words.ts'
import { ShareBar } from './bar.tsx'

/** The explanations by weight, each with its range and where it began. */
export function HypothesisBars({ explanation }: { readonly explanation: Explanation | null }) {
  const w = words.value
  if (!explanation) return <p class="note">{w.noExplanation}</p>
  return (
    <ol class="bars">
      {explanation.hypotheses.map(({ id, title, posterior, prior, range }) => (
        <li key={id}>
          <p>
            <span lang="en">{title}</span>
            <b class="figure">{percent(posterior)}</b>
          </p>
          <ShareBar p={posterior} low={range[0]} high={range[1]} prior={prior} />
          <small>
            {likelihood(posterior)} · {w.prior} {percent(prior)}
          </small>
        </li>
      ))}
    </ol>
  )
}
