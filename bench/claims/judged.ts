import { readFileSync } from 'node:fs'
import { FACTUALITY_NUMBER, type Factuality } from '../../src/domain/plover.ts'

/** A sentence with words whose factuality readers judged, from -3 (it did not happen) to 3 (it did). */
export interface Judged {
  readonly text: string
  readonly targets: readonly Target[]
}

export interface Target {
  readonly form: string
  /** Where the word begins in `text`; null where the file tells only its number. */
  readonly start: number | null
  /** Number of the word in its sentence, from 0. */
  readonly index: number
  readonly factuality: number
  /** The same as a label, in a file of labels. */
  readonly label: Factuality | null
}

/**
 * Judged sentences from a file of lines `{ text, targets: [{ form, word, factuality }] }` (UDS) or
 * `{ text, labels: { form: label } }` (`embedded.jsonl`), or from one in columns
 * (number, form, value, more; a blank line between sentences), the form of the unified corpus of Stanovsky et al.
 * (2017). A value that is no number is passed over.
 */
export function readJudged(file: string): readonly Judged[] {
  const text = readFileSync(file, 'utf8')
  return text.trimStart().startsWith('{') ? fromLines(text) : fromColumns(text)
}

function fromLines(text: string): readonly Judged[] {
  return text
    .split('\n')
    .filter(line => line.trim())
    .map(line => {
      const sentence = JSON.parse(line) as {
        readonly text: string
        readonly labels?: Readonly<Record<string, Factuality>>
        readonly targets?: readonly {
          readonly word: number
          readonly form: string
          readonly factuality: number
        }[]
      }
      if (sentence.labels)
        return {
          text: sentence.text,
          targets: Object.entries(sentence.labels).map(([form, label], index) => ({
            form,
            start: sentence.text.search(new RegExp(`\\b${form}\\b`)),
            index,
            factuality: FACTUALITY_NUMBER[label],
            label,
          })),
        }
      return {
        text: sentence.text,
        targets: (sentence.targets ?? []).map(({ form, word, factuality }) => ({
          form,
          start: null,
          index: word - 1,
          factuality,
          label: null,
        })),
      }
    })
}

function fromColumns(text: string): readonly Judged[] {
  return text
    .split(/\n\s*\n/)
    .map(block =>
      block
        .split('\n')
        .filter(line => line.trim())
        .map(line => line.split('\t')),
    )
    .filter(rows => rows.length > 0)
    .map(rows => {
      const laid = layOut(rows.map(row => row[1] ?? ''))
      return {
        text: laid.text,
        targets: rows.flatMap((row, index) => {
          const factuality = Number.parseFloat(row[2] ?? '')
          return Number.isFinite(factuality)
            ? [{ form: laid.forms[index]!, start: laid.starts[index]!, index, factuality, label: null }]
            : []
        }),
      }
    })
}

/** Signs as the Penn Treebank writes them, and as a newspaper does. */
const WRITTEN: Readonly<Record<string, string>> = {
  '``': '“',
  "''": '”',
  '-LRB-': '(',
  '-RRB-': ')',
  '-LSB-': '[',
  '-RSB-': ']',
}

/** Tokens put back into running text. */
function layOut(tokens: readonly string[]) {
  let text = ''
  const starts: number[] = []
  const forms = tokens.map(token => WRITTEN[token] ?? token)
  for (const [n, form] of forms.entries()) {
    const joinsBefore = /^([.,;:?!%)\]”]|n't|'(s|m|d|re|ve|ll)?)$/i.test(form)
    const joinsAfter = n > 0 && /^[([“$£€]$/.test(forms[n - 1]!)
    if (text && !joinsBefore && !joinsAfter) text += ' '
    starts.push(text.length)
    text += form
  }
  return { text, starts, forms }
}
