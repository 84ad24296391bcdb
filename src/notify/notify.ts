import type { Indicator } from '../domain/assessment.ts'
import type { Instant } from '../domain/instant.ts'
import type { Place, Problem } from '../domain/problem.ts'
import type { Notice, Tripwire } from '../domain/tripwire.ts'
import { dueNotices } from '../watch/tripwire.ts'
import { type ChannelOptions, send } from './channels.ts'
import { type Ledger, readLedger, writeLedger } from './ledger.ts'

export interface NotifyInput extends ChannelOptions {
  readonly file: string
  readonly caseId: string
  readonly tripwires: readonly Tripwire[]
  readonly indicators: readonly Indicator[]
  readonly asOf: Instant
  /** The hour on the wall, for quiet hours. */
  readonly clock: Instant
  place(tripwire: Tripwire, channel: number): Place
}

export interface Told {
  readonly sent: readonly Notice[]
  readonly problems: readonly Problem[]
}

/** So often a channel that certainly failed is tried, one try a run (assumption). */
const MOST_ATTEMPTS = 5

/**
 * Tells of each change of status once. What is about to be sent is on disk before it is sent, so that after a kill
 * nothing goes out twice: a message of which nobody knows whether it went out is named and left.
 */
export async function notify(input: NotifyInput): Promise<Told> {
  const { file, caseId, tripwires, indicators, asOf, clock } = input
  const problems: Problem[] = []
  let ledger = settled(readLedger(file), problems, file)
  const due = dueNotices(tripwires, indicators, ledger.standing, { caseId, asOf, clock })
  const waiting = {
    ...ledger.waiting,
    ...Object.fromEntries(due.notices.map(({ notice }) => [notice.id, notice])),
  } as Record<string, Notice>
  const save = (change: Partial<Ledger>) => {
    ledger = { ...ledger, ...change }
    writeLedger(file, ledger)
  }
  save({ standing: due.standing, waiting })
  const sent: Notice[] = []
  for (const notice of Object.values(waiting)) {
    const tripwire = tripwires.find(({ id }) => id === notice.tripwire)
    for (const [n, channel] of (tripwire?.notify ?? []).entries()) {
      const key = `${notice.id}/${channel.kind}-${n}`
      const before = ledger.deliveries[key]
      if (before && (before.state !== 'failed' || before.attempts >= MOST_ATTEMPTS)) continue
      const attempts = (before?.attempts ?? 0) + 1
      save({ deliveries: { ...ledger.deliveries, [key]: { state: 'sending', attempts } } })
      const delivery = await send(channel, notice, input)
      save({ deliveries: { ...ledger.deliveries, [key]: { ...delivery, attempts } } })
      if (delivery.state === 'sent') sent.push(notice)
      else problems.push(problemOf(delivery, attempts, notice, input.place(tripwire!, n)))
    }
    const open = (tripwire?.notify ?? []).some((channel, n) => {
      const found = ledger.deliveries[`${notice.id}/${channel.kind}-${n}`]
      return found?.state === 'failed' && found.attempts < MOST_ATTEMPTS
    })
    if (!open) {
      const { [notice.id]: _, ...others } = ledger.waiting
      save({ waiting: others })
    }
  }
  return { sent: [...new Set(sent)], problems }
}

/** What was being sent when the last run ended: it may have gone out, so it is not sent again. */
function settled(ledger: Ledger, problems: Problem[], file: string): Ledger {
  const deliveries = Object.fromEntries(
    Object.entries(ledger.deliveries).map(([key, delivery]) => {
      if (delivery.state !== 'sending') return [key, delivery]
      problems.push({
        code: 'tripwire/interrupted',
        severity: 'warning',
        message: `the last run ended while it sent ${key}: nobody knows whether it went out, and it is not sent again`,
        place: { file },
        next: 'ask the receiver',
      })
      return [key, { ...delivery, state: 'unknown' as const }]
    }),
  )
  return { ...ledger, deliveries }
}

function problemOf(
  { state, error }: { readonly state: 'failed' | 'unknown'; readonly error: string },
  attempts: number,
  notice: Notice,
  place: Place,
): Problem {
  const next =
    state === 'unknown'
      ? 'it may have arrived, so it is not sent again; ask the receiver'
      : attempts < MOST_ATTEMPTS
        ? `it is tried again at the next run, ${MOST_ATTEMPTS - attempts} times more`
        : 'it is not tried again'
  return {
    code: state === 'failed' ? 'tripwire/failed' : 'tripwire/unknown',
    severity: 'error',
    message: `${notice.indicator} ${notice.status} was not told: ${error}`,
    place,
    next,
  }
}
