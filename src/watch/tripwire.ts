import type { Indicator } from '../domain/assessment.ts'
import type { Instant } from '../domain/instant.ts'
import type { Notice, Tripwire } from '../domain/tripwire.ts'

/** Of each tripwire and indicator the status last told or passed over, and how many changes there were. */
export type Standing = Readonly<Record<string, { readonly status: string; readonly changes: number }>>

export interface Due {
  readonly notices: readonly { readonly tripwire: Tripwire; readonly notice: Notice }[]
  readonly standing: Standing
}

/**
 * The changes of status that are to be told, and what stands afterwards. A change that lacks its quorum, or comes in
 * quiet hours, waits: it is told later if it still holds, and never if it does not.
 */
export function dueNotices(
  tripwires: readonly Tripwire[],
  indicators: readonly Indicator[],
  before: Standing,
  { caseId, asOf, clock }: { readonly caseId: string; readonly asOf: Instant; readonly clock: Instant },
): Due {
  const standing: Record<string, { status: string; changes: number }> = { ...before }
  const notices: { tripwire: Tripwire; notice: Notice }[] = []
  for (const tripwire of tripwires) {
    for (const indicator of indicators.filter(({ name }) => covers(tripwire, name))) {
      const key = `${tripwire.id}/${indicator.name}`
      const last = standing[key] ?? { status: 'unknown', changes: 0 }
      if (last.status === indicator.status) continue
      const next = { status: indicator.status, changes: last.changes + 1 }
      if (!tripwire.to.includes(indicator.status)) {
        standing[key] = next
        continue
      }
      if (
        indicator.origins < tripwire.quorum &&
        indicator.status !== 'quiet' &&
        indicator.status !== 'no data'
      )
        continue
      if (isQuiet(tripwire, clock)) continue
      standing[key] = next
      notices.push({
        tripwire,
        notice: {
          id: `${caseId}/${key}/${next.changes}`,
          tripwire: tripwire.id,
          case: caseId,
          indicator: indicator.name,
          title: indicator.title,
          question: indicator.question,
          from: last.status,
          status: indicator.status,
          value: indicator.value,
          origins: indicator.origins,
          first: indicator.first,
          asOf,
          why: indicator.why,
        },
      })
    }
  }
  return { notices, standing }
}

/** Whether one of the patterns is the name's. */
export function covers({ indicators }: Pick<Tripwire, 'indicators'>, name: string): boolean {
  return indicators.some(pattern => {
    const parts = pattern.split('*').map(part => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    return new RegExp(`^${parts.join('.*')}$`).test(name)
  })
}

/** Whether the clock of the tripwire's zone stands between its hours; they may lie on both sides of midnight. */
function isQuiet({ quiet }: Tripwire, clock: Instant): boolean {
  if (!quiet) return false
  const now = new Intl.DateTimeFormat('en-GB', {
    timeZone: quiet.zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(clock))
  return quiet.from <= quiet.to ? now >= quiet.from && now < quiet.to : now >= quiet.from || now < quiet.to
}
