import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { epstein, RUN_2 } from '../../src/stress/models/epstein.ts'
import { costBy, crisisSpeeds, processorSeconds } from './crisis.ts'

/**
 * Speeds: Epstein's Run 2 at the paper's size in agent-steps a second on one thread, beside C++ where a compiler is
 * present; the crisis model in cell-steps (a region for six hours) a second, and how its cost grows.
 *
 *   npm run bench:stress -- [runs]
 */
const STEPS = 3000
const REPEATS = 5

const report = {
  machine: cpus()[0]?.model,
  node: process.version,
  epstein: epsteinSpeeds(),
  crisis: await crisisSpeeds(Number(process.argv[2] ?? 2000)),
}
process.stdout.write(`${JSON.stringify(report, null, 1)}\n`)

function epsteinSpeeds() {
  const speeds = Array.from({ length: REPEATS }, (_, seed) => {
    const model = epstein(RUN_2, seed)
    let done = 0
    const seconds = processorSeconds(() => {
      for (let step = 0; step < STEPS; step++) {
        done += model.agents()
        model.step()
      }
    })
    return done / seconds
  }).sort((a, b) => a - b)
  const ours = Math.round(speeds[Math.floor(REPEATS / 2)]!)
  const cpp = cppSpeeds()
  return {
    unit: 'agent-steps a second of processor time, one thread, median of five seeds',
    ours,
    cpp,
    'seconds by agents (300 steps)': epsteinSizes(),
    ratios: cpp && { scan: ratio(ours / cpp.scan), bitboard: ratio(ours / cpp.bitboard) },
  }
}

/** Squares of so many sites a side, with the same share of citizens and cops on each. */
function epsteinSizes() {
  const models = [20, 40, 60, 80, 120].map(side => epstein({ ...RUN_2, width: side, height: side }, 1))
  return costBy(
    models.map(model => model.agents()),
    (_, n) => {
      for (let step = 0; step < 300; step++) models[n]!.step()
    },
  )
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
