import { writeFile } from 'node:fs/promises'
import { UserError } from '../domain/problem.ts'

/** Whether a stream may carry colour: a terminal that has it, unless NO_COLOR says otherwise (no-color.org). */
export function wantsColour(stream: { readonly isTTY?: boolean }): boolean {
  if (process.env.NO_COLOR) return false
  return Boolean(process.env.FORCE_COLOR) || (stream.isTTY === true && process.env.TERM !== 'dumb')
}

/** Writes to the file named, or to standard output. */
export async function emit(content: string, file: string | undefined): Promise<void> {
  if (file === undefined) {
    await new Promise<void>((resolve, reject) =>
      process.stdout.write(content, error => (error ? reject(error) : resolve())),
    )
    return
  }
  await writeFile(file, content).catch((error: NodeJS.ErrnoException) => {
    throw new UserError([
      {
        code: 'cli/unwritable-output',
        severity: 'error',
        message: `the output could not be written (${error.code})`,
        place: { file, field: '--output' },
        next: 'name a file in a folder that exists and may be written to',
      },
    ])
  })
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
