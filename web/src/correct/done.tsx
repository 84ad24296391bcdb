import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { ActKind } from '../../../src/domain/correction.ts'
import type { Change } from '../../../src/serve/desk-schema.ts'
import { addressWith, go } from '../state/address.ts'
import { picture } from '../state/data.ts'
import { notices, putAway, unheard } from '../state/live.ts'
import { correctWords } from '../words/words.ts'
import { correcting } from './start.ts'

/** What the reader stored last. */
export const done = signal<{ readonly id: string; readonly kind: ActKind } | null>(null)

/** Long enough to read it and to reach Undo (WCAG 2.2.1 asks for no less than 20 seconds where it cannot be kept). */
const SHOWN_MS = 20_000

/** What was just stored, by the reader or by others: at the foot of the page, over everything and in nobody's way. */
export function Notices() {
  const c = correctWords.value
  const own = done.value
  const others = notices.value
  useEffect(() => {
    if (!own) return
    const timer = setTimeout(() => {
      done.value = null
    }, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [own])
  const standing = own && picture.value?.corrections.find(({ id }) => id === own.id)
  return (
    <div class="notices" role="status">
      {own && (
        <p class="notice">
          <span>{c.stored(c.done[own.kind], own.id)}</span>
          {standing && standing.state !== 'undone' && (
            <button
              type="button"
              class="link"
              onClick={() => {
                done.value = null
                correcting.value = { kind: 'undo', correction: standing }
              }}
            >
              {c.undo}
            </button>
          )}
          <Close
            act={() => {
              done.value = null
            }}
          />
        </p>
      )}
      {unheard.value && (
        <p class="notice quiet">
          <span>{c.unheard}</span>
        </p>
      )}
      {others.length > 0 && (
        <p class="notice">
          <span>{others.slice(-2).map(textOf).join(' · ')}</span>
          {others.length > 2 && <b>+{others.length - 2}</b>}
          <button
            type="button"
            class="link"
            onClick={() => {
              const kind = others.at(-1)!.kind
              putAway()
              go(addressWith({}, kind === 'reports' ? 'sources' : 'corrections'))
            }}
          >
            {c.show}
          </button>
          <Close act={putAway} />
        </p>
      )}
    </div>
  )
}

function Close({ act }: { readonly act: () => void }) {
  const c = correctWords.value
  return (
    <button type="button" class="close" aria-label={c.dismiss} title={c.dismiss} onClick={act}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="m3.5 3.5 9 9m0-9-9 9" />
      </svg>
    </button>
  )
}

function textOf(change: Change): string {
  const c = correctWords.value
  if (change.kind === 'reports') {
    const [first] = change.reports
    return `${c.newReports(change.count)}${first ? `: ${first.outlet}, ${first.title}` : ''}`
  }
  const { author, act, reason } = change.correction
  return `${c.notice(author, c.done[act as ActKind] ?? act)}: ${reason}`
}
