import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { type Problem, UserError } from '../domain/problem.ts'
import { isBinary, SAMPLE_BYTES } from '../read/encoding.ts'
import { MOST_RECORD_BYTES } from '../read/records.ts'

/** A text as a command was given it. */
export interface TextFile {
  /** Its path, or `<stdin>`. */
  readonly name: string
  readonly text: string
  readonly problems: readonly Problem[]
}

/**
 * The text of a file, or of standard input for `-`.
 * @throws UserError where it is not there, is no text, or is longer than any report
 */
export async function readTextFile(file: string): Promise<TextFile> {
  const name = file === '-' ? '<stdin>' : file
  const bytes = await (file === '-' ? buffer(process.stdin) : readFile(file)).catch(
    ({ code }: NodeJS.ErrnoException) => {
      const message = code === 'ENOENT' ? 'there is no such file' : `the file could not be read (${code})`
      throw fault('read/unreadable-file', message, 'give the path of a text, or - for standard input')
    },
  )
  if (isBinary(bytes.subarray(0, SAMPLE_BYTES)))
    throw fault('read/not-text', 'the file is no text', 'save its text, and give that')
  if (!name.endsWith('.jsonl') && bytes.length > MOST_RECORD_BYTES)
    throw fault(
      'read/file-too-large',
      `one text of more than ${MOST_RECORD_BYTES / 2 ** 20} MiB`,
      'split it into several',
    )
  return { name, ...decode(bytes, name) }

  function fault(code: string, message: string, next: string): UserError {
    return new UserError([{ code, severity: 'error', message, place: { file: name }, next }])
  }
}

/** Text from bytes; what is not UTF-8 becomes U+FFFD, and is said. */
export function decode(bytes: Uint8Array, file: string): { text: string; problems: Problem[] } {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { text, problems: [] }
  } catch {
    const line = text.slice(0, text.indexOf('\ufffd')).split('\n').length
    return {
      text,
      problems: [
        {
          code: 'read/not-utf-8',
          severity: 'warning',
          message: 'The text holds bytes that are not UTF-8; they were read as U+FFFD',
          place: { file, line },
          next: 'save the file as UTF-8',
        },
      ],
    }
  }
}
