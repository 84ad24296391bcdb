import pc from 'picocolors'
import { hourText } from '../brief/describe.ts'
import { likelihoodText, percent } from '../brief/likelihood.ts'
import type { Explanation, Hypothesis } from '../domain/assessment.ts'
import type { Instant } from '../domain/instant.ts'
import type { Recalibration } from '../domain/recalibration.ts'
import { confidenceOf } from '../explain/confidence.ts'
import { FEWEST_CASES, type Recalibrated } from '../explain/recalibration.ts'

const WIDTH = 100

/** The ranking, the matrix beside it, and what either hangs on, for the terminal. */
export function hypothesesText(
  explanation: Explanation,
  recalibrated: Recalibrated,
  asOf: Instant,
  colour: boolean,
): string {
  const { bold, dim } = pc.createColors(colour)
  const { hypotheses, evidence, matrix, linchpins, lookFor, sensitivity } = explanation
  const confidence = confidenceOf(explanation)
  const titles = new Map(evidence.map(({ id, title }) => [id, title]))
  const names = new Map([...hypotheses, ...evidence].map(({ id, title }) => [id, title]))
  const letters = new Map(matrix.columns.map(({ evidence }, n) => [evidence, String(n + 1)]))
  const lines = [
    bold(explanation.question),
    dim(`As of ${hourText(asOf)}`),
    dim(
      'In brackets, the range with the own prior halved and doubled in odds, and with each piece of evidence left out',
    ),
    '',
    ...hypotheses.map(ranked),
    '',
    ...wrapped(`Confidence in this ranking is ${confidence.level}: ${confidence.why}.`),
    '',
    bold('Recalibrated by past cases, apart from the ranking above'),
    ...recalibratedLines(recalibrated, names),
    '',
    bold('Matrix: hypotheses in rows, evidence in columns; CC, C consistent, I, II inconsistent, · neither'),
    ...matrixLines(explanation, letters),
    ...matrix.columns.map(
      ({ evidence: id, weight, diagnosticity }) =>
        `  ${letters.get(id)!.padStart(2)}  ${titles.get(id)}: weight ${weight.toFixed(2)}, diagnosticity ${diagnosticity.toFixed(2)}${weight ? '' : dim(' (depends on other evidence, counted there)')}`,
    ),
    ...(matrix.differs ? ['', ...wrapped(matrix.differs)] : []),
    '',
    bold('Linchpins: without any one of these another would lead'),
    ...(linchpins.length ? linchpins.map(id => `  ${names.get(id)}`) : ['  none']),
    '',
    bold('To look for next, by the information expected'),
    ...(lookFor.length
      ? lookFor.slice(0, MOST).map(({ title, bits }) => `  ${bits.toFixed(3)} bits  ${title}`)
      : ['  nothing is open']),
    '',
    bold(`Sensitivity: how far the leader’s ${percent(hypotheses[0]!.posterior)} % moves with one judgement`),
    ...sensitivity
      .slice(0, MOST)
      .map(
        ({ of, id, hypothesis, low, high }) =>
          `  ${percent(low).padStart(3)}–${percent(high).padEnd(3)} %  ${of === 'likelihood' ? `likelihood under “${names.get(hypothesis!)}” of: ` : of === 'prior' ? 'prior of: ' : 'all likelihoods of: '}${names.get(id)}`,
      ),
    '',
  ]
  return `${lines.join('\n')}\n`
}

const MOST = 8

function recalibratedLines(
  recalibrated: Recalibrated,
  names: ReadonlyMap<string, string>,
): readonly string[] {
  if (recalibrated.kind === 'too few cases')
    return [
      `  Not done: ${recalibrated.cases} past cases settle a hypothesis, and ${FEWEST_CASES} are needed (\`forewarn recalibrate\`).`,
    ]
  const { hypotheses, cases, exponent, heldOut } = recalibrated
  return [
    ...hypotheses.map(({ id, p }) => `  ${shareText(p).padStart(3)} %  ${names.get(id)}`),
    ...wrapped(
      `Probabilities to the power ${exponent.toFixed(2)}, fitted on ${cases} past cases, this one left out. ${heldOutText(heldOut, cases)}`,
    ).map(line => `  ${line}`),
  ]
}

/** Whether recalibration made rankings truer where it was not fitted, in words. */
export function heldOutText({ raw, recalibrated, gain }: Recalibration['heldOut'], cases: number): string {
  const verdict =
    cases < FEWEST_CASES
      ? `${cases} cases are too few to tell anything`
      : gain.low > 0
        ? 'it helped'
        : gain.high < 0
          ? 'it harmed'
          : 'whether it helps is not shown, and the raw ranking stands'
  const change = (value: number) => `${value <= 0 ? '+' : '−'}${Math.abs(value).toFixed(3)}`
  return `On cases left out the Brier score, which is better the lower, went from ${raw.toFixed(3)} to ${recalibrated.toFixed(3)} (${change(gain.value)}, 95 %: ${change(gain.high)} to ${change(gain.low)}): ${verdict}.`
}

/** Percent, never nought or all: nobody is that sure. */
function shareText(p: number): string {
  return p < 0.005 ? '<1' : p > 0.995 ? '>99' : percent(p)
}

function ranked({ id, title, prior, posterior, range }: Hypothesis): string {
  return `  ${shareText(posterior).padStart(3)} %  [${percent(range[0])}–${percent(range[1])}]  ${title} (${id}), before the evidence ${percent(prior)} %: ${likelihoodText(posterior)}`
}

function matrixLines(
  { hypotheses, matrix }: Explanation,
  letters: ReadonlyMap<string, string>,
): readonly string[] {
  const name = Math.max(...hypotheses.map(({ id }) => id.length), 10)
  const head = `  ${''.padEnd(name)}  ${matrix.columns.map(({ evidence }) => letters.get(evidence)!.padEnd(3)).join('')}`
  return [
    head.trimEnd(),
    ...matrix.rows.map(({ hypothesis, cells }) =>
      `  ${hypothesis.padEnd(name)}  ${matrix.columns
        .map(({ evidence }) => (cells[evidence] === 'N' ? '·' : cells[evidence]!).padEnd(3))
        .join('')}`.trimEnd(),
    ),
  ]
}

function wrapped(text: string): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line && line.length + word.length + 1 > WIDTH) {
      lines.push(line)
      line = word
    } else line = line ? `${line} ${word}` : word
  }
  return [...lines, line]
}

/** How the ranking moved: an hour a line, a hypothesis a column, in percent. */
export function movementText(
  rows: readonly { readonly asOf: Instant; readonly explanation: Explanation }[],
): string {
  const ids = rows.at(-1)?.explanation.hypotheses.map(({ id }) => id) ?? []
  const head = `${'hour'.padEnd(22)}${ids.map(id => id.padStart(id.length + 2)).join('')}`
  const lines = rows.map(({ asOf, explanation }) => {
    const cells = ids.map(id => {
      const found = explanation.hypotheses.find(hypothesis => hypothesis.id === id)
      return (found ? `${(found.posterior * 100).toFixed(1)} %` : '').padStart(id.length + 2)
    })
    return `${hourText(asOf).replaceAll('\u00a0', ' ').padEnd(22)}${cells.join('')}`
  })
  return `${[head, ...lines].join('\n')}\n`
}
