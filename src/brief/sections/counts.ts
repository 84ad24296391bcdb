import type { Claim, Magnitude } from '../../domain/claim.ts'
import type { Event, RunningValue, ValuePoint } from '../../domain/event.ts'
import { isSameFigure, UNSAID, VAGUE } from '../../weigh/standing.ts'
import { countText, hedgedText, hourText, partyName } from '../describe.ts'
import { type Block, type Line, type Section, strong, text } from '../document.ts'
import type { Wording } from '../wording.ts'
import type { SectionInput } from './section.ts'

const KINDS = {
  killed: 'Killed',
  injured: 'Injured',
  detained: 'Detained',
  missing: 'Missing',
  troops: 'Troops',
}
/** Scopes shown of a kind: the count of all, then the parts heard of last; the others are reached by `why`. */
const SCOPES = 6
/** Voices shown of a count on which they differ, and figures that somebody denies (assumption). */
const RIVALS = 3
const DENIALS = 2

/** Counts of one scope on which two voices differ, each with its latest figure, after those that somebody denies. */
export function rivalCounts(input: SectionInput): readonly Block[] {
  const items = input.assessment.values
    .filter(({ disputed, kind }) => disputed && kind in KINDS)
    .map(value => ({
      lead: [
        strong(
          `${KINDS[value.kind as keyof typeof KINDS]}: ${scopeText({ ...value, disputed: false }, input.wording)}`,
        ),
      ],
      details: rivalsOf(value).map(point => figureLine(value, point, input)),
    }))
  return items.length ? [{ kind: 'items', items }] : []
}

/** A figure that was given and denied several times is shown once, as it was first. */
function rivalsOf({ points }: RunningValue): readonly ValuePoint[] {
  const denied: ValuePoint[] = []
  for (const point of points.filter(each => each.denied)) {
    const before = denied.findIndex(each => isSameFigure(each, point))
    if (before < 0) denied.push(point)
    // "164" says more than "more than 160".
    else if (denied[before]!.high === null && point.high !== null) denied[before] = point
  }
  const latest = new Map(points.filter(point => !point.denied).map(point => [point.who, point]))
  return [...denied.reverse().slice(0, DENIALS), ...[...latest.values()].reverse().slice(0, RIVALS)]
}

/** `164 by Kazakh government (health ministry), 9 Jan 15:33Z [4], denied by ... [5]` */
function figureLine({ kind }: RunningValue, point: ValuePoint, input: SectionInput): Line {
  const { denied } = point
  const given = `${figureText(kind, point, input)} by ${whoCounts(point, input, denied !== undefined)}, ${hourText(point.at)} `
  return [
    text(given),
    { kind: 'refs', refs: [refOfFigure(kind, point, input)] },
    ...(denied
      ? [
          text(`, denied by ${whoCounts(denied, input, true)}, ${hourText(denied.at)} `),
          { kind: 'refs' as const, refs: [input.book.refOf(denied.claim)] },
        ]
      : []),
  ]
}

/**
 * Who gave a figure, as one reads it: `KAZ GOV` as "Kazakh government".
 *
 * @param byName whether to tell bodies of one state apart: "Kazakh government (health ministry)"
 */
export function whoCounts(
  { claim: id, who }: Pick<ValuePoint, 'claim' | 'who'>,
  { book, wording }: SectionInput,
  byName = false,
): string {
  const { report, attribution } = book.claims.get(id)!
  if (who === UNSAID) return `${book.reports.get(report)!.outlet} itself`
  // Whom no table knows is named as the report does: "hospital".
  if (who === 'anonymous') return attribution?.name ?? 'not named'
  const isOwn = attribution?.code === who
  return byName && isOwn ? `${partyName(who, wording)} (${attribution.name})` : partyName(who, wording)
}

/** The figure of the claim that a point was made of. */
function toldFigure(
  kind: RunningValue['kind'],
  { claim: id, low, high }: Pick<ValuePoint, 'claim' | 'low' | 'high'>,
  { book }: SectionInput,
): { readonly claim: Claim; readonly figure: Magnitude | undefined } {
  const claim = book.claims.get(id)!
  const own = claim.magnitudes.filter(each => each.kind === kind)
  return { claim, figure: own.find(each => each.low === low && each.high === high) ?? own[0] }
}

/** The number of the sentence that holds the figure, which a claim told twice quotes only once. */
function refOfFigure(
  kind: RunningValue['kind'],
  point: Pick<ValuePoint, 'claim' | 'low' | 'high'>,
  input: SectionInput,
): number {
  const { claim, figure } = toldFigure(kind, point, input)
  return figure?.quote
    ? input.book.refOfSentence(claim.report, figure.quote, figure.span)
    : input.book.refOf(claim.id)
}

/** "dozens" and "about 200" as the report has it, and no interval of our own making; a figure as a figure. */
function figureText(
  kind: RunningValue['kind'],
  point: Pick<ValuePoint, 'claim' | 'low' | 'high'>,
  input: SectionInput,
): string {
  const { low, high } = point
  const { claim, figure } = toldFigure(kind, point, input)
  if (!figure || figure.low !== low || figure.high !== high) return countText(low, high)
  const words = input.book.reports.get(claim.report)!.text.slice(figure.span.start, figure.span.end)
  const isWide = low !== null && high !== null && low > 0 && high / low > VAGUE
  if (isWide && !/\d/.test(words)) return words.toLowerCase()
  return /\d.*[^\d.,\s].*\d/.test(words) ? countText(low, high) : hedgedText(low, high)
}

/** All before a part, so far before newly counted; then what was heard of last. */
function byScope(a: RunningValue, b: RunningValue): number {
  const rank = ({ scope }: RunningValue) =>
    Number(scope.counts === 'new') * 2 + Number(scope.whom !== null || scope.place !== null)
  const [x, y] = [a.standing!.at, b.standing!.at]
  return rank(a) - rank(b) || (x > y ? -1 : x < y ? 1 : 0)
}

/** A scope in words: a count of a part is never shown as that of all. */
function scopeText({ kind, of, scope, disputed }: RunningValue, wording: Wording): string {
  const whose =
    kind === 'troops' && scope.whom && of ? of.replace(scope.whom, partyName(scope.whom, wording)) : of
  return `${whose ?? 'in all'}${disputed ? ', disputed' : ''}`
}

/** What each count stands at, scope by scope: who gave the figure and when. */
export function counts(input: SectionInput): Section {
  const { assessment } = input
  const rows = Object.entries(KINDS).flatMap(([kind, title]) => {
    const values = assessment.values
      .filter(value => value.kind === kind && value.standing)
      .sort(byScope)
      .slice(0, SCOPES)
    return values.map((value, index): readonly Line[] => {
      const standing = value.standing!
      return [
        [index ? text('') : strong(title)],
        [text(figureText(value.kind, standing, input))],
        [text(scopeText(value, input.wording))],
        [text(whoCounts(standing, input))],
        [text(hourText(standing.at))],
        [{ kind: 'refs', refs: [refOfFigure(value.kind, standing, input)] }],
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

/** An event's counts, each scope by itself: what a part comes to says nothing of the whole. */
export function eventCounts({ values }: Event, input: SectionInput): Section {
  return {
    id: 'counts',
    title: 'What it counts',
    blocks: [
      {
        kind: 'items',
        items: values.map(value => ({
          lead: [
            strong(`${value.kind}, ${scopeText(value, input.wording)}`),
            text(
              value.standing
                ? `: ${figureText(value.kind, value.standing, input)} stands`
                : ': taken back, none stands',
            ),
          ],
          details: value.points.map(point => figureLine(value, point, input)),
        })),
      },
    ],
  }
}
