import { type Block, type Numbers, quantiseRows, writeWeights } from '../../src/syntax/neural/weights.ts'
import type { Matrix } from './matrix.ts'
import type { Network } from './network.ts'

/** The rows of a matrix without the room at their ends, or its columns where `turned`. */
function compact(f: Float32Array, { at, rows, columns, stride }: Matrix, turned: boolean): Float32Array {
  const values = new Float32Array(rows * columns)
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++)
      values[turned ? j * rows + i : i * columns + j] = f[at + i * stride + j]!
  return values
}

/**
 * One row for each word of the inventory and a last one for unknown words: the projected vector plus the word's own.
 */
function wordTable(network: Network): Float32Array {
  const { arena, inventory, vectors, vectorWidth, shape } = network
  const f = arena.floats
  const width = shape.wordWidth
  const own = network.parameters.get('own')!.value
  const projection = network.parameters.get('projection')?.value
  const ownRow = new Map(inventory.ownWords.map((word, i) => [word, i]))
  const table = new Float32Array((inventory.words.length + 1) * width)
  ;[...inventory.words, undefined].forEach((word, i) => {
    const row = word === undefined ? inventory.ownWords.length : ownRow.get(word)
    for (let j = 0; j < width; j++) {
      let sum = row === undefined ? 0 : f[own.at + row * own.stride + j]!
      if (projection && i < inventory.vectorWords)
        for (let k = 0; k < vectorWidth; k++)
          sum += vectors[i * vectorWidth + k]! * f[projection.at + k * projection.stride + j]!
      table[i * width + j] = sum
    }
  })
  return table
}

/** The weights file for the network as it stands: tables and products as int8, the rest as floats. */
export function exportWeights(network: Network, language: string): Uint8Array {
  const { arena, inventory, shape } = network
  const blocks: Block[] = []
  const numbers = new Map<string, Numbers>()
  const add = (name: string, block: Numbers) => {
    const { rows, columns } = block
    blocks.push({ name, kind: block.values instanceof Int8Array ? 'int8' : 'float32', rows, columns })
    numbers.set(name, block)
  }
  add('word', quantiseRows(inventory.words.length + 1, shape.wordWidth, wordTable(network)))
  for (const [name, { value }] of network.parameters) {
    if (name === 'own' || name === 'projection') continue
    if (value.rows === 1)
      add(name, {
        rows: 1,
        columns: value.columns,
        scales: new Float32Array(0),
        values: compact(arena.floats, value, false),
      })
    else if (name === 'subword')
      add(name, quantiseRows(value.rows, value.columns, compact(arena.floats, value, false)))
    else add(name, quantiseRows(value.columns, value.rows, compact(arena.floats, value, true)))
  }
  const { labels, attributes, bundles, words } = inventory
  return writeWeights(
    { language, shape, labels, attributes, bundles, blocks },
    words,
    numbers,
    network.morphology,
  )
}
