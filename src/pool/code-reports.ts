import { availableParallelism } from 'node:os'
import { setFlagsFromString } from 'node:v8'
import { Tinypool } from 'tinypool'
import type { CodeInput } from '../code/code.ts'
import { UserError } from '../domain/problem.ts'
import { type CodedReport, type CodingOptions, openCoder } from './coding.ts'
import type { BlockResult } from './coding-worker.ts'

export interface CodeReportsOptions extends Partial<CodingOptions> {
  /** Threads; by default one for each processor. The results are the same whatever their number. */
  readonly workers?: number
}

/** Fewer reports are done sooner than threads have started and loaded the models: see docs/models.md. */
const WORTH_WORKERS = 80
/**
 * How much a function has run before V8 compiles it for speed, in its own units of bytecode (its default is 66 KiB in
 * Node.js 20). The coder is many small functions, compiled anew whenever one meets something new; by default that work
 * keeps busy a processor which the second thread needs, or other programs. It changes no result: see
 * docs/performance.md for what it gains, and what one long thread with a second processor at its service loses.
 */
const COMPILE_AFTER = 1_000_000
/** Reports handed to a worker at once: enough sentences to fill batches of like length. It changes no result. */
const BLOCK = 16

/**
 * Analyses and codes reports, on several threads where that is faster; the results are in the order of the reports.
 * @throws UserError where models or lexicon are missing or corrupt
 */
export async function codeReports(
  reports: readonly CodeInput[],
  options: CodeReportsOptions = {},
): Promise<CodedReport[]> {
  const { workers = availableParallelism(), ...rest } = options
  const coding: CodingOptions = { mode: 'accurate', ...rest }
  setFlagsFromString(`--interrupt-budget=${COMPILE_AFTER}`)
  const blocks = Array.from({ length: Math.ceil(reports.length / BLOCK) }, (_, i) =>
    reports.slice(i * BLOCK, (i + 1) * BLOCK),
  )
  if (workers <= 1 || reports.length < WORTH_WORKERS) {
    const coder = openCoder(coding)
    return blocks.flatMap(coder)
  }
  const pool = openPool(Math.min(workers, blocks.length), coding)
  try {
    const results: BlockResult[] = await Promise.all(blocks.map(block => pool.run(block)))
    return results.flatMap(result => {
      if ('problems' in result) throw new UserError(result.problems)
      return result.coded
    })
  } finally {
    await pool.destroy()
  }
}

function openPool(threads: number, workerData: CodingOptions): Tinypool {
  const typescript = import.meta.url.endsWith('.ts')
  return new Tinypool({
    filename: new URL(typescript ? './coding-worker.ts' : './coding-worker.js', import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    workerData,
    ...(typescript
      ? { execArgv: ['--import', new URL('./typescript-thread.mjs', import.meta.url).href] }
      : {}),
  })
}
