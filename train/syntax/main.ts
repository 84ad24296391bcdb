import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { restore, save } from './checkpoint.ts'
import { batches, evaluate } from './evaluate.ts'
import { exportWeights } from './export.ts'
import { asHeadline, variant } from './headline.ts'
import { Encoder, type Example, takeInventory } from './inventory.ts'
import { Arena } from './matrix.ts'
import { Network } from './network.ts'
import { Adam } from './optimiser.ts'
import { Random } from './random.ts'
import { Tape } from './tape.ts'
import { readTreebank } from './treebank.ts'
import { NO_VECTORS, readVectors } from './vectors.ts'

/** Trains the accurate model: `npm run train:syntax -- --treebank DIR --out FILE`. */
const { values: options } = parseArgs({
  options: {
    treebank: { type: 'string', multiple: true },
    vectors: { type: 'string' },
    checkpoint: { type: 'string' },
    out: { type: 'string' },
    language: { type: 'string', default: 'en' },
    seed: { type: 'string', default: '1' },
    epochs: { type: 'string', default: '20' },
    batch: { type: 'string', default: '800' },
    rate: { type: 'string', default: '0.002' },
    dropout: { type: 'string', default: '0.25' },
    hidden: { type: 'string', default: '128' },
    layers: { type: 'string', default: '2' },
    words: { type: 'string', default: '38000' },
    wordWidth: { type: 'string', default: '80' },
    subwordWidth: { type: 'string', default: '120' },
    buckets: { type: 'string', default: '16384' },
    headlines: { type: 'string', default: '0.15' },
  },
})

const log = (message: string) => process.stdout.write(`${message}\n`)
const number = (name: keyof typeof options): number => Number(options[name])
const directories = options.treebank ?? []
const checkpoint = options.checkpoint ?? 'train-syntax.checkpoint'
const files = (kind: string) =>
  directories.flatMap(directory =>
    readdirSync(directory)
      .filter(file => file.endsWith(`-${kind}.conllu`))
      .map(file => join(directory, file)),
  )
const train = files('train').flatMap(readTreebank)
const dev = files('dev').slice(0, 1).flatMap(readTreebank)
const vectors = options.vectors ? readVectors(options.vectors) : NO_VECTORS
const inventory = takeInventory(train, vectors.words, number('words'))
const rank = new Map(vectors.words.map((word, i) => [word, i]))
const rows = new Float32Array(inventory.vectorWords * vectors.width)
for (let i = 0; i < inventory.vectorWords; i++) {
  const from = rank.get(inventory.words[i]!)! * vectors.width
  rows.set(vectors.rows.subarray(from, from + vectors.width), i * vectors.width)
}
const shape = {
  wordWidth: number('wordWidth'),
  subwordWidth: number('subwordWidth'),
  buckets: number('buckets'),
  hidden: number('hidden'),
  layers: number('layers'),
  arcWidth: 128,
  labelWidth: 96,
}
const arena = new Arena(1200)
const network = new Network(arena, shape, inventory, rows, vectors.width)
const random = new Random(number('seed'))
network.initialise(random)
const weights = arena.view(network.valuesAt, network.count)
const grads = arena.view(network.gradsAt, network.count)
const adam = new Adam(weights)
let epoch = 0
if (existsSync(checkpoint)) epoch = restore(checkpoint, weights, adam, random)
const encoder = new Encoder(inventory, shape.buckets)
const plain = train.map(sentence => encoder.encode(sentence))
const devExamples = dev.map(sentence => encoder.encode(sentence))
const headlineDev = dev.map(sentence => encoder.encode(asHeadline(sentence, true)))
const rates = { dropout: number('dropout'), wordDropout: 0.05, ownWordDropout: 0.15 }
const words = plain.reduce((sum, { length }) => sum + length, 0)
const epochs = number('epochs')
const total = Math.ceil((epochs * words * (1 + number('headlines'))) / number('batch'))
log(
  `${train.length} sentences, ${words} words, ${inventory.labels.length} labels, ${network.count} parameters, ` +
    `${inventory.words.length} words of which ${inventory.vectorWords} with vectors`,
)

const show = (values: object) =>
  Object.entries(values)
    .map(([name, value]) => `${name} ${(value as number).toFixed(2)}`)
    .join(' ')

/** Scores and writes out the averaged weights. */
function report(): void {
  const current = weights.slice()
  weights.set(adam.average)
  const headline = evaluate(network, headlineDev)
  log(
    `epoch ${epoch} dev ${show(evaluate(network, devExamples))} ` +
      `headlines uas ${headline.uas.toFixed(2)} las ${headline.las.toFixed(2)}`,
  )
  if (options.out) writeFileSync(options.out, exportWeights(network, options.language))
  weights.set(current)
}

const mark = arena.mark()
if (epoch >= epochs) report()
while (epoch < epochs) {
  const start = performance.now()
  const extra: Example[] = []
  for (const sentence of train)
    if (random.next() < number('headlines')) extra.push(encoder.encode(variant(sentence, random)))
  let loss = 0
  let count = 0
  for (const batch of random.shuffle(batches([...plain, ...extra], number('batch'), random))) {
    arena.release(mark)
    grads.fill(0)
    loss += network.loss(new Tape(arena, true, random), batch, rates)
    count++
    // Warm-up over 100 steps, then down in a straight line.
    const rate = number('rate') * Math.min(1, (adam.steps + 1) / 100) * Math.max(0.02, 1 - adam.steps / total)
    adam.step(weights, grads, rate)
  }
  arena.release(mark)
  epoch++
  save(checkpoint, weights, adam, random, epoch)
  log(`epoch ${epoch} loss ${(loss / count).toFixed(3)} ${((performance.now() - start) / 1000).toFixed(0)} s`)
  report()
}
