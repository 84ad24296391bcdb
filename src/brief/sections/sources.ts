import type { Source } from '../../domain/event.ts'
import { plural } from '../describe.ts'
import { type Section, strong, text } from '../document.ts'
import { beliefText } from '../likelihood.ts'
import type { SectionInput } from './section.ts'

/** Every outlet under its grade; reliability is the source's own and says nothing of a single report. */
export function sources({ assessment }: SectionInput): Section {
  const copies = assessment.reports.filter(({ copyOf }) => copyOf).length
  const groups = new Map<string, Source[]>()
  for (const source of [...assessment.sources].sort(
    (a, b) => b.reports - a.reports || (a.id < b.id ? -1 : 1),
  )) {
    const key = `${source.grade}\0${source.reliability.p}\0${source.why}`
    groups.set(key, [...(groups.get(key) ?? []), source])
  }
  const countries = new Set(assessment.sources.map(({ country }) => country))
  return {
    id: 'sources',
    title: 'Sources and their grades',
    blocks: [
      {
        kind: 'paragraph',
        line: [
          text(
            `${plural(assessment.reports.length, 'report')} of ${plural(assessment.sources.length, 'outlet')} in ${plural(countries.size, 'country', 'countries')}; ` +
              `${copies ? `${plural(copies, 'report')} repeat${copies === 1 ? 's' : ''} another one` : 'none repeats another'}. ` +
              'Reliability A to F is the source’s, credibility 1 to 6 the item’s (Admiralty code). Figures count reports.',
          ),
        ],
      },
      {
        kind: 'items',
        items: [...groups.values()]
          .sort(([a], [b]) => b!.reliability.p - a!.reliability.p || (a!.why < b!.why ? -1 : 1))
          .map(group => ({
            lead: [strong(group[0]!.grade), text(` ${beliefText(group[0]!.reliability)}, ${group[0]!.why}`)],
            details: [
              [
                text(
                  group
                    .map(({ id, country, reports }) => `${id}${country ? ` (${country})` : ''} ${reports}`)
                    .join('; '),
                ),
              ],
            ],
          })),
      },
    ],
  }
}
