import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Numbers, quantiseRows, readWeights, writeWeights } from '../../src/syntax/neural/weights.ts'

/**
 * The mean of the weights of runs that began from the same weights: `npm run train:mean -- --out FILE A.bin B.bin`. It
 * errs less than any one of them where each has learnt something else (Wortsman et al. 2022, "Model soups").
 */
export function meanOf(files: readonly Uint8Array[]): Uint8Array {
  const all = files.map(readWeights)
  const [first] = all
  if (!first) throw new Error('no weights to take the mean of')
  if (all.some(({ header, words }) => !isSame(header, first.header) || !isSame(words, first.words)))
    throw new Error('weights of other words, labels or sizes have no mean')
  const numbers = new Map(
    first.header.blocks.map(({ name }) => [name, meanOfBlocks(all.map(each => each.numbers(name)))]),
  )
  return writeWeights(first.header, first.words, numbers, first.morphology)
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

function meanOfBlocks(blocks: readonly Numbers[]): Numbers {
  const { rows, columns, scales, values } = blocks[0]!
  const mean = new Float32Array(values.length)
  for (const block of blocks)
    for (let i = 0; i < mean.length; i++)
      mean[i]! += (block.values[i]! * (block.scales[Math.floor(i / columns)] ?? 1)) / blocks.length
  return values instanceof Int8Array
    ? quantiseRows(rows, columns, mean)
    : { rows, columns, scales, values: mean }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    options: { out: { type: 'string' } },
    allowPositionals: true,
  })
  if (!values.out || positionals.length < 2) {
    process.stderr.write('usage: npm run train:mean -- --out FILE WEIGHTS.bin WEIGHTS.bin ...\n')
    process.exit(2)
  }
  writeFileSync(values.out, meanOf(positionals.map(file => readFileSync(file))))
}
