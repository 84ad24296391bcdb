import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'

/** Whether a verb may be its finite past: English past forms and participles look alike. */
export function isPastForm(word: Word, lexicon: LanguageLexicon): boolean {
  return (
    word.upos === 'VERB' &&
    word.feats.VerbForm !== 'Ger' &&
    (word.feats.Tense === 'Past' || lexicon.verbForms.has(word.form.toLowerCase()))
  )
}
