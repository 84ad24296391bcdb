import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { RELIABILITIES } from '../../../src/domain/event.ts'
import type { EventRow, Evidence } from '../../../src/serve/picture-schema.ts'
import { load } from '../state/ask.ts'
import { at, picture } from '../state/data.ts'
import { placeText } from '../words/places.ts'
import { correctWords, hourText, words } from '../words/words.ts'
import type { FormProps } from './start.ts'

/** Events that one can read through in a list (assumption). */
const LISTED = 8

/** Another event, found by its words; those most alike come first. */
export function MergeForm({ start, choose }: FormProps<'merge'>) {
  const c = correctWords.value
  const typed = useSignal('')
  const chosen = useSignal<string | null>(null)
  const found = candidates(picture.value?.events ?? [], start.row, typed.value)
  const pick = (row: EventRow) => {
    chosen.value = row.id
    choose(null)
    load<Evidence>(`events/${encodeURIComponent(row.id)}?at=${at.peek()}`).then(
      ({ claims }) => {
        if (chosen.peek() !== row.id) return
        choose({ kind: 'merge', claims: [...start.claims, ...claims.map(({ id }) => id)] })
      },
      () => {
        chosen.value = null
      },
    )
  }
  return (
    <fieldset class="choices">
      <legend>{c.mergeWith}</legend>
      <input
        type="search"
        aria-label={c.mergeWith}
        placeholder={words.value.filterText}
        value={typed.value}
        onInput={event => {
          typed.value = event.currentTarget.value
        }}
      />
      <div class="rows">
        {found.map(row => (
          <label key={row.id}>
            <input type="radio" name="with" checked={chosen.value === row.id} onChange={() => pick(row)} />
            <span>
              {row.title}
              <small>
                {placeText(row.place)} · {hourText(row.first)} · {row.belief.p.toFixed(2)}
              </small>
            </span>
          </label>
        ))}
        {!found.length && <p class="note">{c.mergeNone}</p>}
      </div>
    </fieldset>
  )
}

/** All words typed must occur; then by type, place and how near in time they became known. */
function candidates(events: readonly EventRow[], own: EventRow, text: string): readonly EventRow[] {
  const parts = text.toLowerCase().split(/\s+/).filter(Boolean)
  const first = Date.parse(own.first)
  const unlike = (row: EventRow) =>
    (row.type === own.type ? 0 : 100) +
    (row.place?.name === own.place?.name ? 0 : 50) +
    Math.min(49, Math.abs(Date.parse(row.first) - first) / 3_600_000)
  return events
    .filter(row => row.id !== own.id && parts.every(part => row.title.toLowerCase().includes(part)))
    .map(row => ({ row, distance: unlike(row) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, LISTED)
    .map(({ row }) => row)
}

/** Some claims of an event, not all: the rest stays. */
export function SplitForm({ start, choose }: FormProps<'split'>) {
  const c = correctWords.value
  const { claims, reports } = start.evidence
  const apart = useSignal<ReadonlySet<string>>(new Set(start.chosen ? [start.chosen] : []))
  useEffect(() => {
    const ids = claims.map(({ id }) => id).filter(id => apart.value.has(id))
    choose(ids.length && ids.length < claims.length ? { kind: 'split', claims: ids } : null)
  }, [apart.value])
  return (
    <fieldset class="choices">
      <legend>{c.splitWhich}</legend>
      <div class="rows">
        {claims.map(({ id, report, quote }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={apart.value.has(id)}
              onChange={event => {
                const next = new Set(apart.value)
                if (event.currentTarget.checked) next.add(id)
                else next.delete(id)
                apart.value = next
              }}
            />
            <span>
              <q>{reports[report]?.report.text.slice(quote.start, quote.end)}</q>
              <small>{reports[report]?.report.outlet}</small>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** A letter for a source, or for one of its claims. */
export function RegradeForm({ start, choose }: FormProps<'regrade'>) {
  const [w, c] = [words.value, correctWords.value]
  const alone = useSignal(false)
  const grade = useSignal(start.grade)
  useEffect(() => {
    const of =
      alone.value && start.claim
        ? { kind: 'claim' as const, id: start.claim }
        : { kind: 'source' as const, id: start.source }
    choose(grade.value && { kind: 'regrade', of, grade: grade.value })
  }, [alone.value, grade.value])
  return (
    <>
      {start.claim && (
        <fieldset class="choices">
          <legend>{c.about}</legend>
          <Radio
            name="of"
            text={c.theSource(start.source)}
            checked={!alone.value}
            pick={() => (alone.value = false)}
          />
          <Radio name="of" text={c.thisClaim} checked={alone.value} pick={() => (alone.value = true)} />
        </fieldset>
      )}
      <fieldset class="choices letters">
        <legend>{start.claim ? c.grade : `${c.grade}: ${start.source}`}</legend>
        {RELIABILITIES.map(letter => (
          <label key={letter}>
            <input
              type="radio"
              name="grade"
              checked={grade.value === letter}
              onChange={() => {
                grade.value = letter
              }}
            />
            <span>
              <b class="grade">{letter}</b> {w.reliability[letter]}
            </span>
          </label>
        ))}
      </fieldset>
    </>
  )
}

export function RetractForm({ start, choose }: FormProps<'retract'>) {
  const c = correctWords.value
  const alone = useSignal(start.claim !== null)
  useEffect(() => {
    choose({
      kind: 'retract',
      what:
        alone.value && start.claim
          ? { kind: 'claim', id: start.claim }
          : { kind: 'report', id: start.report },
    })
  }, [alone.value])
  return (
    <fieldset class="choices">
      <legend>{c.about}</legend>
      <p class="subject">{start.title}</p>
      {start.claim && (
        <>
          <Radio name="what" text={c.thisClaim} checked={alone.value} pick={() => (alone.value = true)} />
          <Radio name="what" text={c.theReport} checked={!alone.value} pick={() => (alone.value = false)} />
        </>
      )}
    </fieldset>
  )
}

export function AnnotateForm({ start, choose }: FormProps<'annotate'>) {
  const c = correctWords.value
  const text = useSignal('')
  return (
    <>
      {start.title && <p class="subject">{start.title}</p>}
      <label class="field">
        <span>{c.remark}</span>
        <textarea
          rows={4}
          maxLength={4000}
          value={text.value}
          onInput={event => {
            text.value = event.currentTarget.value
            const remark = text.value.trim()
            choose(remark ? { kind: 'annotate', on: start.on, remark } : null)
          }}
        />
      </label>
    </>
  )
}

export function UndoForm({ start, choose }: FormProps<'undo'>) {
  const c = correctWords.value
  const { id, author, reason, act } = start.correction
  useEffect(() => choose({ kind: 'undo', correction: id }), [id])
  return (
    <p class="subject">
      <b>{id}</b> {c.done[act.kind]}: {act.kind === 'annotate' ? act.remark : reason} <small>{author}</small>
    </p>
  )
}

function Radio({
  name,
  text,
  checked,
  pick,
}: {
  readonly name: string
  readonly text: string
  readonly checked: boolean
  readonly pick: () => void
}) {
  return (
    <label>
      <input type="radio" name={name} checked={checked} onChange={pick} />
      <span>{text}</span>
    </label>
  )
}
