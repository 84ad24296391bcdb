import type { Status } from '../../../src/domain/assessment.ts'
import { words } from '../words/words.ts'

/** Told apart by shape and by word; the colour only helps. */
const SHAPES: Readonly<Record<Status, string>> = {
  tripped: 'M8 1.5 15 14H1z',
  watch: 'M8 1.6 14.4 8 8 14.4 1.6 8z',
  quiet: 'M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2z',
  'no data': 'M2.5 2.5h11v11h-11z',
}

export function StatusMark({ status }: { readonly status: Status }) {
  return (
    <svg class={`mark ${classOf(status)}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={SHAPES[status]} />
      {status === 'watch' && <path class="half" d="M8 1.6v12.8L1.6 8z" />}
    </svg>
  )
}

export function StatusBadge({ status }: { readonly status: Status }) {
  return (
    <span class={`status ${classOf(status)}`}>
      <StatusMark status={status} />
      {words.value.status[status]}
    </span>
  )
}

export function classOf(status: Status): string {
  return status.replace(' ', '-')
}
