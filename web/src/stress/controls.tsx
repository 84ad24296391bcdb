import { Said } from '../parts/said.tsx'
import { addressWith, go, param } from '../state/address.ts'
import { words } from '../words/words.ts'
import { PolicyEditor, type Regions } from './policy-editor.tsx'
import { forget, progress, stopRuns } from './runs.ts'

const RUNS = [300, 1000, 2000, 5000, 10_000, 20_000] as const

/** What one asks of a stress test of one's own; all of it is in the address, `runs` only once it was asked for. */
export interface Asked {
  readonly runs: number
  readonly seed: number
  readonly first: string
  readonly second: string
  readonly compares: boolean
}

export function askedOf(seed: number): Asked {
  const number = (name: string) => Number(param(name))
  return {
    runs: Math.min(100_000, Math.max(1, Math.floor(number('runs')) || 2000)),
    seed: /^-?\d{1,9}$/.test(param('seed')) ? number('seed') : seed,
    first: param('a'),
    second: param('b'),
    compares: param('b') !== '' || param('two') === '1',
  }
}

export function Controls({
  asked,
  regions,
  run,
}: {
  readonly asked: Asked
  readonly regions: readonly Regions[]
  readonly run: () => void
}) {
  const w = words.value.stress
  const set = (changes: Readonly<Record<string, string | null>>) => go(addressWith(changes), true)
  const now = progress.value
  const running = now.kind === 'fetching' || now.kind === 'running'
  return (
    <section class="own-test">
      <h3>{w.own}</h3>
      <p class="note">{w.ownNote}</p>
      <div class="own-row">
        <PolicyEditor
          label={asked.compares ? w.policyA : w.policy}
          text={asked.first}
          regions={regions}
          onChange={a => set({ a: a || null })}
        />
        {asked.compares && (
          <PolicyEditor
            label={w.policyB}
            text={asked.second}
            regions={regions}
            onChange={b => set({ b: b || null, two: '1' })}
          />
        )}
        <div class="own-run">
          <label>
            {w.runs}
            <select
              aria-label={w.runs}
              value={String(asked.runs)}
              onChange={event => set({ runs: event.currentTarget.value })}
            >
              {[...new Set([...RUNS, asked.runs])]
                .sort((a, b) => a - b)
                .map(n => (
                  <option key={n} value={String(n)}>
                    {n}
                  </option>
                ))}
            </select>
          </label>
          <label>
            {w.seed}
            <input
              type="number"
              step="1"
              value={asked.seed}
              onChange={event => set({ seed: event.currentTarget.value })}
            />
          </label>
          <label class="check">
            <input
              type="checkbox"
              checked={asked.compares}
              onChange={event => set(event.currentTarget.checked ? { two: '1' } : { two: null, b: null })}
            />
            {w.compareTwo}
          </label>
          <p class="run-buttons">
            <button type="button" class="primary" disabled={running} onClick={run}>
              {w.run}
            </button>
            {running && (
              <button type="button" class="chip" onClick={now.kind === 'running' ? stopRuns : forget}>
                {w.stop}
              </button>
            )}
          </p>
        </div>
      </div>
      <Running />
    </section>
  )
}

/** Told in words as well as by the bar, and no oftener than a voice can follow. */
function Running() {
  const w = words.value.stress
  const now = progress.value
  switch (now.kind) {
    case 'none':
      return null
    case 'fetching':
      return <p class="running">{w.fetching} …</p>
    case 'running':
      return (
        <div class="running">
          <progress max={now.of} value={now.done} aria-label={w.progress} />
          <span class="figure" role="status">
            {now.weighing ? w.weighing : w.done(now.done, now.of)}
          </span>
        </div>
      )
    case 'finished': {
      const [test] = now.finished.tests
      return (
        <p class="running" role="status">
          {now.finished.stopped ? w.stopped(test!.runs, test!.asked) : w.finished(test!.runs)}
          <button
            type="button"
            class="link"
            onClick={() => {
              forget()
              go(addressWith({ runs: null }), true)
            }}
          >
            {w.back}
          </button>
        </p>
      )
    }
    case 'faults':
      return (
        <p class="running faulty" role="alert">
          {now.policy ? w.policyB : w.policyA}: {now.messages.join('; ')}
        </p>
      )
    case 'failed':
      return (
        <p class="running faulty" role="alert">
          {now.failure.kind === 'refused' ? <Said text={now.failure.detail} /> : words.value.offline}
        </p>
      )
  }
}
