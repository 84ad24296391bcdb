import { type Indicator, STATUSES, type Status } from '../../../src/domain/assessment.ts'
import type { Instant } from '../../../src/domain/instant.ts'
import type { Picture } from '../../../src/serve/picture-schema.ts'
import { addressWith } from '../state/address.ts'
import { course, statusAt, stepAt, stoodFrom } from '../state/data.ts'
import { hourText, testText, words } from '../words/words.ts'
import { StatusMark } from './status.tsx'

interface Change {
  readonly indicator: Indicator
  readonly then: Status
  readonly since: Instant | null
}

/** Tests that stand otherwise than a day before, by what they have come to; what has got worse first. */
export function Changes({ picture }: { readonly picture: Picture }) {
  const w = words.value
  const stepHours = course.value?.stepHours ?? 1
  const step = stepAt(picture.asOf)
  if (step < 0) return <p class="note">{w.noCourse}</p>
  const before = step - Math.max(1, Math.round(24 / stepHours))
  const changed = picture.indicators.flatMap((indicator): readonly Change[] => {
    const { name, status } = indicator
    const then = before >= 0 ? statusAt(name, before) : 'no data'
    return then && then !== status ? [{ indicator, then, since: stoodFrom(name, status, step) }] : []
  })
  if (!changed.length) return <p class="note">{w.changedNothing}</p>
  return (
    <>
      {GROUPS.map(group => {
        const members = changed
          .filter(change => groupOf(change) === group)
          .sort((a, b) => ((a.since ?? picture.asOf) > (b.since ?? picture.asOf) ? -1 : 1))
        return members.length ? <Group key={group} group={group} members={members} /> : null
      })}
    </>
  )
}

const GROUPS = ['tripped', 'watch', 'eased', 'quiet', 'no data'] as const
type ChangeGroup = (typeof GROUPS)[number]

/** Quiet after no data is news of another kind than quiet after watch. */
function groupOf({ indicator: { status }, then }: Change): ChangeGroup {
  if (status === 'no data' || then === 'no data') return status
  return STATUSES.indexOf(status) > STATUSES.indexOf(then) ? 'eased' : status
}

function Group({ group, members }: { readonly group: ChangeGroup; readonly members: readonly Change[] }) {
  const w = words.value
  const title = (
    <h4>
      {w.changeGroups[group]} <small>{members.length}</small>
    </h4>
  )
  const list = (
    <ul>
      {members.map(({ indicator: { name, title: inEnglish, status }, then, since }) => (
        <li key={name} title={`${w.status[then]} → ${w.status[status]}`}>
          <StatusMark status={status} />
          <a href={addressWith({ open: `i:${name}`, claim: null })}>{testText({ name, title: inEnglish })}</a>
          {since && <time dateTime={since}>{hourText(since)}</time>}
        </li>
      ))}
    </ul>
  )
  // That a test has data now, or none, is no sign: in the first hours of a case it is so of nearly all.
  if (group === 'quiet' || group === 'no data')
    return (
      <details class="change-group">
        <summary>{title}</summary>
        {list}
      </details>
    )
  return (
    <div class="change-group">
      {title}
      {list}
    </div>
  )
}
