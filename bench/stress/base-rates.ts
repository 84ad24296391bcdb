import { readFileSync } from 'node:fs'

/**
 * How often coups followed protests in which the state killed protesters: Mass Mobilization (Clark and Regan,
 * doi:10.7910/DVN/HTTWYL) beside the Cline Center's Coup d'État Project (doi:10.13012/B2IDB-9651987_V2).
 *
 *   npm run bench:base-rates -- PROTESTS.csv COUPS.csv
 *
 * Protests of one country within 90 days of the first are one episode. A coup without a day counts on the 15th,
 * one without a month on 1 July. Countries are matched by Correlates of War number.
 */
const SPAN_DAYS = 90
const PARTS = { develop: [1990, 2012], 'held out': [2013, 2020] } as const

interface Row {
  readonly [column: string]: string
}

const [protestsFile, coupsFile] = process.argv.slice(2)
if (!protestsFile || !coupsFile) {
  process.stderr.write('usage: npm run bench:base-rates -- PROTESTS.csv COUPS.csv\n')
  process.exit(2)
}
const coups = readCsv(coupsFile).map(row => ({
  country: row.cowcode!,
  day: dayNumber(`${row.year}-${pad(row.month || '7')}-${pad(row.day || (row.month ? '15' : '1'))}`),
  realised: row.realized === '1',
}))
const episodes = episodesOf(readCsv(protestsFile).filter(row => row.killings === '1'))
const rates = Object.entries(PARTS).map(([part, [first, last]]) => {
  const chosen = episodes.filter(({ year }) => year >= first && year <= last)
  const followed = (realised: boolean) =>
    chosen.filter(({ country, start }) =>
      coups.some(
        coup =>
          coup.country === country &&
          coup.day >= start &&
          coup.day - start <= SPAN_DAYS &&
          (coup.realised || !realised),
      ),
    ).length
  return {
    part,
    years: [first, last],
    episodes: chosen.length,
    coups: interval(followed(true), chosen.length),
    'coups, attempts and plots': interval(followed(false), chosen.length),
  }
})
process.stdout.write(`${JSON.stringify({ days: SPAN_DAYS, rates }, null, 1)}\n`)

function episodesOf(protests: readonly Row[]) {
  const sorted = protests
    .map(row => ({
      country: row.ccode!,
      start: dayNumber(row.start_date!),
      year: Number(row.start_date!.slice(0, 4)),
    }))
    .filter(({ start }) => !Number.isNaN(start))
    .sort((a, b) => a.start - b.start)
  const latest = new Map<string, number>()
  return sorted.filter(({ country, start }) => {
    const begun = latest.get(country)
    if (begun !== undefined && start - begun <= SPAN_DAYS) return false
    latest.set(country, start)
    return true
  })
}

/** Count, share and Wilson's 95 % interval. */
function interval(count: number, n: number) {
  const [z, p] = [1.96, count / n]
  const centre = p + z ** 2 / (2 * n)
  const half = z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2))
  const bound = (x: number) => Number((x / (1 + z ** 2 / n)).toFixed(3))
  return { count, share: Number(p.toFixed(3)), low: bound(centre - half), high: bound(centre + half) }
}

function dayNumber(day: string): number {
  return Date.parse(day) / 86_400_000
}

function pad(part: string): string {
  return part.padStart(2, '0')
}

/** Comma-separated values with quoted fields (RFC 4180), as records by the first line's names. */
function readCsv(file: string): readonly Row[] {
  const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '')
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain!)
    if (end !== ',' && end) rows.push([])
    if (!end) break
  }
  const [names, ...records] = rows
  return records
    .filter(record => record.length === names!.length)
    .map(record => Object.fromEntries(names!.map((name, n) => [name, record[n]!])))
}
