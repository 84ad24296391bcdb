import { useEffect, useRef } from 'preact/hooks'
import { addressWith, go, opened } from '../state/address.ts'
import type { Failure } from '../state/ask.ts'
import { words } from '../words/words.ts'
import { EventEvidence } from './event-evidence.tsx'
import { EvidenceItem } from './evidence-item.tsx'
import { IndicatorEvidence } from './indicator-evidence.tsx'
import { ReportText } from './report-text.tsx'

/** The evidence drawer: what any number, word or mark of the page rests on. */
export function Drawer() {
  const w = words.value
  const open = opened.value
  const panel = useRef<HTMLElement>(null)
  const before = useRef<Element | null>(null)
  useEffect(() => {
    if (!open) {
      if (before.current instanceof HTMLElement) before.current.focus()
      before.current = null
      return
    }
    before.current ??= document.activeElement
    panel.current?.focus()
  }, [open])
  if (!open) return null
  const close = () => go(addressWith({ open: null, claim: null }))
  return (
    <aside
      class="drawer"
      ref={panel}
      tabIndex={-1}
      aria-label={w.evidence}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      <button type="button" class="close" onClick={close} aria-label={w.close} title={w.close}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="m3.5 3.5 9 9m0-9-9 9" />
        </svg>
      </button>
      <Inside key={open} open={open} />
    </aside>
  )
}

function Inside({ open }: { readonly open: string }) {
  if (open.startsWith('i:')) return <IndicatorEvidence name={open.slice(2)} />
  if (open.startsWith('x:')) return <EvidenceItem id={open.slice(2)} />
  if (open.startsWith('r:')) return <ReportText id={open.slice(2)} />
  return <EventEvidence id={open} />
}

export function Missing({ failure }: { readonly failure: Failure | null }) {
  const w = words.value
  if (!failure) {
    return (
      <div class="skeleton" role="status" aria-label={w.loading}>
        <i />
        <i />
        <i />
      </div>
    )
  }
  return (
    <div role="alert">
      <h2>{failure.kind === 'offline' ? w.offline : w.gone}</h2>
      <p class="note">{failure.kind === 'offline' ? w.offlineNote : w.goneNote}</p>
    </div>
  )
}
