import { type Indicator, STATUSES, type Status } from '../../domain/assessment.ts'
import type { Belief } from '../../domain/event.ts'
import { hourText, plural } from '../describe.ts'
import { type Line, type Section, strong, text } from '../document.ts'
import { askedClaims } from '../evidence.ts'
import { beliefText } from '../likelihood.ts'
import type { SectionInput } from './section.ts'

/** The tests of the state of the world, tripped ones first, each with the arithmetic and the quotes under it. */
export function indicators(input: SectionInput): Section {
  const { assessment } = input
  const of = (status: Status) => assessment.indicators.filter(indicator => indicator.status === status)
  return {
    id: 'indicators',
    title: 'Instability tests',
    blocks: [
      { kind: 'paragraph', line: [text(summary(assessment.indicators))] },
      ...(['tripped', 'watch'] as const).flatMap(status =>
        of(status).length
          ? [{ kind: 'items' as const, items: of(status).map(indicator => entry(indicator, input)) }]
          : [],
      ),
      ...(['quiet', 'no data'] as const).flatMap(status =>
        of(status).length
          ? [
              {
                kind: 'paragraph' as const,
                line: [
                  { kind: 'status' as const, status },
                  text(
                    ` ${of(status)
                      .map(({ title }) => title)
                      .join('; ')}.`,
                  ),
                ],
              },
            ]
          : [],
      ),
    ],
  }
}

/** `7 tripped, 5 watch, 14 quiet, 6 no data`. */
export function summary(list: readonly Indicator[]): string {
  if (!list.length) return 'The case defines no indicators.'
  return `${STATUSES.map(status => `${list.filter(indicator => indicator.status === status).length} ${status}`).join(', ')}.`
}

/** A probability with its interval, or a count: only the former is between 0 and 1. */
function reading({ kind, thresholds }: Indicator, interval: Belief): string {
  if (kind === 'any-event') return beliefText(interval, [thresholds.watch, thresholds.tripped])
  return `${interval.p.toFixed(1)} events expected [${interval.low.toFixed(1)}–${interval.high.toFixed(1)}]`
}

function entry(indicator: Indicator, { book }: SectionInput) {
  const refs = askedClaims(indicator, 3, book).map(({ id }) => book.refOf(id))
  const found: Line = [
    text(
      [
        indicator.interval ? reading(indicator, indicator.interval) : null,
        indicator.kind === 'surge' && indicator.value !== null
          ? `${indicator.value.toFixed(2)} that they became more frequent`
          : null,
        indicator.events.length ? plural(indicator.origins, 'origin') : null,
        indicator.first ? `first ${hourText(indicator.first)}` : null,
      ]
        .filter(Boolean)
        .join(', '),
    ),
    ...(refs.length ? [text(' '), { kind: 'refs' as const, refs: [...new Set(refs)] }] : []),
  ]
  return {
    lead: [
      { kind: 'status' as const, status: indicator.status },
      text(' '),
      strong(indicator.title),
      text(' '),
      { kind: 'id' as const, id: indicator.name },
    ],
    details: [
      ...(indicator.interval || indicator.events.length ? [found] : []),
      // The full arithmetic is one `why` away; a signal has no quotes, so its values stand here.
      [text(indicator.kind === 'signal' ? indicator.why.join('; ') : (indicator.why.at(-1) ?? ''))],
    ],
  }
}
