import { useEffect } from 'preact/hooks'
import type { Outcome, StressTest } from '../../../src/domain/assessment.ts'
import type { Picture } from '../../../src/serve/picture-schema.ts'
import type { PairedDifference } from '../../../src/stress/shares.ts'
import { addressWith, go, param } from '../state/address.ts'
import { Branches } from '../stress/branches.tsx'
import { type Asked, askedOf, Controls } from '../stress/controls.tsx'
import { Fans } from '../stress/fans.tsx'
import { Assumptions, HangsOn } from '../stress/hangs-on.tsx'
import { Outcomes } from '../stress/outcomes.tsx'
import { definitionOf, parsePolicy } from '../stress/policy-address.ts'
import { forget, type Progress, progress, startRuns } from '../stress/runs.ts'
import { ScreeningSection } from '../stress/screening-section.tsx'
import { Starts } from '../stress/starts.tsx'
import { words } from '../words/words.ts'

/** Where the crisis may go, if the model's assumptions hold: the case's own runs, or those that one asks for. */
export function StressPage({ picture }: { readonly picture: Picture }) {
  const { stress, asOf } = picture
  // A link with runs in it brings the same runs back; another hour begins anew.
  useEffect(() => {
    if (stress && param('runs')) void run(asOf, askedOf(stress.seed))
    return forget
  }, [asOf])
  if (!stress) return <p class="note">{words.value.noStress}</p>
  const asked = askedOf(stress.seed)
  const shown = shownOf(progress.value, stress)
  return (
    <div class="stress">
      <Controls
        asked={asked}
        regions={stress.regions}
        run={() => {
          go(addressWith({ runs: String(asked.runs) }), true)
          void run(asOf, asked)
        }}
      />
      <Results shown={shown} />
      <ScreeningSection stress={stress} asOf={asOf} asked={asked} />
      {shown.whole && (
        <section class="assumptions">
          <details id="assumptions">
            <summary>
              <h3>{words.value.assumptions}</h3> <small>{shown.whole.assumptions.length}</small>
            </summary>
            <Assumptions stress={shown.whole} />
          </details>
        </section>
      )}
    </div>
  )
}

function run(asOf: Picture['asOf'], { runs, seed, first, second, compares }: Asked): Promise<void> {
  const policy = (text: string, title: string) => (text ? definitionOf(parsePolicy(text), title) : null)
  return startRuns(asOf, {
    runs,
    seed,
    policies: [policy(first, 'A'), ...(compares ? [policy(second, 'B')] : [])],
  })
}

interface Shown {
  /** What every part of the page is about; null while one's own runs are still being made. */
  readonly whole: StressTest | null
  readonly given: Pick<StressTest, 'days' | 'baseRates'>
  readonly runs: number
  readonly seed: number
  readonly outcomes: readonly (readonly Outcome[])[]
  readonly fans: readonly StressTest['fan'][]
  readonly differences: readonly PairedDifference[]
  readonly own: boolean
}

/** The newest that there is to show: one's own runs as far as they are, else the case's. */
function shownOf(now: Progress, stress: StressTest): Shown {
  if (now.kind === 'finished') {
    const { tests, differences } = now.finished
    return {
      whole: tests[0]!,
      given: stress,
      runs: tests[0]!.runs,
      seed: tests[0]!.seed,
      outcomes: tests.map(({ outcomes }) => outcomes),
      fans: tests.map(({ fan }) => fan),
      differences,
      own: true,
    }
  }
  if (now.kind === 'running' && now.partial.length) {
    return {
      whole: null,
      given: stress,
      runs: now.done,
      seed: askedOf(stress.seed).seed,
      outcomes: now.partial.map(({ outcomes }) => outcomes),
      fans: now.partial.map(({ fan }) => fan),
      differences: [],
      own: true,
    }
  }
  return {
    whole: stress,
    given: stress,
    runs: stress.runs,
    seed: stress.seed,
    outcomes: [stress.outcomes],
    fans: [stress.fan],
    differences: [],
    own: false,
  }
}

function Results({ shown }: { readonly shown: Shown }) {
  const w = words.value
  const { whole, given, runs, seed, outcomes, fans, differences, own } = shown
  return (
    <>
      <section class="outcomes">
        <h3>
          {w.outcomes} <small>{own ? w.stress.yours : w.stress.cases}</small>
        </h3>
        <p class="note">{w.outcomesNote(runs, given.days, seed)}</p>
        <Outcomes sides={outcomes} differences={differences} baseRates={given.baseRates} />
      </section>
      <section class="fans">
        <h3>{w.fan}</h3>
        <p class="note">{w.fanNote}</p>
        <Fans sides={fans} />
      </section>
      {whole ? (
        <>
          <section>
            <h3>{w.starts}</h3>
            <p class="note">{w.startsNote}</p>
            <Starts stress={whole} />
          </section>
          <section>
            <h3>{w.hangsOn}</h3>
            <p class="note">{w.hangsOnNote}</p>
            <HangsOn stress={whole} />
          </section>
          <section>
            <h3>{w.stress.branches}</h3>
            <p class="note">{w.stress.branchesNote}</p>
            <Branches stress={whole} />
          </section>
        </>
      ) : (
        <section>
          <p class="note" role="status">
            {w.stress.rest}
          </p>
        </section>
      )}
    </>
  )
}
