import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Moments } from './optimiser.ts'

/** Where a run stands: epochs and steps done, and the state of the generator that orders the data. */
export interface Progress {
  readonly epoch: number
  readonly step: number
  readonly random: Uint32Array
}

/** Six numbers, then weights, Adam's moments, and the averaged weights, as 32-bit values of this machine. */
const HEAD = 6

/** Writes all that is needed to go on; the file appears whole or not at all. */
export function save(file: string, weights: Float32Array, moments: Moments, progress: Progress): void {
  const head = new Uint32Array([progress.epoch, progress.step, ...progress.random])
  const parts = [head, weights, moments.mean, moments.square, moments.average]
  writeFileSync(
    `${file}.part`,
    Buffer.concat(parts.map(part => Buffer.from(part.buffer, part.byteOffset, part.byteLength))),
  )
  renameSync(`${file}.part`, file)
}

/** Fills weights and moments from a checkpoint, where there is one. */
export function restore(file: string, weights: Float32Array, moments: Moments): Progress | undefined {
  if (!existsSync(file)) return undefined
  const bytes = readFileSync(file)
  const floats = new Float32Array(new Uint8Array(bytes).buffer)
  if (floats.length !== HEAD + 4 * weights.length)
    throw new Error(`${file} belongs to a network of another size: name another --checkpoint`)
  const head = new Uint32Array(floats.buffer, 0, HEAD)
  for (const [index, part] of [weights, moments.mean, moments.square, moments.average].entries())
    part.set(floats.subarray(HEAD + index * weights.length, HEAD + (index + 1) * weights.length))
  return { epoch: head[0]!, step: head[1]!, random: head.slice(2) }
}
