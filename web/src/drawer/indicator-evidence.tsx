import { Spark } from '../parts/spark.tsx'
import { StatusBadge } from '../parts/status.tsx'
import { valueText } from '../parts/value-text.ts'
import { at, course, picture, stepAt } from '../state/data.ts'
import { hourText, testText, words } from '../words/words.ts'
import { Missing } from './drawer.tsx'
import { EventList } from './event-list.tsx'

/** A test with its arithmetic and the events under it. */
export function IndicatorEvidence({ name }: { readonly name: string }) {
  const w = words.value
  const indicator = picture.value?.indicators.find(found => found.name === name)
  if (!indicator) return <Missing failure={picture.value ? { kind: 'refused', detail: name } : null} />
  const values = course.value?.values[name] ?? []
  const top =
    indicator.kind === 'any-event'
      ? 1
      : Math.max(...values.map(value => value ?? 0), indicator.thresholds.tripped)
  return (
    <>
      <header>
        <p class="kicker">{w.groups[indicator.group] ?? indicator.group}</p>
        <h2>{testText(indicator)}</h2>
        <p class="question">{indicator.question}</p>
        <p class="status-line">
          <StatusBadge status={indicator.status} />
          {indicator.value !== null && (
            <b class="figure">
              {valueText(indicator, indicator.value)}
              {indicator.unit && indicator.unit !== 'change' && ` ${indicator.unit}`}
            </b>
          )}
          <span>
            {w.thresholds}: {w.status.watch.toLowerCase()} {valueText(indicator, indicator.thresholds.watch)},{' '}
            {w.status.tripped.toLowerCase()} {valueText(indicator, indicator.thresholds.tripped)}
          </span>
        </p>
        {values.length > 1 && (
          <div class="big-spark">
            <Spark
              values={values}
              top={top}
              step={at.value ? stepAt(at.value) : -1}
              threshold={indicator.thresholds.tripped}
            />
          </div>
        )}
        {indicator.first && (
          <p class="facts">
            {w.columns.first} {hourText(indicator.first)} · {w.origins(indicator.origins)}
          </p>
        )}
      </header>
      <section>
        <h3>{w.eventsUnder}</h3>
        <EventList ids={indicator.events} />
      </section>
      <section>
        <h3>{w.arithmetic}</h3>
        <ul class="plain">
          {indicator.why.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p class="note">
          {w.sourcesOf}: {indicator.sources.join('; ')}
        </p>
      </section>
    </>
  )
}
