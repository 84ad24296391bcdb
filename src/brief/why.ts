import type { Assessment, Hypothesis, Indicator, Outcome, StressTest } from '../domain/assessment.ts'
import type { Claim } from '../domain/claim.ts'
import type { Event, Origin } from '../domain/event.ts'
import { likelihoodsIn, readingText } from '../domain/likelihood.ts'
import { probabilityOf } from '../domain/logit.ts'
import { logOddsWithout } from '../weigh/without.ts'
import { hourText, partyName, plural } from './describe.ts'
import { type Block, type Brief, gradeText, id, type Line, type Section, strong, text } from './document.ts'
import { bestClaims, type EvidenceBook, evidenceBook, quoteLine, topRef } from './evidence.ts'
import { beliefText, likelihoodText, percent } from './likelihood.ts'
import { eventCounts } from './sections/counts.ts'
import { type SectionInput, titleOf } from './sections/section.ts'
import { placeItems, startsTable } from './stress-parts.ts'
import { termLabel } from './term-label.ts'
import type { Wording } from './wording.ts'

interface Answer {
  readonly title: string
  readonly question: string
  readonly sections: readonly Section[]
}

/**
 * The terms that add up to a number of the assessment, down to the quotes.
 *
 * @param name an event's, indicator's, hypothesis' or claim's id
 * @returns null where the assessment knows no such name
 */
export function writeWhy(assessment: Assessment, name: string, wording: Wording): Brief | null {
  const book = evidenceBook(assessment)
  const input: SectionInput = { assessment, book, wording }
  const answer = answerTo(name, input)
  if (!answer) return null
  return { version: assessment.version, asOf: assessment.asOf, ...answer, references: book.references() }
}

function answerTo(name: string, input: SectionInput): Answer | null {
  const { assessment, book } = input
  const event = book.events.get(name)
  if (event) return whyEvent(event, input)
  const indicator = assessment.indicators.find(found => found.name === name)
  if (indicator) return whyIndicator(indicator, input)
  const hypothesis = assessment.explanation?.hypotheses.find(found => found.id === name)
  if (hypothesis) return whyHypothesis(hypothesis, input)
  const outcome = assessment.stress?.outcomes.find(found => found.id === name)
  if (outcome) return whyOutcome(outcome, assessment.stress!, input)
  const claim = book.claims.get(name)
  return claim ? whyClaim(claim, input) : null
}

/** Names that `why` understands and that share the most with what was typed. */
export function namesLike(assessment: Assessment, name: string): readonly string[] {
  const known = [
    ...assessment.indicators.map(indicator => indicator.name),
    ...(assessment.explanation?.hypotheses.map(hypothesis => hypothesis.id) ?? []),
    ...(assessment.stress?.outcomes.map(outcome => outcome.id) ?? []),
    ...assessment.events.map(event => event.id),
  ]
  const pairs = (word: string) =>
    new Set(Array.from(word, (_, i) => word.slice(i, i + 3)).filter(part => part.length === 3))
  const wanted = pairs(name.toLowerCase())
  const shared = (other: string) => [...pairs(other)].filter(part => wanted.has(part)).length
  return known
    .map(other => ({ other, score: shared(other) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.other < b.other ? -1 : 1))
    .slice(0, 3)
    .map(({ other }) => other)
}

function whyEvent(event: Event, input: SectionInput): Answer {
  return {
    title: titleOf(event, input),
    question: `Why ${beliefText(event.belief)}, grade ${gradeText(event.grade)}? (${event.id})`,
    sections: [
      { id: 'belief', title: 'How far to believe it', blocks: beliefBlocks(event, input) },
      ...(event.open
        ? [
            {
              id: 'told',
              title: 'How far to believe that it was told, though not that it came true',
              blocks: beliefBlocks({ ...event.open, origins: event.origins }, input),
            },
          ]
        : []),
      { id: 'origins', title: 'Where the claims end', blocks: [originItems(event, input)] },
      ...(event.values.length ? [eventCounts(event, input)] : []),
    ],
  }
}

function beliefBlocks(
  { terms, belief, origins }: Pick<Event, 'terms' | 'belief' | 'origins'>,
  { book, wording }: SectionInput,
): readonly Block[] {
  const total = terms.reduce((sum, { value }) => sum + value, 0)
  let sum = 0
  return [
    {
      kind: 'table',
      columns: [
        { title: 'Term', align: 'left' },
        { title: 'Log-odds', align: 'right' },
        { title: 'So far', align: 'right' },
        { title: 'Without it', align: 'right' },
        { title: '', align: 'left' },
      ],
      rows: terms.map((term): readonly Line[] => {
        const { label, value, claims } = term
        const left = logOddsWithout(terms, other => other === term)
        sum += value
        return [
          [text(termLabel(label, origins, wording))],
          [text(signed(value))],
          [text(probabilityOf(sum).toFixed(2))],
          [text(probabilityOf(left).toFixed(2))],
          refs(claims, book),
        ]
      }),
    },
    {
      kind: 'paragraph',
      line: [text(`Sum ${signed(total)}: ${likelihoodText(belief.p)}, ${beliefText(belief)}.`)],
    },
  ]
}

function originItems(event: Event, input: SectionInput): Block {
  const copies = new Map(input.assessment.reports.map(({ report, copyOf }) => [report.id, copyOf]))
  return {
    kind: 'items',
    items: event.origins.map(origin => ({
      lead: originLead(origin, input),
      details: origin.claims.flatMap(claimId => {
        const claim = input.book.claims.get(claimId)
        if (!claim) return []
        const copyOf = copies.get(claim.report)
        return [
          [
            ...quoteLine(claim, input.book),
            text(` ${claim.factuality}${claim.attribution ? ` by ${claim.attribution.name}` : ''}`),
            ...(copyOf ? [text(`, copy of ${copyOf}`)] : []),
            text(' '),
            id(claim.id),
          ],
        ]
      }),
    })),
  }
}

const STANDS = { true: 'Asserted by ', false: 'Denied by ', null: 'Left open by ' } as const

function originLead(origin: Origin, { book, wording }: SectionInput): Line {
  const reports = new Set(origin.claims.map(claim => book.claims.get(claim)?.report))
  return [
    strong(STANDS[`${origin.supports}`]),
    text(
      `${origin.kind === 'outlet' ? origin.who : partyName(origin.who, wording)} (${origin.kind}): ${plural(reports.size, 'report')}, first ${hourText(origin.first)}`,
    ),
  ]
}

const NARROWED: Block = {
  kind: 'paragraph',
  line: [
    text(
      'The figures below are those of whole events. The indicator counts only the claims that fit its query, and what they carry can be less.',
    ),
  ],
}

/** Whether an event is believed further than the indicator that takes the best of them says. */
function isNarrowed({ kind, value }: Indicator, events: readonly Event[]): boolean {
  return kind === 'any-event' && value !== null && events.some(({ belief }) => belief.p > value + 0.005)
}

function whyIndicator(indicator: Indicator, input: SectionInput): Answer {
  const events = indicator.events.flatMap(event => input.book.events.get(event) ?? [])
  return {
    title: indicator.title,
    question: indicator.question,
    sections: [
      {
        id: 'status',
        title: 'Status',
        blocks: [
          {
            kind: 'paragraph',
            line: [
              { kind: 'status', status: indicator.status },
              text(
                indicator.interval && indicator.kind === 'any-event'
                  ? ` ${beliefText(indicator.interval, [indicator.thresholds.watch, indicator.thresholds.tripped])}`
                  : '',
              ),
            ],
          },
          { kind: 'items', items: indicator.why.map(line => ({ lead: [text(line)], details: [] })) },
          { kind: 'paragraph', line: [text(`Thresholds from: ${indicator.sources.join('; ')}.`)] },
        ],
      },
      {
        id: 'events',
        title: 'Events under it',
        blocks: [...(isNarrowed(indicator, events) ? [NARROWED] : []), eventItems(events, input)],
      },
    ],
  }
}

const EVENTS = 15

function eventItems(events: readonly Event[], input: SectionInput): Block {
  if (!events.length) return { kind: 'paragraph', line: [text('None.')] }
  return {
    kind: 'items',
    items: events.slice(0, EVENTS).map(event => ({
      lead: [
        strong(titleOf(event, input)),
        text(
          ` ${beliefText(event.belief)}, ${gradeText(event.grade)}${event.open ? `; told, but left open: ${beliefText(event.open.belief)}` : ''} `,
        ),
        id(event.id),
      ],
      details: [...bestClaims(event, input.book), ...openClaims(event, input.book)]
        .slice(0, 2)
        .map(claim => quoteLine(claim, input.book)),
    })),
  }
}

function openClaims({ open }: Event, book: EvidenceBook): readonly Claim[] {
  return (open?.terms ?? []).flatMap(({ claims }) => book.claims.get(claims[0] ?? '') ?? [])
}

function whyHypothesis(hypothesis: Hypothesis, input: SectionInput): Answer {
  const { explanation } = input.assessment
  const evidence = [...(explanation?.evidence ?? [])].sort(
    (a, b) => Math.abs(b.terms[hypothesis.id] ?? 0) - Math.abs(a.terms[hypothesis.id] ?? 0),
  )
  const logPriors = (explanation?.hypotheses ?? []).map(({ prior }) => Math.log(prior))
  const meanOfAll = logPriors.reduce((sum, nats) => sum + nats, 0) / logPriors.length
  return {
    title: hypothesis.title,
    question: `${hypothesis.description.trim()} Why ${likelihoodText(hypothesis.posterior)}?`,
    sections: [
      {
        id: 'terms',
        title: 'Terms, in nats against the mean of all hypotheses',
        blocks: [
          {
            kind: 'table',
            columns: [
              { title: 'Evidence', align: 'left' },
              { title: 'State', align: 'left' },
              { title: 'Nats', align: 'right' },
              { title: 'Source of the likelihoods', align: 'left' },
              { title: '', align: 'left' },
            ],
            rows: [
              [
                [strong('Prior')],
                [text('')],
                [text(signed(Math.log(hypothesis.prior) - meanOfAll))],
                [text(hypothesis.priorSource)],
                [],
              ],
              ...evidence.map((item): readonly Line[] => [
                [text(item.title)],
                [
                  text(
                    item.countedUnder
                      ? `counted under ${item.countedUnder}`
                      : `${item.state}, ${item.p.toFixed(2)}`,
                  ),
                ],
                [text(item.countedUnder ? '' : signed(item.terms[hypothesis.id] ?? 0))],
                [text(item.source)],
                topRef(item, input.book),
              ]),
            ],
          },
          {
            kind: 'paragraph',
            line: [
              text(
                `Together, over all hypotheses: ${percent(hypothesis.posterior)} %; ${percent(hypothesis.range[0])}–${percent(hypothesis.range[1])} % when its prior is halved or doubled in odds, or any one piece of evidence is left out.`,
              ),
            ],
          },
        ],
      },
    ],
  }
}

/** Which event moves an outcome of the stress test how far: what is believed, and what it does where it holds. */
function whyOutcome(outcome: Outcome, stress: StressTest, input: SectionInput): Answer {
  return {
    title: outcome.title,
    question: `Why ${Math.round(outcome.share * stress.runs)} of ${stress.runs} runs? The error from their number is ${(100 * outcome.error).toFixed(1)} points.`,
    sections: [
      {
        id: 'starts',
        title: 'What holds at the start, and how far it moves this outcome',
        blocks: [startsTable(stress, outcome.id, input)],
      },
      { id: 'places', title: 'Where unrest is believed to be', blocks: [placeItems(stress, input)] },
    ],
  }
}

function whyClaim(claim: Claim, input: SectionInput): Answer {
  const report = input.book.reports.get(claim.report)!
  return {
    title: `Claim ${claim.id}`,
    question: `${claim.event}${claim.mode ? ` (${claim.mode})` : ''}, ${claim.factuality}, ${claim.time}`,
    sections: [
      {
        id: 'quote',
        title: 'Quote',
        blocks: [{ kind: 'paragraph', line: quoteLine(claim, input.book) }],
      },
      ...likelihoodSection(report.text.slice(claim.quote.start, claim.quote.end), input),
      {
        id: 'coding',
        title: 'What made each field',
        blocks: [
          {
            kind: 'table',
            columns: [
              { title: 'Field', align: 'left' },
              { title: 'Rule', align: 'left' },
              { title: 'Words', align: 'left' },
            ],
            rows: claim.why.map(({ field, rule, span }): readonly Line[] => [
              [text(field)],
              [text(rule)],
              [text(span ? report.text.slice(span.start, span.end) : '')],
            ]),
          },
        ],
      },
    ],
  }
}

/** Words of likelihood in the quote, each as a range with its spread: no reader takes them for one figure. */
function likelihoodSection(quote: string, { wording: { likelihoods } }: SectionInput): Answer['sections'] {
  const found = likelihoodsIn(quote, likelihoods)
  if (!found.length) return []
  return [
    {
      id: 'likelihood',
      title: 'Words of likelihood',
      blocks: [
        {
          kind: 'items',
          items: found.map(reading => ({ lead: [text(readingText(reading, likelihoods))], details: [] })),
        },
      ],
    },
  ]
}

function refs(claims: readonly string[], book: EvidenceBook): Line {
  const numbers = claims.filter(claim => book.claims.has(claim)).map(claim => book.refOf(claim))
  return numbers.length ? [{ kind: 'refs', refs: [...new Set(numbers)] }] : []
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`
}
