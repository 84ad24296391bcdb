import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { Place, Problem } from '../domain/problem.ts'

/** The library's own measure against alias bombs: more expansions than this and the document is refused. */
const MAX_ALIASES = 100

/** Where a YAML text stands: its file, and the line of that file on which it begins (front matter begins on 2). */
export interface YamlPlace {
  readonly file: string
  readonly firstLine?: number
}

/** A YAML text read once: its value, and the way back from a path in it to line and column. */
export interface YamlText {
  readonly value: unknown
  /** Line and column of the node at `path`, or of the nearest node above it that was written. */
  place(path: readonly PropertyKey[], key?: string): Place
}

/**
 * Parses one YAML 1.2 document. Faults of form are added to `problems` with line and column; null is returned
 * where any of them is an error, since a document that is half understood must not be half used.
 */
export function readYamlText(text: string, where: YamlPlace, problems: Problem[]): YamlText | null {
  const lines = new LineCounter()
  const shift = (where.firstLine ?? 1) - 1
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: true,
    prettyErrors: false,
    schema: 'core',
  })
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { file: where.file, line: line + shift, column: col }
  }
  for (const fault of document.errors) {
    problems.push({
      code: `yaml/${fault.code.toLowerCase().replaceAll('_', '-')}`,
      severity: 'error',
      message: fault.message,
      place: at(fault.pos[0]),
      next: 'correct the YAML at this place',
    })
  }
  if (document.errors.length > 0) return null
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES })
    return {
      value,
      place: (path, key) => ({
        ...at(offsetOf(document, path, key)),
        ...(path.length > 0 || key ? { field: fieldName(key ? [...path, key] : path) } : {}),
      }),
    }
  } catch (error) {
    problems.push({
      code: 'yaml/too-many-aliases',
      severity: 'error',
      message: (error as Error).message,
      place: { file: where.file, line: shift + 1 },
      next: 'write the repeated parts out in place of aliases',
    })
    return null
  }
}

/** Checks a value of a YAML text against a schema; each fault becomes a problem with line, column and field. */
export function checkYaml<T>(
  yaml: YamlText,
  schema: z.ZodType<T>,
  code: string,
  problems: Problem[],
  path: readonly PropertyKey[] = [],
): T | null {
  const value = path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown>)[key], yaml.value)
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) {
    const fault = [...path, ...issue.path]
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys)
        problems.push({
          code: `${code}/unknown-key`,
          severity: 'error',
          message: `unknown key "${key}"`,
          place: yaml.place(fault, key),
          next: 'correct its spelling or remove it',
        })
    } else {
      problems.push({
        code: `${code}/wrong-value`,
        severity: 'error',
        message: inWords(issue.message, fault.length === 0),
        place: yaml.place(fault),
        next: '`forewarn schema NAME` says what is allowed here, `forewarn schema --help` has the names',
      })
    }
  }
  return null
}

const KINDS: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'keys with values',
  string: 'a text',
}

/** What zod says of a type, in words of YAML; a file without a value is empty. */
function inWords(message: string, isWhole: boolean): string {
  const [, expected, received] = /^Invalid input: expected (\w+), received (\w+)$/.exec(message) ?? []
  if (!expected || !received) return message
  const named = (kind: string) => KINDS[kind] ?? kind
  if (received === 'undefined') return `it is missing: expected ${named(expected)}`
  if (received === 'null' && isWhole) return `the file is empty: expected ${named(expected)}`
  return `expected ${named(expected)}, found ${received === 'null' ? 'nothing' : named(received)}`
}

/** `reports[3].published` of `['reports', 3, 'published']`. */
export function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((key, n) => (typeof key === 'number' ? `[${key}]` : n === 0 ? String(key) : `.${String(key)}`))
    .join('')
}

function offsetOf(document: Document, path: readonly PropertyKey[], key?: string): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true)
    if (!isNode(node)) continue
    if (depth === path.length && key !== undefined && isMap(node)) {
      const pair = node.items.find(item => isScalar(item.key) && item.key.value === key)
      if (isNode(pair?.key)) return pair.key.range?.[0] ?? 0
    }
    return node.range?.[0] ?? 0
  }
  return 0
}
