/**
 * The best tree over a matrix of arc scores: Chu and Liu (1965), Edmonds (1967). Where the best tree has several
 * children of the root, a second run makes root arcs so dear that it takes one, which is exact.
 */

interface Graph {
  /** scores[d * size + h] for dependent d and head h; node 0 is the root. */
  readonly scores: Float64Array
  readonly size: number
}

/** Nodes of one cycle among `heads`, or nothing. */
function findCycle(heads: Int32Array, size: number): number[] | undefined {
  const seen = new Int32Array(size)
  for (let start = 1; start < size; start++) {
    let node = start
    while (node !== 0 && seen[node] === 0) {
      seen[node] = start
      node = heads[node]!
    }
    if (node === 0 || seen[node] !== start) continue
    const cycle = [node]
    for (let next = heads[node]!; next !== node; next = heads[next]!) cycle.push(next)
    return cycle
  }
  return undefined
}

function bestHeads({ scores, size }: Graph): Int32Array {
  const heads = new Int32Array(size)
  for (let d = 1; d < size; d++) {
    let best = -1
    for (let h = 0; h < size; h++)
      if (h !== d && (best < 0 || scores[d * size + h]! > scores[d * size + best]!)) best = h
    heads[d] = best
  }
  return heads
}

/** Contracts one cycle after another; each contraction makes the graph smaller, so the depth is bounded by size. */
function spanningTree(graph: Graph): Int32Array {
  const { scores, size } = graph
  const heads = bestHeads(graph)
  const cycle = findCycle(heads, size)
  if (cycle === undefined) return heads
  const inCycle = new Uint8Array(size)
  for (const node of cycle) inCycle[node] = 1
  const outside: number[] = []
  for (let node = 0; node < size; node++) if (inCycle[node] === 0) outside.push(node)
  const smaller = outside.length + 1
  const whole = outside.length
  const contracted = new Float64Array(smaller * smaller).fill(Number.NEGATIVE_INFINITY)
  const enters = new Int32Array(smaller)
  const leaves = new Int32Array(smaller)
  for (let a = 0; a < whole; a++) {
    const node = outside[a]!
    for (let b = 0; b < whole; b++) contracted[a * smaller + b] = scores[node * size + outside[b]!]!
    let best = Number.NEGATIVE_INFINITY
    leaves[a] = cycle[0]!
    for (const member of cycle)
      if (scores[node * size + member]! > best) {
        best = scores[node * size + member]!
        leaves[a] = member
      }
    contracted[a * smaller + whole] = best
    best = Number.NEGATIVE_INFINITY
    enters[a] = cycle[0]!
    for (const member of cycle) {
      const gain = scores[member * size + node]! - scores[member * size + heads[member]!]!
      if (gain > best) {
        best = gain
        enters[a] = member
      }
    }
    contracted[whole * smaller + a] = best
  }
  const inner = spanningTree({ scores: contracted, size: smaller })
  for (let a = 1; a < whole; a++) heads[outside[a]!] = inner[a] === whole ? leaves[a]! : outside[inner[a]!]!
  const from = inner[whole]!
  heads[enters[from]!] = outside[from]!
  return heads
}

/** Taken from every root arc where one child is wanted: more than all other arcs together can differ. */
const ROOT_COST = 1e6

/**
 * Heads of the words 1 to size-1 (index 0 is unused) that make the best-scoring tree with one child of the root.
 * `scores[from + (d - 1) * stride + h]`, head 0 being the root; all scores must be finite and small beside 1e6.
 */
export function decodeTree(scores: ArrayLike<number>, size: number, stride: number, from = 0): Int32Array {
  const graph: Graph = { scores: new Float64Array(size * size), size }
  for (let d = 1; d < size; d++)
    for (let h = 0; h < size; h++) graph.scores[d * size + h] = scores[from + (d - 1) * stride + h]!
  const heads = spanningTree(graph)
  let roots = 0
  for (let d = 1; d < size; d++) if (heads[d] === 0) roots++
  if (roots === 1) return heads
  for (let d = 1; d < size; d++) graph.scores[d * size]! -= ROOT_COST
  return spanningTree(graph)
}
