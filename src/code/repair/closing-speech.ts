import { changedWord } from '../../domain/word.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { isNoun, isVerb, type Tree, withWords } from '../tree.ts'

/** Longest speaker's phrase before a verb that the tagger took for a noun (an assumption). */
const SPEAKER = 8

/** "..., the chamber of commerce cautions.": a verb of speech that closes an aside and was taken for a noun. */
export function withClosingSpeech(tree: Tree, lexicon: LanguageLexicon): Tree {
  const speechOf = (form: string) =>
    [form.replace(/s$/, ''), form.replace(/es$/, '')].find(
      stem =>
        stem !== form &&
        lexicon.operators.words
          .get(`${stem}/V`)
          ?.some(each => each.cites === 'subject' && each.scope.has('clause')),
    )
  const found = new Map<number, string>()
  for (const word of tree.words) {
    const next = tree.words[word.index]
    if (!next || !/^[.,]$/.test(next.form) || (word.upos === 'VERB' && word.lemma !== word.form)) continue
    const lemma = speechOf(word.form)
    if (!lemma || !isNoun(tree.words[word.index - 2] ?? word)) continue
    const before = tree.words.slice(Math.max(0, word.index - 1 - SPEAKER), word.index - 1)
    const comma = before.findLastIndex(each => /^[,”"’']$/.test(each.form))
    const phrase = before.slice(comma + 1)
    if (comma < 0 || phrase.some(each => isVerb(each) || each.upos === 'SCONJ' || each.upos === 'CCONJ'))
      continue
    if (phrase[0]?.upos === 'ADP' || !tree.words.slice(0, word.index - 1 - phrase.length).some(isVerb))
      continue
    found.set(word.index, lemma)
  }
  if (found.size === 0) return tree
  const words = tree.words.map(word => {
    const lemma = found.get(word.index)
    const feats = { Mood: 'Ind', Tense: 'Pres', VerbForm: 'Fin' }
    return lemma ? changedWord(word, { lemma, upos: 'VERB', feats }) : word
  })
  return withWords(tree, words)
}
