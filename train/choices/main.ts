import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { type GoldRecord, score } from '../../bench/claims/score.ts'
import { CHOSEN, type Choices } from '../../src/code/choice/weights.ts'
import { type CodeInput, codeByRules, codeText } from '../../src/code/code.ts'
import { type GoldClaim, goldOf } from '../../src/code/gold.ts'
import type { Lexicon } from '../../src/code/lexicon.ts'
import { parseInstant } from '../../src/domain/instant.ts'
import type { Analysis } from '../../src/domain/syntax.ts'
import { lazily } from '../../src/read/lazily.ts'
import { readLexicon } from '../../src/read/lexicon.ts'
import { readSyntax } from '../../src/read/models.ts'
import { analyse } from '../../src/syntax/analyse.ts'
import { type Labelled, learn } from './learn.ts'

/**
 * Learns the weights of the coder's choices from labelled passages, and says by cross-validation what they are worth.
 * Passages of --own were written for this coder and labelled by who wrote them: they count OWN times, and those whose id
 * ends in 0 are held back, as `bench:claims` holds them back. Those of --test are only scored.
 */
const { values } = parseArgs({
  options: {
    gold: { type: 'string', multiple: true, default: [] },
    own: { type: 'string', multiple: true, default: [] },
    test: { type: 'string', multiple: true, default: [] },
    folds: { type: 'string', default: '3' },
    out: { type: 'string' },
  },
})
if (values.gold.length + values.own.length === 0) {
  process.stderr.write(
    'usage: npm run train:choices -- --gold FILE.jsonl [--own FILE.jsonl] [--test FILE.jsonl] [--folds N] [--out FILE.tsv]\n',
  )
  process.exit(2)
}

/** How often a passage of one's own is learnt from: what it means is surer, and it is written to the guide (set by cross-validation). */
const OWN = 3

/** What stands above the weights: a card, as the models have. */
const CARD = `# Weights of the coder's choices of an actor, a target and a place; see docs/coding.md. Made by npm run train:choices.
# Learnt from 3,090 passages of English-language news of 2012 to 2020 in the corpus Article-Bias-Prediction (Baly and others
# 2020, Apache-2.0), labelled to the guide of gold claims by a large language model, and from the passages of bench/claims.
# No text of them is here: names of features hold single words, relations and types.
`

interface Passage {
  readonly file: string
  readonly record: GoldRecord
  readonly input: CodeInput
  readonly analysis: Analysis
  readonly times: number
}

const syntax = readSyntax()
const lexicon = readLexicon()
const read = (file: string, times: number): Passage[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.trim())
    .map(line => {
      const labels = JSON.parse(line) as GoldRecord
      const record = { ...labels, id: `${basename(file)}/${labels.id}` }
      const published = parseInstant(`${record.published.slice(0, 10)}T12:00:00Z`)!
      const input = { report: record.id, text: record.text, published, language: record.lang }
      const analysis = analyse(record.text, syntax, { language: record.lang })
      return { file: basename(file), record, input, analysis, times }
    })

const own = values.own.flatMap(file => read(file, OWN))
const isHeldBack = ({ record }: Passage) => record.id.endsWith('0')
const passages = [...values.gold.flatMap(file => read(file, 1)), ...own.filter(each => !isHeldBack(each))]
const tests = [...values.test.flatMap(file => read(file, 1)), ...own.filter(isHeldBack)]

const labelled = (some: readonly Passage[]): Labelled[] =>
  some.map(({ input, analysis, record, times }) => ({
    coded: codeByRules(input, analysis, lexicon).coded,
    claims: record.claims,
    times,
  }))

/** The lexicon with other choices. */
function withThese(choices: Choices | null): Lexicon {
  const languages = [...new Set([...passages, ...tests].map(({ input }) => input.language))]
  const known = languages.filter(language => lexicon.languages.has(language))
  return {
    ...lexicon,
    languages: lazily(known, language => ({ ...lexicon.languages.get(language)!, choices })),
  }
}

type Predictions = ReadonlyMap<string, readonly GoldClaim[]>

function predictions(some: readonly Passage[], choices: Choices | null): Predictions {
  const own = withThese(choices)
  return new Map(
    some.map(({ input, analysis }) => [input.report, codeText(input, analysis, own).map(goldOf)] as const),
  )
}

function print(name: string, some: readonly Passage[], before: Predictions, after: Predictions) {
  for (const file of new Set(some.map(each => each.file))) {
    const records = some.filter(each => each.file === file).map(each => each.record)
    const line = (claims: Predictions) => {
      const { claims: found, strict, fields, falseOnEmpty } = score(records, claims)
      return { ...found, strict: strict.f1, falseOnEmpty, ...fields }
    }
    const shown = { part: name, file, records: records.length, rules: line(before), choices: line(after) }
    process.stdout.write(`${JSON.stringify(shown)}\n`)
  }
}

const folds = Number(values.folds)
if (folds > 1) {
  const after = new Map<string, readonly GoldClaim[]>()
  for (let fold = 0; fold < folds; fold++) {
    const choices = learn(labelled(passages.filter((_, n) => n % folds !== fold)), fold + 1)
    const left = passages.filter((_, n) => n % folds === fold)
    for (const [id, claims] of predictions(left, choices)) after.set(id, claims)
  }
  print('cross-validated', passages, predictions(passages, null), after)
}
if (tests.length > 0 || values.out) {
  const choices = learn(labelled(passages), 1)
  if (tests.length > 0) print('not learnt from', tests, predictions(tests, null), predictions(tests, choices))
  if (values.out) writeFileSync(values.out, write(choices))
}

/** The weights as `readChoices` reads them. */
function write(choices: Choices): string {
  const shown = (weight: number) => String(Number(weight.toFixed(2)))
  const lines = CHOSEN.flatMap(what =>
    [...choices[what]]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([feature, weight]) => `${what}\t${feature}\t${shown(weight)}`),
  )
  return `${CARD}${lines.join('\n')}\n`
}
