import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { openCase } from '../../src/assess/assess-case.ts'
import { beliefText, likelihoodText } from '../../src/brief/likelihood.ts'
import { valueText } from '../../src/cli/test-reporters.ts'
import type { Assessment } from '../../src/domain/assessment.ts'
import type { OutcomeDefinition } from '../../src/domain/case.ts'
import { dayOf, parseInstant } from '../../src/domain/instant.ts'
import { likelihoodsIn, readingText } from '../../src/domain/likelihood.ts'
import { checkMembership } from '../../src/expose/membership.ts'
import { readLikelihoods } from '../../src/read/definitions.ts'
import { readStates, readTreaties } from '../../src/read/treaties.ts'
import { verify } from '../../src/verify/verify.ts'

/**
 * `npm run acceptance`: writes docs/acceptance.md, the acceptance article statement by statement with what Forewarn
 * says of each at the hour, and what became of it. `--check` writes nothing and fails where the file has drifted.
 */
const HERE = fileURLToPath(new URL('.', import.meta.url))
const CASE = 'cases/kazakhstan-2022'
const AS_OF = parseInstant('2022-01-06T12:00Z')!
const FILE = join(HERE, '..', 'acceptance.md')

const askSchema = z.strictObject({
  id: z.string(),
  indicator: z.string().optional(),
  hypothesis: z.string().optional(),
  claim: z.string().optional(),
  exposure: z.string().optional(),
  date: z.string().optional(),
  words: z.string().optional(),
  none: z.string().optional(),
  distance: z.strictObject({ from: z.string(), country: z.string() }).optional(),
})
type Ask = z.output<typeof askSchema>

function saysOf(ask: Ask, assessment: Assessment, outcome: Readonly<OutcomeDefinition>): string {
  const parts: string[] = []
  if (ask.words)
    parts.push(
      likelihoodsIn(ask.words, readLikelihoods())
        .map(reading => readingText(reading, readLikelihoods()))
        .join('; '),
    )
  if (ask.indicator) parts.push(indicatorText(ask.indicator, assessment))
  if (ask.hypothesis) parts.push(hypothesisText(ask.hypothesis, assessment))
  if (ask.claim) parts.push(claimText(ask.claim))
  if (ask.exposure) parts.push(exposureText(ask.exposure, assessment))
  if (ask.date) parts.push(dateText(ask.date, assessment))
  if (ask.distance) parts.push(distanceText(ask.distance))
  if (ask.none) parts.push(ask.none)
  if (!parts.length || (ask.words && parts.length === 1)) parts.push(eventText(ask.id, assessment, outcome))
  return parts.join('. ')
}

function indicatorText(name: string, assessment: Assessment): string {
  const found = assessment.indicators.find(indicator => indicator.name === name)!
  const value = found.status === 'no data' ? found.why.join('; ') : valueText(found)
  return `\`${name}\` is **${found.status}**, ${value}${found.origins ? ` from ${found.origins} independent origin${found.origins === 1 ? '' : 's'}` : ''}${quoteOf(found.events, assessment)}`
}

function hypothesisText(id: string, { explanation }: Assessment): string {
  const found = explanation!.hypotheses.find(hypothesis => hypothesis.id === id)!
  const leader = explanation!.hypotheses[0]!
  return `“${found.title}” is ${likelihoodText(found.posterior)}: ${(found.posterior * 100).toFixed(1)} %, before the evidence ${(found.prior * 100).toFixed(0)} %; “${leader.title}” leads with ${(leader.posterior * 100).toFixed(0)} %`
}

function claimText(sentence: string): string {
  const check = checkMembership(sentence, dayOf(AS_OF), { treaties: readTreaties(), states: readStates() })!
  const since = check.rows.map(({ state, membership }) => `${state} ${membership?.from ?? 'no member'}`)
  return `**${check.verdict}** by the dates of the treaties (${check.understood}; members since: ${since.join(', ')})`
}

function exposureText(id: string, { exposures }: Assessment): string {
  const found = exposures.find(exposure => exposure.id === id)!
  const trigger =
    found.p === null
      ? 'No event that would make it real is reported'
      : `A trigger is believed at ${found.p.toFixed(2)}`
  return `${trigger}. If one came: ${found.loss?.arithmetic ?? found.what}`
}

function dateText(id: string, { calendar }: Assessment): string {
  const found = calendar.find(date => date.id === id)
  return found
    ? `${found.from}, ${found.title}${found.place ? ` (${found.place})` : ''}: ${found.stake}`
    : 'The date is not ahead'
}

/** The nearest place of a country that the gazetteer has: the border lies no farther than that. */
function distanceText({ from, country }: { readonly from: string; readonly country: string }): string {
  const rows = readFileSync('lexicon/places/gazetteer.tsv', 'utf8')
    .split('\n')
    .map(line => line.split('\t'))
  const origin = rows.find(row => row[1] === from)!
  const point = (row: readonly string[]) => [Number(row[LATITUDE]), Number(row[LONGITUDE])] as const
  const [place, kilometres] = rows
    .filter(row => row[COUNTRY] === country)
    .map(row => [row[1]!, distance(point(origin), point(row))] as const)
    .reduce((best, next) => (next[1] < best[1] ? next : best))
  return `${place}, the nearest place of ${country} in the gazetteer, lies ${Math.round(kilometres)} km from ${from}: the border is no farther away than that`
}

const [COUNTRY, LATITUDE, LONGITUDE] = [2, 4, 5]
const EARTH_KM = 6371.0088

/** Along the great circle (haversine). */
function distance([a, b]: readonly [number, number], [c, d]: readonly [number, number]): number {
  const half = (degrees: number) => Math.sin((degrees * Math.PI) / 360) ** 2
  const cos = (degrees: number) => Math.cos((degrees * Math.PI) / 180)
  return 2 * EARTH_KM * Math.asin(Math.sqrt(half(c - a) + cos(a) * cos(c) * half(d - b)))
}

function eventText(id: string, assessment: Assessment, outcome: Readonly<OutcomeDefinition>): string {
  const standing = verify(assessment, outcome).standings.find(found => found.id === id)!
  const event = assessment.events.find(found => found.id === standing.events[0])
  if (!event) return 'No event of it is known at the hour'
  return `Believed at ${beliefText(event.belief)}, grade ${event.grade.reliability}${event.grade.credibility}${quoteOf([event.id], assessment)}`
}

/** The outlets of the best supported event; the sentence itself is one `why` away. */
function quoteOf(events: readonly string[], assessment: Assessment): string {
  const event = assessment.events.find(({ id }) => id === events[0])
  if (!event) return ''
  const reports = new Map(assessment.reports.map(({ report }) => [report.id, report]))
  const claims = new Map(assessment.claims.map(claim => [claim.id, claim]))
  const outlets = [
    ...new Set(event.claims.flatMap(id => reports.get(claims.get(id)?.report ?? '')?.outlet ?? [])),
  ]
  return ` (${outlets.slice(0, 3).join(', ')}${outlets.length > 3 ? ` and ${outlets.length - 3} more` : ''})`
}

const VERDICTS = { true: 'It was so', false: 'It was not so', unsettled: 'Never settled' } as const

function became({ verdict, settled, source }: OutcomeDefinition[number]): string {
  const link = source.address ? `[${source.title}](${source.address})` : source.title
  return `${VERDICTS[String(verdict) as keyof typeof VERDICTS]}${settled ? ` (${settled})` : ''}: ${link}`
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim()
}

const store = mkdtempSync(join(tmpdir(), 'forewarn-acceptance-'))
const opened = await openCase(CASE, { storeFolder: store })
const assessment = await opened.assessAt(AS_OF)
await opened.close()
rmSync(store, { recursive: true })
const { outcome } = opened.loaded
const asks = z.array(askSchema).parse(parse(readFileSync(join(HERE, 'asks.yaml'), 'utf8')))
const rows = asks.map((ask, n) => {
  const statement = outcome.find(({ id }) => id === ask.id)!
  return `| ${n + 1} | ${[statement.statement, saysOf(ask, assessment, outcome), became(statement)].map(cell).join(' | ')} |`
})
const text = `# The acceptance article, statement by statement

Forewarn began from an analyst's note of January 2022 (README, "How it began"). This table goes through it in its own order and in our words: what Forewarn says of each statement as it was known on 6 January 2022 at 12:00 UTC, and what became of it. It is made by \`npm run acceptance\` from \`cases/kazakhstan-2022\`; \`npm run acceptance -- --check\` fails where it has drifted. The outcomes are in \`outcome.yaml\` and are read by no stage.

| | The note says | Forewarn says | What became of it |
| --- | --- | --- | --- |
${rows.join('\n')}
`
if (process.argv.includes('--check')) {
  const stored = readFileSync(FILE, 'utf8').split('\n')
  const changed = text.split('\n').flatMap((line, n) => (line === stored[n] ? [] : [[stored[n] ?? '', line]]))
  if (changed.length || stored.join('\n') !== text) {
    for (const [was, is] of changed) process.stderr.write(`was ${was}\nis  ${is}\n`)
    process.stderr.write('docs/acceptance.md has drifted: run `npm run acceptance` and read what changed\n')
    process.exitCode = 1
  }
} else writeFileSync(FILE, text)
