import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { UserError } from '../domain/problem.ts'

const deliverySchema = z.strictObject({
  /** `sending` is written before anything is sent: found again, nobody knows whether it went out, and it is left. */
  state: z.enum(['sending', 'sent', 'failed', 'unknown']),
  attempts: z.int(),
  error: z.string().optional(),
})

/** What was told to whom, beside the store: it outlives every restart. */
const ledgerSchema = z.strictObject({
  version: z.literal(1),
  standing: z.record(z.string(), z.strictObject({ status: z.string(), changes: z.int() })),
  deliveries: z.record(z.string(), deliverySchema),
  /** Notices with a channel that is still to be tried again, by id. */
  waiting: z.record(z.string(), z.unknown()),
})
export type Ledger = z.output<typeof ledgerSchema>

const EMPTY: Ledger = { version: 1, standing: {}, deliveries: {}, waiting: {} }

/** @throws UserError where the file is there and cannot be understood: a new one would tell everything again */
export function readLedger(file: string): Ledger {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return EMPTY
    throw broken(file, (error as Error).message)
  }
  try {
    return ledgerSchema.parse(JSON.parse(text))
  } catch (error) {
    throw broken(file, error instanceof z.ZodError ? error.issues[0]!.message : (error as Error).message)
  }
}

/** Writes beside the file and renames: after a kill the old one or the new one is there, whole. */
export function writeLedger(file: string, ledger: Ledger): void {
  mkdirSync(dirname(file), { recursive: true })
  const beside = `${file}.new`
  const handle = openSync(beside, 'w')
  writeSync(handle, `${JSON.stringify(ledger)}\n`)
  fsyncSync(handle)
  closeSync(handle)
  renameSync(beside, file)
}

function broken(file: string, message: string): UserError {
  return new UserError([
    {
      code: 'tripwire/ledger',
      severity: 'error',
      message: `the record of what was told cannot be used: ${message}`,
      place: { file },
      next: 'put back a copy, or remove it to be told of everything once more',
    },
  ])
}
