import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CaseDefinition, EventQuery } from '../domain/case.ts'
import { type IndicatorDefinition, indicatorSchema } from '../domain/indicator.ts'
import type { Place, Problem } from '../domain/problem.ts'
import { checkYaml, readYamlText, type YamlText } from './yaml.ts'

/** The standard library of indicators, one a file, named as the indicator is. */
export const INDICATORS_DIR = fileURLToPath(new URL('../../indicators', import.meta.url))

export interface ReadIndicator {
  readonly definition: IndicatorDefinition
  place(path: readonly PropertyKey[]): Place
}

/**
 * The indicators of a case: those that it takes from the library, each as its own file of the same name overrides
 * it, then its own. A file with `overrides: NAME` changes only what it names; one with the name of a library
 * indicator and no such key stands in its place.
 */
export function caseIndicators(
  own: readonly YamlText[],
  definition: Pick<CaseDefinition, 'library' | 'country'> | null,
  problems: Problem[],
  folder: string = INDICATORS_DIR,
): readonly ReadIndicator[] {
  const taken = chosen(libraryNames(folder), definition?.library ?? [])
  const texts = new Map<string, readonly YamlText[]>()
  for (const name of taken) {
    const text = readLibrary(name, folder, problems)
    if (text) texts.set(name, [text])
  }
  let count = 0
  for (const text of own) {
    const over = (text.value as { overrides?: unknown } | null)?.overrides
    if (over === undefined) {
      const name = (text.value as { name?: unknown } | null)?.name
      const key = typeof name === 'string' && taken.includes(name) ? name : `own ${count++}`
      texts.set(key, [text])
    } else if (typeof over === 'string' && texts.has(over)) {
      texts.set(over, [text, ...texts.get(over)!])
    } else {
      problems.push({
        code: 'case/overrides',
        severity: 'error',
        message: `the case takes no indicator named ${String(over)} from the library`,
        place: text.place(['overrides']),
        next: 'correct the name, or add it to `library` in case.yaml',
      })
    }
  }
  return [...texts.values()].flatMap(layers => {
    const merged = layered(layers)
    const found = checkYaml(merged, indicatorSchema, 'case', problems)
    const country = definition?.country
    return found
      ? {
          definition: country ? atHome(found, country) : found,
          place: (path: readonly PropertyKey[]) => merged.place(path),
        }
      : []
  })
}

export function libraryNames(folder: string = INDICATORS_DIR): readonly string[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .map(name => name.slice(0, -'.yaml'.length))
    .sort()
}

function readLibrary(name: string, folder: string, problems: Problem[]): YamlText | null {
  const file = join(folder, `${name}.yaml`)
  return readYamlText(readFileSync(file, 'utf8'), { file }, problems)
}

/** Names taken and left out in the order of the patterns; the last that matches decides. */
export function chosen(names: readonly string[], patterns: readonly string[]): readonly string[] {
  return names.filter(name => {
    const last = patterns.findLast(pattern => matches(pattern.replace(/^!/, ''), name))
    return last !== undefined && !last.startsWith('!')
  })
}

function matches(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map(part => part.replaceAll('.', '\\.'))
  return new RegExp(`^${parts.join('.*')}$`).test(name)
}

/** Several texts as one, the first winning key by key; a fault is placed in the file that wrote the value. */
function layered(layers: readonly YamlText[]): YamlText {
  const [over, under] = layers
  if (!under) return over!
  const { overrides: _, ...changes } = over!.value as Record<string, unknown>
  return {
    value: merge(under.value, changes),
    place: (path, key) => {
      const writtenAbove =
        path.length === 0 && key === undefined ? true : has(changes, key ? [...path, key] : path)
      return (writtenAbove ? over! : under).place(path, key)
    },
  }
}

function merge(under: unknown, over: unknown): unknown {
  if (!isMap(under) || !isMap(over)) return over
  const merged: Record<string, unknown> = { ...under }
  for (const [key, value] of Object.entries(over))
    merged[key] = key in under ? merge(under[key], value) : value
  return merged
}

function has(value: unknown, path: readonly PropertyKey[]): boolean {
  let inner: unknown = value
  for (const key of path) {
    if (typeof inner !== 'object' || inner === null || !(key in inner)) return false
    inner = (inner as Record<PropertyKey, unknown>)[key]
  }
  return true
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** HOME stands for the case's country and ABROAD for every other: what one library says of every country. */
export function atHome(indicator: IndicatorDefinition, country: string): IndicatorDefinition {
  const { test, coverage, examples } = indicator
  const codes = (list: readonly string[]) =>
    list.map(code => code.replace(/^HOME(?= |$)/, country).replace(/^ABROAD(?= |$)/, `!${country}`))
  const query = (written: EventQuery): EventQuery => ({
    ...written,
    ...(written.actor ? { actor: codes(written.actor) } : {}),
    ...(written.target ? { target: codes(written.target) } : {}),
    ...(written.place ? { place: codes(written.place) } : {}),
  })
  // An example needs a country that is another: any will do.
  const abroad = country === 'RUS' ? 'USA' : 'RUS'
  const shown = (list: readonly string[]) =>
    list.map(code => code.replace(/^HOME(?= |$)/, country).replace(/^ABROAD(?= |$)/, abroad))
  return {
    ...indicator,
    test: 'query' in test ? { ...test, query: query(test.query) } : test,
    ...(coverage ? { coverage: query(coverage) } : {}),
    ...(examples
      ? {
          examples: examples.map(example => ({
            ...example,
            actors: shown(example.actors),
            targets: shown(example.targets),
            ...(example.place ? { place: shown([example.place])[0]! } : {}),
          })),
        }
      : {}),
  }
}
