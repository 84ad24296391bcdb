import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Head, headsIn } from './phoenix.ts'

/**
 * Makes lexicon/actors/leaders.tsv, heads of state and government by date, from the country dictionary of PETRARCH 2:
 * `train/actors --phoenix Phoenix.Countries.actors.txt`. Those whom people.tsv and officials.tsv
 * there have are left out.
 */
const { values } = parseArgs({
  options: {
    phoenix: { type: 'string' },
    out: { type: 'string', default: 'lexicon/actors/leaders.tsv' },
  },
})
if (!values.phoenix) {
  process.stderr.write('usage: train/actors --phoenix Phoenix.Countries.actors.txt\n')
  process.exit(2)
}

/** The dictionary was written about then: terms that it leaves open are taken to have ended (assumption). */
const WRITTEN = '2013-12-31'
/** Leaders whose last term ended before are left out: the lexicon is for news of this century and the years before. */
const SINCE = '1995-01-01'

const key = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim()
const lastName = (name: string) => key(name).split(' ').at(-1)!

const linesOf = (table: string) =>
  readFileSync(`lexicon/actors/${table}.tsv`, 'utf8')
    .split('\n')
    .filter(line => /^[A-Z-]{3} /.test(line))
const known = new Set<string>()
for (const line of ['people', 'officials'].flatMap(linesOf)) {
  const [code, names] = line.split('\t')
  for (const name of names?.split('|') ?? []) known.add(`${code?.slice(0, 3)} ${lastName(name)}`)
}

const lines = headsIn(readFileSync(values.phoenix, 'latin1')).flatMap(head => {
  const terms = head.terms
    .map(term => ({ ...term, to: term.to ?? WRITTEN }))
    .filter(term => term.to >= SINCE && term.from <= term.to)
  const isKnown = head.names.some(name => known.has(`${head.terms[0]?.country} ${lastName(name)}`))
  return terms.length === 0 || isKnown ? [] : [rowOf(head, terms)]
})

function rowOf(head: Head, terms: readonly { country: string; from: string; to: string }[]): string {
  const codes = terms.map(term => `${term.country} GOV@${term.from}..${term.to}`)
  return [[...new Set(codes)].join('|'), [...new Set(head.names)].join('|'), ''].join('\t')
}

const header = [
  `# Heads of state and government of 1995 to 2013 by date: ${lines.length} names; a surname alone counts where the text names the country.`,
  '# Made by train/actors from Phoenix.Countries.actors.txt of PETRARCH 2 (https://github.com/openeventdata/petrarch2), MIT licence:',
  '# Copyright (c) Open Event Data Alliance. Permission is granted, free of charge, to deal in it without restriction, provided that this notice stays; provided as is, without warranty.',
  'code\tnames\tchanges',
]
writeFileSync(values.out, `${[...header, ...lines.sort()].join('\n')}\n`)
process.stdout.write(`${lines.length} leaders\n`)
