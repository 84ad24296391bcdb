import { useSignal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Act, Correction } from '../../../src/domain/correction.ts'
import type { EffectsView } from '../../../src/serve/desk-schema.ts'
import { Said } from '../parts/said.tsx'
import { addressWith, go, opened } from '../state/address.ts'
import { type Failure, send } from '../state/ask.ts'
import { author } from '../state/author.ts'
import { at, picture } from '../state/data.ts'
import { storing } from '../state/live.ts'
import { correctWords, momentText, words } from '../words/words.ts'
import { done } from './done.tsx'
import { Effects } from './effects.tsx'
import { AnnotateForm, MergeForm, RegradeForm, RetractForm, SplitForm, UndoForm } from './forms.tsx'
import { RecodeForm } from './recode-form.tsx'
import { correcting, type FormProps, type Start } from './start.ts'

const FORMS: { readonly [K in Start['kind']]: ComponentType<FormProps<K>> } = {
  merge: MergeForm,
  split: SplitForm,
  regrade: RegradeForm,
  recode: RecodeForm,
  retract: RetractForm,
  annotate: AnnotateForm,
  undo: UndoForm,
}

/** Where every correction is chosen, seen for what it would change, given a reason, and stored. */
export function CorrectDialog() {
  const dialog = useRef<HTMLDialogElement>(null)
  const start = correcting.value
  useEffect(() => {
    if (start) dialog.current?.showModal()
    else dialog.current?.close()
  }, [start])
  return (
    <dialog
      ref={dialog}
      class="correct"
      aria-labelledby="correct-title"
      // Not on `close`: that is told a frame later, when the next correction may have been opened already.
      onCancel={() => {
        correcting.value = null
      }}
    >
      {start && <Inside start={start} />}
    </dialog>
  )
}

/** A hand that types is waited for. */
const REST_MS = 300

function Inside({ start }: { readonly start: Start }) {
  const c = correctWords.value
  const act = useSignal<Act | null>(null)
  const reason = useSignal('')
  const naming = useSignal(author.peek() === '')
  const sending = useSignal(false)
  const fault = useSignal<Failure | null>(null)
  const from = hourOf(start)
  const preview = usePreview(act.value, from, sending.value)
  const Form = FORMS[start.kind] as unknown as ComponentType<FormProps<Start['kind']>>
  // A remark is its own reason.
  const why = start.kind === 'annotate' ? c.remark : reason.value.trim()
  const ready = act.value && why && author.value.trim() && preview.kind !== 'refused' && !sending.value
  const store = async (event: Event) => {
    event.preventDefault()
    if (!ready || !act.value) return
    sending.value = true
    fault.value = null
    try {
      const body = { act: act.value, author: author.value.trim(), reason: why, at: from }
      // A fast hand stores before it has been shown what that changes.
      const effects = preview.kind === 'effects' ? preview.effects : await effectsOf(act.value, from)
      await storing(async () => {
        const { id } = await send<Correction>('corrections', body)
        done.value = { id, kind: start.kind }
        correcting.value = null
        follow(effects)
        return id
      })
    } catch (error) {
      fault.value = error as Failure
      sending.value = false
    }
  }
  return (
    <form onSubmit={store}>
      <header>
        <h2 id="correct-title">{c.titles[start.kind]}</h2>
        <p class="note">{from && c.holdsFrom(momentText(from))}</p>
      </header>
      <div class="body">
        <div class="chosen">
          {start.kind === 'merge' && <p class="subject">{start.row.title}</p>}
          <Form
            start={start}
            choose={chosen => {
              act.value = chosen
            }}
          />
          {start.kind !== 'annotate' && (
            <label class="field">
              <span>{c.reason}</span>
              <input
                type="text"
                maxLength={1000}
                required
                value={reason.value}
                onInput={event => {
                  reason.value = event.currentTarget.value
                }}
              />
            </label>
          )}
          {naming.value && (
            <label class="field">
              <span>{c.author}</span>
              <input
                type="text"
                maxLength={80}
                required
                autocomplete="name"
                value={author.value}
                onInput={event => {
                  author.value = event.currentTarget.value
                }}
              />
              <small>{c.authorNote}</small>
            </label>
          )}
        </div>
        <section class="preview" aria-live="polite" aria-busy={preview.kind === 'working'}>
          <h3>{c.whatChanges}</h3>
          <PreviewState preview={preview} />
        </section>
      </div>
      {fault.value && <Refusal failure={fault.value} />}
      <footer>
        {!naming.value && (
          <p class="note">
            {c.asAuthor(author.value)}{' '}
            <button
              type="button"
              class="link"
              onClick={() => {
                naming.value = true
              }}
            >
              {c.change}
            </button>
          </p>
        )}
        <button
          type="button"
          class="plain-button"
          onClick={() => {
            correcting.value = null
          }}
        >
          {c.cancel}
        </button>
        <button type="submit" class="primary" disabled={!ready}>
          {sending.value ? c.storing : c.store}
        </button>
      </footer>
    </form>
  )
}

type Preview =
  | { readonly kind: 'none' }
  | { readonly kind: 'working' }
  | { readonly kind: 'effects'; readonly effects: EffectsView }
  | { readonly kind: 'refused'; readonly failure: Failure }

/** What the server says that an act would change; nothing is stored by asking. */
function effectsOf(act: Act, from: string | null, signalled?: AbortSignal): Promise<EffectsView> {
  return send('corrections/preview', { act, author: '–', reason: '–', at: from }, signalled)
}

/** @param resting asks nothing more: what is being stored would stand in its own way */
function usePreview(act: Act | null, from: string | null, resting: boolean): Preview {
  const preview = useSignal<Preview>({ kind: 'none' })
  const key = JSON.stringify(act)
  useEffect(() => {
    if (resting) return
    if (!act || !from) {
      preview.value = { kind: 'none' }
      return
    }
    preview.value = { kind: 'working' }
    const aborter = new AbortController()
    const timer = setTimeout(() => {
      effectsOf(act, from, aborter.signal).then(
        effects => {
          preview.value = { kind: 'effects', effects }
        },
        error => {
          if (!aborter.signal.aborted) preview.value = { kind: 'refused', failure: error }
        },
      )
    }, REST_MS)
    return () => {
      clearTimeout(timer)
      aborter.abort()
    }
  }, [key, from, resting])
  return preview.value
}

function PreviewState({ preview }: { readonly preview: Preview }) {
  const c = correctWords.value
  switch (preview.kind) {
    case 'none':
      return <p class="note">{c.choose}</p>
    case 'working':
      return (
        <div class="skeleton" role="status" aria-label={c.working}>
          <i />
          <i />
          <i />
        </div>
      )
    case 'effects':
      return <Effects effects={preview.effects} />
    case 'refused':
      return <Refusal failure={preview.failure} />
  }
}

function Refusal({ failure }: { readonly failure: Failure }) {
  const w = words.value
  return (
    <p class="refusal" role="alert">
      <b>{failure.kind === 'offline' ? w.offline : w.refused}</b>{' '}
      {failure.kind === 'refused' && <Said text={failure.detail} />}
    </p>
  )
}

/** The page's hour; what is undone was made first, and holds no later than that. */
function hourOf(start: Start) {
  const hour = picture.value?.asOf ?? at.value
  return start.kind === 'undo' && hour && start.correction.at > hour ? start.correction.at : hour
}

/** Where the event in the drawer has become another, the drawer follows it. */
function follow({ events }: EffectsView): void {
  const open = opened.peek()
  const group = events.find(({ before }) => before.some(({ id }) => id === open))
  const next = group?.after.some(({ id }) => id === open) ? open : (group?.after[0]?.id ?? null)
  if (group && next !== open) go(addressWith({ open: next, claim: null }), true)
}
