import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { UserError } from '../domain/problem.ts'

/** Whether a stream may carry colour: a terminal that has it, unless NO_COLOR says otherwise (no-color.org). */
export function wantsColour(stream: { readonly isTTY?: boolean }): boolean {
  if (process.env.NO_COLOR) return false
  return Boolean(process.env.FORCE_COLOR) || (stream.isTTY === true && process.env.TERM !== 'dumb')
}

/**
 * Writes to the file named, or to standard output.
 * @throws UserError where the file cannot be written, or bytes that are no text would go to a terminal
 */
export async function emit(content: string | Uint8Array, file: string | undefined): Promise<void> {
  if (file === undefined) {
    if (typeof content !== 'string' && process.stdout.isTTY)
      throw new UserError([
        {
          code: 'cli/bytes-to-terminal',
          severity: 'error',
          message: 'a document is bytes, which a terminal cannot show',
          place: { file: '<stdout>', field: '--format' },
          next: 'name a file with --output, such as brief.docx, or send it to another program',
        },
      ])
    await new Promise<void>((resolve, reject) =>
      process.stdout.write(content, error => (error ? reject(error) : resolve())),
    )
    return
  }
  try {
    await replaceFile(file, content)
  } catch (error) {
    const full = ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')
    throw new UserError([
      {
        code: 'cli/unwritable-output',
        severity: 'error',
        message: full
          ? 'the disk is full; what stood in the file before is kept'
          : `the output could not be written (${(error as NodeJS.ErrnoException).code})`,
        place: { file, field: '--output' },
        next: full
          ? 'free some space, or name a file on another disk'
          : 'name a file in a folder that exists and may be written to',
      },
    ])
  }
}

/** Writes beside the file first: a full disk or a kill must not cost the brief that stood there. */
async function replaceFile(file: string, content: string | Uint8Array): Promise<void> {
  const isOrdinary = await stat(file).then(
    found => found.isFile(),
    () => true,
  )
  if (!isOrdinary) return writeFile(file, content)
  const beside = `${await realpath(file).catch(() => file)}.${process.pid}.part`
  try {
    await writeFile(beside, content)
    await rename(beside, beside.replace(/\.\d+\.part$/, ''))
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {})
    throw error
  }
}

/** Progress for a person who waits: one line on standard error that is overwritten, on a terminal alone. */
export function progressLine(): { show(message: string): void; clear(): void } {
  const shown = process.stderr.isTTY === true
  return {
    show: message => {
      if (shown) process.stderr.write(`\r\u001b[2K${message} …`)
    },
    clear: () => {
      if (shown) process.stderr.write('\r\u001b[2K')
    },
  }
}
