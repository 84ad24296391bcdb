import type { Analysis } from '../../src/domain/syntax.ts'
import { formatFeats } from '../../src/syntax/conllu.ts'
import type { ScoredSentence, ScoredToken } from './conll18.ts'

/** An analysis as the scorer takes it; `text` gives the forms of multiword tokens. */
export function scorable(text: string | undefined, analysis: Analysis): ScoredSentence[] {
  return analysis.sentences.map(sentence => {
    const tokens: ScoredToken[] = []
    for (const word of sentence.words) {
      const multiword = sentence.multiword.find(
        token => token.first <= word.index && word.index <= token.last,
      )
      if (!multiword) tokens.push({ form: word.form, first: word.index, last: word.index })
      else if (multiword.first === word.index) {
        const form = text
          ? text.slice(multiword.start, multiword.end)
          : sentence.words
              .slice(multiword.first - 1, multiword.last)
              .map(part => part.form)
              .join('')
        tokens.push({ form, first: multiword.first, last: multiword.last })
      }
    }
    return { tokens, words: sentence.words.map(word => ({ ...word, feats: formatFeats(word.feats) })) }
  })
}
