import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { base, headOf, kidsOf, type Tree, wordAt } from '../tree.ts'
import { changedTree } from './changes.ts'

/** Names in several parts, and nouns before a noun, that a parser took apart. */
export function withWholeNames(tree: Tree, lexicon: LanguageLexicon): Tree {
  return tree.words.reduce((at, { index }) => {
    const word = wordAt(at, index)!
    return joined(at, word) ?? conjunctInTwo(at, word) ?? weaponsBeforeNoun(at, word, lexicon) ?? at
  }, tree)
}

/** "Rami Abdul Rahman told": of two names side by side that fill one place of a verb, the second is part of the first. */
function joined(tree: Tree, second: Word): Tree | null {
  const first = wordAt(tree, second.index - 1)
  if (second.upos !== 'PROPN' || first?.upos !== 'PROPN') return null
  const whole = first.deprel.startsWith('flat') ? headOf(tree, first) : first
  if (whole?.upos !== 'PROPN' || whole.head !== second.head) return null
  if (!ARGUMENT.has(base(second.deprel)) || base(whole.deprel) !== base(second.deprel)) return null
  const kids = kidsOf(tree, second)
  if (kids.some(kid => kid.index < second.index)) return null
  return changedTree(
    tree,
    new Map<number, Partial<Word>>([
      [second.index, { head: whole.index, deprel: 'flat' }],
      ...kids.map(kid => [kid.index, { head: whole.index }] as const),
    ]),
  )
}

const ARGUMENT: ReadonlySet<string> = new Set(['nsubj', 'obj', 'obl'])

/** "Machar and Pagan Amum, secretary of the party": the second half of the second name, and what stands behind it. */
function conjunctInTwo(tree: Tree, second: Word): Tree | null {
  const first = wordAt(tree, second.index - 1)
  if (second.upos !== 'PROPN' || second.deprel !== 'appos' || first?.upos !== 'PROPN') return null
  if (first.deprel !== 'conj' || first.head !== second.head) return null
  const behind = kidsOf(tree, headOf(tree, second)!).filter(
    kid => kid.deprel === 'appos' && kid.index > second.index,
  )
  return changedTree(
    tree,
    new Map<number, Partial<Word>>([
      [second.index, { head: first.index, deprel: 'flat' }],
      ...behind.map(kid => [kid.index, { head: first.index }] as const),
    ]),
  )
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
