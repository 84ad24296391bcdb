import type { State } from '../../src/syntax/arc-hybrid.ts'
import { LEFT, RIGHT, SHIFT } from '../../src/syntax/arc-hybrid.ts'

/**
 * Which of the legal moves lose no gold arc that can still be had (Goldberg and Nivre 2013, section 4.2). When
 * crossing arcs leave none, the moves of the least loss are right. `gold` holds heads, n for the root.
 */
export function rightMoves(state: State, gold: Int32Array, legal: Uint8Array, right: Uint8Array): void {
  const { n, stack, depth, buffer } = state
  const costs = [Infinity, Infinity, Infinity]
  const s0 = depth > 0 ? stack[depth - 1]! : -1
  if (legal[SHIFT]) {
    let cost = 0
    for (let i = 0; i < depth; i++) {
      if (i < depth - 1 && gold[buffer] === stack[i]) cost++
      if (gold[stack[i]!] === buffer) cost++
    }
    costs[SHIFT] = cost
  }
  if (legal[LEFT] || legal[RIGHT]) {
    let dependents = 0
    for (let i = buffer; i < n; i++) if (gold[i] === s0) dependents++
    const head = gold[s0]!
    if (legal[LEFT])
      costs[LEFT] = dependents + (head > buffer || (depth > 1 && head === stack[depth - 2]) ? 1 : 0)
    if (legal[RIGHT]) costs[RIGHT] = dependents + (head >= buffer ? 1 : 0)
  }
  const least = Math.min(...costs)
  for (let move = 0; move < 3; move++) right[move] = costs[move] === least ? 1 : 0
}
