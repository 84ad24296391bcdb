import type { StressTest } from '../../../src/domain/assessment.ts'
import { EventList } from '../drawer/event-list.tsx'
import { signed, words } from '../words/words.ts'

/** What each start condition does to the leading outcome, with the events that it is believed from. */
export function Starts({ stress }: { readonly stress: StressTest }) {
  const w = words.value
  const largest = Math.max(0.05, ...stress.starts.map(({ effect }) => Math.abs(effect)))
  return (
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
  )
}
