import type { Word } from '../../domain/syntax.ts'
import { base, headOf, kidsBy, kidsOf, type Tree } from '../tree.ts'
import type { SentenceNotes } from './notes.ts'

/**
 * "The Saudis agreed", "talks with the Palestinians", "Israel and Palestinians resumed talks": a whole people, told by
 * its bare name with the article or beside a state, is its government, unless it does or suffers what a state does not.
 */
export function isNationActing(notes: SentenceNotes, word: Word): boolean {
  const { tree } = notes
  if (!isWholePeople(notes, word)) return false
  const first = /^conj/.test(word.deprel) ? (headOf(tree, word) ?? word) : word
  const isPointedAt = hasArticle(tree, word) || (first !== word && hasArticle(tree, first))
  if (!isPointedAt && !isBesideState(notes, word, first)) return false
  return !isOfPeople(notes, first)
}

/** Nothing but an article: "the three Cubans", "Palestinians in the camp" and "the Russians who left" are some of them. */
function isWholePeople({ tree, words }: SentenceNotes, word: Word): boolean {
  const isMany = word.feats.Number === 'Plur' || words.grammar.peoples.has(word.form.toLowerCase())
  // "accused the Saudis of bombing": what they are accused of tells nothing of which they are
  const isBlamed = words.grammar.blaming.has(headOf(tree, word)?.lemma.toLowerCase() ?? '')
  return (
    isMany &&
    kidsOf(tree, word).every(
      kid =>
        /^(det|case|punct|cc|conj|advmod)$/.test(base(kid.deprel)) || (isBlamed && kid.deprel === 'nmod'),
    )
  )
}

function hasArticle(tree: Tree, word: Word): boolean {
  return kidsBy(tree, word, 'det').some(det => det.feats.Definite === 'Def')
}

function isBesideState({ tree, nameAt }: SentenceNotes, word: Word, first: Word): boolean {
  return [first, ...kidsBy(tree, first, 'conj')].some(
    each => each !== word && nameAt[each.index]?.entries.some(({ kind }) => kind === 'country'),
  )
}

/** "the Syrians fled", "shot at the Palestinians", "the arrest of the Canadians". */
function isOfPeople({ tree, words }: SentenceNotes, word: Word): boolean {
  const above = headOf(tree, word)
  if (!above) return false
  const { doneToPeople, undergone, popular } = words.grammar
  const lemma = above.lemma.toLowerCase()
  if (/^(obj|nsubj:pass)$/.test(word.deprel)) return doneToPeople.has(lemma) || popular.has(lemma)
  if (word.deprel === 'nsubj') return popular.has(lemma)
  return undergone.has(lemma) || popular.has(lemma)
}
