import type { Node, Tape } from './tape.ts'

/** Softmax of `width` numbers in place; the largest of them is returned as an index. */
export function softmax(f: Float32Array, at: number, width: number): number {
  let best = 0
  for (let j = 1; j < width; j++) if (f[at + j]! > f[at + best]!) best = j
  const top = f[at + best]!
  let sum = 0
  for (let j = 0; j < width; j++) {
    const e = Math.exp(f[at + j]! - top)
    f[at + j] = e
    sum += e
  }
  for (let j = 0; j < width; j++) f[at + j]! /= sum
  return best
}

/**
 * Cross-entropy of rows of logits against gold classes (-1: no loss), or against a teacher's probabilities where
 * `soft` has them (row by row, `width` numbers; mixed with the gold by `mix`). Leaves the probabilities in the
 * value and the gradient, times `weight`, in the gradient. Returns the loss against gold, summed, times `weight`.
 */
export function crossEntropy(
  tape: Tape,
  logits: Node,
  gold: ArrayLike<number>,
  weight: number,
  soft?: {
    readonly probabilities: Float32Array
    readonly from: number
    readonly stride: number
    readonly mix: number
  },
): number {
  const f = tape.arena.floats
  const { at, rows, stride, columns: width } = logits.value
  let loss = 0
  for (let i = 0; i < rows; i++) {
    const answer = gold[i]!
    const row = at + i * stride
    softmax(f, row, width)
    if (answer < 0) continue
    loss -= Math.log(Math.max(f[row + answer]!, 1e-10))
    if (!tape.training) continue
    const grad = logits.grad.at + i * logits.grad.stride
    const mix = soft?.mix ?? 0
    for (let j = 0; j < width; j++) {
      const taught = soft ? soft.probabilities[soft.from + i * soft.stride + j]! : 0
      f[grad + j]! += weight * (f[row + j]! - mix * taught - (j === answer ? 1 - mix : 0))
    }
  }
  return loss * weight
}
