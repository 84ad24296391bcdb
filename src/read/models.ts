import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { UserError } from '../domain/problem.ts'
import type { LanguageFiles, Syntax } from '../syntax/analyse.ts'
import { buildSyntax } from '../syntax/analyse.ts'

/** The package's own `models/` folder. */
export const MODELS_DIR = fileURLToPath(new URL('../../models', import.meta.url))

/**
 * Reads the models of every language that has a folder in `modelsDir`.
 * @throws UserError when the folder holds no models, or a file is corrupt
 */
export async function readSyntax(modelsDir: string = MODELS_DIR): Promise<Syntax> {
  const entries = await readdir(modelsDir, { withFileTypes: true }).catch(() => [])
  const languages = entries.filter(entry => entry.isDirectory()).map(entry => entry.name)
  const files: Record<string, LanguageFiles> = {}
  for (const language of languages.sort()) files[language] = await readLanguage(join(modelsDir, language))
  if (languages.length === 0)
    throw new UserError([
      {
        code: 'syntax/no-models',
        severity: 'error',
        message: 'No models were found',
        place: { file: modelsDir },
        next: 'install the package again, or train models with npm run train:fast',
      },
    ])
  return buildSyntax(files)
}

async function readLanguage(folder: string): Promise<LanguageFiles> {
  const [tokeniser, lemmas, fast, accurate] = await Promise.all([
    required(join(folder, 'tokeniser.bin')),
    required(join(folder, 'lemmas.bin')),
    required(join(folder, 'fast.bin')),
    readFile(join(folder, 'accurate.bin')).catch(() => undefined),
  ])
  return { tokeniser, lemmas, fast, ...(accurate ? { accurate } : {}) }
}

async function required(path: string): Promise<Uint8Array> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new UserError([
      {
        code: 'syntax/no-models',
        severity: 'error',
        message: `The model could not be read (${error.code})`,
        place: { file: path },
        next: 'install the package again, or train models with npm run train:fast',
      },
    ])
  })
}
