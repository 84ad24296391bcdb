import { openDictionary } from '../dictionary/read.ts'
import { toUniversal } from '../dictionary/universal.ts'
import type { LemmaPair } from './train-lemmatiser.ts'

/** Parts of speech whose lemmas a dictionary tells better than a small treebank; the others are closed classes. */
const OPEN = new Set(['NOUN', 'PROPN', 'ADJ', 'VERB', 'ADV'])

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)

/** Lexemes whose first form is not UD's lemma: ordinals under their cardinals, patronymics under first names. */
const UNLIKE = new Set(['Anum', 'Patr', 'Abbr', 'PRED'])

/**
 * Forms with their lemmas, each counted less than any occurrence in a treebank. Lemmas have `е` for `ё`, as in UD's
 * Russian treebanks; forms with `ё` come a second time with `е`, as most texts write them.
 */
export function dictionaryPairs(folder: string): LemmaPair[] {
  const dictionary = openDictionary(folder)
  const analyses = [false, true].map(reflexive => dictionary.tags.map(tag => toUniversal(tag, reflexive)))
  const pairs: LemmaPair[] = []
  const add = (form: string, lemma: string, { upos, feats }: { upos: LemmaPair['upos']; feats: string }) => {
    const name = upos === 'PROPN'
    pairs.push({
      form: name ? capital(form) : form,
      lemma: name ? capital(lemma) : lemma,
      upos,
      feats,
      count: 0.5,
    })
  }
  dictionary.visit(({ form, lemma, tag }) => {
    const analysis = analyses[/с[яь]$/.test(form) ? 1 : 0]![tag]!
    if (!OPEN.has(analysis.upos) || analysis.hints.some(hint => UNLIKE.has(hint))) return
    const plain = lemma.replaceAll('ё', 'е')
    add(form, plain, analysis)
    if (form.includes('ё')) add(form.replaceAll('ё', 'е'), plain, analysis)
  })
  return pairs
}
