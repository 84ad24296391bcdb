import type { Picture } from '../../../src/serve/picture-schema.ts'
import { Board } from '../parts/board.tsx'
import { Changes } from '../parts/changes.tsx'
import { HypothesisBars } from '../parts/hypothesis-bars.tsx'
import { Runs } from '../parts/runs.tsx'
import { InEnglish, Said } from '../parts/said.tsx'
import { SinceLook } from '../parts/since-look.tsx'
import { addressWith } from '../state/address.ts'
import { course, overview } from '../state/data.ts'
import { dayText, words } from '../words/words.ts'
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
        <h3 id="bottom-line">
          {w.bottomLine} <InEnglish />
        </h3>
        {picture.bottomLine.map((line, n) => (
          <p key={n} lang="en">
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
      <section class="changed" aria-labelledby="changed">
        <h3 id="changed">
          {w.changed} <small>{course.value && w.changedNote(course.value.stepHours)}</small>
        </h3>
        <Changes picture={picture} />
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
            <li key={line}>
              <Said text={line} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
