import { type Indicator, STATUSES } from '../../../src/domain/assessment.ts'
import type { Picture } from '../../../src/serve/picture-schema.ts'
import { addressWith } from '../state/address.ts'
import { at, course, statusNow, stepAt } from '../state/data.ts'
import { testText, words } from '../words/words.ts'
import { Spark } from './spark.tsx'
import { classOf, StatusMark } from './status.tsx'
import { valueText } from './value-text.ts'

/** The tests by group, those that tripped first; each with its course. */
export function Board({ picture }: { readonly picture: Picture }) {
  const w = words.value
  const groups = [...new Set(picture.indicators.map(({ group }) => group))]
  return (
    <div class="board">
      {groups.map(group => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <h4 id={`group-${group}`}>{w.groups[group] ?? group}</h4>
          <ul>
            {picture.indicators
              .filter(indicator => indicator.group === group)
              .map(indicator => ({ indicator, status: statusNow(indicator.name, indicator.status) }))
              .sort((a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status))
              .map(({ indicator, status }) => (
                <li key={indicator.name} class={classOf(status)}>
                  <a href={addressWith({ open: `i:${indicator.name}`, claim: null })}>
                    <StatusMark status={status} />
                    <span class="name">{testText(indicator)}</span>
                    <BoardSpark indicator={indicator} />
                    <span class="figure">
                      {indicator.value !== null &&
                        (indicator.value !== 0 || indicator.kind === 'signal') &&
                        valueText(indicator, indicator.value)}
                    </span>
                    <span class="word">{w.status[status]}</span>
                  </a>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function BoardSpark({ indicator }: { readonly indicator: Indicator }) {
  const values = course.value?.values[indicator.name] ?? []
  const { tripped } = indicator.thresholds
  const highest = Math.max(0, ...values.map(value => value ?? 0))
  const top = indicator.kind === 'any-event' ? 1 : Math.max(highest, tripped)
  return <Spark values={values} top={top} step={at.value ? stepAt(at.value) : -1} threshold={tripped} />
}
