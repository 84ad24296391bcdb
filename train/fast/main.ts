import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { UPOS } from '../../src/domain/syntax.ts'
import { MOVES } from '../../src/syntax/arc-hybrid.ts'
import type { TreebankSentence } from '../../src/syntax/conllu.ts'
import { readConllu } from '../../src/syntax/conllu.ts'
import { FAST_KIND } from '../../src/syntax/fast-model.ts'
import { LexicalKeys } from '../../src/syntax/lexical-keys.ts'
import { decodeLinear, encodeLinear } from '../../src/syntax/linear.ts'
import { encodeModel } from '../../src/syntax/model-file.ts'
import type { Tags } from '../../src/syntax/tagger.ts'
import { makeTagger, tag } from '../../src/syntax/tagger.ts'
import { dictionaryPairs } from './dictionary-pairs.ts'
import { headlines } from './headlines.ts'
import type { Perceptron } from './perceptron.ts'
import { pairsOf, trainLemmatiser } from './train-lemmatiser.ts'
import { trainParser } from './train-parser.ts'
import type { TrainedTagger } from './train-tagger.ts'
import { classesOfFeats, trainTagger } from './train-tagger.ts'
import { trainTokeniser } from './train-tokeniser.ts'
import { wordnetPairs } from './wordnet.ts'

const { values } = parseArgs({
  options: {
    treebank: { type: 'string', multiple: true },
    out: { type: 'string' },
    'tagger-epochs': { type: 'string', default: '8' },
    'parser-epochs': { type: 'string', default: '14' },
    folds: { type: 'string', default: '8' },
    seed: { type: 'string', default: '1' },
    headlines: { type: 'string', default: '0' },
    /** Of tags, features, moves and relations: a weight counts from so many updates on, and is kept from so much on. */
    'least-updates': { type: 'string', default: '3,2,5,3' },
    'least-weights': { type: 'string', default: '4,4,6,5' },
    'key-bits': { type: 'string', default: '24' },
    abbreviations: { type: 'string' },
    wordnet: { type: 'boolean', default: false },
    dictionary: { type: 'string' },
    only: { type: 'string', default: 'tokeniser,lemmas,fast' },
  },
})
const seed = Number(values.seed)
const four = (list: string): number[] => list.split(',').map(Number)
const [leastTag = 2, leastFeats = 2, leastMove = 2, leastLabel = 2] = four(values['least-updates'])
const leastWeights = four(values['least-weights'])
const keyBits = Number(values['key-bits'])
/** The fast model's weights are whole numbers of 1/SCALE, most of which take one byte. Checked on dev: no loss. */
const SCALE = 3
const [first, ...others] = values.treebank ?? []
if (!first || !values.out) {
  console.error('usage: npm run train:fast -- --treebank TRAIN.conllu [--treebank MORE.conllu] --out DIR')
  process.exit(2)
}

const read = (path: string): TreebankSentence[] => readConllu(readFileSync(path, 'utf8'))
const released = [first, ...others].flatMap(read)
const sentences = [...released, ...headlines(released, Number(values.headlines), seed)]
const started = performance.now()
const log = (line: string) =>
  console.error(`${((performance.now() - started) / 1000).toFixed(0).padStart(5)} s  ${line}`)
log(`${sentences.length} sentences, of which ${sentences.length - released.length} made into headlines`)

const featsClasses = classesOfFeats(sentences)
const relations = [...new Set(sentences.flatMap(sentence => sentence.words.map(word => word.deprel)))].sort()
const taggerOptions = {
  epochs: Number(values['tagger-epochs']),
  seed,
  leastUpdates: leastTag,
  leastFeatsUpdates: leastFeats,
}

/** Tags of each sentence from a tagger trained on the other folds; folds are runs of neighbours. */
function jackknife(folds: number): Tags[] {
  const lexical = new LexicalKeys()
  const size = Math.ceil(sentences.length / folds)
  return Array.from({ length: folds }, (_, fold) => {
    const held = sentences.slice(fold * size, (fold + 1) * size)
    const rest = [...sentences.slice(0, fold * size), ...sentences.slice((fold + 1) * size)]
    const tagger = loaded(trainTagger(rest, featsClasses, { ...taggerOptions, epochs: 4 }))
    log(`fold ${fold + 1} of ${folds} tagged`)
    return held.map(sentence => tag(tagger, lexical.sentence(sentence.words.map(word => word.form))))
  }).flat()
}

const encode = (name: string, classes: readonly string[], trained: Perceptron, least = 1) =>
  encodeLinear(name, classes, trained.averaged(SCALE, least, keyBits), keyBits)

const taggerSections = (trained: TrainedTagger) => [
  ...encode('upos', UPOS, trained.upos, leastWeights[0]),
  ...encode('feats', featsClasses, trained.feats, leastWeights[1]),
]

function loaded(trained: TrainedTagger) {
  const sections = new Map(taggerSections(trained))
  return makeTagger(decodeLinear('upos', sections), decodeLinear('feats', sections))
}

mkdirSync(values.out, { recursive: true })
const save = (name: string, file: Uint8Array) => {
  const path = join(values.out!, `${name}.bin`)
  writeFileSync(path, file)
  log(`${path}: ${file.length} bytes`)
}
const abbreviations = values.abbreviations
  ? readFileSync(values.abbreviations, 'utf8').split(/\s+/).filter(Boolean)
  : []
const wanted = new Set(values.only.split(','))

if (wanted.has('tokeniser'))
  save('tokeniser', trainTokeniser(released, abbreviations, { epochs: 10, seed, leastUpdates: 2 }))
if (wanted.has('lemmas'))
  save(
    'lemmas',
    trainLemmatiser(
      [...pairsOf(released), ...(values.wordnet ? wordnetPairs() : [])],
      values.dictionary ? dictionaryPairs(values.dictionary) : [],
    ),
  )
if (wanted.has('fast')) {
  const tags = jackknife(Number(values.folds))
  const tagger = trainTagger(sentences, featsClasses, taggerOptions)
  log('tagger trained')
  const parser = trainParser(sentences, tags, relations, {
    epochs: Number(values['parser-epochs']),
    seed,
    exploration: 0.9,
    leastUpdates: leastMove,
    leastLabelUpdates: leastLabel,
  })
  log('parser trained')
  const file = encodeModel(
    FAST_KIND,
    new Map([
      ...taggerSections(tagger),
      ...encode('moves', MOVES, parser.moves, leastWeights[2]),
      ...encode('labels', relations, parser.labels, leastWeights[3]),
    ]),
  )
  save('fast', file)
}
