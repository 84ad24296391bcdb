import type { Claim } from '../domain/claim.ts'
import type { Event } from '../domain/event.ts'
import type { Judgement } from '../domain/judgement.ts'
import type { Report } from '../domain/report.ts'
import { underOwnNames } from './claimed-outlet.ts'
import { Families } from './copies.ts'
import { Counted } from './counted.ts'
import { eventOf } from './event.ts'
import { Joining } from './join.ts'
import { judged } from './judgements.ts'
import { placeKey, tellingOf } from './known.ts'
import { reportOrder } from './order.ts'
import { PlaceNames } from './place-names.ts'
import { trackRecords } from './record.ts'
import { Shared } from './shared.ts'
import { sourcesOf } from './sources.ts'
import { type Sourcing, voicesOf } from './sourcing.ts'
import type { Story } from './story.ts'
import { ValueLines } from './values.ts'
import type { WeighedClaims, WeighInput } from './weigh.ts'

export interface CodedReport {
  readonly report: Report
  readonly claims: readonly Claim[]
}

/**
 * Weighing that goes on as reports come in: a report that is the latest touches only the events that its claims join,
 * and the result is that of weighing all at once, byte for byte. One that comes late, is given again, or changes what
 * is known of an earlier one makes all be weighed anew when next asked.
 */
export class Weigher {
  private readonly fixed: Omit<WeighInput, 'reports' | 'claims'>
  private readonly coded = new Map<string, CodedReport>()
  private readonly underOwnName: (report: Report) => Report
  private state: State | null = null

  constructor(fixed: Omit<WeighInput, 'reports' | 'claims'>) {
    this.fixed = fixed
    this.underOwnName = underOwnNames(fixed.outlets, fixed.weighing)
  }

  /** Adds many at once; nothing is weighed until asked. */
  addAll(coded: readonly CodedReport[]): void {
    for (const one of coded) this.put(one)
    this.state = null
  }

  /** Adds one and gives the events that it changed or began, as far as joining goes (an analyst's judgements apart). */
  add(given: CodedReport): readonly Event[] {
    const known = this.coded.has(given.report.id)
    const coded = this.put(given)
    const { report } = coded
    if (known || !this.state?.takes(report)) this.state = null
    if (!this.state) {
      const state = this.settled()
      return [...new Set(state.storiesOf(report.id))].map(story => state.eventOf(story))
    }
    const { state } = this
    return [...new Set(state.add(coded))].map(story => state.eventOf(story))
  }

  /** All that was added, weighed. */
  weighed(): WeighedClaims {
    return this.settled().weighed()
  }

  private put({ report, claims }: CodedReport): CodedReport {
    const coded = { report: this.underOwnName(report), claims }
    this.coded.set(report.id, coded)
    return coded
  }

  private settled(): State {
    this.state ??= new State(this.coded, this.fixed)
    return this.state
  }
}

/** The same of all at once, where nothing is to be added: what only later reports would ask for is not kept. */
export function weighOnce(input: WeighInput): WeighedClaims {
  return joinedOnce(input).weighed()
}

/** A function of its own, so that what it puts together is let go before events are made. */
function joinedOnce({ reports, claims, ...fixed }: WeighInput): State {
  const own = reports.map(underOwnNames(fixed.outlets, fixed.weighing))
  return new State(codedReports(own, claims), fixed, false)
}

/** Each report with its claims, once. Those of one report mostly follow each other, and are cut out as they stand. */
function codedReports(reports: readonly Report[], claims: readonly Claim[]): Coded {
  const coded = new Map<string, { readonly report: Report; claims: readonly Claim[] }>()
  for (const report of reports) coded.set(report.id, { report, claims: NONE })
  for (let from = 0, to = 1; from < claims.length; from = to++) {
    const { report } = claims[from]!
    while (to < claims.length && claims[to]!.report === report) to++
    const known = coded.get(report)
    if (!known) continue
    const own = claims.slice(from, to)
    known.claims = known.claims.length ? [...known.claims, ...own] : own
  }
  return coded
}

const NONE: readonly Claim[] = []

/** Reports with their claims, by id. */
type Coded = ReadonlyMap<string, CodedReport>

/** What is known after the reports so far, all in order of publication. */
class State {
  private readonly fixed: Omit<WeighInput, 'reports' | 'claims'>
  private readonly reports = new Map<string, Report>()
  /** Null once nothing more is to be searched for copies. */
  private families: Families | null
  private readonly goesOn: boolean
  /** Id of the earliest report of each one's family. */
  private readonly familyOf: ReadonlyMap<string, string>
  private joining: Joining
  private readonly compare: (a: Report, b: Report) => number
  private readonly sourcing: Sourcing
  private readonly stated = new Map<string, Report['kind']>()
  private readonly values: ValueLines
  private readonly places = new PlaceNames()
  /** By the number of the story; dropped when a claim joins it. */
  private readonly events: (Event | undefined)[] = []
  /** Articles of which a digest came first. */
  private readonly awaited = new Set<string>()
  /** Whether a digest is of a digest: families are then settled over all reports, and none is added by itself. */
  private chained = false
  private last: Report | null = null
  /** Whether any event was made yet. */
  private asked = false

  /** @param coded what there is so far; a report that is added is among it beforehand */
  constructor(coded: Coded, fixed: Omit<WeighInput, 'reports' | 'claims'>, goesOn = true) {
    this.compare = reportOrder(fixed.outlets, fixed.weighing)
    const inOrder = [...coded.values()].sort((a, b) => this.compare(a.report, b.report))
    this.fixed = fixed
    this.goesOn = goesOn
    this.families = new Families(fixed.weighing, coded)
    const counted = new Counted(fixed.weighing)
    this.values = new ValueLines(fixed.weighing, counted)
    this.sourcing = {
      counted,
      weighing: fixed.weighing,
      placeNames: this.places.names,
      shared: new Shared(),
      graded: fixed.gradings?.claims ?? new Map(),
      ...voicesOf(
        fixed.outlets,
        this.stated,
        fixed.weighing,
        trackRecords(fixed.records ?? []),
        fixed.gradings?.sources,
      ),
    }
    for (const { report } of inOrder) this.note(report)
    this.familyOf = this.families.settled()
    if (!goesOn) this.families = null
    this.joining = new Joining(fixed.weighing, goesOn ? undefined : copiedIn(this.familyOf))
    for (const one of inOrder) this.join(one)
  }

  /** Whether the report can be added without a change to what is known of earlier ones. */
  takes(report: Report): boolean {
    if (this.last && this.compare(this.last, report) >= 0) return false
    if (this.awaited.has(report.id) || this.chained || this.isChain(report)) return false
    // Somebody may have cited the outlet before it stated its kind.
    if (report.kind === null || !this.sourcing.hasVoice(report.outlet)) return true
    return this.stated.get(report.outlet.toLowerCase()) != null
  }

  add(coded: CodedReport): readonly Story[] {
    const { report } = coded
    this.note(report)
    return this.join(coded)
  }

  storiesOf(report: string): readonly Story[] {
    return this.joining.stories.filter(({ members }) => members.some(({ claim }) => claim.report === report))
  }

  eventOf(story: Story): Event {
    this.asked = true
    this.events[story.number] ??= eventOf(story.members, this.sourcing)
    return this.events[story.number]!
  }

  weighed(): WeighedClaims {
    const { outlets, weighing, judgements = [], records = [], gradings } = this.fixed
    return {
      events: judgements.length ? this.judgedEvents(judgements) : this.allEvents(),
      sources: sourcesOf(
        [...this.reports.values()],
        outlets,
        weighing,
        trackRecords(records),
        gradings?.sources,
      ),
      values: this.values.values(this.places.names),
      families: this.goesOn ? new Map(this.familyOf) : this.familyOf,
    }
  }

  private judgedEvents(judgements: readonly Judgement[]): readonly Event[] {
    const { groups, shapedBy } = judged(
      this.joining.stories.map(({ members }) => members),
      judgements,
    )
    return groups.map(group => eventOf(group, this.sourcing, shapedBy.get(group[0]!.claim.id)))
  }

  /** Where nothing more can join, what was known of claims is let go as their events are made. */
  private allEvents(): readonly Event[] {
    if (this.goesOn) return this.joining.stories.map(story => this.eventOf(story))
    const stories: (Story | undefined)[] = this.joining.stories
    this.joining = new Joining(this.fixed.weighing)
    return stories.map((story, i) => {
      stories[i] = undefined
      return eventOf(story!.members, this.sourcing)
    })
  }

  private isChain({ id, sameArticleAs }: Report): boolean {
    if (sameArticleAs === null) return false
    return this.awaited.has(id) || this.reports.get(sameArticleAs)?.sameArticleAs != null
  }

  private note(report: Report): void {
    this.chained ||= this.isChain(report)
    const outlet = report.outlet.toLowerCase()
    if (this.stated.get(outlet) == null) this.stated.set(outlet, report.kind)
    if (report.sameArticleAs && !this.reports.has(report.sameArticleAs))
      this.awaited.add(report.sameArticleAs)
    this.reports.set(report.id, report)
    this.last = report
    this.families!.add(report)
  }

  /** Events of a town that is called otherwise from now on are made anew. */
  private rename(town: string | null): void {
    if (town === null || !this.asked) return
    for (const { number, members } of this.joining.stories)
      if (this.events[number] && members.some(({ claim }) => lies(claim, town)))
        this.events[number] = undefined
  }

  private join({ report, claims }: CodedReport): readonly Story[] {
    const family = this.familyOf.get(report.id)!
    const { retracted } = this.fixed
    if (retracted?.has(report.id) || retracted?.has(family)) return []
    const own = [...new Map(claims.map(claim => [claim.id, claim])).values()].sort(
      (a, b) => a.trigger.start - b.trigger.start || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
    )
    const cited = own.flatMap(({ chain }) => chain.map(voice => this.sourcing.citedVoice(voice).id))
    const leans = this.sourcing.shared.list([...new Set(cited)].sort())
    for (const claim of own) this.rename(this.places.add(claim))
    const joined = this.joining.add(tellingOf(report, this.reports.get(family)!, leans), own)
    this.values.add(joined.map(({ known }) => known))
    return joined.map(({ story }) => {
      this.events[story.number] = undefined
      return story
    })
  }
}

/** The families that have a copy. */
function copiedIn(familyOf: ReadonlyMap<string, string>): ReadonlySet<string> {
  const copied = new Set<string>()
  for (const [report, family] of familyOf) if (report !== family) copied.add(family)
  return copied
}

function lies({ place }: Claim, town: string): boolean {
  return place?.point != null && placeKey(place) === town
}
