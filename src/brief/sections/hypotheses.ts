import type { Explanation } from '../../domain/assessment.ts'
import { lowerFirst } from '../describe.ts'
import { type Block, type Line, type Section, strong, text } from '../document.ts'
import { topRef } from '../evidence.ts'
import { likelihoodText, percent } from '../likelihood.ts'
import type { Wording } from '../wording.ts'
import type { SectionInput } from './section.ts'

/** Evidence below this many nats between best and worst hypothesis separates nothing (assumption). */
const SEPARATES = 0.3
const ROWS = 9

/** The rival explanations by probability, then the evidence that separates them: hypotheses in columns by letter. */
export function hypotheses(input: SectionInput): Section {
  const { explanation } = input.assessment
  if (!explanation) {
    return {
      id: 'hypotheses',
      title: 'Which explanation the evidence favours',
      blocks: [{ kind: 'paragraph', line: [text('The case defines no hypotheses.')] }],
    }
  }
  return {
    id: 'hypotheses',
    title: 'Which explanation the evidence favours',
    blocks: [
      { kind: 'paragraph', line: [text(explanation.question)] },
      ...shared(input),
      {
        kind: 'bars',
        bars: explanation.hypotheses.map(({ title, posterior, range, prior }, index) => ({
          label: `${letter(index)}  ${title}`,
          p: posterior,
          low: range[0],
          high: range[1],
          note: [text(`${likelihoodText(posterior)}; before the evidence ${percent(prior)} %`)],
        })),
      },
      ...separating(explanation, input),
      ...lookFor(explanation, input.wording),
    ],
  }
}

/** A question that was not asked for this case is answered by what was written for any. */
function shared({ assessment }: SectionInput): readonly Block[] {
  const { hypotheses } = assessment.case
  if (!hypotheses) return []
  return [
    {
      kind: 'paragraph',
      line: [
        text(
          'The case has no hypotheses of its own: explanations, priors and likelihoods are those of lexicon/hypotheses/',
        ),
        strong(hypotheses),
        text(', written for any crisis.'),
      ],
    },
  ]
}

function separating(explanation: Explanation, input: SectionInput): readonly Block[] {
  const rows = explanation.evidence
    .filter(({ countedUnder, diagnosticity }) => !countedUnder && diagnosticity >= SEPARATES)
    .sort((a, b) => b.diagnosticity - a.diagnosticity)
    .slice(0, ROWS)
  if (!rows.length) return [{ kind: 'paragraph', line: [text('No evidence separates them yet.')] }]
  return [
    {
      kind: 'paragraph',
      line: [
        text('What separates them: '),
        strong('+'),
        text(' speaks for and '),
        strong('−'),
        text(' against (one sign for each 0.4 nats, at most three), · neither.'),
      ],
    },
    {
      kind: 'table',
      columns: [
        { title: 'Evidence', align: 'left' },
        { title: 'State', align: 'left' },
        ...explanation.hypotheses.map((_, index) => ({ title: letter(index), align: 'left' as const })),
      ],
      rows: rows.map((item): readonly Line[] => [
        [text(`${item.title} `), ...topRef(item, input.book)],
        [text(`${item.state}, ${item.p.toFixed(2)}`)],
        ...explanation.hypotheses.map(({ id }): Line => [text(signs(item.terms[id] ?? 0))]),
      ]),
    },
    ...linchpins(explanation, input.wording),
  ]
}

function signs(term: number): string {
  const count = Math.min(3, Math.round(Math.abs(term) / 0.4))
  return count ? (term > 0 ? '+' : '−').repeat(count) : '·'
}

function linchpins(explanation: Explanation, wording: Wording): readonly Block[] {
  const titles = explanation.evidence
    .filter(({ id }) => explanation.linchpins.includes(id))
    .map(({ title }) => lowerFirst(title, wording))
  return [
    {
      kind: 'paragraph',
      line: [
        text(
          titles.length
            ? `Without any one of these another explanation would lead: ${titles.join('; ')}.`
            : 'No single piece of evidence decides which explanation leads.',
        ),
      ],
    },
  ]
}

/** More would not be looked for (assumption). */
const LOOK_FOR = 4

function lookFor({ lookFor }: Explanation, wording: Wording): readonly Block[] {
  if (!lookFor.length) return []
  return [
    {
      kind: 'paragraph',
      line: [
        text(
          `To look for next, by how much it would tell: ${lookFor
            .slice(0, LOOK_FOR)
            .map(({ title, bits }) => `${lowerFirst(title, wording)} (${bits.toFixed(2)} bits)`)
            .join('; ')}.`,
        ),
      ],
    },
  ]
}

/** Hypotheses are lettered in the order of their probability. */
export function letter(index: number): string {
  return String.fromCharCode(65 + index)
}
