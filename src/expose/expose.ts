import type { CalendarDate, Exposure } from '../domain/assessment.ts'
import { type CalendarDefinition, type ExposuresDefinition, FLOW_UNIT } from '../domain/case.ts'
import { dayOf, type Instant } from '../domain/instant.ts'
import { type EventBook, eventsWhere } from '../watch/query.ts'

/** Who outside is exposed: how far a trigger is believed, and the loss that the case's ranges give. */
export function expose(definition: ExposuresDefinition, book: EventBook): readonly Exposure[] {
  return definition.exposures.map(({ triggers, loss, figures, ...exposure }) => {
    const events = eventsWhere(triggers, book)
    const figure = figures.find(({ name }) => name === loss?.figure)
    return {
      ...exposure,
      p: events[0]?.belief.p ?? null,
      events: events.map(event => event.id),
      figures,
      loss: loss && figure ? lossOf(figure, loss) : null,
    }
  })
}

type Written = ExposuresDefinition['exposures'][number]

/** Days in the span that a unit of flow is counted by (a mean year of the Gregorian calendar). */
const SPAN_DAYS: Readonly<Record<string, number>> = { d: 1, day: 1, month: 365.2425 / 12, year: 365.2425 }

/** The flow lost: so much a day, times the share lost, times the days. */
function lossOf(figure: Written['figures'][number], loss: NonNullable<Written['loss']>): Exposure['loss'] {
  const span = FLOW_UNIT.exec(figure.unit)![1]!
  const stock = figure.unit.replace(FLOW_UNIT, '')
  const daily = figure.value / SPAN_DAYS[span]!
  const low = daily * loss.share[0] * loss.days[0]
  const high = daily * loss.share[1] * loss.days[1]
  const flow =
    SPAN_DAYS[span] === 1
      ? `${figure.value} ${figure.unit} (${figure.year})`
      : `${figure.value} ${figure.unit} (${figure.year}) = ${short(daily)} ${stock}/day`
  const percent = loss.share.map(share => share * 100)
  return {
    low,
    high,
    unit: stock,
    arithmetic: `${flow} × ${range(percent)} % lost × ${range(loss.days)} days = ${range([low, high])} ${stock}; ${loss.source}`,
  }
}

function range(values: readonly number[]): string {
  return [...new Set(values.map(short))].join(' to ')
}

/** Four digits that count: no figure here is known more exactly. */
function short(value: number): string {
  return String(Number(value.toPrecision(4)))
}

/** Dates still to come (or under way) that were public at the hour, soonest first. */
export function datesAhead(definition: CalendarDefinition, asOf: Instant): readonly CalendarDate[] {
  return definition.dates
    .filter(date => date.known <= asOf && (date.to ?? date.from) >= dayOf(asOf))
    .map(({ id, from, to, title, place, actors, stake, source }) => ({
      id,
      from,
      to: to ?? from,
      title,
      place: place ?? null,
      actors,
      stake,
      source,
    }))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.id < b.id ? -1 : 1))
}
