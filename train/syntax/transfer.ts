import { readFileSync } from 'node:fs'
import { UPOS } from '../../src/domain/syntax.ts'
import { type Header, readWeights } from '../../src/syntax/neural/weights.ts'
import type { Inventory } from './inventory.ts'
import type { Network } from './network.ts'

/** Names of the columns of the tag layer. */
const tagColumns = ({ attributes }: Pick<Inventory, 'attributes'>): string[] => [
  ...UPOS,
  ...attributes.flatMap(({ name, values }) => values.map(value => `${name}=${value}`)),
]

/** Names of the outputs of a block where they stand for something, else nothing. */
function outputs(block: string, names: Pick<Inventory | Header, 'labels' | 'attributes'>) {
  if (block.startsWith('label.')) return names.labels
  return block.startsWith('tag.') ? tagColumns(names) : undefined
}

/**
 * Begins from a model of another language: recurrent layers, arcs, and the relations and tags that both have, for UD
 * means the same by them in all languages; the vectors of words and their parts are learnt anew (after Artetxe et al.
 * 2020). Parts of another size are taken as far as they go.
 */
export function transferFrom(file: string, network: Network): void {
  const weights = readWeights(readFileSync(file))
  const f = network.arena.floats
  for (const [block, { value }] of network.parameters) {
    if (block === 'own' || block === 'subword' || block === 'projection') continue
    const { rows, columns, scales, values } = weights.numbers(block)
    const from = outputs(block, weights.header)
    const here = outputs(block, network.inventory)
    const single = value.rows === 1
    // Products are stored one row for each output.
    const [inputs, outs] = single ? [1, columns] : [columns, rows]
    for (let j = 0; j < value.columns; j++) {
      const old = from && here ? from.indexOf(here[j]!) : j
      if (old < 0 || old >= outs) continue
      for (let i = 0; i < Math.min(inputs, value.rows); i++)
        f[value.at + i * value.stride + j] = single ? values[old]! : values[old * columns + i]! * scales[old]!
    }
  }
}
