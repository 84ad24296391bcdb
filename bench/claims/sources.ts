import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { codeText } from '../../src/code/code.ts'
import { goldOf } from '../../src/code/gold.ts'
import { parseInstant } from '../../src/domain/instant.ts'
import { readLexicon } from '../../src/read/lexicon.ts'
import { readSyntax } from '../../src/read/models.ts'
import { analyse } from '../../src/syntax/analyse.ts'
import { round } from './score.ts'

/**
 * Who is cited, on passages in many styles of reporting (`sources.jsonl`, our own words): each names some events by
 * their word, with the code of the source, null for the author's own word. `bench:sources [--file FILE] [--show]`.
 */
interface Passage {
  readonly id: string
  readonly lang: string
  readonly published: string
  readonly text: string
  readonly cited: Readonly<Record<string, string | null>>
}

const { values } = parseArgs({
  options: {
    file: { type: 'string', default: 'bench/claims/sources.jsonl' },
    show: { type: 'boolean' },
  },
})
const syntax = await readSyntax()
const lexicon = readLexicon()
const counts = { events: 0, coded: 0, right: 0 }
for (const line of readFileSync(values.file, 'utf8').split('\n')) {
  if (!line.trim()) continue
  const { id, lang, published, text, cited } = JSON.parse(line) as Passage
  const claims = codeText(
    { report: id, text, published: parseInstant(`${published}T12:00:00Z`)!, language: lang },
    analyse(text, syntax, { language: lang }),
    lexicon,
  ).map(goldOf)
  for (const [trigger, source] of Object.entries(cited)) {
    counts.events++
    const claim = claims.find(each => each.trigger === trigger)
    if (!claim) continue
    counts.coded++
    if (claim.attribution === source) counts.right++
    else if (values.show)
      process.stderr.write(`${id} ${trigger}: told ${source}, found ${claim.attribution}: ${text}\n`)
  }
}
process.stdout.write(
  `${JSON.stringify({ ...counts, rightOfCoded: round(counts.right / counts.coded) }, null, 2)}\n`,
)
