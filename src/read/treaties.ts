import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Problem, UserError } from '../domain/problem.ts'
import { type Treaty, treatySchema } from '../domain/treaty.ts'
import { LEXICON_DIR } from './lexicon.ts'
import { checkYaml, readYamlText } from './yaml.ts'

/**
 * The organisations, alliances and treaties of lexicon/treaties, by file name.
 * @throws UserError naming file, line and field of what is wrong
 */
export function readTreaties(folder: string = LEXICON_DIR): readonly Treaty[] {
  const problems: Problem[] = []
  const treaties = readdirSync(join(folder, 'treaties'))
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .flatMap(name => {
      const file = join(folder, 'treaties', name)
      const yaml = readYamlText(readFileSync(file, 'utf8'), { file }, problems)
      return (yaml && checkYaml(yaml, treatySchema, 'lexicon', problems)) ?? []
    })
  if (problems.length) throw new UserError(problems)
  return treaties
}

/** ISO 3166 alpha-3 by each name of lexicon/actors/countries.tsv. */
export function readStates(folder: string = LEXICON_DIR): ReadonlyMap<string, string> {
  return new Map(
    readFileSync(join(folder, 'actors', 'countries.tsv'), 'utf8')
      .split('\n')
      .filter(line => /^[A-Z]{3}\t/.test(line))
      .flatMap(line => {
        const [code = '', names = ''] = line.split('\t')
        return names.split('|').map(name => [name, code] as const)
      }),
  )
}
