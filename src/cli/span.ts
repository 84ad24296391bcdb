import { InvalidArgumentError, Option } from 'commander'
import { type Instant, instantOf, msOf } from '../domain/instant.ts'
import { UserError } from '../domain/problem.ts'

const MILLISECONDS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
}

/** An option that takes a duration, as milliseconds; `standard` where it is not given. */
export function durationOption(flags: string, help: string, standard: string): Option {
  return new Option(flags, help).argParser(millisecondsOf).default(millisecondsOf(standard), standard)
}

/** Milliseconds of a duration such as `500ms`, `30s`, `5m`, `1h` or `2d`. */
export function millisecondsOf(text: string): number {
  const [, count, unit] = /^(\d+)(ms|s|m|h|d)$/.exec(text) ?? []
  const duration = Number(count) * (MILLISECONDS[unit ?? ''] ?? Number.NaN)
  if (!(duration > 0)) throw new InvalidArgumentError('Expected a duration such as 30s, 5m, 1h or 1d.')
  return duration
}

/**
 * The hours from one to another, a step apart, both ends included where a step falls on them.
 * @throws UserError where the span ends before it begins, or has more steps than anybody waits for
 */
export function hoursOfSpan(from: Instant, to: Instant, stepMs: number, most: number): readonly Instant[] {
  const count = Math.floor((msOf(to) - msOf(from)) / stepMs) + 1
  if (from > to || count > most)
    throw new UserError([
      {
        code: 'cli/span',
        severity: 'error',
        message: `expected a span that ends after it begins, of at most ${most} steps, found ${from} to ${to}`,
        next: from > to ? 'swap the two' : 'take a longer --step',
      },
    ])
  return Array.from({ length: count }, (_, n) => instantOf(msOf(from) + n * stepMs))
}
