import type { StressTest } from '../../../src/domain/assessment.ts'
import type { Picture } from '../../../src/serve/picture-schema.ts'
import { EventList } from '../drawer/event-list.tsx'
import { ShareBar } from '../parts/bar.tsx'
import { likelihood, number, percent, signed, words } from '../words/words.ts'

/** Where the crisis may go, if the model's assumptions hold. */
export function StressPage({ picture }: { readonly picture: Picture }) {
  const w = words.value
  const { stress } = picture
  if (!stress) return <p class="note">{w.noStress}</p>
  const largest = Math.max(0.05, ...stress.starts.map(({ effect }) => Math.abs(effect)))
  return (
    <div class="stress">
      <section class="outcomes">
        <h3>{w.outcomes}</h3>
        <p class="note">{w.outcomesNote(stress.runs, stress.days, stress.seed)}</p>
        <ol class="bars">
          {stress.outcomes.map(({ id, title, share, low, high }) => (
            <li key={id}>
              <p>
                <span>{title}</span>
                <b class="figure">{percent(share)}</b>
              </p>
              <ShareBar p={share} low={low} high={high} />
              <small>{likelihood(share)}</small>
            </li>
          ))}
        </ol>
      </section>
      <section class="fans">
        <h3>{w.fan}</h3>
        <p class="note">{w.fanNote}</p>
        <div class="fan-row">
          {stress.fan.map(({ stock, byDay }) => (
            <Fan key={stock} title={w.stocks[stock]} byDay={byDay} />
          ))}
        </div>
      </section>
      <section>
        <h3>{w.starts}</h3>
        <p class="note">{w.startsNote}</p>
        <ul class="starts">
          {stress.starts.map(({ id, title, p, effect, effectError, events }) => {
            const width = (Math.abs(effect) / largest) * 50
            return (
              <li key={id}>
                <details>
                  <summary>
                    <span>{title}</span>
                    <span class="figure">
                      {w.startP} {p.toFixed(2)}
                    </span>
                    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                      <rect class="zero" x="49.8" width=".4" height="10" />
                      <rect
                        class={effect < 0 ? 'minus' : 'plus'}
                        x={effect < 0 ? 50 - width : 50}
                        y="1.5"
                        width={width}
                        height="7"
                      />
                    </svg>
                    <b class="figure">
                      {signed(effect * 100, 0)} <small>± {Math.round(effectError * 100)}</small>
                    </b>
                  </summary>
                  <EventList ids={events} />
                </details>
              </li>
            )
          })}
        </ul>
      </section>
      <section>
        <h3>{w.hangsOn}</h3>
        <p class="note">{w.hangsOnNote}</p>
        <HangsOn stress={stress} />
      </section>
      <section class="assumptions">
        <h3>{w.assumptions}</h3>
        <table class="plain-table">
          <tbody>
            {stress.assumptions.map(({ name, low, high, unit, source }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td class="figure">
                  {number(low)}–{number(high)} {unit}
                </td>
                <td>{source}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

function HangsOn({ stress }: { readonly stress: StressTest }) {
  const w = words.value
  return (
    <ul class="tornado">
      {stress.hangsOn.slice(0, 10).map(({ name, lowest, highest }) => {
        const from = Math.min(lowest, highest) * 100
        const to = Math.max(lowest, highest) * 100
        return (
          <li key={name}>
            <span>{name}</span>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect class="track" width="100" height="10" />
              <rect class="share" x={from} width={Math.max(0.5, to - from)} height="10" />
            </svg>
            <span class="figure" title={`${w.lowest} → ${w.highest}`}>
              {percent(lowest)} → {percent(highest)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function Fan({
  title,
  byDay,
}: {
  readonly title: string
  readonly byDay: StressTest['fan'][number]['byDay']
}) {
  const width = 300
  const height = 120
  const top = Math.max(0.01, ...byDay.map(([, , high]) => high))
  const x = (n: number) => (n / Math.max(1, byDay.length - 1)) * width
  const y = (value: number) => height - (value / top) * (height - 8)
  const line = (pick: 0 | 1 | 2) => byDay.map((day, n) => `${x(n).toFixed(1)} ${y(day[pick]).toFixed(1)}`)
  const band = `M${line(2).join('L')}L${line(0).reverse().join('L')}z`
  return (
    <figure>
      <figcaption>
        {title} <span class="figure">0–{percent(top)}</span>
      </figcaption>
      <svg class="fan" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        <path class="band" d={band} />
        <path class="middle" d={`M${line(1).join('L')}`} />
      </svg>
      <p class="axis" aria-hidden="true">
        <span>0</span>
        <span>{Math.round(byDay.length / 2)} d</span>
        <span>{byDay.length} d</span>
      </p>
    </figure>
  )
}
