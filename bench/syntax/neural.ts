import type { TreeModel } from '../../src/syntax/tree-model.ts'

/** Gold columns of a treebank's sentences. */
export interface Gold {
  readonly forms: readonly string[]
  readonly upos: readonly string[]
  readonly feats: readonly string[]
  readonly heads: readonly number[]
  readonly deprels: readonly string[]
}

/** Per cent of words with gold tokens; LAS by universal relation, as CoNLL 2018 scores, and with subtypes. */
export interface GoldTokenScores {
  readonly words: number
  readonly upos: number
  readonly feats: number
  readonly uas: number
  readonly las: number
  readonly lasWithSubtypes: number
}

const universal = (deprel: string): string => deprel.split(':')[0]!

/** Scores a model on gold tokens. */
export function scoreGoldTokens(model: TreeModel, gold: readonly Gold[]): GoldTokenScores {
  const trees = model.annotate(gold.map(({ forms }) => forms))
  let [words, upos, feats, uas, las, subtypes] = [0, 0, 0, 0, 0, 0]
  gold.forEach((sentence, s) => {
    const tree = trees[s]!
    sentence.forms.forEach((_, i) => {
      words++
      if (tree.upos[i] === sentence.upos[i]) upos++
      if (tree.feats[i] === sentence.feats[i]) feats++
      if (tree.heads[i] !== sentence.heads[i]) return
      uas++
      if (universal(tree.deprels[i]!) === universal(sentence.deprels[i]!)) las++
      if (tree.deprels[i] === sentence.deprels[i]) subtypes++
    })
  })
  const share = (count: number) => Math.round((10000 * count) / words) / 100
  return {
    words,
    upos: share(upos),
    feats: share(feats),
    uas: share(uas),
    las: share(las),
    lasWithSubtypes: share(subtypes),
  }
}

/** Words a second on one thread, gold tokens in and trees out: the median of `runs` after one to warm up. */
export function wordsPerSecond(model: TreeModel, gold: readonly Gold[], runs = 5): number {
  const sentences = gold.map(({ forms }) => forms)
  const words = sentences.reduce((sum, { length }) => sum + length, 0)
  const speeds: number[] = []
  for (let run = 0; run <= runs; run++) {
    const start = performance.now()
    model.annotate(sentences)
    if (run > 0) speeds.push((1000 * words) / (performance.now() - start))
  }
  return Math.round(speeds.sort((a, b) => a - b)[runs >> 1]!)
}
