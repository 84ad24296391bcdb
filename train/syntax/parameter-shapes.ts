import { UPOS } from '../../src/domain/syntax.ts'
import { slotCount } from '../../src/syntax/neural/features.ts'
import type { Shape } from '../../src/syntax/neural/weights.ts'
import type { Inventory } from './inventory.ts'

/** Parameter shapes by name, in the order of the checkpoint. */
export function parameterShapes(
  shape: Shape,
  inventory: Inventory,
  vectorWidth: number,
  slots = slotCount(),
): readonly { name: string; rows: number; columns: number }[] {
  const { wordWidth, subwordWidth, hidden, arcWidth, labelWidth } = shape
  const tagColumns = UPOS.length + inventory.attributes.reduce((sum, { values }) => sum + values.length, 0)
  const list = [
    { name: 'own', rows: inventory.ownWords.length + 1, columns: wordWidth },
    { name: 'subword', rows: shape.buckets, columns: subwordWidth / slots },
  ]
  if (vectorWidth > 0) list.push({ name: 'projection', rows: vectorWidth, columns: wordWidth })
  for (let layer = 0; layer < shape.layers; layer++)
    for (const side of ['forward', 'backward']) {
      const input = layer === 0 ? wordWidth + subwordWidth : 2 * hidden
      list.push({ name: `${side}${layer}.w`, rows: input, columns: 4 * hidden })
      list.push({ name: `${side}${layer}.u`, rows: hidden, columns: 4 * hidden })
      list.push({ name: `${side}${layer}.b`, rows: 1, columns: 4 * hidden })
    }
  list.push({ name: 'roles.w', rows: 2 * hidden, columns: 2 * (arcWidth + labelWidth) })
  list.push({ name: 'roles.b', rows: 1, columns: 2 * (arcWidth + labelWidth) })
  list.push({ name: 'root', rows: 1, columns: arcWidth + labelWidth })
  list.push({ name: 'arc.w', rows: arcWidth, columns: arcWidth })
  list.push({ name: 'arc.b', rows: 1, columns: arcWidth })
  list.push({ name: 'label.w', rows: 3 * labelWidth, columns: inventory.labels.length })
  list.push({ name: 'label.b', rows: 1, columns: inventory.labels.length })
  list.push({ name: 'tag.w', rows: 2 * hidden, columns: tagColumns })
  list.push({ name: 'tag.b', rows: 1, columns: tagColumns })
  return list
}
