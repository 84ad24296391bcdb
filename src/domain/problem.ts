/** Where in a user's input a problem lies. Lines and columns count from 1. */
export interface Place {
  /** A file's path as the user gave it, or an address, or `<stdin>`. */
  readonly file: string
  readonly line?: number
  readonly column?: number
  /** The field or key, e.g. `reports[3].published`. */
  readonly field?: string
}

/**
 * Something wrong with what we were given, collected and shown, never thrown across a stage.
 * `code` has a row in docs/problems.md.
 */
export interface Problem {
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly message: string
  readonly place?: Place
  /** What the user can do now. */
  readonly next?: string
}

/** Thrown only by the edges (read, store, serve, cli) when nothing can go on; carries the problems to show. */
export class UserError extends Error {
  override readonly name = 'UserError'
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(problems.map(problem => problem.message).join('\n'))
    this.problems = problems
  }
}

/** `file:line:column: message` with the field and next step, in one line. */
export function formatProblem(problem: Problem): string {
  const { place } = problem
  const where = place
    ? `${[place.file, place.line, place.column].filter(part => part !== undefined).join(':')}: `
    : ''
  const field = place?.field ? `${place.field}: ` : ''
  const next = problem.next ? ` (${problem.next})` : ''
  return `${where}${problem.severity}: ${field}${problem.message}${next} [${problem.code}]`
}
