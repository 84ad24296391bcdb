import type { Random } from './random.ts'
import type { GoldSentence } from './treebank.ts'

/**
 * Headlines from running text (treebanks hold few): leave out articles, copulas and passive or progressive `be`,
 * and the final stop; tell the past in the present ("Protesters storm airport"); set in capitals or Title Case.
 */
export type Casing = 'as written' | 'lower' | 'title' | 'upper'

const SMALL = new Set(
  'a an the and or but nor for of to in on at by as from with over into than и в на с по о к у за из от не что'.split(
    ' ',
  ),
)

function recase(form: string, casing: Casing, first: boolean): string {
  switch (casing) {
    case 'as written':
      return form
    case 'lower':
      return form.toLowerCase()
    case 'upper':
      return form.toUpperCase()
    case 'title':
      return !first && SMALL.has(form.toLowerCase())
        ? form.toLowerCase()
        : form.slice(0, 1).toUpperCase() + form.slice(1)
  }
}

/** Third person of the present from a lemma: regular verbs, and be, have. */
function presentForm(lemma: string, plural: boolean): string {
  if (lemma === 'be') return plural ? 'are' : 'is'
  if (plural) return lemma
  if (lemma === 'have') return 'has'
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ies`
  return /(?:s|x|z|ch|sh|o)$/.test(lemma) ? `${lemma}es` : `${lemma}s`
}

/** The same sentence in another casing. */
export function withCasing(sentence: GoldSentence, casing: Casing): GoldSentence {
  return { ...sentence, forms: sentence.forms.map((form, i) => recase(form, casing, i === 0)) }
}

/** The sentence as a headline writer would cut it; `tense` puts finite past verbs into the present (English). */
export function asHeadline(sentence: GoldSentence, tense: boolean): GoldSentence {
  const { forms, lemmas, upos, feats, heads, deprels } = sentence
  const hasChild = new Set(heads)
  const last = forms.length - 1
  const dropped = forms.map((form, i) => {
    if (hasChild.has(i + 1)) return false
    if (upos[i] === 'DET' && /^(?:a|an|the)$/i.test(form)) return true
    if (lemmas[i] === 'be' && /^(?:cop|aux|aux:pass)$/.test(deprels[i]!)) return true
    return i === last && form === '.'
  })
  const kept = [...forms.keys()].filter(i => !dropped[i])
  if (kept.length === 0) return sentence
  const number = new Map(kept.map((i, position) => [i + 1, position + 1]))
  const subjectIsPlural = (verb: number): boolean =>
    heads.some((head, i) => head === verb + 1 && deprels[i] === 'nsubj' && /Number=Plur/.test(feats[i]!))
  const past = (i: number): boolean =>
    tense && upos[i] === 'VERB' && /^Mood=Ind.*Person=3.*Tense=Past.*VerbForm=Fin/.test(feats[i]!)
  return {
    forms: kept.map(i => (past(i) ? presentForm(lemmas[i]!, subjectIsPlural(i)) : forms[i]!)),
    lemmas: kept.map(i => lemmas[i]!),
    upos: kept.map(i => upos[i]!),
    feats: kept.map(i =>
      !past(i)
        ? feats[i]!
        : subjectIsPlural(i)
          ? 'Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin'
          : 'Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin',
    ),
    heads: kept.map(i => (heads[i] === 0 ? 0 : number.get(heads[i]!)!)),
    deprels: kept.map(i => deprels[i]!),
  }
}

/** One variant at random: a headline in sentence or title case (most), or the sentence with its casing lost. */
export function variant(sentence: GoldSentence, english: boolean, random: Random): GoldSentence {
  const draw = random.next()
  if (draw < 0.4) return asHeadline(sentence, english && random.next() < 0.7)
  if (draw < 0.6) return withCasing(asHeadline(sentence, english && random.next() < 0.7), 'title')
  if (draw < 0.7) return withCasing(asHeadline(sentence, english && random.next() < 0.7), 'upper')
  if (draw < 0.85) return withCasing(sentence, 'lower')
  if (draw < 0.92) return withCasing(sentence, 'upper')
  return withCasing(sentence, 'title')
}
