import { parseArgs } from 'node:util'
import { type Predicate, predicatesOf } from '../../src/code/predicates.ts'
import { readLexicon } from '../../src/read/lexicon.ts'
import { readSyntax } from '../../src/read/models.ts'
import { analyse } from '../../src/syntax/analyse.ts'
import { readJudged, type Target } from './judged.ts'
import { round } from './score.ts'

/**
 * Factuality as a number from -3 to 3, against readers' judgements of given words: `bench:factuality --file FILE`, with
 * UDS "It Happened" (White et al. 2018) or the unified corpus of Stanovsky et al. (2017), see `judged.ts`. The
 * baseline says of every word that it happened; a word of which the coder says nothing counts as that too.
 */
const { values } = parseArgs({ options: { file: { type: 'string' }, show: { type: 'boolean' } } })
if (!values.file) {
  process.stderr.write('usage: npm run bench:factuality -- --file FILE.jsonl|FILE.conll [--show]\n')
  process.exit(2)
}
const syntax = await readSyntax()
const lexicon = readLexicon()
const pairs: {
  readonly told: number
  readonly found: number
  readonly label: number
  readonly future: boolean
  readonly isRight: boolean | null
}[] = []
let missing = 0
for (const { text, targets } of readJudged(values.file)) {
  const predicates = predicatesOf(analyse(text, syntax, { language: 'en' }), lexicon, 'en')
  const taken = new Set<Predicate>()
  for (const target of targets) {
    const predicate = predicateOf(target, predicates, taken)
    if (predicate) taken.add(predicate)
    else missing++
    const found = predicate?.value ?? 3
    pairs.push({
      told: target.factuality,
      found,
      label: predicate?.labelled ?? 3,
      future: predicate?.future ?? false,
      isRight: target.label && predicate?.factuality === target.label,
    })
    if (
      values.show &&
      (target.label ? predicate?.factuality !== target.label : Math.abs(found - target.factuality) > 2)
    )
      process.stderr.write(`${target.form}: told ${target.factuality}, found ${found}: ${text}\n`)
  }
}
const labelled = pairs.filter(each => each.isRight !== null)
process.stdout.write(
  `${JSON.stringify(
    {
      words: pairs.length,
      notFound: missing,
      ...(labelled.length > 0
        ? { labelsRight: round(labelled.filter(each => each.isRight).length / labelled.length) }
        : {}),
      coder: scored(pairs),
      labelsAlone: scored(pairs.map(({ told, label }) => ({ told, found: label }))),
      /** UDS asks whether it happened: what lies ahead has not. */
      aheadCountsAsNot: scored(
        pairs.map(each => ({ ...each, found: each.future ? -Math.abs(each.label) : each.label })),
      ),
      allHappened: scored(pairs.map(({ told }) => ({ told, found: 3 }))),
    },
    null,
    2,
  )}\n`,
)

/** The predicate at the target, else the one of its form nearest to its place in the sentence. */
function predicateOf(
  target: Target,
  predicates: readonly Predicate[],
  taken: ReadonlySet<Predicate>,
): Predicate | undefined {
  if (target.start !== null)
    return predicates.find(({ span }) => span.start <= target.start! && target.start! < span.end)
  const distance = ({ index }: Predicate) => Math.abs(index - target.index)
  return predicates
    .filter(each => each.text === target.form && !taken.has(each))
    .sort((a, b) => distance(a) - distance(b))[0]
}

/** Mean absolute error and Pearson's r (0 where one side does not vary). */
function scored(given: readonly { readonly told: number; readonly found: number }[]) {
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0) / numbers.length
  const told = mean(given.map(each => each.told))
  const found = mean(given.map(each => each.found))
  const covariance = mean(given.map(each => (each.told - told) * (each.found - found)))
  const spread = (numbers: readonly number[], middle: number) =>
    Math.sqrt(mean(numbers.map(n => (n - middle) ** 2)))
  const both =
    spread(
      given.map(each => each.told),
      told,
    ) *
    spread(
      given.map(each => each.found),
      found,
    )
  return {
    meanAbsoluteError: round(mean(given.map(each => Math.abs(each.told - each.found)))),
    r: both ? round(covariance / both) : 0,
  }
}
