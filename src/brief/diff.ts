import type { Assessment } from '../domain/assessment.ts'
import type { Event } from '../domain/event.ts'
import { momentText, plural } from './describe.ts'
import { type Block, type Brief, id, type Line, type Section, strong, text } from './document.ts'
import { bestClaims, evidenceBook, quoteLine } from './evidence.ts'
import { beliefText, percent } from './likelihood.ts'
import { bySalience, independent, type SectionInput, titleOf } from './sections/section.ts'
import type { Wording } from './wording.ts'

/** A belief has changed when it moved by at least this much (assumption: a step that a reader would notice). */
const MOVED = 0.1
const SHOWN = 12

/** What changed between two hours of one case, and which reports changed it. */
export function writeDiff(before: Assessment, after: Assessment, wording: Wording): Brief {
  const book = evidenceBook(after)
  const input: SectionInput = { assessment: after, book, wording }
  const sections: readonly Section[] = [
    { id: 'indicators', title: 'Instability tests', blocks: [indicatorChanges(before, input)] },
    { id: 'hypotheses', title: 'Hypotheses', blocks: [hypothesisChanges(before, after)] },
    { id: 'outcomes', title: 'Stress test', blocks: [outcomeChanges(before, after)] },
    { id: 'new', title: 'New events', blocks: [newEvents(before, input)] },
    { id: 'moved', title: 'Beliefs that moved', blocks: [movedEvents(before, input)] },
  ]
  return {
    version: after.version,
    title: after.case.title,
    question: `What changed since ${momentText(before.asOf)}: ${plural(after.reports.length - before.reports.length, 'more report')}.`,
    asOf: after.asOf,
    sections,
    references: book.references(),
  }
}

function indicatorChanges(before: Assessment, { assessment: after, book }: SectionInput): Block {
  const earlier = new Map(before.indicators.map(indicator => [indicator.name, indicator]))
  const changed = after.indicators.filter(({ name, status }) => earlier.get(name)?.status !== status)
  return items(
    changed.map(indicator => {
      const event = indicator.events[0] ? book.events.get(indicator.events[0]) : undefined
      const decisive = event ? latestClaim(event, before, book, new Set(indicator.claims)) : undefined
      return {
        lead: [
          strong(indicator.title),
          text(': '),
          { kind: 'status', status: earlier.get(indicator.name)?.status ?? 'no data' },
          text(' → '),
          { kind: 'status', status: indicator.status },
          text(' '),
          id(indicator.name),
        ],
        details: decisive ? [quoteLine(decisive, book)] : [],
      }
    }),
    'No test changed its status.',
  )
}

/** The best claim of the event that became known in between; the best of all where none did. */
function latestClaim(
  event: Event,
  before: Assessment,
  book: SectionInput['book'],
  asked?: ReadonlySet<string>,
) {
  const known = new Set(before.claims.map(claim => claim.id))
  const best = bestClaims(event, book, 'for', asked)
  return best.find(claim => !known.has(claim.id)) ?? best[0]
}

function hypothesisChanges(before: Assessment, after: Assessment): Block {
  const earlier = new Map(
    before.explanation?.hypotheses.map(hypothesis => [hypothesis.id, hypothesis.posterior]),
  )
  return shares(
    (after.explanation?.hypotheses ?? []).map(({ id, title, posterior }) => ({
      title,
      from: earlier.get(id) ?? null,
      to: posterior,
    })),
  )
}

function outcomeChanges(before: Assessment, after: Assessment): Block {
  const earlier = new Map(before.stress?.outcomes.map(outcome => [outcome.id, outcome.share]))
  return shares(
    (after.stress?.outcomes ?? []).map(({ id, title, share }) => ({
      title,
      from: earlier.get(id) ?? null,
      to: share,
    })),
  )
}

function shares(
  rows: readonly { readonly title: string; readonly from: number | null; readonly to: number }[],
): Block {
  if (!rows.length) return { kind: 'paragraph', line: [text('Nothing to compare.')] }
  return {
    kind: 'table',
    columns: [
      { title: '', align: 'left' },
      { title: 'Before', align: 'right' },
      { title: 'Now', align: 'right' },
      { title: 'Change', align: 'right' },
    ],
    rows: rows.map(({ title, from, to }): readonly Line[] => [
      [text(title)],
      [text(from === null ? '–' : `${percent(from)} %`)],
      [text(`${percent(to)} %`)],
      [text(from === null ? '' : change(from, to))],
    ]),
  }
}

function change(from: number, to: number): string {
  const points = Math.round(to * 100) - Math.round(from * 100)
  return points ? `${points < 0 ? '−' : '+'}${Math.abs(points)}` : '·'
}

function newEvents(before: Assessment, input: SectionInput): Block {
  const fresh = input.assessment.events.filter(event => event.first > before.asOf && !event.conditional)
  const events = bySalience(fresh, input)
  return items(
    events.slice(0, SHOWN).map(event => entry(event, input, before)),
    'No new event.',
  )
}

function movedEvents(before: Assessment, input: SectionInput): Block {
  const earlier = new Map(before.events.map(event => [event.id, event]))
  const moved = input.assessment.events
    .flatMap(event => {
      const then = earlier.get(event.id)
      return then && (Math.abs(event.belief.p - then.belief.p) >= MOVED || event.disputed !== then.disputed)
        ? [{ event, then }]
        : []
    })
    .sort(
      (a, b) =>
        Math.abs(b.event.belief.p - b.then.belief.p) - Math.abs(a.event.belief.p - a.then.belief.p) ||
        (a.event.id < b.event.id ? -1 : 1),
    )
  return items(
    moved.slice(0, SHOWN).map(({ event, then }) => ({
      ...entry(event, input, before),
      lead: [
        strong(titleOf(event, input)),
        text(
          `: ${then.belief.p.toFixed(2)} → ${beliefText(event.belief)}${event.disputed && !then.disputed ? ', now disputed' : ''} `,
        ),
        id(event.id),
      ],
    })),
    'No belief moved.',
  )
}

function entry(event: Event, input: SectionInput, before: Assessment) {
  const claim = latestClaim(event, before, input.book)
  return {
    lead: [
      strong(titleOf(event, input)),
      text(`: ${beliefText(event.belief)}, ${plural(independent(event), 'origin')} `),
      id(event.id),
    ] as Line,
    details: claim ? [quoteLine(claim, input.book)] : [],
  }
}

function items(
  list: readonly { readonly lead: Line; readonly details: readonly Line[] }[],
  none: string,
): Block {
  return list.length ? { kind: 'items', items: list } : { kind: 'paragraph', line: [text(none)] }
}
