import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Adam } from './optimiser.ts'
import type { Random } from './random.ts'

/** Six numbers, then weights, Adam's two moments, and the averaged weights, as 32-bit values of this machine. */
const HEAD = 6

/** Writes all that is needed to go on; the file appears whole or not at all. */
export function save(file: string, weights: Float32Array, adam: Adam, random: Random, epoch: number): void {
  const head = new Uint32Array([epoch, adam.steps, ...random.state])
  const parts = [head, weights, adam.mean, adam.square, adam.average]
  writeFileSync(
    `${file}.part`,
    Buffer.concat(parts.map(part => Buffer.from(part.buffer, part.byteOffset, part.byteLength))),
  )
  renameSync(`${file}.part`, file)
}

/** Fills weights, optimiser and generator from a checkpoint and returns the number of epochs done. */
export function restore(file: string, weights: Float32Array, adam: Adam, random: Random): number {
  const bytes = readFileSync(file)
  const floats = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
  if (floats.length !== HEAD + 4 * weights.length)
    throw new Error(`${file} belongs to a network of another size: name another --checkpoint`)
  const head = new Uint32Array(floats.buffer, 0, HEAD)
  const part = (index: number) =>
    floats.subarray(HEAD + index * weights.length, HEAD + (index + 1) * weights.length)
  weights.set(part(0))
  adam.mean.set(part(1))
  adam.square.set(part(2))
  adam.average.set(part(3))
  adam.steps = head[1]!
  random.state.set(head.subarray(2))
  return head[0]!
}
