import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { epstein, RUN_2 } from '../../src/stress/models/epstein.ts'

/**
 * Epstein's Run 2 at the paper's size: agent-steps a second on one thread, beside C++ where a compiler is present.
 *
 *   npm run bench:stress
 */
const STEPS = 3000
const REPEATS = 5

process.stdout.write(
  `${JSON.stringify({ machine: cpus()[0]?.model, node: process.version, epstein: epsteinSpeeds() }, null, 1)}\n`,
)

function epsteinSpeeds() {
  const speeds = Array.from({ length: REPEATS }, (_, seed) => {
    const model = epstein(RUN_2, seed)
    let done = 0
    const start = performance.now()
    for (let step = 0; step < STEPS; step++) {
      done += model.agents()
      model.step()
    }
    return done / ((performance.now() - start) / 1000)
  }).sort((a, b) => a - b)
  const ours = Math.round(speeds[Math.floor(REPEATS / 2)]!)
  const cpp = cppSpeeds()
  return {
    unit: 'agent-steps a second, one thread, median of five seeds',
    ours,
    cpp,
    ratios: cpp && { scan: ratio(ours / cpp.scan), bitboard: ratio(ours / cpp.bitboard) },
  }
}

function cppSpeeds(): { scan: number; bitboard: number } | null {
  if (spawnSync('g++', ['--version']).status !== 0) return null
  const folder = mkdtempSync(join(tmpdir(), 'forewarn-epstein-'))
  try {
    const program = join(folder, 'epstein')
    const source = fileURLToPath(new URL('./epstein.cpp', import.meta.url))
    execFileSync('g++', ['-O3', '-march=native', '-o', program, source])
    return JSON.parse(execFileSync(program, { encoding: 'utf8' }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function ratio(x: number): number {
  return Number(x.toFixed(2))
}
