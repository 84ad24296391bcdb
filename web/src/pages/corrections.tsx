import type { CorrectionStanding } from '../../../src/domain/correction.ts'
import type { Frozen } from '../../../src/serve/frozen.ts'
import type { Picture } from '../../../src/serve/picture-schema.ts'
import { MayCorrect } from '../correct/menu.tsx'
import { correcting } from '../correct/start.ts'
import { UndoButton } from '../correct/undo-button.tsx'
import { Said } from '../parts/said.tsx'
import { addressWith, shortInstant } from '../state/address.ts'
import { overview } from '../state/data.ts'
import { placeText } from '../words/places.ts'
import { correctWords, hourText, momentText, words } from '../words/words.ts'

type Standing = Frozen<CorrectionStanding>

/** Who corrected what, from when on and why; each undone from here, none deleted. */
export function CorrectionsPage({ picture }: { readonly picture: Picture }) {
  const c = correctWords.value
  const { corrections } = picture
  const latest = overview.value?.corrected.at(-1)
  const later = overview.value?.corrected.filter(at => at > picture.asOf).length ?? 0
  return (
    <div class="corrections">
      <section>
        <p class="note">{c.listNote}</p>
        {later > 0 && latest && (
          <p class="note">
            {c.later(later)}{' '}
            <a href={addressWith({ at: shortInstant(latest) })}>
              {c.toLater}: {hourText(latest)}
            </a>
          </p>
        )}
        {corrections.length ? (
          <ol class="correction-list">
            {[...corrections].reverse().map(one => (
              <Item key={one.id} standing={one} picture={picture} />
            ))}
          </ol>
        ) : (
          <div class="state small">
            <h3>{c.empty}</h3>
            <p>{c.emptyNote}</p>
          </div>
        )}
        <MayCorrect>
          <button
            type="button"
            class="plain-button"
            onClick={() => {
              correcting.value = { kind: 'annotate', on: { kind: 'brief' }, title: '' }
            }}
          >
            {c.onBrief}
          </button>
        </MayCorrect>
      </section>
    </div>
  )
}

function Item({ standing, picture }: { readonly standing: Standing; readonly picture: Picture }) {
  const c = correctWords.value
  const { id, act, author, reason, at, made, state, undoneBy, warnings, keys, events } = standing
  const rows = new Map(picture.events.map(row => [row.id, row]))
  const found = events.flatMap(event => rows.get(event) ?? [])
  return (
    <li class={`correction ${state.replace(' ', '-')}`} id={`correction-${id}`}>
      <div class="what">
        <h3>
          {c.done[act.kind]} <Detail standing={standing} />
        </h3>
        {act.kind === 'annotate' ? <p class="remark">{act.remark}</p> : <p>{reason}</p>}
        {found.map(row => (
          <p key={row.id} class="event">
            <a href={addressWith({ open: row.id, claim: null })}>{row.title}</a>
          </p>
        ))}
        {!found.length && keys[0] && (
          <p class="note">
            <a href={addressWith({ open: `r:${keys[0].report}`, claim: null })}>
              <q>{keys[0].quote}</q>
            </a>
          </p>
        )}
        {warnings.map(warning => (
          <p key={warning} class="warning">
            <b>{state === 'without object' ? '' : c.warning}</b> <Said text={warning} />
          </p>
        ))}
        {state === 'without object' && <p class="note">{c.withoutObject}</p>}
      </div>
      <div class="who">
        <p>
          <b>{author}</b>
        </p>
        <p>
          {c.from} <time dateTime={at}>{hourText(at)}</time>
        </p>
        <small>{made ? `${c.storedOn} ${momentText(made)}` : c.ofFile}</small>
      </div>
      <div class="how">
        <p class="state-word">
          {c.states[state]}{' '}
          {undoneBy && (
            <a href={`#correction-${undoneBy}`} onClick={jump}>
              {c.undoneBy(undoneBy)}
            </a>
          )}
        </p>
        <p class="note">{id}</p>
        {state !== 'undone' && <UndoButton standing={standing} />}
      </div>
    </li>
  )
}

/** The address after `#` is the page's own: a jump within it must not change that. */
function jump(event: MouseEvent): void {
  event.preventDefault()
  const target = (event.currentTarget as HTMLAnchorElement).hash.slice(1)
  document.getElementById(target)?.scrollIntoView({ block: 'center' })
}

function Detail({ standing: { act } }: { readonly standing: Standing }) {
  const [w, c] = [words.value, correctWords.value]
  switch (act.kind) {
    case 'regrade':
      return (
        <>
          {act.of.kind === 'source' ? act.of.id : c.thisClaim}: <b class="grade">{act.grade}</b>{' '}
          <small>{w.reliability[act.grade]}</small>
        </>
      )
    case 'recode':
      return (
        <>
          {c.fields[act.change.field].toLowerCase()}: <ValueText change={act.change} />
        </>
      )
    case 'retract':
      return act.what.kind === 'report' ? (
        <a href={addressWith({ open: `r:${act.what.id}`, claim: null })}>{act.what.id}</a>
      ) : (
        <small>{c.thisClaim}</small>
      )
    case 'undo':
      return <>{act.correction}</>
    default:
      return null
  }
}

function ValueText({ change }: { readonly change: Extract<Standing['act'], { kind: 'recode' }>['change'] }) {
  const [w, c] = [words.value, correctWords.value]
  if (change.value === null) return <>{change.field === 'magnitude' ? c.strike : c.none}</>
  switch (change.field) {
    case 'event':
      return <>{w.types[change.value]}</>
    case 'factuality':
      return <>{w.factuality[change.value]}</>
    case 'time':
      return <>{c.times[change.value]}</>
    case 'place':
      return <>{placeText(change.value)}</>
    case 'actors':
    case 'targets':
      return <>{change.value.map(({ code }) => code).join(', ') || c.none}</>
    case 'attribution':
      return <>{change.value.code}</>
    case 'magnitude':
      return (
        <>
          {c.magnitudes[change.value.kind]} {change.value.low ?? '–'}–{change.value.high ?? '–'}
        </>
      )
    default:
      return <>{change.value}</>
  }
}
