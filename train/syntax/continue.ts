import { readFileSync } from 'node:fs'
import { type Numbers, readWeights } from '../../src/syntax/neural/weights.ts'
import type { Network } from './network.ts'
import { transferFrom } from './transfer.ts'

/**
 * Goes on from shipped weights of the same data and sizes. They hold one row a word, the sum of its projected vector
 * and its own row; the projection is found again from the words that have no row of their own (least squares), and the
 * rest is their own. What rounding to int8 took is not found again.
 */
export function continueFrom(file: string, network: Network): void {
  const weights = readWeights(readFileSync(file))
  const { inventory, arena, vectors, vectorWidth, parameters } = network
  const isSame = (a: readonly unknown[], b: readonly unknown[]) => JSON.stringify(a) === JSON.stringify(b)
  if (!isSame(weights.words, inventory.words) || !isSame(weights.header.labels, inventory.labels))
    throw new Error(
      `${file} was not trained on this treebank with these vectors: its words or labels are others`,
    )
  transferFrom(file, network)
  const f = arena.floats
  const fill = (name: string, numberAt: (row: number, column: number) => number) => {
    const { value } = parameters.get(name)!
    for (let i = 0; i < value.rows; i++)
      for (let j = 0; j < value.columns; j++) f[value.at + i * value.stride + j] = numberAt(i, j)
  }
  fill('subword', at(weights.numbers('subword')))
  const table = weights.numbers('word')
  const wordAt = at(table)
  const ownRow = new Map(inventory.ownWords.map((word, i) => [word, i]))
  const vector = (word: number) => vectors.subarray(word * vectorWidth, (word + 1) * vectorWidth)
  const projection =
    vectorWidth > 0
      ? leastSquares(
          inventory.words.slice(0, inventory.vectorWords).flatMap((word, i) => (ownRow.has(word) ? [] : [i])),
          vector,
          wordAt,
          vectorWidth,
          table.columns,
        )
      : []
  if (vectorWidth > 0) fill('projection', (row, column) => projection[row]![column]!)
  const wordOf = new Map(inventory.words.map((word, i) => [word, i]))
  fill('own', (row, column) => {
    const word =
      row < inventory.ownWords.length ? wordOf.get(inventory.ownWords[row]!)! : inventory.words.length
    let own = wordAt(word, column)
    if (word < inventory.vectorWords)
      for (const [k, x] of vector(word).entries()) own -= x * projection[k]![column]!
    return own
  })
}

const at =
  ({ columns, scales, values }: Numbers) =>
  (row: number, column: number): number =>
    values[row * columns + column]! * (scales[row] ?? 1)

/** P with x P nearest to y over the rows given; by the normal equations, for there are far more rows than columns. */
function leastSquares(
  rows: readonly number[],
  x: (row: number) => Float32Array,
  y: (row: number, column: number) => number,
  width: number,
  columns: number,
): number[][] {
  const system = Array.from({ length: width }, () => new Float64Array(width + columns))
  for (const row of rows) {
    const from = x(row)
    const to = Array.from({ length: columns }, (_, j) => y(row, j))
    for (let i = 0; i < width; i++) {
      const line = system[i]!
      const factor = from[i]!
      for (let k = 0; k < width; k++) line[k]! += factor * from[k]!
      for (let j = 0; j < columns; j++) line[width + j]! += factor * to[j]!
    }
  }
  for (let i = 0; i < width; i++) {
    const pivot = system[i]!
    const by = pivot[i]!
    for (let k = i; k < pivot.length; k++) pivot[k]! /= by
    for (let other = 0; other < width; other++) {
      const line = system[other]!
      const factor = line[i]!
      if (other !== i && factor !== 0) for (let k = i; k < line.length; k++) line[k]! -= factor * pivot[k]!
    }
  }
  return system.map(line => [...line.subarray(width)])
}
