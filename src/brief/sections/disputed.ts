import type { Claim } from '../../domain/claim.ts'
import type { Event, RunningValue } from '../../domain/event.ts'
import { UNSAID, VAGUE } from '../../weigh/standing.ts'
import { countText, hourText, partyName, plural } from '../describe.ts'
import { type Block, gradeText, id, type Line, type Section, strong, text } from '../document.ts'
import { bestClaims, quoteLine } from '../evidence.ts'
import { beliefText, likelihoodText } from '../likelihood.ts'
import type { Wording } from '../wording.ts'
import { bareDenials, deniedAlone } from './denied-alone.ts'
import { bySalience, type SectionInput, titleOf } from './section.ts'

const ENTRIES = 7
const QUOTES = 2
/** Voices shown of a count on which they differ (assumption). */
const RIVALS = 3

/** What one side asserts and another denies, both in their own words; counts that do not meet; and bare denials. */
export function disputed(input: SectionInput): Section {
  const { assessment, book } = input
  const denied = assessment.events.filter(
    event => event.disputed && bestClaims(event, book, 'against').length && bestClaims(event, book).length,
  )
  const events = bySalience(denied, input).slice(0, ENTRIES)
  const blocks = [
    ...events.map(event => sides(event, input)),
    ...deniedElsewhere(events, input).slice(0, ENTRIES - events.length),
    ...rivalCounts(input),
    ...deniedAlone(input),
  ]
  return {
    id: 'disputed',
    title: 'What is disputed',
    blocks: blocks.length
      ? blocks
      : [{ kind: 'paragraph', line: [text('No report denies what another asserts.')] }],
  }
}

/** Counts of one scope on which two voices differ, each with its latest figure. */
function rivalCounts(input: SectionInput): readonly Block[] {
  const items = input.assessment.values
    .filter(({ disputed, standing, kind }) => disputed && standing && kind in KINDS)
    .map(value => {
      const latest = new Map(value.points.map(point => [point.who, point]))
      const figures = [...latest.values()].reverse().slice(0, RIVALS)
      return {
        lead: [
          strong(
            `${KINDS[value.kind as keyof typeof KINDS]}: ${scopeText({ ...value, disputed: false }, input.wording)}`,
          ),
        ],
        details: figures.map(
          (point): Line => [
            text(
              `${figureText(point, input.book)} by ${whoCounts(input.book.claims.get(point.claim)!, point.who, input)}, ${hourText(point.at)} `,
            ),
            { kind: 'refs', refs: [input.book.refOf(point.claim)] },
          ],
        ),
      }
    })
  return items.length ? [{ kind: 'items', items }] : []
}

/**
 * Violence that is asserted as one event and that those who are to have done it deny as another, which may be the
 * same: a reader has to meet both at once. Of other kinds it would set side by side what only sounds alike.
 */
function deniedElsewhere(shown: readonly Event[], input: SectionInput): readonly Block[] {
  const denials = new Map<Event, Event>()
  for (const { event, asserted } of bareDenials(input)) {
    if (event.type !== 'ASSAULT' || asserted?.type !== 'ASSAULT' || shown.includes(asserted)) continue
    if (event.actors.some(code => asserted.actors.includes(code)) && !denials.has(asserted))
      denials.set(asserted, event)
  }
  return [...denials].map(([asserted, denied]) => sides(asserted, input, denied))
}

function sides(event: Event, input: SectionInput, denied = event): Block {
  const lines = (side: 'for' | 'against') =>
    bestClaims(side === 'for' ? event : denied, input.book, side)
      .slice(0, QUOTES)
      .map(claim => quoteLine(claim, input.book))
  const count = (supports: boolean) =>
    plural(
      (supports ? event : denied).origins.filter(origin => origin.supports === supports).length,
      'origin',
    )
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
      {
        title: `Denied (${count(false)}${denied === event ? '' : ', weighed as an event of its own'})`,
        lines: lines('against'),
      },
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
/** Scopes shown of a kind: the count of all, then the parts heard of last; the others are reached by `why`. */
const SCOPES = 6

function whoCounts({ report, attribution }: Claim, who: string, { book, wording }: SectionInput): string {
  if (who === UNSAID) return `${book.reports.get(report)!.outlet} itself`
  // Whom no table knows is named as the report does: "hospital".
  return who === 'anonymous' ? (attribution?.name ?? 'not named') : partyName(who, wording)
}

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

/** All before a part, so far before newly counted; then what was heard of last. */
function byScope(a: RunningValue, b: RunningValue): number {
  const rank = ({ scope }: RunningValue) =>
    Number(scope.counts === 'new') * 2 + Number(scope.whom !== null || scope.place !== null)
  const [x, y] = [a.standing!.at, b.standing!.at]
  return rank(a) - rank(b) || (x > y ? -1 : x < y ? 1 : 0)
}

/** A scope in words: a count of a part is never shown as that of all. */
export function scopeText({ kind, of, scope, disputed }: RunningValue, wording: Wording): string {
  const whose =
    kind === 'troops' && scope.whom && of ? of.replace(scope.whom, partyName(scope.whom, wording)) : of
  return `${whose ?? 'in all'}${disputed ? ', disputed' : ''}`
}

/** What each count stands at, scope by scope: who gave the figure and when. */
export function counts(input: SectionInput): Section {
  const { assessment, book } = input
  const rows = Object.entries(KINDS).flatMap(([kind, title]) => {
    const values = assessment.values
      .filter(value => value.kind === kind && value.standing)
      .sort(byScope)
      .slice(0, SCOPES)
    return values.map((value, index): readonly Line[] => {
      const standing = value.standing!
      return [
        [index ? text('') : strong(title)],
        [text(figureText(standing, book))],
        [text(scopeText(value, input.wording))],
        [text(whoCounts(book.claims.get(standing.claim)!, standing.who, input))],
        [text(hourText(standing.at))],
        [{ kind: 'refs', refs: [book.refOf(standing.claim)] }],
      ]
    })
  })
  return {
    id: 'counts',
    title: 'Counts as they stand: all, then parts',
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
