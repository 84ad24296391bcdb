import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { predicatesOf } from '../../src/code/predicates.ts'
import { FACTUALITY_NUMBER } from '../../src/domain/plover.ts'
import { readLexicon } from '../../src/read/lexicon.ts'
import { readSyntax } from '../../src/read/models.ts'
import { analyse } from '../../src/syntax/analyse.ts'
import { round } from './score.ts'

/**
 * Factuality as a number from -3 to 3, against readers' judgements of given predicates (UDS "It Happened", White et al.
 * 2018, or a set in its form): `bench:factuality --file FILE.jsonl`. A line holds `text` and `targets` with `form`
 * and `factuality`. The baseline says of every predicate that it happened.
 */
interface Judged {
  readonly text: string
  readonly targets: readonly { readonly word: number; readonly form: string; readonly factuality: number }[]
}

const { values } = parseArgs({ options: { file: { type: 'string' }, show: { type: 'boolean' } } })
if (!values.file) {
  process.stderr.write('usage: npm run bench:factuality -- --file FILE.jsonl [--show]\n')
  process.exit(2)
}
const syntax = await readSyntax()
const lexicon = readLexicon()
const pairs: { readonly told: number; readonly found: number; readonly future: boolean }[] = []
let missing = 0
for (const line of readFileSync(values.file, 'utf8').split('\n')) {
  if (!line.trim()) continue
  const { text, targets } = JSON.parse(line) as Judged
  const predicates = predicatesOf(analyse(text, syntax, { language: 'en' }), lexicon, 'en')
  const taken = new Set<number>()
  for (const target of targets) {
    const at = predicates.findIndex(({ text: form }, n) => form === target.form && !taken.has(n))
    if (at < 0) {
      missing++
      continue
    }
    taken.add(at)
    const found = FACTUALITY_NUMBER[predicates[at]!.factuality]
    pairs.push({ told: target.factuality, found, future: predicates[at]!.future })
    if (values.show && Math.abs(found - target.factuality) > 3)
      process.stderr.write(`${target.form}: told ${target.factuality}, found ${found}: ${text}\n`)
  }
}
process.stdout.write(
  `${JSON.stringify(
    {
      predicates: pairs.length,
      notFound: missing,
      coder: scored(pairs),
      /** UDS asks whether it happened: what lies ahead has not. */
      aheadCountsAsNot: scored(
        pairs.map(each => (each.future ? { ...each, found: -Math.abs(each.found) } : each)),
      ),
      allHappened: scored(pairs.map(({ told }) => ({ told, found: 3 }))),
    },
    null,
    2,
  )}\n`,
)

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
