import type { Outcome, StressTest } from '../../../src/domain/assessment.ts'
import type { PairedDifference } from '../../../src/stress/shares.ts'
import { ShareBar } from '../parts/bar.tsx'
import { percent, signed, words } from '../words/words.ts'

/** How the runs end, the commonest first; beside a second policy, with the difference run by run. */
export function Outcomes({
  sides,
  differences,
  baseRates,
}: {
  readonly sides: readonly (readonly Outcome[])[]
  readonly differences: readonly PairedDifference[]
  readonly baseRates: StressTest['baseRates']
}) {
  const w = words.value
  const [first, second] = sides
  return (
    <>
      {second && (
        <p class="key-row sides-key">
          <span>
            <i class="side-mark first" aria-hidden="true" /> A
          </span>
          <span>
            <i class="side-mark second" aria-hidden="true" /> B
          </span>
          <span>{w.stress.differenceNote}</span>
        </p>
      )}
      <ol class="bars">
        {first?.map(outcome => {
          const other = second?.find(({ id }) => id === outcome.id)
          const difference = differences.find(({ id }) => id === outcome.id)
          const past = baseRates.filter(({ outcomes }) => outcomes.includes(outcome.id))
          return (
            <li key={outcome.id}>
              <p>
                <span>{w.stress.outcomes[outcome.id] ?? outcome.title}</span>
                <b class="figure">
                  {other ? `${percent(outcome.share)} → ${percent(other.share)}` : percent(outcome.share)}
                </b>
              </p>
              <ShareBar p={outcome.share} low={outcome.low} high={outcome.high} />
              {other && (
                <div class="second">
                  <ShareBar p={other.share} low={other.low} high={other.high} />
                </div>
              )}
              <small>
                {difference
                  ? `${signed(100 * difference.difference, 1)} ± ${(196 * difference.error).toFixed(1)}`
                  : `${Math.round(outcome.low * 100)}–${percent(outcome.high)}`}
                {past.map(({ title, count, of, source }) => (
                  <span key={title}>
                    {' · '}
                    {w.stress.past}: {title}, {percent(count / of, 1)} ({count} {w.of} {of}, {source})
                  </span>
                ))}
              </small>
            </li>
          )
        })}
      </ol>
    </>
  )
}
