import type { Word } from './syntax.ts'

/**
 * Words are made here alone, each with the same fields in the same order, and so are their features: V8 compiles what
 * reads them for the shapes that it has met, and anew for each new one. `{ ...word, head }` would make one shape for
 * every place in which it is written.
 */
export function makeWord({ start, end, index, form, lemma, upos, feats, head, deprel }: Word): Word {
  return { start, end, index, form, lemma, upos, feats: uniform(feats), head, deprel }
}

/** The word with some of its fields changed; where features are, they are all that it has. */
export function changedWord(word: Word, change: Partial<Word>): Word {
  return {
    start: change.start ?? word.start,
    end: change.end ?? word.end,
    index: change.index ?? word.index,
    form: change.form ?? word.form,
    lemma: change.lemma ?? word.lemma,
    upos: change.upos ?? word.upos,
    feats: change.feats ? uniform(change.feats) : word.feats,
    head: change.head ?? word.head,
    deprel: change.deprel ?? word.deprel,
  }
}

type Feats = Word['feats']

const uniformed = new WeakMap<Feats, Feats>()

/** The same features in a record that has a field for every one, those without a value too; one that is not listed comes after them. */
function uniform(feats: Feats): Feats {
  let record = uniformed.get(feats)
  if (!record) {
    record = Object.assign(noFeats(), feats)
    uniformed.set(feats, record)
    uniformed.set(record, record)
  }
  return record
}

/** The features of the treebanks that the models were trained on (https://universaldependencies.org/u/feat/). */
const noFeats = (): Record<string, string | undefined> => ({
  Abbr: undefined,
  Animacy: undefined,
  Aspect: undefined,
  Case: undefined,
  Definite: undefined,
  Degree: undefined,
  ExtPos: undefined,
  Foreign: undefined,
  Gender: undefined,
  Mood: undefined,
  NumForm: undefined,
  NumType: undefined,
  Number: undefined,
  Person: undefined,
  Polarity: undefined,
  Poss: undefined,
  PronType: undefined,
  Reflex: undefined,
  Style: undefined,
  Tense: undefined,
  Typo: undefined,
  Variant: undefined,
  VerbForm: undefined,
  Voice: undefined,
})
