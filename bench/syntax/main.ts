import { readdirSync, readFileSync, statSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { MODELS_DIR, readSyntax } from '../../src/read/models.ts'
import type { Mode } from '../../src/syntax/analyse.ts'
import { analyse, analyseTokens } from '../../src/syntax/analyse.ts'
import { rawText, readConllu } from '../../src/syntax/conllu.ts'
import { conll18 } from './conll18.ts'
import { scorable } from './scorable.ts'

const { values } = parseArgs({
  options: {
    treebank: { type: 'string' },
    split: { type: 'string', default: 'dev' },
    mode: { type: 'string', default: 'accurate' },
    language: { type: 'string' },
    models: { type: 'string', default: MODELS_DIR },
    raw: { type: 'boolean', default: false },
    gold: { type: 'boolean', default: false },
  },
})
if (!values.treebank || values.raw === values.gold) {
  console.error(
    'usage: npm run bench:syntax -- --treebank DIR --split dev|test --mode accurate|fast --raw|--gold',
  )
  process.exit(2)
}
const mode = values.mode as Mode
const name = readdirSync(values.treebank).find(file => file.endsWith(`-${values.split}.conllu`))
if (!name) {
  console.error(`${values.treebank} has no *-${values.split}.conllu`)
  process.exit(2)
}
const language = values.language ?? name.slice(0, 2)
const sentences = readConllu(readFileSync(join(values.treebank, name), 'utf8'))

const loading = performance.now()
const syntax = await readSyntax(values.models)
const loadMs = performance.now() - loading

const text = rawText(sentences)
const work = () =>
  values.raw
    ? analyse(text, syntax, { mode, language })
    : analyseTokens(sentences, syntax, { mode, language })
const first = work()
const seconds = Math.min(
  ...[1, 2, 3].map(() => {
    const start = performance.now()
    work()
    return (performance.now() - start) / 1000
  }),
)
const tokens = first.sentences.reduce((sum, sentence) => sum + sentence.words.length, 0)
const scores = conll18(sentences, scorable(values.raw ? text : undefined, first))
const percent = (share: number) => Math.round(share * 10_000) / 100
const weights = Object.fromEntries(
  readdirSync(join(values.models, language)).map(file => [
    file,
    statSync(join(values.models, language, file)).size,
  ]),
)
console.log(
  JSON.stringify(
    {
      treebank: name,
      mode,
      input: values.raw ? 'raw text' : 'gold tokens',
      scores: Object.fromEntries(
        Object.entries(scores).map(([metric, score]) => [metric, percent(score.f1)]),
      ),
      words: tokens,
      wordsPerSecond: Math.round(tokens / seconds),
      loadMs: Math.round(loadMs),
      memoryMB: Math.round(process.memoryUsage().rss / 1e6),
      weights,
      machine: `${cpus()[0]?.model ?? 'unknown'}, one thread, Node ${process.version}`,
    },
    null,
    2,
  ),
)
