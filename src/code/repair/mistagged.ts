import type { Word } from '../../domain/syntax.ts'
import { changedWord } from '../../domain/word.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { kidsOf, type Tree, withWords } from '../tree.ts'

/** "at Chuquicamata", "to Pale": a capital behind a preposition, within a sentence that has few, opens a name. */
export function withNames(tree: Tree, lexicon: LanguageLexicon): Tree {
  const isCapital = (word: Word) => /^\p{Lu}\p{Ll}/u.test(word.form)
  const isMistaken = (word: Word) =>
    (word.upos === 'NOUN' || word.upos === 'VERB' || word.upos === 'ADJ' || word.upos === 'ADV') &&
    isCapital(word) &&
    /^(obl|nmod)/.test(word.deprel) &&
    kidsOf(tree, word).some(kid => kid.deprel === 'case' && kid.index === word.index - 1) &&
    !lexicon.grammar.timeNouns.has(word.lemma.toLowerCase())
  if (!tree.words.some(isMistaken) || tree.words.filter(isCapital).length * 2 > tree.words.length) return tree
  const words = tree.words.map(word =>
    isMistaken(word) ? changedWord(word, { upos: 'PROPN', lemma: word.form, feats: {} }) : word,
  )
  return withWords(tree, words)
}

/** Words of a verb's form that the tagger took for adjectives ("was freed"), and verbs without their lemma. */
export function withVerbs(tree: Tree, lexicon: LanguageLexicon): Tree {
  let changed = false
  const words = tree.words.map(word => {
    if (word.upos !== 'ADJ' && word.upos !== 'VERB') return word
    const form = word.form.toLowerCase()
    const lemma =
      lexicon.verbForms.get(form) ?? (word.upos === 'VERB' ? knownLemma(word, lexicon) : undefined)
    if (!lemma || (word.upos === 'VERB' && word.lemma !== form && lexicon.knownVerbs.has(word.lemma)))
      return word
    if (word.upos === 'VERB' && word.lemma === lemma) return word
    if (word.upos === 'ADJ' && lexicon.patterns.has(`${word.lemma.toLowerCase()}/A`)) return word
    changed = true
    if (word.upos === 'VERB') return changedWord(word, { lemma })
    return changedWord(word, {
      lemma,
      upos: 'VERB',
      feats: { VerbForm: 'Part', Tense: 'Past', Voice: 'Pass' },
    })
  })
  if (!changed) return tree
  const passive = words.map(word => {
    const head = words[word.head - 1]
    if (!head || tree.words[word.head - 1]!.upos !== 'ADJ' || head.upos !== 'VERB') return word
    if (word.deprel === 'cop') return changedWord(word, { deprel: 'aux:pass' })
    return word.deprel === 'nsubj' ? changedWord(word, { deprel: 'nsubj:pass' }) : word
  })
  return withWords(tree, passive)
}

/** "sanctions" that the lemmatiser left as it is, "overrun" that it cut to "overr": the verb of the lexicon that fits. */
function knownLemma(word: Word, lexicon: LanguageLexicon): string | undefined {
  if (lexicon.knownVerbs.has(word.lemma.toLowerCase())) return undefined
  const form = word.form.toLowerCase()
  return [form, form.replace(/s$/, ''), form.replace(/es$/, '')].find(each => lexicon.knownVerbs.has(each))
}
