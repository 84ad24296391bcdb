/** The rows of a long table that are in the document, and which element draws which of them. */
export interface RowWindow {
  readonly first: number
  readonly last: number
  /** Elements that there may be. */
  readonly slots: number
  /** Added to a row's number before it is divided among the slots. */
  readonly shift: number
}

/**
 * Rows in sight with some spare ones. Rows that stay in sight keep their element, and where none does every element
 * stays in its place and gets another text: making, or only moving, an element costs the browser several times as much
 * as writing into it.
 *
 * @param top the first row in sight
 * @param height how many are in sight
 * @param before the window that is in the document
 */
export function rowWindow(
  before: RowWindow | null,
  { top, height, count, spare }: { readonly [key in 'top' | 'height' | 'count' | 'spare']: number },
): RowWindow {
  const first = Math.max(0, Math.min(top, count - height) - spare)
  const last = Math.min(count, top + height + spare)
  const slots = height + 2 * spare
  if (!before || before.slots !== slots) return { first, last, slots, shift: 0 }
  const jumps = first >= before.last || last <= before.first
  return { first, last, slots, shift: jumps ? before.shift + before.first - first : before.shift }
}

export function slotOf(row: number, { slots, shift }: RowWindow): number {
  return (((row + shift) % slots) + slots) % slots
}
