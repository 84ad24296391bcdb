import { plural } from '../brief/describe.ts'
import { formatProblem, type Problem } from '../domain/problem.ts'

/** Problems as they come: the first ones are printed at once, all are counted, none is kept. */
export interface ProblemList {
  readonly errors: number
  readonly warnings: number
  add(problem: Problem): void
  /** Says how many were not printed, of which codes. */
  end(): void
  /** `1 error, 2 warnings`. */
  tally(): string
}

/**
 * @param shown so many are printed in full
 * @param before called before each line, to take a line of progress away
 */
export function problemList(shown: number, before: () => void = () => {}): ProblemList {
  const counts = { error: 0, warning: 0 }
  const hidden = new Map<string, number>()
  let printed = 0
  const print = (line: string) => {
    before()
    process.stderr.write(`${printable(line)}\n`)
  }
  return {
    get errors() {
      return counts.error
    },
    get warnings() {
      return counts.warning
    },
    add(problem) {
      counts[problem.severity]++
      if (printed < shown) {
        printed++
        print(formatProblem(problem))
      } else hidden.set(problem.code, (hidden.get(problem.code) ?? 0) + 1)
    },
    end() {
      if (hidden.size === 0) return
      const total = [...hidden.values()].reduce((sum, count) => sum + count, 0)
      const codes = [...hidden].map(([code, count]) => `${count} ${code}`).join(', ')
      print(`and ${total} more: ${codes}`)
    },
    tally: () => `${plural(counts.error, 'error')}, ${plural(counts.warning, 'warning')}`,
  }
}

/** Messages quote strangers' files: control characters in them must not reach the terminal. */
function printable(line: string): string {
  return line.replaceAll(/\p{Cc}/gu, '?')
}
