import type { MembershipClaim } from '../../domain/assessment.ts'
import { quoted, type Section, strong, text } from '../document.ts'
import type { SectionInput } from './section.ts'

const ENTRIES = 6

/** What reports say of memberships, held against the treaties' own dates; false ones first. */
export function treaties({ assessment, book, wording }: SectionInput): Section {
  const order = { false: 0, unknown: 1, true: 2 }
  const seen = new Set<string>()
  const found = [...assessment.memberships]
    .sort((a, b) => order[a.verdict] - order[b.verdict])
    .filter(({ understood }) => !seen.has(understood) && seen.add(understood))
    .slice(0, ENTRIES)
  const named = (understood: string) =>
    understood.replace(/\b[A-Z]{3}\b/g, code => wording.countries.get(code)?.name ?? code)
  const against = ({ against }: MembershipClaim) =>
    against.map(code => wording.countries.get(code)?.name ?? code).join(', ')
  return {
    id: 'treaties',
    title: 'Memberships claimed, checked against the treaties',
    blocks: found.length
      ? [
          {
            kind: 'items',
            items: found.map(claim => {
              const report = book.reports.get(claim.report)!
              return {
                lead: [
                  strong(claim.verdict.toUpperCase()),
                  text(
                    ` ${claim.denied ? 'it is not so that ' : ''}${named(claim.understood)}${claim.against.length ? ` (not so: ${against(claim)})` : ''}`,
                  ),
                ],
                details: [
                  [
                    quoted(report.text.slice(claim.quote.start, claim.quote.end).replace(/\s+/g, ' ')),
                    text(` ${report.outlet} `),
                    { kind: 'refs' as const, refs: [book.refOfSentence(claim.report, claim.quote)] },
                  ],
                ],
              }
            }),
          },
        ]
      : [{ kind: 'paragraph', line: [text('No report speaks of a membership that could be checked.')] }],
  }
}
