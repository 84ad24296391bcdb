import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'
import { formsOf } from '../../src/code/resolve/declension.ts'
import { openDictionary } from '../dictionary/read.ts'

/**
 * Writes `forms.tsv` of a language's lexicon: every form that a dictionary gives of the words in its files, so that
 * the coder knows them by whatever case and tense they stand in. Participles and adjectives that the files of classes
 * and roles list are given as nouns too ("протестующий").
 *
 * `npm run train:forms -- --dictionary package/dicts --lexicon lexicon/ru`, the dictionary as for train:dictionary.
 */
const { values } = parseArgs({
  options: { dictionary: { type: 'string' }, lexicon: { type: 'string', default: 'lexicon/ru' } },
})
if (!values.dictionary) {
  process.stderr.write('usage: npm run train:forms -- --dictionary FOLDER [--lexicon lexicon/ru]\n')
  process.exit(2)
}

type Part = 'N' | 'V' | 'A'

const PARTS: Readonly<Record<string, Part>> = {
  NOUN: 'N',
  INFN: 'V',
  VERB: 'V',
  PRTF: 'V',
  PRTS: 'V',
  GRND: 'V',
  ADJF: 'A',
  ADJS: 'A',
}
const plain = (text: string) => text.replaceAll('ё', 'е')
const isWord = (text: string) => /^[а-я][а-я-]*$/.test(text)

const files = readdirSync(values.lexicon, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.yaml') && name !== 'endings.yaml' && name !== 'dates.yaml')
  .sort()
const wordsOf = (name: string) =>
  withoutExamples(readFileSync(join(values.lexicon, name), 'utf8'))
    .toLowerCase()
    .split(/[^а-яё-]+/)
    .map(plain)
    .filter(isWord)
const wanted = new Set(files.flatMap(wordsOf))
const names = readFileSync(
  join(values.lexicon, '..', 'actors', `names.${basename(values.lexicon)}.tsv`),
  'utf8',
)
for (const word of names.split(/[^А-яЁё-]+/))
  if (/^[А-ЯЁ][а-яё]/.test(word)) wanted.add(plain(word.toLowerCase()))
const nouns = new Set(files.filter(name => /^(classes|roles|magnitudes)\.yaml$/.test(name)).flatMap(wordsOf))

const dictionary = openDictionary(values.dictionary)
/** Forms that the dictionary knows at all, and the lexemes of phrases that stand in the plural or the genitive. */
const seen = new Set<string>()
const inPhrases = new Set(wordsOf('roles.yaml').filter(word => word.length > 2))
dictionary.visit(({ form, lemma, tag }) => {
  const word = plain(form)
  if (!wanted.has(word) && !inPhrases.has(word)) return
  seen.add(word)
  const part = PARTS[posOf(dictionary.tags[tag]!)]
  if (inPhrases.has(word) && (part === 'N' || part === 'A')) wanted.add(plain(lemma))
})
/** Forms of each lexeme with the cases that they may stand in. */
const forms = new Map<string, Map<string, Set<string>>>()
/** Cases as letters, small in the singular, capital in the plural: `n` and `N` nominative. */
const CASES: Readonly<Record<string, string>> = {
  nomn: 'n',
  gent: 'g',
  gen2: 'g',
  datv: 'd',
  accs: 'a',
  ablt: 'i',
  loct: 'l',
  loc2: 'l',
}
const caseOf = (tag: string): string => {
  const grammemes = tag.split(/[ ,]/)
  const letter = CASES[grammemes.find(each => each in CASES) ?? ''] ?? ''
  return grammemes.includes('plur') ? letter.toUpperCase() : letter
}
/** Verbs whose present forms tell the future. */
const perfective = new Set<string>()
/** Participles and adjectives that stand as nouns: their lexeme with the tag that all their forms share. */
const standing = new Map<string, { readonly lemma: string; readonly family: string }>()

function posOf(tag: string): string {
  return tag.split(/[ ,]/)[0]!
}
const familyOf = (tag: string) => tag.split(' ')[0]!.replace(/,(masc|femn|neut).*$/, '')

dictionary.visit(({ form, lemma, tag }) => {
  const text = dictionary.tags[tag]!
  const pos = posOf(text)
  const word = plain(form)
  if ((pos === 'PRTF' || pos === 'ADJF') && nouns.has(word) && / masc,sing,nomn|masc,sing,nomn/.test(text))
    standing.set(word, { lemma, family: familyOf(text) })
  const part = PARTS[pos]
  const base = plain(lemma)
  if (part && wanted.has(base)) add(base, part, word, part === 'N' ? caseOf(text) : '')
  if (part === 'V' && wanted.has(base) && /\bperf\b/.test(text)) perfective.add(base)
})
// Words younger than the dictionary decline as names of their ending do.
const { declensions } = parse(readFileSync(join(values.lexicon, 'endings.yaml'), 'utf8')) as {
  readonly declensions: readonly { readonly ends: string; readonly forms: string }[]
}
const table = declensions.map(({ ends, forms: list }) => ({ ends, forms: list.split(' ') }))
for (const word of [...nouns, ...nounsOfEvents()])
  if (!seen.has(word) && word.length > 3) for (const form of formsOf(word, table)) add(word, 'N', form, '')

const families = new Map([...standing].map(([word, { lemma, family }]) => [`${lemma}|${family}`, word]))
dictionary.visit(({ form, lemma, tag }) => {
  const text = dictionary.tags[tag]!
  const pos = posOf(text)
  if (pos !== 'PRTF' && pos !== 'ADJF') return
  const word = families.get(`${lemma}|${familyOf(text)}`)
  if (word) add(word, 'N', plain(form), caseOf(text))
})

function nounsOfEvents(): readonly string[] {
  return files
    .filter(name => name.startsWith('events'))
    .flatMap(name => [...readFileSync(join(values.lexicon, name), 'utf8').matchAll(/^\s*nouns:(.*)$/gm)])
    .flatMap(([, list]) => list!.split(',').map(word => plain(word.trim())))
    .filter(isWord)
}

function add(lemma: string, part: Part, form: string, cases: string): void {
  const key = `${lemma}\t${part}`
  const list = forms.get(key) ?? new Map<string, Set<string>>()
  const known = list.get(form) ?? new Set()
  if (cases) known.add(cases)
  list.set(form, known)
  forms.set(key, list)
}

const lines = [...forms]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([key, list]) => {
    const stem = commonStart([...list.keys()])
    const endings = [...list]
      .map(
        ([form, cases]) =>
          `${form.slice(stem.length) || '-'}${cases.size > 0 ? `:${[...cases].sort().join('')}` : ''}`,
      )
      .sort()
    const aspect = key.endsWith('V') && perfective.has(key.slice(0, -2)) ? '\tperf' : ''
    return `${key}\t${stem}\t${endings.join(' ')}${aspect}`
  })
const head = [
  '# Forms of the words in these files, without ё: base form, part of speech, what all forms share, their endings with the cases of nouns (n g d a i l, capitals in the plural); `perf` after verbs whose present is a future.',
  '# From OpenCorpora, revision 394551 of 2016, CC BY-SA 3.0 (opencorpora.org); this file is under CC BY-SA 4.0. Made by train/forms.',
]
writeFileSync(join(values.lexicon, 'forms.tsv'), `${[...head, ...lines].join('\n')}\n`)
const unknown = [...wanted].filter(
  word => !forms.has(`${word}\tN`) && !forms.has(`${word}\tV`) && !forms.has(`${word}\tA`),
)
process.stdout.write(`${JSON.stringify({ words: lines.length, unknown: unknown.sort() })}\n`)

function commonStart(list: readonly string[]): string {
  let length = Math.min(...list.map(each => each.length))
  while (!list.every(each => each.startsWith(list[0]!.slice(0, length)))) length--
  return list[0]!.slice(0, length)
}

/** The sentences of examples are no words of the lexicon. */
function withoutExamples(text: string): string {
  return text
    .split('\n')
    .filter(line => !/^\s*(- text:|claims:|#|- name:)/.test(line))
    .join('\n')
}
