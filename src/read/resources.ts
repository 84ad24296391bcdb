import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Gazetteer, gazetteerOf, type Place } from '../code/resolve/gazetteer.ts'
import { nameIndexOf } from '../code/resolve/names.ts'
import type { ResolveResources } from '../code/resolve/resources.ts'
import { type Problem, UserError } from '../domain/problem.ts'
import { lazily } from './lazily.ts'
import { readNames, readNamesIn, readRegions } from './name-tables.ts'
import { readResolveWords } from './resolve-words.ts'

/** Reads the names, the gazetteer and each language's words from a lexicon folder. Throws a UserError that lists
 * every faulty line. */
export function loadResources(folder: string, languages: readonly string[] = ['en']): ResolveResources {
  const problems: Problem[] = []
  const own = [...readNames(folder, problems)]
  const regions = readRegions(folder, problems)
  throwIfAny(problems)
  const countryNames = new Map<string, string>()
  for (const [name, entry] of own)
    if (entry.kind === 'country' && !countryNames.has(entry.country)) countryNames.set(entry.country, name)
  const words = lazily(languages, language => {
    const found = readResolveWords(folder, language, problems)
    throwIfAny(problems)
    return found
  })
  const translated = languages.filter(language => existsSync(namesFile(folder, language)))
  return {
    names: nameIndexOf(own),
    namesIn: lazily(translated, language => {
      const declensions = words.get(language)?.declensions ?? []
      const names = [...readNamesIn(namesFile(folder, language), own, declensions, problems)]
      throwIfAny(problems)
      return nameIndexOf([...own, ...names])
    }),
    gazetteer: lazyGazetteer(join(folder, 'places', 'gazetteer.tsv'), regions),
    countryNames,
    words,
  }
}

function namesFile(folder: string, language: string): string {
  return join(folder, 'actors', `names.${language}.tsv`)
}

function throwIfAny(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new UserError([...problems])
}

function lazyGazetteer(file: string, regions: ReadonlyMap<string, readonly Place[]>): Gazetteer {
  let opened: Gazetteer | null = null
  return {
    find(name) {
      opened ??= gazetteerOf(readFileSync(file), regions)
      return opened.find(name)
    },
  }
}
