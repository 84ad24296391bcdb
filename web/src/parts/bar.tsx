import type { Belief } from '../../../src/domain/event.ts'
import { percent, words } from '../words/words.ts'

/** A share with the range in which it is believed to lie. */
export function ShareBar({
  p,
  low,
  high,
  prior,
  compact,
}: {
  readonly p: number
  readonly low: number
  readonly high: number
  readonly prior?: number
  readonly compact?: boolean
}) {
  const x = (share: number) => Math.max(0, Math.min(1, share)) * 100
  return (
    <svg
      class={`share-bar${compact ? ' compact' : ''}`}
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect class="track" width="100" height="10" />
      <rect class="share" width={x(p)} height="10" />
      <rect class="range" x={x(low)} y="4" width={Math.max(0.6, x(high) - x(low))} height="2" />
      {prior !== undefined && <rect class="prior" x={x(prior) - 0.25} y="0" width="0.5" height="10" />}
    </svg>
  )
}

/** `0.93 0.81–0.98` with its bar, as it stands in a row. */
export function BeliefCell({ belief }: { readonly belief: Belief }) {
  return (
    <span class="belief" title={`${words.value.belief}: ${percent(belief.low)}–${percent(belief.high)}`}>
      <b>{belief.p.toFixed(2)}</b>
      <ShareBar {...belief} compact />
    </span>
  )
}
