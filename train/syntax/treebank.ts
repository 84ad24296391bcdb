import { readFileSync } from 'node:fs'
import { readConllu } from '../../src/syntax/conllu.ts'

/** One gold sentence, column by column; arrays are as long as the sentence. */
export interface GoldSentence {
  readonly forms: readonly string[]
  readonly lemmas: readonly string[]
  readonly upos: readonly string[]
  readonly feats: readonly string[]
  readonly heads: readonly number[]
  readonly deprels: readonly string[]
}

export const readTreebank = (file: string): GoldSentence[] =>
  readConllu(readFileSync(file, 'utf8')).map(({ words }) => ({
    forms: words.map(({ form }) => form),
    lemmas: words.map(({ lemma }) => lemma),
    upos: words.map(({ upos }) => upos),
    feats: words.map(({ feats }) => feats),
    heads: words.map(({ head }) => head),
    deprels: words.map(({ deprel }) => deprel),
  }))
