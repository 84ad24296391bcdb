import { join } from 'node:path'
import type { OpenCase } from '../assess/assess-case.ts'
import type { Assessment } from '../domain/assessment.ts'
import { instantOf } from '../domain/instant.ts'
import { notify } from '../notify/notify.ts'
import { warn } from './case-options.ts'

/** A channel that takes longer has failed (assumption). */
const TIMEOUT_MS = 10_000

/** Tells of changes of status as the case's tripwires.yaml asks. Gives how many notices went out and how many did not. */
export async function tell(
  { loaded, placeOf }: Pick<OpenCase, 'loaded' | 'placeOf'>,
  assessment: Assessment,
  store: string,
): Promise<{ readonly sent: number; readonly failed: number }> {
  const { tripwires: definition } = loaded
  if (!definition) return { sent: 0, failed: 0 }
  const { sent, problems } = await notify({
    file: join(store, 'tripwires', `${assessment.case.id}.json`),
    caseId: assessment.case.id,
    tripwires: definition.tripwires,
    indicators: assessment.indicators,
    asOf: assessment.asOf,
    clock: instantOf(Date.now()),
    env: process.env,
    timeoutMs: TIMEOUT_MS,
    now: () => Math.floor(Date.now() / 1000),
    place: (tripwire, channel) =>
      placeOf(definition, ['tripwires', definition.tripwires.indexOf(tripwire), 'notify', channel]),
  })
  warn(problems)
  for (const { status, indicator } of sent) process.stderr.write(`told: ${indicator} ${status}\n`)
  return { sent: sent.length, failed: problems.filter(({ severity }) => severity === 'error').length }
}
