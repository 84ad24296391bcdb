import { workerData } from 'node:worker_threads'
import type { CodeInput } from '../code/code.ts'
import { UserError } from '../domain/problem.ts'
import { type CodedReport, type Coder, type CodingOptions, openCoder } from './coding.ts'

// Tinypool hands its own data over first, then ours.
const [, options] = workerData as [unknown, CodingOptions]
let coder: Coder | undefined

/** What a worker gives back: a `UserError` would lose its problems on the way between threads. */
export type BlockResult = { readonly coded: CodedReport[] } | { readonly problems: UserError['problems'] }

/** One block of reports. */
export default function codeBlock(reports: readonly CodeInput[]): BlockResult {
  try {
    coder ??= openCoder(options)
    return { coded: coder(reports) }
  } catch (error) {
    if (error instanceof UserError) return { problems: error.problems }
    throw error
  }
}
