import type { Exposure } from '../../domain/assessment.ts'
import { dayRange } from '../describe.ts'
import { type Line, type Section, strong, text } from '../document.ts'
import { bestClaims } from '../evidence.ts'
import { likelihoodText } from '../likelihood.ts'
import type { SectionInput } from './section.ts'

/** Who outside the crisis it can hurt, through what, and how much by the case's own ranges. */
export function exposed(input: SectionInput): Section {
  const { exposures } = input.assessment
  const sorted = [...exposures].sort((a, b) => (b.p ?? -1) - (a.p ?? -1) || (a.id < b.id ? -1 : 1))
  return {
    id: 'exposed',
    title: 'Who is exposed',
    blocks: sorted.length
      ? [{ kind: 'items', items: sorted.map(exposure => entry(exposure, input)) }]
      : [{ kind: 'paragraph', line: [text('The case defines no exposures.')] }],
  }
}

function entry(exposure: Exposure, { book }: SectionInput) {
  const event = exposure.events[0] ? book.events.get(exposure.events[0]) : undefined
  const best = event ? bestClaims(event, book)[0] : undefined
  const trigger: Line =
    exposure.p === null
      ? [text('No report of a trigger yet.')]
      : [
          text(`That it is triggered: ${likelihoodText(exposure.p)}`),
          ...(best ? [text(' '), { kind: 'refs' as const, refs: [book.refOf(best.id)] }] : []),
        ]
  return {
    lead: [strong(exposure.party), text(` (${exposure.channel}): ${exposure.what}`)],
    details: [
      trigger,
      ...(exposure.loss
        ? [
            [
              text(
                `If so: ${round(exposure.loss.low)} to ${round(exposure.loss.high)} ${exposure.loss.unit} lost = ${exposure.loss.arithmetic}`,
              ),
            ],
          ]
        : []),
      ...exposure.figures.map(({ name, value, unit, year, source }) => [
        text(`${name.replaceAll('-', ' ')}: ${asGiven(value)} ${unit}, ${year} (${source.title})`),
      ]),
    ],
  }
}

/** A figure of a source in all its digits: 29.25 % in one place is not to be 29.3 % in another. */
function asGiven(value: number): string {
  return value.toLocaleString('en-GB', { maximumSignificantDigits: 15 }).replaceAll(',', '\u202f')
}

function round(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en-GB').replaceAll(',', ' ')
}

/** Dates still to come that were public at the hour. */
export function dates({ assessment }: SectionInput): Section {
  return {
    id: 'dates',
    title: 'Dates to watch',
    blocks: assessment.calendar.length
      ? [
          {
            kind: 'table',
            columns: [
              { title: 'Day', align: 'left' },
              { title: 'What', align: 'left' },
              { title: 'Where', align: 'left' },
              { title: 'At stake', align: 'left' },
            ],
            rows: assessment.calendar.map(({ from, to, title, place, stake }): readonly Line[] => [
              [text(dayRange(from, to))],
              [text(title)],
              [text(place ?? '')],
              [text(stake)],
            ]),
          },
        ]
      : [{ kind: 'paragraph', line: [text('No date ahead is known.')] }],
  }
}
