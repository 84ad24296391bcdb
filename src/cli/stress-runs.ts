import { basename } from 'node:path'
import type { OpenCase } from '../assess/assess-case.ts'
import type { Assessment } from '../domain/assessment.ts'
import { UserError } from '../domain/problem.ts'
import { runPlan } from '../pool/stress-runs.ts'
import { readDefinitions } from '../read/definitions.ts'
import { keptBlocks } from '../store/stress-blocks.ts'
import { type Block, outcomesOf } from '../stress/block.ts'
import type { CountryDefinition } from '../stress/country.ts'
import type { StressDefinition } from '../stress/definition.ts'
import type { Plan } from '../stress/plan.ts'
import type { Policy } from '../stress/policy.ts'
import type { Grounds } from '../stress/result.ts'
import { sharesOf } from '../stress/shares.ts'
import { planOf } from '../stress/stress.ts'
import { eventBook } from '../watch/query.ts'
import type { StoreOptions } from './case-options.ts'

export interface StressOptions extends StoreOptions {
  readonly runs: number
  readonly seed: number
}

/** What a shell says of a program that was stopped by Ctrl-C. */
export const INTERRUPTED = 130

/** Runs that are done again for each start condition: a second's work, and an error of half a point (assumption). */
const MOST_PAIRS = 2000

/** The shipped definition with as many runs as are asked for. */
export function definitionFor({ runs }: StressOptions): StressDefinition {
  return { ...readDefinitions().stress, runs, pairs: Math.min(runs, MOST_PAIRS) }
}

/**
 * The regions of the case; null where it names none.
 *
 * @throws UserError where it does and they cannot be used: runs over one region in their place would be of another country
 */
function landOf({ loaded, problems }: Pick<OpenCase, 'loaded' | 'problems'>): CountryDefinition | null {
  const wrong = problems.find(({ place }) => basename(place?.file ?? '') === 'country.yaml')
  if (!loaded.land && wrong?.place)
    throw new UserError([
      {
        code: 'stress/no-regions',
        severity: 'error',
        message: 'the regions of the case cannot be used, so nothing was simulated',
        place: { file: wrong.place.file },
        next: 'mend what is named above',
      },
    ])
  return loaded.land
}

export function planFor(
  opened: Pick<OpenCase, 'loaded' | 'problems'>,
  assessment: Assessment,
  definition: StressDefinition,
  seed: number,
  policy: { readonly title: string; readonly policy: Policy } | null,
): { readonly plan: Plan; readonly grounds: Grounds } {
  const { events, claims, reports, asOf } = assessment
  return planOf({
    definition,
    land: landOf(opened),
    book: eventBook(
      events,
      claims,
      reports.map(({ report }) => report),
    ),
    country: assessment.case.country,
    asOf,
    seed,
    ...(policy ? { policy } : {}),
  })
}

/** Does the runs that are not kept from an earlier call, and keeps each block as it is finished. */
export async function runAndKeep(
  plan: Plan,
  { runs, workers, store }: StressOptions,
  signal: AbortSignal,
  show: (message: string) => void,
): Promise<readonly Block[]> {
  const kept = keptBlocks(store, plan)
  const done = [...kept.blocks]
  const report = () => {
    const outcomes = outcomesOf(done)
    const first = outcomes.length ? sharesOf(outcomes)[0]! : null
    const leading = first
      ? `, ${first.title.toLowerCase()} ${Math.round(100 * first.share)} % ± ${Math.round(196 * first.error)}`
      : ''
    show(`${Math.min(outcomes.length, runs)} of ${runs} runs${leading}`)
  }
  report()
  return runPlan(plan, runs, {
    workers,
    done: kept.blocks,
    signal,
    onBlock: block => {
      kept.keep(block)
      done.push(block)
      report()
    },
  })
}

/** A signal that Ctrl-C sets off once; the second time it ends the program as usual. */
export function untilInterrupted(): { readonly signal: AbortSignal; stop(): void } {
  const controller = new AbortController()
  const interrupt = () => controller.abort()
  process.once('SIGINT', interrupt)
  return { signal: controller.signal, stop: () => void process.off('SIGINT', interrupt) }
}
