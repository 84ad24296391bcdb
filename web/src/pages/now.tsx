import type { Picture } from '../../../src/serve/picture-schema.ts'
import { Board } from '../parts/board.tsx'
import { HypothesisBars } from '../parts/hypothesis-bars.tsx'
import { Runs } from '../parts/runs.tsx'
import { Said } from '../parts/said.tsx'
import { SinceLook } from '../parts/since-look.tsx'
import { StatusBadge } from '../parts/status.tsx'
import { addressWith } from '../state/address.ts'
import { course, overview, statusAt, stepAt } from '../state/data.ts'
import { dayText, hourText, words } from '../words/words.ts'
import { bottomLineTargets } from './targets.ts'

/** What a reader who looks once has to see. */
export function NowPage({ picture }: { readonly picture: Picture }) {
  const w = words.value
  const targets = bottomLineTargets(picture)
  const { reports, outlets, claims, events } = picture.counts
  const faults = overview.value?.problems ?? []
  return (
    <div class="now">
      <SinceLook />
      <section class="bottom-line" aria-labelledby="bottom-line">
        <h3 id="bottom-line">{w.bottomLine}</h3>
        {picture.bottomLine.map((line, n) => (
          <p key={n}>
            <Runs line={line} targets={targets} />
          </p>
        ))}
        <p class="facts">
          {w.reports(reports)} · {w.outlets(outlets)} · {w.claims(claims)} · {w.eventsN(events)}
        </p>
        {faults.length > 0 && (
          <details class="faults">
            <summary>{w.problems(faults.length)}</summary>
            <ul class="plain">
              {faults.map(fault => (
                <li key={fault}>
                  <Said text={fault} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </section>
      <section class="weights" aria-labelledby="weights">
        <h3 id="weights">
          {w.weights} <a href={addressWith({}, 'hypotheses')}>{w.pages.hypotheses}</a>
        </h3>
        <HypothesisBars explanation={picture.explanation} />
      </section>
      <section class="board-section" aria-labelledby="board">
        <h3 id="board">
          {w.board}{' '}
          <small>
            {w.boardOf(
              picture.indicators.filter(({ status }) => status === 'tripped').length,
              picture.indicators.length,
            )}
          </small>
        </h3>
        <Board picture={picture} />
      </section>
      <section class="changed" aria-labelledby="changed">
        <h3 id="changed">{w.changed}</h3>
        <Changes picture={picture} />
      </section>
      <section class="dates" aria-labelledby="dates">
        <h3 id="dates">{w.dates}</h3>
        {picture.calendar.length ? (
          <ol class="dates-list">
            {picture.calendar.slice(0, 6).map(date => (
              <li key={date.id}>
                <time dateTime={date.from}>
                  {dayText(date.from)}
                  {date.to !== date.from && `–${dayText(date.to)}`}
                </time>
                <div>
                  <b>{date.title}</b>
                  {date.place && `, ${date.place}`}
                  <p>{date.stake}</p>
                </div>
              </li>
            ))}
          </ol>
        ) : (
          <p class="note">{w.noDates}</p>
        )}
      </section>
      <section class="gaps" aria-labelledby="gaps">
        <h3 id="gaps">{w.gaps}</h3>
        <ul class="plain">
          {picture.gaps.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
    </div>
  )
}

/** Statuses that differ from a day before, as the course has them. */
function Changes({ picture }: { readonly picture: Picture }) {
  const w = words.value
  const stepHours = course.value?.stepHours ?? 1
  const step = stepAt(picture.asOf)
  if (step < 0) return <p class="note">{w.noCourse}</p>
  const before = step - Math.max(1, Math.round(24 / stepHours))
  const changed = picture.indicators.flatMap(indicator => {
    const then = before >= 0 ? statusAt(indicator.name, before) : 'no data'
    return then && then !== indicator.status ? [{ indicator, then }] : []
  })
  if (!changed.length) return <p class="note">{w.changedNothing}</p>
  return (
    <ul class="changes">
      {changed
        .sort((a, b) => ((a.indicator.first ?? '') > (b.indicator.first ?? '') ? -1 : 1))
        .map(({ indicator, then }) => (
          <li key={indicator.name}>
            <a href={addressWith({ open: `i:${indicator.name}`, claim: null })}>{indicator.title}</a>
            <span class="from-to">
              <StatusBadge status={then} />
              <span aria-hidden="true">→</span>
              <StatusBadge status={indicator.status} />
            </span>
            {indicator.first && <small>{hourText(indicator.first)}</small>}
          </li>
        ))}
    </ul>
  )
}
