import type { State } from '../../src/syntax/arc-hybrid.ts'
import {
  apply,
  finished,
  labelFeatures,
  legalMoves,
  MOST_FEATURES,
  moveFeatures,
  startState,
  wordsOf,
} from '../../src/syntax/arc-hybrid.ts'
import type { TreebankSentence } from '../../src/syntax/conllu.ts'
import { LexicalKeys } from '../../src/syntax/lexical-keys.ts'
import type { Tags } from '../../src/syntax/tagger.ts'
import { rightMoves } from './oracle.ts'
import { highest, Perceptron, seededRandom, shuffled } from './perceptron.ts'

export interface ParserOptions {
  readonly epochs: number
  readonly seed: number
  /** After the first epoch, the share of states at which training follows the model and not the oracle. */
  readonly exploration: number
  readonly leastUpdates: number
  readonly leastLabelUpdates: number
}

export interface TrainedParser {
  readonly moves: Perceptron
  readonly labels: Perceptron
}

/** Trains moves and relations together on sentences with tags as a tagger that has not seen them would give. */
export function trainParser(
  sentences: readonly TreebankSentence[],
  tags: readonly Tags[],
  relations: readonly string[],
  options: ParserOptions,
): TrainedParser {
  const lexical = new LexicalKeys()
  const numbers = new Map(relations.map((name, i) => [name, i]))
  const rootLabel = numbers.get('root')!
  const examples = sentences.map((sentence, i) => ({
    forms: sentence.words.map(word => word.form),
    tags: tags[i]!,
    heads: Int32Array.from(sentence.words, word => (word.head === 0 ? sentence.words.length : word.head - 1)),
    labels: Int32Array.from(sentence.words, word => numbers.get(word.deprel)!),
  }))
  const moves = new Perceptron(3, options.leastUpdates)
  const labels = new Perceptron(relations.length, options.leastLabelUpdates)
  const moveScores = new Float64Array(3)
  const labelScores = new Float64Array(relations.length)
  const labelAllowed = Uint8Array.from(relations, name => (name === 'root' ? 0 : 1))
  const features = new Int32Array(MOST_FEATURES)
  const legal = new Uint8Array(3)
  const right = new Uint8Array(3)
  const random = seededRandom(options.seed)

  const learnLabel = (state: State, words: ReturnType<typeof wordsOf>, dependent: number, gold: number) => {
    const count = labelFeatures(state, words, dependent, features)
    labels.score(features, count, labelScores)
    const guess = highest(labelScores, relations.length, labelAllowed)
    if (gold >= 0) {
      labels.tick()
      if (guess !== gold) {
        labels.add(features, count, gold, 1)
        labels.add(features, count, guess, -1)
      }
    }
    return guess
  }

  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (const example of shuffled(examples, random)) {
      const n = example.forms.length
      const words = wordsOf(lexical.sentence(example.forms), example.tags)
      const state = startState(n)
      while (!finished(state)) {
        legalMoves(state, legal)
        let move = legal.indexOf(1)
        if (legal[0]! + legal[1]! + legal[2]! > 1) {
          const count = moveFeatures(state, words, features)
          moves.score(features, count, moveScores)
          const guess = highest(moveScores, 3, legal)
          rightMoves(state, example.heads, legal, right)
          const wanted = highest(moveScores, 3, right)
          moves.tick()
          if (right[guess] === 0) {
            moves.add(features, count, wanted, 1)
            moves.add(features, count, guess, -1)
          }
          move = epoch > 0 && random() < options.exploration ? guess : right[guess] === 1 ? guess : wanted
        }
        const dependent = apply(state, move)
        if (dependent < 0) continue
        const head = state.heads[dependent]
        state.labels[dependent] =
          head === n
            ? rootLabel
            : learnLabel(
                state,
                words,
                dependent,
                head === example.heads[dependent] ? example.labels[dependent]! : -1,
              )
      }
    }
  }
  return { moves, labels }
}
