import type { Assessment } from '../domain/assessment.ts'
import type { OutcomeDefinition } from '../domain/case.ts'
import type { Event } from '../domain/event.ts'
import { addDays, dayOf, type Instant } from '../domain/instant.ts'
import { type EventBook, eventBook, eventsWhere } from '../watch/query.ts'
import { groupOfRole } from '../weigh/counted.ts'

type Statement = OutcomeDefinition[number]

/** How an assessment stands to one statement of what turned out true. */
export interface Standing {
  readonly id: string
  readonly statement: string
  readonly verdict: boolean | 'unsettled'
  /** `open`: the assessment says nothing of it; `unsettled`: nobody knows to this day. */
  readonly result: 'right' | 'wrong' | 'open' | 'unsettled'
  /** What the assessment gives it; null where it says nothing, or where the statement is about a figure. */
  readonly p: number | null
  /** The same from counting mentions and from counting outlets. */
  readonly byMentions: number | null
  readonly byOutlets: number | null
  /** The figure that stands for the statement's scope, where it is about one. */
  readonly figure: { readonly low: number | null; readonly high: number | null; readonly at: Instant } | null
  readonly events: readonly string[]
}

export interface Verification {
  readonly asOf: Instant
  readonly standings: readonly Standing[]
  readonly right: number
  readonly wrong: number
  readonly open: number
  /** Statements with a probability and a verdict: over these the scores are taken. */
  readonly scored: number
  /** Mean squared error of the probabilities (Brier 1950), 0 best; null where nothing is scored. */
  readonly brier: Readonly<Record<'forewarn' | 'mentions' | 'outlets' | 'always half', number | null>>
}

/**
 * Scores an assessment against what turned out true. A statement takes the belief of the best supported event that
 * its query finds; a statement about a figure takes the one that stands for its scope. The outcome is read here alone.
 */
export function verify(assessment: Assessment, outcome: Readonly<OutcomeDefinition>): Verification {
  const reports = assessment.reports.map(({ report }) => report)
  const book = eventBook(assessment.events, assessment.claims, reports)
  const standings = outcome.map(statement => standingOf(statement, assessment, book))
  const scored = standings.filter(({ p, verdict }) => p !== null && verdict !== 'unsettled')
  const count = (result: Standing['result']) =>
    standings.filter(standing => standing.result === result).length
  const brier = (of: (standing: Standing) => number | null) =>
    scored.length
      ? scored.reduce((sum, standing) => sum + ((of(standing) ?? 0) - Number(standing.verdict)) ** 2, 0) /
        scored.length
      : null
  return {
    asOf: assessment.asOf,
    standings,
    right: count('right'),
    wrong: count('wrong'),
    open: count('open'),
    scored: scored.length,
    brier: {
      forewarn: brier(({ p }) => p),
      mentions: brier(({ byMentions }) => byMentions),
      outlets: brier(({ byOutlets }) => byOutlets),
      'always half': brier(() => 0.5),
    },
  }
}

function standingOf(statement: Statement, assessment: Assessment, book: EventBook): Standing {
  const { id, statement: words, verdict, about, value } = statement
  const plain = { id, statement: words, verdict }
  const silent: Standing = {
    ...plain,
    result: verdict === 'unsettled' ? 'unsettled' : 'open',
    p: null,
    byMentions: null,
    byOutlets: null,
    figure: null,
    events: [],
  }
  if (!about) return silent
  const events = about.event ? eventsAbout(about, book) : []
  if (value) {
    const figure = figureOf(about, events, value.kind, assessment)
    if (!figure || verdict === 'unsettled')
      return { ...silent, figure, events: events.map(event => event.id) }
    const holds =
      (figure.low ?? Number.NEGATIVE_INFINITY) <= value.high &&
      (figure.high ?? Number.POSITIVE_INFINITY) >= value.low
    return { ...silent, figure, events: events.map(event => event.id), result: holds ? 'right' : 'wrong' }
  }
  const p = probabilityOf(about, events, assessment)
  if (p === null) return silent
  return {
    ...silent,
    p,
    byMentions: events.length ? halving(Math.max(...events.map(({ claims }) => claims.length))) : p,
    byOutlets: events.length ? halving(Math.max(...events.map(event => outletsOf(event, book)))) : p,
    events: events.map(event => event.id),
    result: verdict === 'unsettled' ? 'unsettled' : p >= 0.5 === verdict ? 'right' : 'wrong',
  }
}

type About = NonNullable<Statement['about']>

function probabilityOf(about: About, events: readonly Event[], assessment: Assessment): number | null {
  if (about.hypothesis)
    return assessment.explanation?.hypotheses.find(({ id }) => id === about.hypothesis)?.posterior ?? null
  if (about.outcome) return assessment.stress?.outcomes.find(({ id }) => id === about.outcome)?.share ?? null
  return events[0]?.belief.p ?? null
}

/** Undated events count by the day on which they became known, with two days' delay (assumption). */
export function eventsAbout(
  { hypothesis: _, outcome: __, from, to, ...query }: About,
  book: EventBook,
): readonly Event[] {
  return eventsWhere(query, book).filter(event => {
    const first = event.from ?? dayOf(event.first)
    const last = event.to ?? addDays(dayOf(event.first), -2)
    return (!to || (event.from ? first <= to : last <= to)) && (!from || (event.to ?? first) >= from)
  })
}

/**
 * The figure that stands for what the statement is about: of the scope that its query names, a place, a group of people
 * or a party, and of all where it names none. A part never answers for the whole, nor the whole for a part.
 */
function figureOf(
  about: About,
  events: readonly Event[],
  kind: string,
  assessment: Assessment,
): Standing['figure'] {
  const wanted = new Set(events.flatMap(({ claims }) => claims))
  const lines = assessment.values.filter(
    ({ kind: found, scope, points }) =>
      found === kind &&
      scope.counts === 'total' &&
      isOfPlace(scope.place, about) &&
      points.some(({ claim }) => wanted.has(claim)),
  )
  const groups = wantedGroups(kind, about)
  for (const group of groups) {
    const figures = lines.flatMap(({ scope, standing }) =>
      standing && (group === ANY || scope.whom === group) ? standing : [],
    )
    if (figures.length) {
      const { low, high, at } = figures.reduce((a, b) => (b.at > a.at ? b : a))
      return { low, high, at }
    }
  }
  return null
}

/** Whom a statement counts, the best answer first. */
function wantedGroups(kind: string, { actor = [], target = [] }: About): readonly (string | null)[] {
  if (kind === 'troops') return actor.length ? actor : [ANY]
  const groups = [...new Set(target.flatMap(code => groupOfRole(code) ?? []))]
  // Who detains detains people: a count of the detained is kept for all.
  return groups.length && kind !== 'detained' && kind !== 'missing' ? groups : [null]
}

const ANY = ''

function isOfPlace(place: string | null, { place: wanted = [] }: About): boolean {
  const towns = wanted.filter(name => !/^[A-Z]{3}$/.test(name))
  return towns.length ? place !== null && towns.includes(place) : place === null
}

/** What a dashboard that counts would believe: each more mention halves the doubt. */
function halving(count: number): number {
  return 1 - 0.5 ** count
}

function outletsOf(event: Event, { claims, reports }: EventBook): number {
  return new Set(event.claims.map(id => reports.get(claims.get(id)!.report)!.outlet)).size
}
