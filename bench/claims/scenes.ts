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
 * Where and when, on passages of several sentences (`scenes.jsonl`, our own words): each names some events by type and
 * word, with place and day; a field on which labelling rules leave room is left out. `bench:scenes [--file FILE] [--show]`.
 */
interface Passage {
  readonly id: string
  readonly lang: string
  readonly published: string
  readonly text: string
  readonly told: readonly Told[]
}

interface Told {
  readonly event: string
  readonly trigger: string
  readonly place?: string | null
  readonly date?: string | null
}

const { values } = parseArgs({
  options: {
    file: { type: 'string', default: 'bench/claims/scenes.jsonl' },
    show: { type: 'boolean' },
  },
})
const syntax = readSyntax()
const lexicon = readLexicon()
const counts = { events: 0, coded: 0, place: { told: 0, right: 0 }, date: { told: 0, right: 0 } }
for (const line of readFileSync(values.file, 'utf8').split('\n')) {
  if (!line.trim()) continue
  const { id, lang, published, text, told } = JSON.parse(line) as Passage
  const open = codeText(
    { report: id, text, published: parseInstant(`${published}T12:00:00Z`)!, language: lang },
    analyse(text, syntax, { language: lang }),
    lexicon,
  ).map(goldOf)
  for (const each of told) {
    counts.events++
    const at = open.findIndex(claim => claim.event === each.event && claim.trigger === each.trigger)
    const [claim] = at < 0 ? [] : open.splice(at, 1)
    if (!claim) continue
    counts.coded++
    for (const field of ['place', 'date'] as const) {
      const expected = each[field]
      if (expected === undefined) continue
      counts[field].told++
      if (claim[field] === expected) counts[field].right++
      else if (values.show)
        process.stderr.write(
          `${id} ${each.trigger}: ${field} told ${expected}, found ${claim[field]}: ${text}\n`,
        )
    }
  }
}
const share = ({ told, right }: { readonly told: number; readonly right: number }) => round(right / told)
process.stdout.write(
  `${JSON.stringify({ ...counts, shares: { place: share(counts.place), date: share(counts.date) } }, null, 2)}\n`,
)
