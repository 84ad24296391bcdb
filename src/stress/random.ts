import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
import { fnv1a } from '../domain/hash.ts'

/** Draws from [0, 1). */
export type Draw = () => number

/**
 * A stream of its own for run `run` of seed `seed`. The four words of the state are hashed from both numbers:
 * a generator started from neighbouring seeds as they are gives neighbouring first draws.
 */
export function streamOf(seed: number, run: number): Draw {
  const generator = generatorOf(seed, run)
  return () => uniformFloat64(generator)
}

/** The same stream as whole words of 32 bits with sign: for loops that a closure would slow down. */
export interface Words {
  next(): number
}

export function wordsOf(seed: number, run: number): Words {
  return generatorOf(seed, run)
}

/** A whole number from 0 to below n, each as likely but for 2^-32. */
export function below(words: Words, n: number): number {
  return ((words.next() >>> 0) * 2 ** -32 * n) | 0
}

function generatorOf(seed: number, run: number) {
  const word = (n: number) => mix(mix(mix(seed | 0) ^ run) + Math.imul(n, 0x9e3779b9))
  return xoroshiro128plusFromState([word(1), word(2), word(3), word(4)])
}

/** The 32-bit finaliser of MurmurHash3 (Appleby), moved off its fixed point at nought. */
function mix(x: number): number {
  let h = (x + 0x6d2b79f5) | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/**
 * One uniform number from [0, 1) for a place and step of a run, without a stream: what is drawn for one thing does
 * not depend on how much was drawn for others before it, so plans that differ share what they have in common.
 */
export function chance(key: number, step: number): number {
  return (mix(key + Math.imul(step, 0x9e3779b9)) >>> 0) / 4294967296
}

/** A key for `chance`: of a run, and of a name within it. */
export function keyOf(seed: number, run: number, name: string): number {
  return mix(mix(mix(seed | 0) ^ run) ^ fnv1a(name))
}
