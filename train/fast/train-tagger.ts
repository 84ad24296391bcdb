import { UPOS } from '../../src/domain/syntax.ts'
import type { TreebankSentence } from '../../src/syntax/conllu.ts'
import { LexicalKeys } from '../../src/syntax/lexical-keys.ts'
import { featsFeatures, uposFeatures } from '../../src/syntax/tagger.ts'
import { highest, Perceptron, seededRandom, shuffled } from './perceptron.ts'

export interface TrainedTagger {
  readonly upos: Perceptron
  readonly feats: Perceptron
}

export interface TaggerOptions {
  readonly epochs: number
  readonly seed: number
  /** See `Perceptron`. */
  readonly leastUpdates: number
  readonly leastFeatsUpdates: number
}

export const classesOfFeats = (sentences: readonly TreebankSentence[]): string[] =>
  [...new Set(sentences.flatMap(sentence => sentence.words.map(word => `${word.upos} ${word.feats}`)))].sort()

export function trainTagger(
  sentences: readonly TreebankSentence[],
  featsClasses: readonly string[],
  options: TaggerOptions,
): TrainedTagger {
  const lexical = new LexicalKeys()
  const numbers = new Map(featsClasses.map((name, i) => [name, i]))
  const allowed = UPOS.map(tag => Uint8Array.from(featsClasses, name => (name.startsWith(`${tag} `) ? 1 : 0)))
  const several = allowed.map(mask => mask.filter(one => one === 1).length > 1)
  const examples = sentences.map(sentence => ({
    forms: sentence.words.map(word => word.form),
    upos: Int32Array.from(sentence.words, word => UPOS.indexOf(word.upos)),
    feats: Int32Array.from(sentence.words, word => numbers.get(`${word.upos} ${word.feats}`)!),
  }))
  const uposModel = new Perceptron(UPOS.length, options.leastUpdates)
  const featsModel = new Perceptron(featsClasses.length, options.leastFeatsUpdates)
  const scores = new Float64Array(UPOS.length)
  const featsScores = new Float64Array(featsClasses.length)
  const features = new Int32Array(64)
  const random = seededRandom(options.seed)
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (const { forms, upos, feats } of shuffled(examples, random)) {
      const keys = lexical.sentence(forms)
      const guessed = new Int32Array(upos.length)
      const guessedFeats = new Int32Array(upos.length)
      for (let i = 0; i < upos.length; i++) {
        const count = uposFeatures(keys, guessed, i, upos.length, features)
        uposModel.score(features, count, scores)
        guessed[i] = highest(scores, UPOS.length)
        uposModel.tick()
        if (guessed[i] === upos[i]) continue
        uposModel.add(features, count, upos[i]!, 1)
        uposModel.add(features, count, guessed[i]!, -1)
      }
      for (let i = 0; i < upos.length; i++) {
        guessedFeats[i] = feats[i]!
        if (!several[upos[i]!]) continue
        const context = guessed.slice()
        context[i] = upos[i]!
        const count = featsFeatures(keys, context, guessedFeats, i, upos.length, features)
        featsModel.score(features, count, featsScores)
        guessedFeats[i] = highest(featsScores, featsClasses.length, allowed[upos[i]!]!)
        featsModel.tick()
        if (guessedFeats[i] === feats[i]) continue
        featsModel.add(features, count, feats[i]!, 1)
        featsModel.add(features, count, guessedFeats[i]!, -1)
      }
    }
  }
  return { upos: uposModel, feats: featsModel }
}
