import type { CalendarDate, Exposure } from '../domain/assessment.ts'
import type { CalendarDefinition, ExposuresDefinition } from '../domain/case.ts'
import { dayOf, type Instant } from '../domain/instant.ts'
import { type EventBook, eventsWhere } from '../watch/query.ts'

/** Who outside is exposed: how far a trigger is believed, and the loss that the case's ranges give. */
export function expose(definition: ExposuresDefinition, book: EventBook): readonly Exposure[] {
  return definition.exposures.map(({ id, party, country, channel, what, figures, triggers, loss }) => {
    const events = eventsWhere(triggers, book)
    const figure = figures.find(({ name }) => name === loss?.figure)
    return {
      id,
      party,
      country,
      channel,
      what,
      p: events[0]?.belief.p ?? null,
      events: events.map(event => event.id),
      figures,
      loss:
        loss && figure
          ? {
              low: figure.value * loss.share[0] * loss.days[0],
              high: figure.value * loss.share[1] * loss.days[1],
              unit: figure.unit.replace(/\/(day|d)$/, ''),
              arithmetic: `${figure.value} ${figure.unit} (${figure.year}) × ${range(loss.share.map(share => share * 100))} % lost × ${range(loss.days)} days; ${loss.source}`,
            }
          : null,
    }
  })
}

function range(values: readonly number[]): string {
  return [...new Set(values.map(value => String(Math.round(value * 100) / 100)))].join(' to ')
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
