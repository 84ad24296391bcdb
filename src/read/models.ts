import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { UserError } from '../domain/problem.ts'
import type { LanguageFiles, ModelFile, Syntax } from '../syntax/analyse.ts'
import { buildSyntax } from '../syntax/analyse.ts'

/** The package's own `models/` folder. */
export const MODELS_DIR = fileURLToPath(new URL('../../models', import.meta.url))

/**
 * The languages that have a folder in `modelsDir`. A language's weights are read when a text first needs them, and
 * only those of the mode asked for; a file that is missing or corrupt throws a UserError then.
 * @throws UserError when the folder holds no models
 */
export function readSyntax(modelsDir: string = MODELS_DIR): Syntax {
  const languages = foldersIn(modelsDir)
  if (languages.length === 0) throw noModel('No models were found', modelsDir)
  return buildSyntax(
    Object.fromEntries(languages.map(language => [language, filesIn(join(modelsDir, language))])),
  )
}

function foldersIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    return entries
      .filter(entry => entry.isDirectory())
      .map(entry => entry.name)
      .sort()
  } catch {
    return []
  }
}

function filesIn(folder: string): LanguageFiles {
  const present = new Set(readdirSync(folder))
  const file = (name: string): ModelFile => ({
    path: join(folder, name),
    read: () => read(join(folder, name)),
  })
  const accurate = present.has('accurate.bin')
  return {
    tokeniser: file('tokeniser.bin'),
    lemmas: file('lemmas.bin'),
    ...(accurate ? { accurate: file('accurate.bin') } : {}),
    ...(present.has('fast.bin') || !accurate ? { fast: file('fast.bin') } : {}),
  }
}

function read(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    throw noModel(`The model could not be read (${(error as NodeJS.ErrnoException).code})`, path)
  }
}

const noModel = (message: string, file: string) =>
  new UserError([
    {
      code: 'syntax/no-models',
      severity: 'error',
      message,
      place: { file },
      next: 'install the package again, or train models with npm run train:fast',
    },
  ])
