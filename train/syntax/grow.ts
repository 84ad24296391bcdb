import { readFileSync } from 'node:fs'
import type { Network } from './network.ts'
import { parameterShapes } from './parameter-shapes.ts'

/** Six numbers, then weights, Adam's moments and averaged weights: see checkpoint.ts. */
const HEAD = 6

const stride = (columns: number): number => (columns + 3) & ~3

/**
 * Begins from the averaged weights of an earlier run with the same data and a narrower recurrent layer. New units
 * feed on the old ones, while nothing listens to them yet, so the network first answers as the old one did (after
 * Net2Net, Chen et al. 2016).
 */
export function growFrom(checkpoint: string, oldHidden: number, network: Network): void {
  const { shape, inventory, vectorWidth, arena } = network
  const { hidden } = shape
  const old = parameterShapes({ ...shape, hidden: oldHidden }, inventory, vectorWidth)
  const count = old.reduce((sum, { rows, columns }) => sum + rows * stride(columns), 0)
  const file = new Float32Array(new Uint8Array(readFileSync(checkpoint)).buffer)
  if (file.length !== HEAD + 4 * count)
    throw new Error(`${checkpoint} does not hold such a network with ${oldHidden} units`)
  const average = file.subarray(HEAD + 3 * count)
  /** Where an old row or column of `units` blocks of the old width lies in the new matrix. */
  const moved = (index: number): number => Math.floor(index / oldHidden) * hidden + (index % oldHidden)
  let at = 0
  for (const { name, rows, columns } of old) {
    const { value } = network.parameters.get(name)!
    const recurrent = /^(?:forward|backward)/.test(name)
    const movesRows = rows !== value.rows
    const movesColumns = recurrent && columns !== value.columns
    if (movesRows)
      for (let i = 0; i < value.rows; i++)
        if (i % hidden >= oldHidden)
          for (let j = 0; j < value.columns; j++)
            if (!movesColumns || j % hidden < oldHidden) arena.floats[value.at + i * value.stride + j] = 0
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++)
        arena.floats[value.at + (movesRows ? moved(i) : i) * value.stride + (movesColumns ? moved(j) : j)] =
          average[at + i * stride(columns) + j]!
    at += rows * stride(columns)
  }
}
