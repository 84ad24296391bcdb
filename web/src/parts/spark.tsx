/** A small line of a value from step to step; a gap where there was no data; the shown step is a dot. */
export function Spark({
  values,
  top,
  step,
  threshold,
}: {
  readonly values: readonly (number | null)[]
  /** The value at the upper edge. */
  readonly top: number
  readonly step: number
  readonly threshold?: number
}) {
  const width = 120
  const height = 24
  const x = (n: number) => (values.length > 1 ? (n / (values.length - 1)) * width : 0)
  const y = (value: number) => height - 2 - (Math.max(0, Math.min(top, value)) / (top || 1)) * (height - 4)
  const shown = values[step]
  return (
    <svg class="spark" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {threshold !== undefined && threshold <= top && (
        <line class="threshold" x1="0" x2={width} y1={y(threshold)} y2={y(threshold)} />
      )}
      <path class="past" d={pathOf(values.slice(0, step + 1), x, y)} />
      <path class="later" d={pathOf(values, x, y, Math.max(0, step))} />
      {shown !== null && shown !== undefined && (
        <line class="here" x1={x(step)} x2={x(step)} y1="0" y2={height} />
      )}
    </svg>
  )
}

/** A path through values from a step on, broken where one is missing. */
export function pathOf(
  values: readonly (number | null)[],
  x: (n: number) => number,
  y: (value: number) => number,
  from = 0,
): string {
  let path = ''
  let drawing = false
  for (let n = from; n < values.length; n++) {
    const value = values[n]
    if (value === null || value === undefined) {
      drawing = false
      continue
    }
    path += `${drawing ? 'L' : 'M'}${x(n).toFixed(1)} ${y(value).toFixed(1)}`
    drawing = true
  }
  return path
}
