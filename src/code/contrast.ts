import type { Word } from '../domain/syntax.ts'
import type { LanguageLexicon } from './lexicon.ts'
import { kidsBy, type Tree, wordAt } from './tree.ts'

/** "Not by the army but by bandits": bandits, since the army is named only to be ruled out. */
export function meant(tree: Tree, word: Word, { operators, grammar }: LanguageLexicon): readonly Word[] {
  const others = kidsBy(tree, word, 'conj')
  const isRuledOut = kidsBy(tree, word, 'advmod').some(
    kid =>
      kid.index < word.index &&
      operators.modifiers.get(`${kid.lemma.toLowerCase()}/advmod`)?.effect === 'negate' &&
      !grammar.focusing.has(wordAt(tree, kid.index + 1)?.lemma.toLowerCase() ?? ''),
  )
  return others.length && isRuledOut ? others : [word]
}
