/** A stretch of steps with many actives. */
export interface Outburst {
  readonly from: number
  readonly steps: number
  /** The most actives at one step. */
  readonly peak: number
  /** Actives summed over its steps, which is how the paper sizes an outburst. */
  readonly total: number
}

/** So many actives make an outburst, as in the paper's analysis of Run 2. */
const MANY = 50

/** The outbursts in a course of actives by step, and the mean quiet between the end of one and the next. */
export function outburstsOf(course: readonly number[]): {
  readonly outbursts: readonly Outburst[]
  readonly meanWait: number | null
} {
  const outbursts: Outburst[] = []
  let from = -1
  for (let step = 0; step <= course.length; step++) {
    const many = (course[step] ?? 0) >= MANY
    if (many && from < 0) from = step
    if (!many && from >= 0) {
      const inside = course.slice(from, step)
      outbursts.push({
        from,
        steps: inside.length,
        peak: Math.max(...inside),
        total: inside.reduce((sum, actives) => sum + actives, 0),
      })
      from = -1
    }
  }
  const waits = outbursts
    .slice(1)
    .map((outburst, n) => outburst.from - outbursts[n]!.from - outbursts[n]!.steps)
  return {
    outbursts,
    meanWait: waits.length ? waits.reduce((sum, wait) => sum + wait, 0) / waits.length : null,
  }
}
