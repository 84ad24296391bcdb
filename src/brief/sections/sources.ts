import { plural } from '../describe.ts'
import { type Line, type Section, text } from '../document.ts'
import { beliefText } from '../likelihood.ts'
import type { SectionInput } from './section.ts'

/** Every outlet with its grade; reliability is the source's own and says nothing of a single report. */
export function sources({ assessment, wording }: SectionInput): Section {
  const copies = assessment.reports.filter(({ copyOf }) => copyOf).length
  const sorted = [...assessment.sources].sort(
    (a, b) =>
      (a.grade < b.grade ? -1 : a.grade > b.grade ? 1 : 0) || b.reports - a.reports || (a.id < b.id ? -1 : 1),
  )
  const countries = new Set(sorted.map(({ country }) => country))
  return {
    id: 'sources',
    title: 'Sources and their grades',
    blocks: [
      {
        kind: 'paragraph',
        line: [
          text(
            `${plural(assessment.reports.length, 'report')} of ${plural(sorted.length, 'outlet')} in ${plural(countries.size, 'country', 'countries')}; ` +
              `${copies ? `${plural(copies, 'report')} repeat${copies === 1 ? 's' : ''} another one` : 'none repeats another'}. Reliability A to F is the source’s, credibility 1 to 6 the item’s (Admiralty code).`,
          ),
        ],
      },
      {
        kind: 'table',
        columns: [
          { title: 'Grade', align: 'left' },
          { title: 'Outlet', align: 'left' },
          { title: 'Country', align: 'left' },
          { title: 'Reports', align: 'right' },
          { title: 'Reliability', align: 'left' },
          { title: 'Why', align: 'left' },
        ],
        rows: sorted.map((source): readonly Line[] => [
          [text(source.grade)],
          [text(source.id)],
          [text(source.country ? (wording.countries.get(source.country)?.name ?? source.country) : '')],
          [text(String(source.reports))],
          [text(beliefText(source.reliability))],
          [text(source.why)],
        ]),
      },
    ],
  }
}
