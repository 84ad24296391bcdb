/**
 * A probability in two digits, such as `0.80`.
 * @param bounds what it is held against: one just short of a bound must not read as if it reached it
 */
export function figureText(p: number, bounds: readonly number[] = []): string {
  const isShort = bounds.some(bound => p < bound && Number(p.toFixed(2)) >= bound)
  return isShort ? String(Math.floor(p * 1000) / 1000) : p.toFixed(2)
}
