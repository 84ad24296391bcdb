export interface Label {
  readonly key: string
  readonly text: string
  readonly x: number
  readonly y: number
  /** Of the circle that it names. */
  readonly radius: number
}

export interface PlacedLabel extends Label {
  readonly side: 'start' | 'end'
}

/** Room that a letter takes at the map's size of type, in pixels (assumption; measured on Inter at 12 px). */
const LETTER = 7
const LINE = 15

/** Labels in order of weight, each on the first side where it covers no label and no circle before it; else left out. */
export function placeLabels(labels: readonly Label[], width: number): readonly PlacedLabel[] {
  const taken: Box[] = []
  return labels.flatMap((label): readonly PlacedLabel[] => {
    for (const side of ['start', 'end'] as const) {
      const box = boxOf(label, side)
      if (box.left < 0 || box.right > width || taken.some(other => overlap(box, other))) continue
      taken.push(box, circleOf(label))
      return [{ ...label, side }]
    }
    return []
  })
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

function boxOf({ text, x, y, radius }: Label, side: 'start' | 'end'): Box {
  const length = text.length * LETTER
  const left = side === 'start' ? x + radius + 4 : x - radius - 4 - length
  return { left, right: left + length, top: y - LINE / 2, bottom: y + LINE / 2 }
}

function circleOf({ x, y, radius }: Label): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
