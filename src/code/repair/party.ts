import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'

/** Whether a noun is somebody who acts in public affairs: the lexicon's class `party`. */
export function isParty(word: Word, { classes }: LanguageLexicon): boolean {
  const lemma = word.lemma.toLowerCase()
  // the lemmatiser leaves some plurals as they are ("troops")
  return (
    word.upos === 'NOUN' && [lemma, lemma.replace(/s$/, '')].some(each => classes.get('party')!.has(each))
  )
}
