import type { Assessment } from '../../domain/assessment.ts'
import { lowerFirst, momentText, plural } from '../describe.ts'
import { type Block, type Line, type Section, strong, text } from '../document.ts'
import { askedClaims, bestClaims } from '../evidence.ts'
import { likelihoodText, percent } from '../likelihood.ts'
import { leading } from './leading.ts'
import { independent, type SectionInput, titleOf } from './section.ts'

/** What a reader who stops here has to know. Likelihood and confidence are two statements (ICD 203). */
export function bottomLine(input: SectionInput): Section {
  const { assessment } = input
  const lines: readonly Line[] = [
    happening(input),
    testing(input),
    explaining(input),
    following(input),
    confidence(assessment),
  ]
  return {
    id: 'bottom-line',
    title: 'Bottom line',
    blocks: lines.filter(line => line.length).map((line): Block => ({ kind: 'paragraph', line })),
  }
}

function happening(input: SectionInput): Line {
  const { assessment, book, wording } = input
  const top = leading(input)
  if (!top.length) {
    return [
      text(
        `As known on ${momentText(assessment.asOf)}, from ${plural(assessment.reports.length, 'report')}: nothing is believed very likely yet.`,
      ),
    ]
  }
  return [
    text(
      `As known on ${momentText(assessment.asOf)}, from ${plural(assessment.reports.length, 'report')}, known above all: `,
    ),
    ...top.flatMap(
      (event, index): Line => [
        text(index ? (index === top.length - 1 ? ' and ' : ', ') : ''),
        strong(lowerFirst(titleOf(event, input), wording)),
        text(' '),
        { kind: 'refs', refs: [book.refOf(bestClaims(event, book)[0]!.id)] },
      ],
    ),
    text('.'),
  ]
}

/** The tripped tests that came up last are the news (assumption: five of them are read). */
const LATEST = 5

function testing({ assessment, book, wording }: SectionInput): Line {
  const tripped = assessment.indicators
    .filter(({ status }) => status === 'tripped')
    .sort((a, b) => ((a.first ?? '') > (b.first ?? '') ? -1 : 1))
  if (!assessment.indicators.length) return []
  // A signal has a value at every hour: that it was read last is no news.
  const latest = tripped.filter(({ kind }) => kind !== 'signal').slice(0, LATEST)
  const refs = latest.flatMap(each => askedClaims(each, 1, book).map(({ id }) => book.refOf(id)))
  return [
    text(
      `${tripped.length} of ${plural(assessment.indicators.length, 'instability test')} ${tripped.length === 1 ? 'is' : 'are'} tripped`,
    ),
    ...(latest.length
      ? [
          text(tripped.length > LATEST ? ', the latest: ' : ': '),
          strong(latest.map(({ title }) => lowerFirst(title, wording)).join('; ')),
          ...(refs.length ? [text(' '), { kind: 'refs' as const, refs: [...new Set(refs)] }] : []),
        ]
      : []),
    text('.'),
  ]
}

/** Less than a point is no word of the evidence (assumption). */
const MOVED = 0.01

function explaining({ assessment }: SectionInput): Line {
  const [first, second] = assessment.explanation?.hypotheses ?? []
  if (!first || !second) return []
  const hasMoved = assessment.explanation!.hypotheses.some(
    ({ prior, posterior }) => Math.abs(posterior - prior) >= MOVED,
  )
  const lead = !hasMoved
    ? 'No evidence separates the explanations yet; what was held before favours '
    : first.posterior < first.prior
      ? 'The evidence speaks against what was held before, which still favours '
      : 'The evidence favours '
  return [
    text(lead),
    strong(`“${first.title}”`),
    text(
      `: ${likelihoodText(first.posterior)}; next comes “${second.title}”: ${likelihoodText(second.posterior)}.`,
    ),
  ]
}

function following({ assessment: { stress }, wording }: SectionInput): Line {
  const [first, second] = stress?.outcomes ?? []
  if (!stress || !first || !second) return []
  return [
    text(`Under stress, within ${stress.days} days: `),
    strong(lowerFirst(first.title, wording)),
    text(
      ` in ${percent(first.share)} % of ${stress.runs} simulated runs, ${lowerFirst(second.title, wording)} in ${percent(second.share)} %, if the model’s assumptions hold.`,
    ),
  ]
}

/** Shares of events with more than one origin that make confidence moderate or high (assumption). */
const MODERATE = 0.25
const HIGH = 0.5

function confidence({ events, indicators }: Assessment): Line {
  const happened = events.filter(event => !event.conditional && event.time !== 'future')
  if (!happened.length)
    return [text('Confidence in this picture is '), strong('low'), text(': there are no events.')]
  const corroborated = happened.filter(event => independent(event) > 1).length / happened.length
  const blind = indicators.filter(({ status }) => status === 'no data').length / (indicators.length || 1)
  const level =
    corroborated >= HIGH && blind <= 0.1
      ? 'high'
      : corroborated >= MODERATE && blind <= 0.4
        ? 'moderate'
        : 'low'
  return [
    text('Confidence in this picture is '),
    strong(level),
    text(
      `: ${Math.round(corroborated * 100)} % of events have more than one independent origin, and ${Math.round(blind * 100)} % of the tests are without data.`,
    ),
  ]
}
