import type { TreebankSentence } from '../../src/syntax/conllu.ts'
import { seededRandom } from './perceptron.ts'

/** Words that headlines leave out: articles, and forms of "be" before a participle or a predicate. */
function dropped(sentence: TreebankSentence, i: number): boolean {
  const word = sentence.words[i]!
  if (sentence.words.some(other => other.head === i + 1)) return false
  if (word.upos === 'DET' && ['a', 'an', 'the'].includes(word.lemma)) return true
  if (word.lemma === 'be' && (word.deprel === 'aux:pass' || word.deprel === 'cop')) return true
  return word.upos === 'PUNCT' && word.form === '.' && i === sentence.words.length - 1
}

const VERB_OF_EVENT = /Tense=Past/

/**
 * Sentences made into headlines, so that a parser meets their grammar: articles, copulas, passive auxiliaries and
 * the full stop go, words between get their new numbers; the tree is otherwise kept. Only statements that begin
 * with a subject and hold a past tense are used.
 * @param share how many of the fit sentences to take, 0 to 1
 */
export function headlines(
  sentences: readonly TreebankSentence[],
  share: number,
  seed: number,
): TreebankSentence[] {
  if (share <= 0) return []
  const random = seededRandom(seed)
  return sentences
    .filter(
      sentence =>
        sentence.words.length >= 6 &&
        sentence.words.length <= 25 &&
        sentence.words.some(
          word => word.head === 0 && word.upos === 'VERB' && VERB_OF_EVENT.test(word.feats),
        ) &&
        sentence.words.some((_, i) => dropped(sentence, i)),
    )
    .filter(() => random() < share)
    .map(withoutFunctionWords)
}

function withoutFunctionWords(sentence: TreebankSentence): TreebankSentence {
  const kept = sentence.words.map((_, i) => i).filter(i => !dropped(sentence, i))
  const number = new Map(kept.map((old, now) => [old + 1, now + 1]))
  const words = kept.map(i => {
    const word = sentence.words[i]!
    return { ...word, head: word.head === 0 ? 0 : number.get(word.head)! }
  })
  const tokens = words.map((word, i) => ({ form: word.form, first: i + 1, last: i + 1, spaceAfter: true }))
  return {
    ...sentence,
    id: `${sentence.id}-headline`,
    text: words.map(word => word.form).join(' '),
    words,
    tokens,
  }
}
