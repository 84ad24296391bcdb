import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { codeText } from '../../src/code/code.ts'
import { type GoldClaim, goldOf } from '../../src/code/gold.ts'
import { resolveContext } from '../../src/code/resolve/context.ts'
import type { Claim } from '../../src/domain/claim.ts'
import { type Instant, parseInstant } from '../../src/domain/instant.ts'
import { readLexicon } from '../../src/read/lexicon.ts'
import { readSyntax } from '../../src/read/models.ts'
import { analyse, type Mode } from '../../src/syntax/analyse.ts'
import { codeByKeywords, codeFlat } from './baselines.ts'
import { readPlover, scorePairs, scorePlover } from './plover.ts'
import { type GoldRecord, round, score } from './score.ts'

/** Scores the coder on gold claims, beside two baselines, and times it: `bench:claims --gold FILE.jsonl`. */
const { values } = parseArgs({
  options: {
    gold: { type: 'string' },
    plover: { type: 'string' },
    mode: { type: 'string', default: 'accurate' },
  },
})
if (!values.gold) {
  process.stderr.write(
    'usage: npm run bench:claims -- --gold FILE.jsonl [--plover FILE.jsonl] [--mode fast|accurate]\n',
  )
  process.exit(2)
}
const mode = values.mode as Mode
const started = performance.now()
const syntax = await readSyntax()
const lexicon = readLexicon()
const loaded = performance.now() - started
const gold = readFileSync(values.gold, 'utf8')
  .split('\n')
  .filter(line => line.trim())
  .map(line => JSON.parse(line) as GoldRecord)

const ours = new Map<string, readonly GoldClaim[]>()
const keyword = new Map<string, readonly GoldClaim[]>()
const flat = new Map<string, readonly GoldClaim[]>()
for (const record of gold) {
  const analysis = analyse(record.text, syntax, { mode, language: record.lang })
  const published = noon(record.published)
  const language = lexicon.languages.get(record.lang)
  ours.set(record.id, code(record.text, published, record.lang).map(goldOf))
  if (!language) continue
  const context = resolveContext(analysis, record.text, published, lexicon.resources)
  keyword.set(record.id, codeByKeywords(analysis, language))
  flat.set(record.id, codeFlat(analysis, language, context))
}

/** Held out: every tenth record, of Russian ones every second. Nobody looks at them while the lexicon grows. */
const isHeldOut = (record: GoldRecord) =>
  record.lang === 'ru' ? Number(record.id.slice(-1)) % 2 === 0 : record.id.endsWith('0')
const development = gold.filter(record => !isHeldOut(record))
const heldOut = gold.filter(isHeldOut)
const parts = (predictions: ReadonlyMap<string, readonly GoldClaim[]>) => ({
  development: score(development, predictions),
  heldOut: score(heldOut, predictions),
})
const plover = values.plover ? readPlover(values.plover) : []
const ploverClaims = plover.map(record => code(record.text, noon('2000-01-01'), 'en'))
process.stdout.write(
  `${JSON.stringify(
    {
      mode,
      coder: parts(ours),
      keywordBaseline: parts(keyword),
      flatBaseline: parts(flat),
      ...(plover.length > 0
        ? {
            plover: { ...scorePlover(plover, ploverClaims), pairGiven: scorePairs(plover, ploverClaims) },
          }
        : {}),
      speed: time(),
      loadMs: Math.round(loaded),
      memoryMb: Math.round(process.memoryUsage().rss / 2 ** 20),
    },
    null,
    2,
  )}\n`,
)

function noon(day: string): Instant {
  return parseInstant(`${day}T12:00:00Z`)!
}

function code(text: string, published: Instant, language: string): readonly Claim[] {
  return codeText(
    { report: 'bench', text, published, language },
    analyse(text, syntax, { mode, language }),
    lexicon,
  )
}

/** Tokens a second over the gold texts, raw text in and claims out, once warm; and the coder's own part. */
function time() {
  let [tokens, parsing, coding] = [0, 0, 0]
  for (const record of gold) {
    const begun = performance.now()
    const analysis = analyse(record.text, syntax, { mode, language: record.lang })
    const parsed = performance.now()
    codeText(
      { report: 'bench', text: record.text, published: noon(record.published), language: record.lang },
      analysis,
      lexicon,
    )
    coding += performance.now() - parsed
    parsing += parsed - begun
    tokens += analysis.sentences.reduce((sum, sentence) => sum + sentence.words.length, 0)
  }
  return {
    tokens,
    tokensPerSecond: Math.round((1000 * tokens) / (parsing + coding)),
    coderShare: round(coding / (parsing + coding)),
  }
}
