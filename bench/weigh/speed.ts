import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Added, Weighed } from './speed-once.ts'

const SPEED_ONCE = fileURLToPath(new URL('speed-once.ts', import.meta.url))

/**
 * Seconds to weigh floods of made-up reports, each twice the one before, and how time grows: the exponent of the
 * best line through the points in log-log scale, with what n log n would give. Processor time is given beside wall
 * time, since other work on the machine slows only the latter. Each size is weighed in a process of its own, so that
 * its peak of memory holds nothing of the others.
 */
export function speedFigures(largest = 200_000): unknown {
  const points = [16, 8, 4, 2, 1].map(part => measured<Weighed>('all', largest / part))
  const logs = points.map(
    ({ claims, processorSeconds }) => [Math.log(claims), Math.log(processorSeconds)] as const,
  )
  return {
    points,
    added: measured<Added>('added', largest),
    growthExponent: two(slopeOf(logs)),
    nLogN: two(slopeOf(logs.map(([x]) => [x, x + Math.log(x)]))),
  }
}

function measured<T>(how: 'all' | 'added', reports: number): T {
  const program = ['--expose-gc', '--import', 'tsx', SPEED_ONCE, how, String(reports)]
  return JSON.parse(execFileSync(process.execPath, program, { encoding: 'utf8' }))
}

function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length
  const [mx, my] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))]
  const above = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0)
  return above / points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0)
}

function two(x: number): number {
  return Math.round(x * 100) / 100
}
