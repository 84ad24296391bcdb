import { ACT_NAMES, ACTS, type ActName } from '../../../src/stress/policy.ts'
import { words } from '../words/words.ts'
import { POLICIES, type PolicyName } from './policies.ts'
import { type ActDraft, formatPolicy, type PolicyDraft, parsePolicy } from './policy-address.ts'

export interface Regions {
  readonly id: string
  readonly title: string
}

/** A policy as a list of acts with days and places; every change is in the address at once. */
export function PolicyEditor({
  label,
  text,
  regions,
  onChange,
}: {
  readonly label: string
  readonly text: string
  readonly regions: readonly Regions[]
  readonly onChange: (text: string) => void
}) {
  const w = words.value.stress
  const draft = parsePolicy(text)
  const change = (next: PolicyDraft) => onChange(formatPolicy(next))
  const changeAct = (n: number, act: ActDraft | null) =>
    change({ ...draft, acts: draft.acts.flatMap((old, i) => (i === n ? (act ?? []) : old)) })
  const named = (Object.keys(POLICIES) as PolicyName[]).find(name => POLICIES[name] === text)
  return (
    <fieldset class="policy">
      <legend>{label}</legend>
      <select
        aria-label={w.startFrom}
        value={text ? (named ?? 'own') : ''}
        onChange={event => {
          const { value } = event.currentTarget
          if (value !== 'own') onChange(value ? POLICIES[value as PolicyName] : '')
        }}
      >
        <option value="">{w.noPolicy}</option>
        {(Object.keys(POLICIES) as PolicyName[]).map(name => (
          <option key={name} value={name}>
            {w.policies[name]}
          </option>
        ))}
        {text && !named && <option value="own">{w.ownPolicy}</option>}
      </select>
      <ol class="acts">
        {draft.acts.map((act, n) => (
          <Act key={n} act={act} regions={regions} onChange={next => changeAct(n, next)} />
        ))}
        {draft.never.map(act => (
          <li key={act} class="never">
            <span>
              {w.never} <b>{w.acts[act]}</b>
            </span>
            <button
              type="button"
              class="link"
              aria-label={`${w.remove}: ${w.never} ${w.acts[act]}`}
              onClick={() => change({ ...draft, never: draft.never.filter(name => name !== act) })}
            >
              ×
            </button>
          </li>
        ))}
      </ol>
      <select
        class="add"
        aria-label={w.addAct}
        value=""
        onChange={event => {
          const { value } = event.currentTarget
          const never = value.startsWith('!')
          const act = value.replace('!', '') as ActName
          if (never) change({ ...draft, never: [...draft.never, act] })
          else change({ ...draft, acts: [...draft.acts, { act, from: 0, until: null, region: null }] })
        }}
      >
        <option value="">{w.addAct}</option>
        {SIDES.map(side => (
          <optgroup key={side} label={w.sides[side]}>
            {ACT_NAMES.filter(act => ACTS[act] === side).map(act => (
              <option key={act} value={act}>
                {w.acts[act]}
              </option>
            ))}
          </optgroup>
        ))}
        <optgroup label={w.neverGroup}>
          {ACT_NAMES.filter(act => ACTS[act] === 'government' && !draft.never.includes(act)).map(act => (
            <option key={act} value={`!${act}`}>
              {w.never} {w.acts[act]}
            </option>
          ))}
        </optgroup>
      </select>
    </fieldset>
  )
}

const SIDES = ['government', 'opposition', 'ally'] as const

function Act({
  act,
  regions,
  onChange,
}: {
  readonly act: ActDraft
  readonly regions: readonly Regions[]
  readonly onChange: (act: ActDraft | null) => void
}) {
  const w = words.value.stress
  const day = (text: string) => (text === '' ? null : Math.max(0, Number(text)))
  return (
    <li>
      <b>{w.acts[act.act]}</b>
      <label>
        {w.fromDay}
        <input
          type="number"
          min="0"
          step="0.5"
          value={act.from}
          onChange={event => onChange({ ...act, from: day(event.currentTarget.value) ?? 0 })}
        />
      </label>
      <label>
        {w.untilDay}
        <input
          type="number"
          min="0"
          step="0.5"
          value={act.until ?? ''}
          placeholder="…"
          onChange={event => onChange({ ...act, until: day(event.currentTarget.value) })}
        />
      </label>
      {regions.length > 1 && (
        <select
          aria-label={w.where}
          value={act.region ?? ''}
          onChange={event => onChange({ ...act, region: event.currentTarget.value || null })}
        >
          <option value="">{w.everywhere}</option>
          {regions.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      )}
      <button
        type="button"
        class="link"
        aria-label={`${w.remove}: ${w.acts[act.act]}`}
        onClick={() => onChange(null)}
      >
        ×
      </button>
    </li>
  )
}
