import type { Upos } from '../domain/syntax.ts'

/** One sentence annotated: arrays are as long as the sentence; `heads` hold 0 for the root, else 1-based numbers. */
export interface Tree {
  readonly upos: readonly Upos[]
  /** UD features of each word as written in CoNLL-U (`Mood=Ind|Tense=Past`), `_` for none. */
  readonly feats: readonly string[]
  readonly heads: readonly number[]
  readonly deprels: readonly string[]
}

/**
 * A tagger and parser in one: sentences of word forms in, one tree each out, in order.
 * The result of a sentence depends on that sentence alone, never on its batch.
 */
export interface TreeModel {
  annotate(sentences: readonly (readonly string[])[]): readonly Tree[]
}
