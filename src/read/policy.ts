import { readFileSync } from 'node:fs'
import type { Instant } from '../domain/instant.ts'
import { type Problem, UserError } from '../domain/problem.ts'
import { countryOf, UNKNOWN_COUNTRY } from '../stress/country.ts'
import { type Policy, policyOf, policySchema } from '../stress/policy.ts'
import type { LoadedCase } from './case.ts'
import { checkYaml, readYamlText } from './yaml.ts'

/**
 * Reads a policy for a case and an hour.
 * @throws UserError naming file, line and field of what is wrong
 */
export function readPolicy(
  file: string,
  { land }: Pick<LoadedCase, 'land'>,
  asOf: Instant,
  days: number,
): { readonly title: string; readonly policy: Policy } {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new UserError([
      {
        code: 'policy/unreadable',
        severity: 'error',
        message: `the file could not be read (${(error as NodeJS.ErrnoException).code})`,
        place: { file },
        next: 'give the path of a policy, or `none` to compare with no policy',
      },
    ])
  }
  const problems: Problem[] = []
  const yaml = readYamlText(text, { file }, problems)
  const definition = yaml ? checkYaml(yaml, policySchema, 'policy', problems) : null
  if (!yaml || !definition) throw new UserError(problems)
  const { ids } = countryOf(land ?? UNKNOWN_COUNTRY)
  const { policy, faults } = policyOf(definition, ids, asOf, days)
  if (faults.length)
    throw new UserError(
      faults.map(({ path, message }) => ({
        code: 'policy/does-not-fit',
        severity: 'error',
        message,
        place: yaml.place(path),
        next: 'correct the policy, or give another --as-of',
      })),
    )
  return { title: definition.title, policy }
}
