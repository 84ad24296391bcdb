import type { Claim } from '../../domain/claim.ts'
import type { Event } from '../../domain/event.ts'
import { UNSAID } from '../../weigh/values.ts'
import { countText, hourText, partyName, plural } from '../describe.ts'
import { type Block, gradeText, id, type Line, type Section, strong, text } from '../document.ts'
import { bestClaims, quoteLine } from '../evidence.ts'
import { beliefText, likelihoodText } from '../likelihood.ts'
import { bySalience, type SectionInput, titleOf } from './section.ts'

const ENTRIES = 7
const QUOTES = 2

/** What one side asserts and another denies, both in their own words. */
export function disputed(input: SectionInput): Section {
  const { assessment, book } = input
  const denied = assessment.events.filter(
    event => event.disputed && bestClaims(event, book, 'against').length && bestClaims(event, book).length,
  )
  const events = bySalience(denied, input).slice(0, ENTRIES)
  return {
    id: 'disputed',
    title: 'What is disputed',
    blocks: events.length
      ? events.map(event => sides(event, input))
      : [{ kind: 'paragraph', line: [text('No report denies what another asserts.')] }],
  }
}

function sides(event: Event, input: SectionInput): Block {
  const lines = (side: 'for' | 'against') =>
    bestClaims(event, input.book, side)
      .slice(0, QUOTES)
      .map(claim => quoteLine(claim, input.book))
  const count = (supports: boolean) =>
    plural(event.origins.filter(origin => origin.supports === supports).length, 'origin')
  return {
    kind: 'sides',
    title: [
      strong(titleOf(event, input)),
      text(
        `: ${likelihoodText(event.belief.p)}, ${beliefText(event.belief)}, grade ${gradeText(event.grade)} `,
      ),
      id(event.id),
    ],
    sides: [
      { title: `Asserted (${count(true)})`, lines: lines('for') },
      { title: `Denied (${count(false)})`, lines: lines('against') },
    ],
  }
}

const KINDS = {
  killed: 'Killed',
  injured: 'Injured',
  detained: 'Detained',
  missing: 'Missing',
  troops: 'Troops',
}
/** The latest figures tell where a count stands; older ones are reached by `why`. */
const FIGURES = 6

type Figure = { readonly of: string | null; readonly low: number | null; readonly high: number | null }

function isSameFigure(a: Figure, b: Figure): boolean {
  return a.of === b.of && a.low === b.low && a.high === b.high
}

function whoCounts({ report }: Claim, who: string, { book, wording }: SectionInput): string {
  if (who === UNSAID) return `${book.reports.get(report)!.outlet} itself`
  return who === 'anonymous' ? 'not named' : partyName(who, wording)
}

/** What a word such as "dozens" says is as wide as this at least; narrower intervals are of a figure (assumption). */
const VAGUE = 2

/** "dozens" as the report has it, and no interval of our own making; a figure as a figure. */
function figureText(
  { claim, low, high }: { readonly claim: string; readonly low: number | null; readonly high: number | null },
  book: SectionInput['book'],
): string {
  const told = book.claims.get(claim)
  const magnitude = told?.magnitudes.find(each => each.low === low && each.high === high)
  const isWide = low !== null && high !== null && low > 0 && high / low > VAGUE
  if (!told || !magnitude || !isWide) return countText(low, high)
  const words = book.reports.get(told.report)!.text.slice(magnitude.span.start, magnitude.span.end)
  return /\d/.test(words) ? countText(low, high) : words.toLowerCase()
}

/** Counts through time: who gave which figure when. */
export function counts(input: SectionInput): Section {
  const { assessment, book } = input
  const rows = Object.entries(KINDS).flatMap(([kind, title]) => {
    const points = assessment.values
      .filter(value => value.kind === kind)
      .flatMap(({ of, points, disputed }) => points.map(point => ({ ...point, of, disputed })))
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.claim < b.claim ? -1 : 1))
      // A figure that many repeat stands once, where it was given last.
      .filter((point, n, all) => !all.slice(n + 1).some(later => isSameFigure(point, later)))
      .slice(-FIGURES)
    return points.map((point, index): readonly Line[] => [
      [index ? text('') : strong(title)],
      [text(figureText(point, book))],
      [text(point.of ?? '')],
      [text(whoCounts(book.claims.get(point.claim)!, point.who, input))],
      [text(hourText(point.at))],
      [{ kind: 'refs', refs: [book.refOf(point.claim)] }],
    ])
  })
  return {
    id: 'counts',
    title: 'Counts as given, latest last',
    blocks: rows.length
      ? [
          {
            kind: 'table',
            columns: [
              { title: 'Count', align: 'left' },
              { title: 'Figure', align: 'right' },
              { title: 'Of', align: 'left' },
              { title: 'By', align: 'left' },
              { title: 'Known', align: 'left' },
              { title: '', align: 'left' },
            ],
            rows,
          },
        ]
      : [{ kind: 'paragraph', line: [text('No report gives a count.')] }],
  }
}
