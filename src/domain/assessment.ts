import type { CaseDefinition } from './case.ts'
import type { Claim } from './claim.ts'
import type { CorrectionStanding } from './correction.ts'
import type { Belief, Event, RunningValue, Source } from './event.ts'
import type { IndicatorTest } from './indicator.ts'
import type { Day, Instant } from './instant.ts'
import type { Report } from './report.ts'
import type { Span } from './syntax.ts'

export const STATUSES = ['tripped', 'watch', 'quiet', 'no data'] as const
export type Status = (typeof STATUSES)[number]

/** What a written test says of the world at an hour, with what it rests on. */
export interface Indicator {
  readonly name: string
  readonly title: string
  readonly question: string
  readonly group: string
  readonly kind: IndicatorTest['kind']
  readonly status: Status
  /** What the thresholds are held against: a probability, a count, a level or a change; null without data. */
  readonly value: number | null
  /** What a signal's value is counted in (a change is a share of 1); null for events. */
  readonly unit: string | null
  readonly interval: Belief | null
  readonly thresholds: { readonly watch: number; readonly tripped: number; readonly hysteresis: number }
  /** Ids of the events under it, strongest first. */
  readonly events: readonly string[]
  /** Ids of their claims that say what is asked: an event may have others, of another matter. */
  readonly claims: readonly string[]
  readonly origins: number
  readonly first: Instant | null
  /** The arithmetic in words, one step a line. */
  readonly why: readonly string[]
  readonly sources: readonly string[]
}

/** How one piece of evidence stands, and what it does to each hypothesis. */
export interface Evidence {
  readonly id: string
  readonly title: string
  readonly state: 'seen' | 'partly seen' | 'expected and missing' | 'open'
  /** Probability that it is so. */
  readonly p: number
  readonly events: readonly string[]
  /** Ids of their claims that say it. */
  readonly claims: readonly string[]
  /** Log-likelihood ratio against the mean of all hypotheses, in nats; the matrix of ACH read as numbers. */
  readonly terms: Readonly<Record<string, number>>
  /** Range of the terms: how far it separates the hypotheses. */
  readonly diagnosticity: number
  /** Evidence that says the same again: not counted. */
  readonly countedUnder: string | null
  readonly source: string
}

export interface Hypothesis {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly prior: number
  readonly priorSource: string
  readonly posterior: number
  /** Range of the posterior when its prior is halved and doubled (in odds) and any one piece of evidence left out. */
  readonly range: readonly [number, number]
}

/** Analysis of Competing Hypotheses: beside the ranking, never a ranking of its own. */
export interface Matrix {
  /** The evidence that is seen or missing; what depends on other evidence weighs nothing. */
  readonly columns: readonly {
    readonly evidence: string
    /** Belief times independence. */
    readonly weight: number
    readonly diagnosticity: number
  }[]
  /** In the order of the ranking; CC and C consistent, I and II inconsistent, N neither. */
  readonly rows: readonly {
    readonly hypothesis: string
    readonly cells: Readonly<Record<string, 'CC' | 'C' | 'N' | 'I' | 'II'>>
    /** Weighted sum of what speaks against it, to be compared with the ranking. */
    readonly inconsistency: number
  }[]
  /** Why the hypothesis that the matrix speaks least against is not the most probable; null where it is. */
  readonly differs: string | null
}

export interface Explanation {
  readonly question: string
  /** Most probable first; `none` (none of these) among them. They sum to 1. */
  readonly hypotheses: readonly Hypothesis[]
  readonly evidence: readonly Evidence[]
  readonly matrix: Matrix
  /** Evidence without which another hypothesis would lead. */
  readonly linchpins: readonly string[]
  /**
   * How the leader's posterior moves with one judgement at a time, widest first: its odds before any evidence
   * halved and doubled (`prior`), all log-likelihood ratios of one piece of evidence (`evidence`), or the odds of one
   * piece under one hypothesis (`likelihood`).
   */
  readonly sensitivity: readonly {
    readonly of: 'prior' | 'evidence' | 'likelihood'
    readonly id: string
    /** The hypothesis whose likelihood it is; null for the other two. */
    readonly hypothesis: string | null
    readonly low: number
    readonly high: number
  }[]
  /** Evidence still open, by the information expected of it (bits of the hypotheses' entropy), most first. */
  readonly lookFor: readonly { readonly id: string; readonly title: string; readonly bits: number }[]
}

export interface Outcome {
  readonly id: string
  readonly title: string
  readonly share: number
  /** Monte Carlo error: the share's standard error from the number of runs alone (half of the interval over 1.96). */
  readonly error: number
  /** 95 % interval of the share from the number of runs alone (Wilson). */
  readonly low: number
  readonly high: number
}

export interface StressTest {
  readonly runs: number
  /** Runs asked for; more than `runs` where the work was broken off. */
  readonly asked: number
  readonly seed: number
  readonly days: number
  /** What the country's regions, roads and forces were taken from. */
  readonly country: string
  /** The policy's title; null where every side does as the model lets it. */
  readonly policy: string | null
  readonly outcomes: readonly Outcome[]
  /**
   * Which start conditions were drawn, from which events, and how far the leading outcome's share moves where each
   * holds for certain against where it certainly does not, on common random numbers, with the standard error; then
   * the same for every outcome.
   */
  readonly starts: readonly {
    readonly id: string
    readonly title: string
    readonly p: number
    readonly events: readonly string[]
    /** Ids of their claims that say it. */
    readonly claims: readonly string[]
    readonly effect: number
    readonly effectError: number
    readonly effects: readonly { readonly id: string; readonly difference: number; readonly error: number }[]
  }[]
  /** Belief that there is unrest in each region, and the events that place it there. */
  readonly regions: readonly {
    readonly id: string
    readonly title: string
    readonly p: number
    readonly events: readonly string[]
  }[]
  /** Belief that there is unrest somewhere, of events that are placed no more exactly than the country, and those events. */
  readonly somewhere: { readonly p: number; readonly events: readonly string[] }
  /**
   * What the leading outcome hangs on: its share among the third of runs that drew the parameter lowest and the
   * third that drew it highest, widest difference first, with the difference's standard error; and how many bits of
   * the outcome it would tell to know in which third the parameter lies.
   */
  readonly hangsOn: readonly {
    readonly name: string
    readonly title: string
    readonly lowest: number
    readonly highest: number
    readonly error: number
    readonly bits: number
  }[]
  /** Start conditions by what it would tell of the outcome, in bits, to know each for certain; most first. */
  readonly lookFor: readonly { readonly id: string; readonly title: string; readonly bits: number }[]
  /** What is unsure of the outcome, in bits: the entropy of the shares. */
  readonly bits: number
  /** Where the model fails on past crises. */
  readonly failures: readonly string[]
  /** How often past crises ended in what some outcomes stand for. */
  readonly baseRates: readonly {
    readonly outcomes: readonly string[]
    readonly title: string
    readonly count: number
    readonly of: number
    readonly source: string
  }[]
  /** The main stocks by day: 10th, 50th and 90th percentile over all runs (an ended run stays where it ended). */
  readonly fan: readonly {
    readonly stock: 'street' | 'detained' | 'loyal'
    readonly byDay: readonly (readonly [number, number, number])[]
  }[]
  /** Where outcomes part: a shallow tree, each node after the one that it hangs from. */
  readonly branches: readonly Branch[]
  readonly assumptions: readonly {
    readonly name: string
    readonly title: string
    readonly low: number
    readonly high: number
    readonly unit: string
    readonly source: string
  }[]
}

/** Some of the runs, how they end, and what parts them best. */
export interface Branch {
  /** From the root, `l` for the low side of a split and `h` for the high one; empty for the root. */
  readonly path: string
  /** Share of all runs. */
  readonly share: number
  readonly outcomes: readonly { readonly id: string; readonly share: number }[]
  /** Runs that have ended by the hour are on neither side. */
  readonly split: {
    readonly hour: number
    readonly feature: string
    readonly above: number
    readonly bits: number
  } | null
}

export interface Exposure {
  readonly id: string
  readonly party: string
  readonly country: string
  readonly channel: string
  readonly what: string
  /** Probability that a trigger is true. */
  readonly p: number | null
  readonly events: readonly string[]
  readonly loss: {
    readonly low: number
    readonly high: number
    readonly unit: string
    readonly arithmetic: string
  } | null
  readonly figures: readonly {
    readonly name: string
    readonly value: number
    readonly unit: string
    readonly year: number
    readonly source: { readonly title: string; readonly address?: string | undefined }
  }[]
}

export interface CalendarDate {
  readonly id: string
  readonly from: Day
  readonly to: Day
  readonly title: string
  readonly place: string | null
  readonly actors: readonly string[]
  readonly stake: string
  readonly source: { readonly title: string; readonly address?: string | undefined }
}

/** A statement in a report on who belongs to a treaty or alliance, held against the treaty's own dates. */
export interface MembershipClaim {
  readonly report: string
  readonly quote: Span
  /** In words: "CSTO includes ARM, BLR". */
  readonly understood: string
  readonly denied: boolean
  readonly verdict: 'true' | 'false' | 'unknown'
  /** States for which it does not hold. */
  readonly against: readonly string[]
  readonly sources: readonly { readonly title: string; readonly address: string }[]
}

/** A report as the assessment lists it: whether it could be coded, and whose copy it is. */
export interface ReportStanding {
  readonly report: Report
  readonly coding:
    | { readonly kind: 'coded'; readonly claims: number }
    | { readonly kind: 'not coded'; readonly reason: string }
  /** Id of the earliest report of its family where that is another. */
  readonly copyOf: string | null
}

/** Everything that the chain says of a case as it was known at an hour. */
export interface Assessment {
  readonly version: string
  readonly case: CaseDefinition
  readonly asOf: Instant
  readonly reports: readonly ReportStanding[]
  readonly claims: readonly Claim[]
  readonly events: readonly Event[]
  readonly values: readonly RunningValue[]
  readonly sources: readonly Source[]
  readonly indicators: readonly Indicator[]
  readonly explanation: Explanation | null
  readonly stress: StressTest | null
  readonly exposures: readonly Exposure[]
  readonly calendar: readonly CalendarDate[]
  readonly memberships: readonly MembershipClaim[]
  /** Every correction made by the hour, those undone and those without object too, in order. */
  readonly corrections: readonly CorrectionStanding[]
}
