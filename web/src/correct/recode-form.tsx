import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Claim } from '../../../src/domain/claim.ts'
import type { Change } from '../../../src/domain/correction.ts'
import { EVENT_TYPES, FACTUALITIES, TENSES } from '../../../src/domain/plover.ts'
import { picture } from '../state/data.ts'
import { placeText } from '../words/places.ts'
import { correctWords, countText, words } from '../words/words.ts'
import type { FormProps } from './start.ts'

const FIELDS = [
  'event',
  'factuality',
  'actors',
  'targets',
  'place',
  'date',
  'time',
  'attribution',
  'magnitude',
  'mode',
] as const satisfies readonly Change['field'][]

/** One field of a claim, read otherwise. */
export function RecodeForm({ start, choose }: FormProps<'recode'>) {
  const c = correctWords.value
  const { claim } = start
  const field = useSignal<Change['field']>('event')
  const offer = (change: Change | null) => choose(change && { kind: 'recode', claim: claim.id, change })
  const fields = FIELDS.filter(name => name !== 'magnitude' || claim.magnitudes.length)
  return (
    <>
      <p class="subject">
        <q>{start.quote}</q>
      </p>
      <label class="field">
        <span>{c.field}</span>
        <select
          value={field.value}
          onChange={event => {
            field.value = event.currentTarget.value as Change['field']
            choose(null)
          }}
        >
          {fields.map(name => (
            <option key={name} value={name}>
              {c.fields[name]}
            </option>
          ))}
        </select>
        <small>
          {c.now}: {codedAs(claim, field.value)}
        </small>
      </label>
      <Value key={field.value} field={field.value} claim={claim} offer={offer} />
    </>
  )
}

interface ValueProps {
  readonly field: Change['field']
  readonly claim: Claim
  readonly offer: (change: Change | null) => void
}

function Value({ field, claim, offer }: ValueProps) {
  const [w, c] = [words.value, correctWords.value]
  // Each control below gives a value of its own field; the server says where it is none.
  const give = (value: unknown) => offer(value === undefined ? null : ({ field, value } as Change))
  switch (field) {
    case 'event':
      return <Choice options={EVENT_TYPES.map(type => [type, w.types[type]])} now={claim.event} give={give} />
    case 'factuality':
      return (
        <Choice
          options={FACTUALITIES.map(value => [value, w.factuality[value]])}
          now={claim.factuality}
          give={give}
        />
      )
    case 'time':
      return <Choice options={TENSES.map(value => [value, c.times[value]])} now={claim.time} give={give} />
    case 'place':
      return <PlaceChoice give={give} />
    case 'actors':
    case 'targets':
      return (
        <Text
          label={c.codes}
          list
          start={claim[field].map(({ code }) => code).join(', ')}
          give={text => give(codesIn(text).map(code => ({ code, name: picture.value?.names[code] ?? '' })))}
        />
      )
    case 'attribution':
      return (
        <Text
          label={c.value}
          list
          start={claim.attribution?.code ?? ''}
          give={text => give(text.trim() ? { code: text.trim(), name: '' } : null)}
        />
      )
    case 'mode':
      return <Text label={c.value} start={claim.mode ?? ''} give={text => give(text.trim() || null)} />
    case 'date':
      return <Text label={c.value} type="date" start={claim.date ?? ''} give={text => give(text || null)} />
    case 'magnitude':
      return <Figure claim={claim} offer={offer} />
  }
}

function Choice({
  options,
  now,
  give,
}: {
  readonly options: readonly (readonly [value: string, text: string])[]
  readonly now: string
  readonly give: (value: string | undefined) => void
}) {
  const c = correctWords.value
  return (
    <label class="field">
      <span>{c.value}</span>
      <select onChange={event => give(event.currentTarget.value || undefined)}>
        <option value="">–</option>
        {options
          .filter(([value]) => value !== now)
          .map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
      </select>
    </label>
  )
}

/** The places that events of this hour name, since those are known to the gazetteer. */
function PlaceChoice({ give }: { readonly give: (value: unknown) => void }) {
  const c = correctWords.value
  const places = [
    ...new Map(
      picture.value?.events.flatMap(({ place }) => (place ? [[placeText(place), place] as const] : [])),
    ),
  ].sort(([a], [b]) => (a < b ? -1 : 1))
  return (
    <label class="field">
      <span>{c.value}</span>
      <select
        onChange={event => {
          const n = event.currentTarget.selectedIndex
          if (n === 0) give(undefined)
          else give(n === 1 ? null : places[n - 2]![1])
        }}
      >
        <option>–</option>
        <option>{c.none}</option>
        {places.map(([text]) => (
          <option key={text}>{text}</option>
        ))}
      </select>
    </label>
  )
}

function Text({
  label,
  start,
  give,
  type = 'text',
  list = false,
}: {
  readonly label: string
  readonly start: string
  readonly give: (text: string) => void
  readonly type?: 'text' | 'date'
  readonly list?: boolean
}) {
  const text = useSignal(start)
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type={type}
        value={text.value}
        maxLength={400}
        {...(list ? { list: 'codes' } : {})}
        onInput={event => {
          text.value = event.currentTarget.value
          if (text.value !== start) give(text.value)
        }}
      />
      {list && (
        <datalist id="codes">
          {Object.entries(picture.value?.names ?? {}).map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </datalist>
      )}
    </label>
  )
}

const KINDS = ['killed', 'injured', 'detained', 'missing', 'participants', 'troops'] as const
const SCOPES = ['new', 'total', 'unknown'] as const

function Figure({ claim, offer }: Pick<ValueProps, 'claim' | 'offer'>) {
  const c = correctWords.value
  const n = useSignal(0)
  const own = claim.magnitudes[n.value]!
  const value = useSignal({ kind: own.kind, low: own.low, high: own.high, scope: own.scope })
  const struck = useSignal(false)
  const touched = useSignal(false)
  useEffect(() => {
    if (touched.value) offer({ field: 'magnitude', n: n.value, value: struck.value ? null : value.value })
  }, [n.value, value.value, struck.value, touched.value])
  const set = (change: Partial<typeof value.value>) => {
    touched.value = true
    value.value = { ...value.value, ...change }
  }
  const count = (text: string) => (text === '' ? null : Number(text))
  const kinds: readonly string[] = KINDS.includes(own.kind as never) ? KINDS : [own.kind, ...KINDS]
  return (
    <fieldset class="choices figure-fields">
      <legend>{c.figure}</legend>
      {claim.magnitudes.length > 1 && (
        <select
          aria-label={c.figure}
          onChange={event => {
            n.value = event.currentTarget.selectedIndex
            const { kind, low, high, scope } = claim.magnitudes[n.value]!
            value.value = { kind, low, high, scope }
          }}
        >
          {claim.magnitudes.map(({ kind, low, high }, index) => (
            <option key={index}>
              {c.magnitudes[kind]}: {countText(low, high)}
            </option>
          ))}
        </select>
      )}
      <label class="field">
        <span>{c.kind}</span>
        <select
          value={value.value.kind}
          onChange={event => set({ kind: event.currentTarget.value as typeof own.kind })}
        >
          {kinds.map(kind => (
            <option key={kind} value={kind}>
              {c.magnitudes[kind]}
            </option>
          ))}
        </select>
      </label>
      {(['low', 'high'] as const).map(end => (
        <label key={end} class="field">
          <span>{c[end]}</span>
          <input
            type="number"
            value={value.value[end] ?? ''}
            onInput={event => set({ [end]: count(event.currentTarget.value) })}
          />
        </label>
      ))}
      <label class="field">
        <span>{c.scope}</span>
        <select
          value={value.value.scope}
          onChange={event => set({ scope: event.currentTarget.value as (typeof SCOPES)[number] })}
        >
          {SCOPES.map(scope => (
            <option key={scope} value={scope}>
              {c.scopes[scope]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <input
          type="checkbox"
          checked={struck.value}
          onChange={event => {
            touched.value = true
            struck.value = event.currentTarget.checked
          }}
        />
        <span>{c.strike}</span>
      </label>
    </fieldset>
  )
}

function codesIn(text: string): readonly string[] {
  return text
    .split(',')
    .map(code => code.trim())
    .filter(Boolean)
}

function codedAs(claim: Claim, field: Change['field']): string {
  const [w, c] = [words.value, correctWords.value]
  switch (field) {
    case 'event':
      return w.types[claim.event]
    case 'factuality':
      return w.factuality[claim.factuality]
    case 'time':
      return c.times[claim.time]
    case 'place':
      return claim.place ? placeText(claim.place) : c.none
    case 'actors':
    case 'targets':
      return claim[field].map(({ code, name }) => code || name).join(', ') || c.none
    case 'attribution':
      return claim.attribution?.code ?? c.none
    case 'mode':
      return claim.mode ?? c.none
    case 'date':
      return claim.date ?? c.none
    case 'magnitude':
      return claim.magnitudes
        .map(({ kind, low, high }) => `${c.magnitudes[kind]} ${countText(low, high)}`)
        .join(', ')
  }
}
