import type { Instant } from '../../../src/domain/instant.ts'
import { msOf, parseInstant } from '../../../src/domain/instant.ts'
import type { Picture } from '../../../src/serve/picture-schema.ts'
import { DayAxis } from '../parts/day-axis.tsx'
import { pathOf } from '../parts/spark.tsx'
import { classOf, StatusBadge } from '../parts/status.tsx'
import { addressWith, go, param, shortInstant } from '../state/address.ts'
import { at, course, statusAt, stepAt } from '../state/data.ts'
import { hourText, momentText, percent, signed, testText, words } from '../words/words.ts'
import { RunningValues } from './running-values.tsx'

const HOUR = 3_600_000

/** The whole run of the crisis, each column as it was known then; and two of its hours side by side. */
export function TimelinePage({ picture }: { readonly picture: Picture }) {
  const w = words.value
  const found = course.value
  if (!found?.hours.length) return <p class="note">{w.noCourse}</p>
  return (
    <div class="timeline">
      {found.hours.length < found.steps && (
        <p class="note" role="status">
          {w.noCourse} {found.hours.length} {w.of} {found.steps}
        </p>
      )}
      <section>
        <h3>{w.course}</h3>
        <p class="note">{w.courseNote(found.stepHours)}</p>
        <Strips picture={picture} />
      </section>
      <section>
        <h3>{w.weightsOverTime}</h3>
        <Weights picture={picture} />
      </section>
      <section>
        <h3>{w.running}</h3>
        <p class="note">{w.runningNote}</p>
        <RunningValues picture={picture} />
      </section>
      <section>
        <h3>{w.compare}</h3>
        <Compare picture={picture} />
      </section>
    </div>
  )
}

function Strips({ picture }: { readonly picture: Picture }) {
  const w = words.value
  const { hours, steps, stepHours, statuses } = course.value!
  const here = at.value ? stepAt(at.value) : -1
  const groups = [...new Set(picture.indicators.map(({ group }) => group))]
  const pick = (event: MouseEvent & { currentTarget: SVGSVGElement }) => {
    const box = event.currentTarget.getBoundingClientRect()
    const hour = hours[Math.floor(((event.clientX - box.left) / box.width) * steps)]
    if (hour) go(addressWith({ at: shortInstant(hour) }))
  }
  return (
    <div class="strips">
      <p class="key-row" aria-hidden="true">
        {(['tripped', 'watch', 'quiet', 'no data'] as const).map(status => (
          <span key={status}>
            <svg viewBox="0 0 12 12" class="strip-key">
              <rect class={classOf(status)} {...SHAPE[status]} width="12" />
            </svg>
            {w.status[status]}
          </span>
        ))}
      </p>
      <div class="strip-axis">
        <DayAxis from={msOf(hours[0]!)} to={msOf(hours[0]!) + steps * stepHours * HOUR} />
      </div>
      {groups.map(group => (
        <div key={group} class="strip-group">
          <h4>{w.groups[group] ?? group}</h4>
          <ul>
            {picture.indicators
              .filter(indicator => indicator.group === group)
              .map(({ name, title }) => (
                <li key={name}>
                  <a href={addressWith({ open: `i:${name}`, claim: null })}>{testText({ name, title })}</a>
                  <svg
                    class="strip"
                    viewBox={`0 0 ${steps} 12`}
                    preserveAspectRatio="none"
                    aria-hidden="true"
                    onClick={pick}
                  >
                    <Runs letters={statuses[name] ?? ''} />
                    {here >= 0 && <rect class="later" x={here + 1} width={steps} height="12" />}
                    {here >= 0 && <rect class="here" x={here} width="1" height="12" />}
                  </svg>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

/** A status has a height as well as a colour, so that the strip reads without colour too. */
const SHAPE = {
  tripped: { y: 0, height: 12 },
  watch: { y: 5, height: 7 },
  quiet: { y: 10, height: 2 },
  'no data': { y: 11.4, height: 0.6 },
} as const
const OF_LETTER = { t: 'tripped', w: 'watch', q: 'quiet', n: 'no data' } as const

function Runs({ letters }: { readonly letters: string }) {
  const runs: { from: number; to: number; letter: string }[] = []
  for (const [n, letter] of [...letters].entries()) {
    const last = runs.at(-1)
    if (last?.letter === letter) last.to = n + 1
    else runs.push({ from: n, to: n + 1, letter })
  }
  return (
    <>
      {runs.map(({ from, to, letter }) => {
        const status = OF_LETTER[letter as keyof typeof OF_LETTER]
        return <rect key={from} class={classOf(status)} x={from} width={to - from} {...SHAPE[status]} />
      })}
    </>
  )
}

/** Lines differ by dash as well as by colour. */
const SHARES = [0, 0.25, 0.5, 0.75, 1]
const DASHES = ['', '6 3', '2 2', '8 2 2 2', '1 3', '12 4']

function Weights({ picture }: { readonly picture: Picture }) {
  const w = words.value
  const { hypotheses, hours, steps, stepHours } = course.value!
  const list = picture.explanation?.hypotheses ?? []
  if (!list.length) return <p class="note">{w.noExplanation}</p>
  const width = 800
  const height = 180
  const x = (n: number) => (n / Math.max(1, steps - 1)) * width
  const y = (share: number) => height - share * height
  const here = at.value ? stepAt(at.value) : -1
  // By what they began with: the order, and so each line's look, is the same at every hour.
  const names = list.toSorted((a, b) => b.prior - a.prior || (a.id < b.id ? -1 : 1)).map(({ id }) => id)
  const styleOf = (id: string) => names.indexOf(id) % DASHES.length
  return (
    <div class="weights-chart">
      <div class="weights-plot">
        <svg
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={w.weightsOverTime}
        >
          {SHARES.map(share => (
            <line key={share} class="grid" x1="0" x2={width} y1={y(share)} y2={y(share)} />
          ))}
          {here >= 0 && <line class="here" x1={x(here)} x2={x(here)} y1="0" y2={height} />}
          {list.map(({ id }) => (
            <path
              key={id}
              class={`series s${styleOf(id)}`}
              stroke-dasharray={DASHES[styleOf(id)]}
              d={pathOf(hypotheses[id] ?? [], x, y)}
            />
          ))}
          {here >= 0 && <rect class="later" x={x(here)} width={width} height={height} />}
        </svg>
        {SHARES.map(share => (
          <span key={share} class="tick" style={{ top: `${(1 - share) * 13}rem` }} aria-hidden="true">
            {percent(share)}
          </span>
        ))}
        <DayAxis from={msOf(hours[0]!)} to={msOf(hours[0]!) + (steps - 1) * stepHours * HOUR} />
      </div>
      <ul class="legend-list">
        {list.map(({ id, title, posterior }) => (
          <li key={id}>
            <svg viewBox="0 0 28 4" aria-hidden="true">
              <path class={`series s${styleOf(id)}`} stroke-dasharray={DASHES[styleOf(id)]} d="M0 2h28" />
            </svg>
            <span>{title}</span>
            <b class="figure">{percent(posterior)}</b>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Compare({ picture }: { readonly picture: Picture }) {
  const w = words.value
  const { hours, hypotheses } = course.value!
  const step = stepAt(picture.asOf)
  const asked = parseInstant(param('vs'))
  const other = asked ? stepAt(asked) : Math.max(0, step - Math.round(24 / course.value!.stepHours))
  const before = hours[other]
  if (step < 0 || !before) return <p class="note">{w.noCourse}</p>
  const changed = picture.indicators.filter(({ name, status }) => statusAt(name, other) !== status)
  return (
    <div class="compare">
      <label>
        {w.compareWith}{' '}
        <select value={before} onChange={event => go(addressWith({ vs: event.currentTarget.value }), true)}>
          {hours.map((hour: Instant) => (
            <option key={hour} value={hour}>
              {momentText(hour)}
            </option>
          ))}
        </select>
      </label>
      <div class="scroll" tabIndex={0} role="region" aria-label={w.compare}>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{w.weights}</th>
              <th scope="col">{hourText(before)}</th>
              <th scope="col">{hourText(picture.asOf)}</th>
              <th scope="col" class="right">
                {w.difference}
              </th>
            </tr>
          </thead>
          <tbody>
            {(picture.explanation?.hypotheses ?? []).map(({ id, title, posterior }) => {
              const then = hypotheses[id]?.[other] ?? null
              return (
                <tr key={id}>
                  <th scope="row">{title}</th>
                  <td class="figure">{then === null ? '–' : percent(then)}</td>
                  <td class="figure">{percent(posterior)}</td>
                  <td class="right figure">{then === null ? '' : signed((posterior - then) * 100, 0)}</td>
                </tr>
              )
            })}
            {changed.length > 0 && (
              <tr class="subhead">
                <th scope="colgroup" colSpan={4}>
                  {w.changedTests}
                </th>
              </tr>
            )}
            {changed.map(({ name, title, status }) => {
              const then = statusAt(name, other)
              return (
                <tr key={name}>
                  <th scope="row">
                    <a href={addressWith({ open: `i:${name}`, claim: null })}>{testText({ name, title })}</a>
                  </th>
                  <td>{then && <StatusBadge status={then} />}</td>
                  <td>
                    <StatusBadge status={status} />
                  </td>
                  <td />
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {changed.length === 0 && <p class="note">{w.changedNothing}</p>}
    </div>
  )
}
