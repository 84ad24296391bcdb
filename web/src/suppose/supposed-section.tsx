import type { Picture } from '../../../src/serve/picture-schema.ts'
import type { SupposedView } from '../../../src/serve/suppose-schema.ts'
import { Effects } from '../correct/effects.tsx'
import { go } from '../state/address.ts'
import type { Failure } from '../state/ask.ts'
import { supposeWords, words } from '../words/words.ts'
import { notSupposing, type Supposed, type SupposedKind, supposing } from './supposed.ts'

/** Reports to choose from; any other is assumed away from the drawer, beside its text (assumption: as many as one scrolls). */
const MOST = 300

/** Assumptions about reports and outlets: chosen here or in the drawer, and what they would move. */
export function SupposedSection({
  picture,
  assumed,
  view,
  failure,
}: {
  readonly picture: Picture
  readonly assumed: Supposed
  readonly view: SupposedView | null
  readonly failure: Failure | null
}) {
  const w = supposeWords.value
  const any = assumed.without.length + assumed.distrust.length > 0
  const titles = new Map(picture.reports.map(({ id, outlet, title }) => [id, `${outlet}: ${title}`]))
  const outlets = [...new Set(picture.reports.map(({ outlet }) => outlet))].sort((a, b) => a.localeCompare(b))
  const latest = picture.reports
    .toSorted((a, b) => (a.published < b.published ? 1 : -1))
    .slice(0, MOST)
    .filter(({ id }) => !assumed.without.includes(id))
  return (
    <section class="suppose">
      <h3>{w.title}</h3>
      <p class="note">{w.note}</p>
      <div class="choices">
        <Choice
          kind="distrust"
          label={w.distrustOutlet}
          options={outlets
            .filter(outlet => !assumed.distrust.includes(outlet))
            .map(outlet => [outlet, outlet])}
        />
        <Choice
          kind="without"
          label={w.dropReport}
          options={latest.map(({ id }) => [id, titles.get(id) ?? id])}
        />
      </div>
      {any && (
        <ul class="chips">
          {assumed.distrust.map(name => (
            <Chip key={name} kind="distrust" name={name} text={`${w.distrust}: ${name}`} />
          ))}
          {assumed.without.map(id => (
            <Chip key={id} kind="without" name={id} text={`${w.without}: ${titles.get(id) ?? id}`} />
          ))}
        </ul>
      )}
      {any && (
        <div class="moves" role="status">
          {view ? (
            <>
              <h4>{w.moves}</h4>
              <Effects effects={view.effects} eventsLast />
            </>
          ) : (
            <p class="note">
              {failure ? (failure.kind === 'offline' ? words.value.offline : w.unknown) : w.working}
            </p>
          )}
        </div>
      )}
    </section>
  )
}

function Choice({
  kind,
  label,
  options,
}: {
  readonly kind: SupposedKind
  readonly label: string
  readonly options: readonly (readonly [string, string])[]
}) {
  return (
    <select
      aria-label={label}
      value=""
      onChange={event => {
        const chosen = event.currentTarget.value
        event.currentTarget.value = ''
        if (chosen) go(supposing(kind, chosen))
      }}
    >
      <option value="">{label}</option>
      {options.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  )
}

function Chip({
  kind,
  name,
  text,
}: {
  readonly kind: SupposedKind
  readonly name: string
  readonly text: string
}) {
  return (
    <li>
      <button
        type="button"
        class="chip"
        title={supposeWords.value.take(text)}
        onClick={() => go(notSupposing(kind, name))}
      >
        <span>{text}</span> <span aria-hidden="true">×</span>
      </button>
    </li>
  )
}
