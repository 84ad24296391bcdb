import { readdirSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { readMorphology } from '../dictionary/file.ts'
import { restore, save } from './checkpoint.ts'
import { continueFrom } from './continue.ts'
import { openDispatches } from './dispatch/make.ts'
import { batches, evaluate } from './evaluate.ts'
import { exportWeights } from './export.ts'
import { growFrom } from './grow.ts'
import { asHeadline, variant } from './headline.ts'
import { Encoder, takeInventory } from './inventory.ts'
import { Arena } from './matrix.ts'
import { Network } from './network.ts'
import { asNews, partsOf } from './newsroom.ts'
import { adamStep, type Moments, sharedFloats } from './optimiser.ts'
import type { Options } from './options.ts'
import { Random } from './random.ts'
import { Tape } from './tape.ts'
import { transferFrom } from './transfer.ts'
import { readTreebank } from './treebank.ts'
import { NO_VECTORS, readVectors } from './vectors.ts'

/** Names that dispatches are made with. */
const LEXICON = new URL('../../lexicon/', import.meta.url)

/** What workers share: gradients worker by worker, weights, Adam's moments, and a barrier. */
export interface Shared extends Moments {
  readonly grads: readonly Float32Array[]
  readonly weights: Float32Array
  /** How many have arrived, and how often all have. */
  readonly barrier: Int32Array
}

export const share = (parameters: number, workers: number): Shared => ({
  grads: Array.from({ length: workers }, () => sharedFloats(parameters)),
  weights: sharedFloats(parameters),
  mean: sharedFloats(parameters),
  square: sharedFloats(parameters),
  average: sharedFloats(parameters),
  barrier: new Int32Array(new SharedArrayBuffer(8)),
})

function waitForAll({ barrier, grads }: Shared): void {
  const turn = Atomics.load(barrier, 1)
  if (Atomics.add(barrier, 0, 1) === grads.length - 1) {
    Atomics.store(barrier, 0, 0)
    Atomics.add(barrier, 1, 1)
    Atomics.notify(barrier, 1)
  } else while (Atomics.load(barrier, 1) === turn) Atomics.wait(barrier, 1, turn)
}

/** Megabytes for weights, gradients and one batch with all that the way back needs. */
const ARENA = 1200

/** Reads the data and builds the network; the same in every worker. */
export function prepare(options: Options) {
  const files = (kind: string) =>
    options.treebanks.flatMap(directory =>
      readdirSync(directory)
        .filter(file => file.endsWith(`-${kind}.conllu`))
        .map(file => join(directory, file)),
    )
  const train = files('train').flatMap(readTreebank)
  const dev = files('dev').slice(0, 1).flatMap(readTreebank)
  const vectors = options.vectors ? readVectors(options.vectors) : NO_VECTORS
  const inventory = takeInventory(train, vectors.words, options.words)
  const rank = new Map(vectors.words.map((word, i) => [word, i]))
  const rows = new Float32Array(inventory.vectorWords * vectors.width)
  for (let i = 0; i < inventory.vectorWords; i++) {
    const from = rank.get(inventory.words[i]!)! * vectors.width
    rows.set(vectors.rows.subarray(from, from + vectors.width), i * vectors.width)
  }
  const morphology = options.morphology ? readMorphology(options.morphology) : undefined
  const arena = new Arena(ARENA)
  const network = new Network(arena, options.shape, inventory, rows, vectors.width, morphology)
  return { train, dev, inventory, arena, network }
}

/** How many floats the parameters take, room at the ends of rows included. */
export const parameterCount = (options: Options): number => prepare(options).network.count

/** Trains as worker `index`; all workers draw the same batches and each takes its share of the sentences. */
export function runWorker(
  options: Options,
  { train, dev, inventory, arena, network }: ReturnType<typeof prepare>,
  shared: Shared,
  index: number,
): void {
  const workers = shared.grads.length
  const log = (message: string) => {
    // At once: a thread's process.stdout waits for its event loop, which a run never returns to.
    if (index === 0) writeSync(1, `${message}\n`)
  }
  const random = new Random(options.seed)
  network.initialise(random)
  if (options.transfer) transferFrom(options.transfer, network)
  if (options.continue) continueFrom(options.continue, network)
  if (options.from) growFrom(options.from, options.fromHidden, network)
  const weights = arena.view(network.valuesAt, network.count)
  const grads = arena.view(network.gradsAt, network.count)
  const moments: Moments =
    index === 0 ? shared : { mean: weights.slice(), square: weights.slice(), average: weights.slice() }
  if (index === 0) shared.average.set(weights)
  const progress = restore(options.checkpoint, weights, moments)
  if (progress) random.state.set(progress.random)
  let epoch = progress?.epoch ?? 0
  let step = progress?.step ?? 0
  const encoder = new Encoder(inventory, options.shape.buckets, network.morphology)
  const plain = train.map(sentence => encoder.encode(sentence))
  const devExamples = dev.map(sentence => encoder.encode(sentence))
  const headlineDev = dev.map(sentence => encoder.encode(asHeadline(sentence, options.language === 'en')))
  const words = plain.reduce((sum, { length }) => sum + length, 0)
  const parts = partsOf(train)
  const dispatch = options.dispatches > 0 ? openDispatches(LEXICON) : null
  const dispatches = dispatch ? Math.round(options.dispatches * train.length) : 0
  // Four sentences in ten lend themselves to it, and become twice as long.
  const share = options.headlines + 0.8 * options.news + 0.7 * options.dispatches
  const total = Math.ceil((options.epochs * words * (1 + share)) / options.batch)
  const from = Math.floor((network.count * index) / workers)
  const to = Math.floor((network.count * (index + 1)) / workers)
  const mark = arena.mark()
  log(
    `${train.length} sentences, ${words} words, ${inventory.labels.length} labels, ${network.count} parameters, ` +
      `${inventory.words.length} words of which ${inventory.vectorWords} with vectors, ${workers} workers`,
  )

  /** Scores and writes out the averaged weights. */
  const report = (): void => {
    const current = weights.slice()
    weights.set(shared.average)
    const scores = Object.entries(evaluate(network, devExamples))
    const headline = evaluate(network, headlineDev)
    log(
      `epoch ${epoch} dev ${scores.map(([name, value]) => `${name} ${value.toFixed(2)}`).join(' ')} ` +
        `headlines uas ${headline.uas.toFixed(2)} las ${headline.las.toFixed(2)}`,
    )
    if (options.out) writeFileSync(options.out, exportWeights(network, options.language))
    weights.set(current)
  }

  waitForAll(shared)
  if ((options.from || options.continue || epoch >= options.epochs) && index === 0) report()
  while (epoch < options.epochs) {
    const start = performance.now()
    const extra = train
      .filter(() => random.next() < options.headlines)
      .map(sentence => encoder.encode(variant(sentence, options.language === 'en', random)))
    const built = train
      .filter(() => random.next() < options.news)
      .map(sentence => asNews(sentence, parts, random))
      .filter(sentence => sentence !== null)
      .map(sentence => encoder.encode(sentence))
    const made = Array.from({ length: dispatches }, () => encoder.encode(dispatch!(random)))
    const order = random.shuffle(batches([...plain, ...extra, ...built, ...made], options.batch, random))
    let loss = 0
    for (const batch of order) {
      arena.release(mark)
      grads.fill(0)
      const own = batch.filter((_, i) => i % workers === index)
      const chance = new Random((options.seed * 1000003 + step * 64 + index) >>> 0)
      const size = batch.reduce((sum, { length }) => sum + length, 0)
      if (own.length > 0) loss += network.loss(new Tape(arena, true, chance), own, options.rates, size)
      shared.grads[index]!.set(grads)
      waitForAll(shared)
      grads.fill(0)
      for (const part of shared.grads) for (let i = 0; i < grads.length; i++) grads[i]! += part[i]!
      // Warm-up over 100 steps, then down in a straight line.
      const rate = options.rate * Math.min(1, (step + 1) / 100) * Math.max(0.02, 1 - step / total)
      step++
      adamStep(weights, grads, shared, step, rate, from, to)
      shared.weights.set(weights.subarray(from, to), from)
      waitForAll(shared)
      weights.set(shared.weights)
    }
    arena.release(mark)
    epoch++
    if (index === 0) {
      save(options.checkpoint, weights, shared, { epoch, step, random: random.state })
      const seconds = (performance.now() - start) / 1000
      log(`epoch ${epoch} loss ${((loss * workers) / order.length).toFixed(3)} ${seconds.toFixed(0)} s`)
      report()
    }
    waitForAll(shared)
  }
}
