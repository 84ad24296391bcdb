import { UPOS } from '../domain/syntax.ts'
import type { ArcParser } from './arc-hybrid.ts'
import { parse } from './arc-hybrid.ts'
import { LexicalKeys } from './lexical-keys.ts'
import { decodeLinear } from './linear.ts'
import { decodeModel } from './model-file.ts'
import type { Tagger } from './tagger.ts'
import { featsOf, makeTagger, tag } from './tagger.ts'
import type { Tree, TreeModel } from './tree-model.ts'

export const FAST_KIND = 'fast'

/** The fast model from its file: a perceptron tagger, then a greedy arc-hybrid parser. */
export function readFastModel(file: Uint8Array): TreeModel {
  const sections = decodeModel(FAST_KIND, file)
  return fastModel(makeTagger(decodeLinear('upos', sections), decodeLinear('feats', sections)), {
    moves: decodeLinear('moves', sections),
    labels: decodeLinear('labels', sections),
  })
}

export function fastModel(tagger: Tagger, parser: ArcParser): TreeModel {
  const lexical = new LexicalKeys()
  const featsNames = tagger.feats.classes.map(featsOf)
  const annotate = (forms: readonly string[]): Tree => {
    const keys = lexical.sentence(forms)
    const tags = tag(tagger, keys)
    const { heads, labels } = parse(parser, keys, tags)
    return {
      upos: Array.from(tags.upos, number => UPOS[number]!),
      feats: Array.from(tags.feats, number => featsNames[number]!),
      heads: Array.from(heads, head => (head === forms.length ? 0 : head + 1)),
      deprels: Array.from(labels, label => parser.labels.classes[label]!),
    }
  }
  return { annotate: sentences => sentences.map(annotate) }
}
