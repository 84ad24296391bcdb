import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * `npm run bench:start`: the README's main job from a finished install, with an empty store (cold) and again with
 * nothing changed (second), and Node.js alone as the baseline. The best of three each; prints JSON.
 */
const ROUNDS = 3
const COMMAND = ['dist/cli/main.js', 'assess', 'cases/kazakhstan-2022', '--as-of', '2022-01-06T12:00Z']

interface Run {
  readonly seconds: number
  readonly parts: Readonly<Record<string, number>>
}

function run(args: readonly string[]): Run {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, {
    env: { ...process.env, FOREWARN_TIMINGS: '1' },
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  if (status !== 0) throw new Error(`exit code ${status}: ${stderr}`)
  const timings = stderr.split('\n').find(line => line.startsWith('{"case"'))
  const parts: Record<string, number> = timings ? JSON.parse(timings) : {}
  return {
    seconds: (performance.now() - start) / 1000,
    parts: Object.fromEntries(Object.entries(parts).map(([name, ms]) => [name, Math.round(ms)])),
  }
}

const best = (runs: readonly Run[]) => runs.reduce((a, b) => (b.seconds < a.seconds ? b : a))
const rounds = Array.from({ length: ROUNDS }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'forewarn-bench-'))
  const args = [...COMMAND, '--store', join(folder, 'store')]
  const result = { cold: run(args), second: run(args), node: run(['-e', '0']) }
  rmSync(folder, { recursive: true })
  return result
})
const cold = best(rounds.map(round => round.cold))
const second = best(rounds.map(round => round.second))
const node = best(rounds.map(round => round.node))
const round = (value: number) => Math.round(value * 100) / 100

console.log(
  JSON.stringify(
    {
      what: 'seconds from command to printed brief, Kazakhstan as of 2022-01-06T12:00Z',
      cold: { seconds: round(cold.seconds), target: 10, partsInMs: cold.parts },
      second: { seconds: round(second.seconds), target: 2, partsInMs: second.parts },
      baseline: { what: 'Node.js starting and stopping', seconds: round(node.seconds) },
      ratio: {
        coldToSecond: round(cold.seconds / second.seconds),
        secondToNode: round(second.seconds / node.seconds),
      },
      machine: `${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.version}`,
    },
    null,
    2,
  ),
)
