import { existsSync, readFileSync } from 'node:fs'
import { CHOSEN, type Choices } from '../code/choice/weights.ts'
import { UserError } from '../domain/problem.ts'

/**
 * Reads the weights of a language's choices, `what<TAB>feature<TAB>weight` a line. Null where the language has none.
 * @throws UserError that names the first line that is wrong: the file is made by a command, and wrong in all or nothing
 */
export function readChoices(file: string): Choices | null {
  if (!existsSync(file)) return null
  const tables = new Map<string, Map<string, number>>(CHOSEN.map(name => [name, new Map()]))
  const lines = readFileSync(file, 'utf8').split('\n')
  for (const [n, line] of lines.entries()) {
    if (line === '' || line.startsWith('#')) continue
    const [what = '', feature, weight] = line.split('\t')
    const table = tables.get(what)
    if (!table) throw wrong(file, n, 'what', `"${what}" is none of ${CHOSEN.join(', ')}`)
    if (feature === undefined || weight === undefined)
      throw wrong(file, n, 'line', 'three columns were expected: what, feature and weight')
    table.set(feature, numberAt(file, n, weight))
  }
  return Object.fromEntries(tables) as unknown as Choices
}

function numberAt(file: string, n: number, text: string): number {
  const value = Number(text)
  if (text === '' || !Number.isFinite(value)) throw wrong(file, n, 'weight', `"${text}" is no number`)
  return value
}

const wrong = (file: string, n: number, field: string, message: string) =>
  new UserError([
    {
      code: 'lexicon/invalid',
      severity: 'error',
      message,
      place: { file, line: n + 1, field },
      next: 'put the file back as it came, or make it anew with npm run train:choices',
    },
  ])
