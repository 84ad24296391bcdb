import type { OpenCase } from '../assess/assess-case.ts'
import { assess } from '../assess/chain.ts'
import type { Brief } from '../brief/document.ts'
import type { Wording } from '../brief/wording.ts'
import { writeBrief } from '../brief/write.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { Instant } from '../domain/instant.ts'
import { formatProblem } from '../domain/problem.ts'
import type { Plan } from '../stress/plan.ts'
import type { Grounds } from '../stress/result.ts'
import { planOf } from '../stress/stress.ts'
import { eventBook } from '../watch/query.ts'
import type { ClaimParser } from './claim-parse.ts'
import { evidenceOf, reportOf } from './evidence-view.ts'
import { type Moment, type Overview, STATUS_LETTERS } from './overview-schema.ts'
import type { ClaimParse } from './parse-schema.ts'
import { pictureOf } from './picture.ts'
import type { Evidence, Picture, ReportView } from './picture-schema.ts'
import { type Supposed, supposedCorrections, supposedView } from './suppose.ts'
import type { SupposedView } from './suppose-schema.ts'

export interface StressPlan {
  readonly plan: Plan
  readonly grounds: Grounds
}

/** What the server may ask about one case, at any hour. */
export interface Room {
  overview(): Promise<Overview>
  picture(at: Instant): Promise<Picture>
  evidence(at: Instant, event: string): Promise<Evidence | null>
  report(at: Instant, id: string): Promise<ReportView | null>
  /** The trees behind a claim; null where there is no such claim, or no parser (in a copy). */
  parse(at: Instant, claim: string): Promise<ClaimParse | null>
  /**
   * What would be believed without some reports and with some outlets distrusted; nothing is stored. Null where the
   * hour knows one of them not.
   */
  suppose(at: Instant, supposed: Supposed): Promise<SupposedView | null>
  brief(at: Instant): Promise<Brief>
  moment(at: Instant): Promise<Moment>
  /** What a stress test at an hour runs from, for whoever runs it; null where no event is known yet. */
  stressPlan(at: Instant): Promise<StressPlan | null>
  close(): Promise<void>
}

/** An assessment takes some megabytes; those last asked for are kept (assumption: the hours between which one looks). */
const KEPT = 16

/** What a room needs of a case: an open folder has it, and so has a copy of the room. */
export type RoomCase = Pick<OpenCase, 'problems' | 'assessAt' | 'inputAt' | 'close'> & {
  readonly loaded: Pick<OpenCase['loaded'], 'definition'>
}

/** Assessments by their hour. */
export interface KeptAssessments {
  at(asOf: Instant): Promise<Assessment>
  /** Drops those of this hour and later: something was stored that concerns them. */
  forget(from: Instant): void
}

export function keptAssessments({ assessAt }: Pick<OpenCase, 'assessAt'>): KeptAssessments {
  const kept = new Map<Instant, Promise<Assessment>>()
  return {
    at(asOf) {
      const found = kept.get(asOf) ?? assessAt(asOf)
      kept.delete(asOf)
      kept.set(asOf, found)
      found.catch(() => kept.delete(asOf))
      for (const oldest of kept.keys()) {
        if (kept.size <= KEPT) break
        kept.delete(oldest)
      }
      return found
    },
    forget(from) {
      for (const asOf of kept.keys()) if (asOf >= from) kept.delete(asOf)
    },
  }
}

/**
 * A room over an open case, in this thread.
 * @param parser left out where the parser's models are not at hand
 */
export function openRoom(
  opened: RoomCase,
  wording: Wording,
  opensAt: Instant,
  kept: KeptAssessments = keptAssessments(opened),
  parser?: ClaimParser,
): Room {
  const assessAt = kept.at
  const { definition } = opened.loaded
  return {
    async overview() {
      const { version, reports, corrections } = await assessAt(
        definition.ends > opensAt ? definition.ends : opensAt,
      )
      return {
        version,
        case: definition,
        opensAt,
        published: reports.map(({ report }) => report.published),
        corrected: corrections.map(({ at }) => at),
        problems: opened.problems.map(formatProblem),
      }
    },
    picture: async at => pictureOf(await assessAt(at), wording),
    evidence: async (at, event) => evidenceOf(await assessAt(at), event, wording),
    report: async (at, id) => reportOf(await assessAt(at), id),
    async parse(at, id) {
      const { claims, reports } = await assessAt(at)
      const claim = claims.find(found => found.id === id)
      const standing = reports.find(({ report }) => report.id === claim?.report)
      return claim && standing && parser ? parser(claim, standing.report) : null
    },
    async suppose(at, supposed) {
      const [before, input] = [await assessAt(at), await opened.inputAt(at)]
      const corrections = supposedCorrections(supposed, before, input.corrections ?? [])
      return corrections && supposedView(before, assess({ ...input, corrections }), wording)
    },
    brief: async at => writeBrief(await assessAt(at), wording),
    // Not by way of what is kept: a run through all hours would push out those that someone looks at.
    moment: async at => momentOf(await opened.assessAt(at)),
    async stressPlan(at) {
      const { events, claims, reports } = await assessAt(at)
      if (!events.length) return null
      const { stress, land, seed } = await opened.inputAt(at)
      const texts = reports.map(({ report }) => report)
      return planOf({
        definition: stress,
        land,
        seed,
        book: eventBook(events, claims, texts),
        country: definition.country,
        asOf: at,
      })
    },
    close: () => opened.close(),
  }
}

function momentOf({ asOf, reports, events, indicators, explanation, stress }: Assessment): Moment {
  return {
    asOf,
    reports: reports.length,
    events: events.length,
    statuses: Object.fromEntries(indicators.map(({ name, status }) => [name, STATUS_LETTERS[status]])),
    values: Object.fromEntries(indicators.map(({ name, value }) => [name, value])),
    hypotheses: Object.fromEntries(explanation?.hypotheses.map(({ id, posterior }) => [id, posterior]) ?? []),
    outcomes: Object.fromEntries(stress?.outcomes.map(({ id, share }) => [id, share]) ?? []),
  }
}
