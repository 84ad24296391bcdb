import type { Tree, TreeModel } from './tree-model.ts'

/** Fewest words beside a semicolon that are taken for a clause of their own (assumption; EWT dev is indifferent). */
const CLAUSE = 5

/**
 * Annotates sentences with what stands on the two sides of a semicolon apart, and joins the trees as UD's parataxis:
 * the clauses are as independent as sentences, and a parser that sees both at once takes the second one's subject for
 * part of the first.
 */
export function annotateClauses(
  model: TreeModel,
  sentences: readonly (readonly string[])[],
): readonly Tree[] {
  const parts = sentences.map(clausesOf)
  const trees = model.annotate(parts.flat())
  let next = 0
  return parts.map(clauses => {
    const own = trees.slice(next, next + clauses.length)
    next += clauses.length
    return own.length === 1 ? own[0]! : joined(own)
  })
}

/** Each clause but the first begins with its semicolon. */
function clausesOf(forms: readonly string[]): readonly (readonly string[])[] {
  const cuts: number[] = []
  let depth = 0
  forms.forEach((form, i) => {
    if (form === '(' || form === '[') depth++
    if (form === ')' || form === ']') depth--
    if (form === ';' && depth === 0) cuts.push(i)
  })
  const edges = [0, ...cuts, forms.length]
  const isLong = edges.slice(1).every((edge, n) => edge - edges[n]! > CLAUSE)
  if (cuts.length === 0 || !isLong) return [forms]
  return edges.slice(1).map((edge, n) => forms.slice(edges[n]!, edge))
}

function joined(trees: readonly Tree[]): Tree {
  const root = trees[0]!.heads.indexOf(0) + 1
  let start = 0
  const heads: number[] = []
  const deprels: string[] = []
  for (const [n, tree] of trees.entries()) {
    tree.heads.forEach((head, i) => {
      heads.push(head === 0 ? (n === 0 ? 0 : root) : head + start)
      deprels.push(head === 0 && n > 0 ? 'parataxis' : tree.deprels[i]!)
    })
    start += tree.heads.length
  }
  return {
    upos: trees.flatMap(tree => tree.upos),
    feats: trees.flatMap(tree => tree.feats),
    heads,
    deprels,
  }
}
