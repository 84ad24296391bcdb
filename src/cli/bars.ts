const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█']
const LEVELS = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']

/** A bar of at most `width` columns, to an eighth of a column. */
export function bar(share: number, width: number): string {
  const eighths = Math.round(Math.min(1, Math.max(0, share)) * width * 8)
  return ('█'.repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8]).padEnd(width)
}

/** A course as columns of so many rows, each the largest of its share of the values, with the scale at the side. */
export function sparkline(values: readonly number[], columns: number, rows: number): readonly string[] {
  const width = Math.min(columns, values.length)
  const tops = Array.from({ length: width }, (_, n) =>
    Math.max(
      ...values.slice(
        Math.floor((n * values.length) / width),
        Math.max(Math.floor((n * values.length) / width) + 1, Math.floor(((n + 1) * values.length) / width)),
      ),
    ),
  )
  const most = Math.max(...tops)
  const eighths = tops.map(top => (most > 0 ? Math.round((top / most) * rows * 8) : 0))
  return Array.from({ length: rows }, (_, n) => {
    const row = rows - 1 - n
    const cells = eighths.map(height => LEVELS[Math.min(8, Math.max(0, height - row * 8))]).join('')
    const scale = n === 0 ? String(most) : row === 0 ? '0' : ''
    return `${scale.padStart(6)} ${cells.trimEnd()}`
  })
}
