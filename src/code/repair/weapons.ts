import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { headOf, kidsOf, type Tree, wordAt } from '../tree.ts'
import { changedTree } from './changes.ts'

/** Weapons in a row before a noun ("missile and drone strikes"), of which a parser made a row of nouns. */
export function withWeapons(tree: Tree, lexicon: LanguageLexicon): Tree {
  return tree.words.reduce((at, { index }) => weaponsBeforeNoun(at, wordAt(at, index)!, lexicon) ?? at, tree)
}

/** "Russian missile and drone strikes": the weapons are what the noun behind them is of. */
function weaponsBeforeNoun(tree: Tree, noun: Word, { classes }: LanguageLexicon): Tree | null {
  const weapon = classes.get('weapon')
  const isWeapon = (word: Word | null) =>
    word?.upos === 'NOUN' && weapon?.has(word.lemma.toLowerCase()) === true && word.feats.Number !== 'Plur'
  const second = wordAt(tree, noun.index - 1)
  const first = headOf(tree, noun)
  if (noun.upos !== 'NOUN' || noun.deprel !== 'conj' || !first || !second || !isWeapon(first)) return null
  if (!isWeapon(second) || second.head !== noun.index || first.index !== second.index - 2) return null
  return changedTree(
    tree,
    new Map<number, Partial<Word>>([
      [noun.index, { head: first.head, deprel: first.deprel }],
      [first.index, { head: noun.index, deprel: 'compound' }],
      [second.index, { head: first.index, deprel: 'conj' }],
      ...kidsOf(tree, noun)
        .filter(kid => kid.deprel === 'cc')
        .map(kid => [kid.index, { head: second.index }] as const),
      ...kidsOf(tree, first)
        .filter(kid => kid !== noun && kid.index < first.index)
        .map(kid => [kid.index, { head: noun.index }] as const),
    ]),
  )
}
