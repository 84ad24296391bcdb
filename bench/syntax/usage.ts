import { existsSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { MODELS_DIR } from '../../src/read/models.ts'

const USAGE = `usage: npm run bench:syntax -- --treebank DIR --raw|--gold [options]

  --treebank DIR         a folder with <language>_*-ud-<split>.conllu
  --raw | --gold         from raw text, or with the treebank's own tokens
  --split dev|test       default dev
  --mode accurate|fast   default accurate
  --language CODE        default the first two letters of the file's name
  --models DIR           default the package's own
  --wink DIR             a node_modules folder with wink-nlp and wink-eng-lite-web-model: adds its tagger's speed
`

export class UsageError extends Error {}

const stop = (problem: string): never => {
  throw new UsageError(`bench:syntax: ${problem}\n\n${USAGE}`)
}

const oneOf = <T extends string>(name: string, value: string, allowed: readonly T[]): T =>
  allowed.find(each => each === value) ?? stop(`--${name} is ${value}, expected ${allowed.join(' or ')}`)

/** The options of the benchmark. Throws a `UsageError` that says what is wrong and what is wanted. */
export function readOptions(args: readonly string[]) {
  const values = parse(args)
  const folder = values.treebank ?? stop('--treebank is missing')
  if (!existsSync(folder) || !statSync(folder).isDirectory()) stop(`--treebank ${folder} is not a folder`)
  if (values.raw === values.gold) stop('one of --raw and --gold is wanted')
  return {
    folder,
    raw: values.raw,
    split: oneOf('split', values.split, ['dev', 'test']),
    mode: oneOf('mode', values.mode, ['accurate', 'fast']),
    language: values.language,
    models: values.models,
    wink: values.wink,
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        treebank: { type: 'string' },
        split: { type: 'string', default: 'dev' },
        mode: { type: 'string', default: 'accurate' },
        language: { type: 'string' },
        models: { type: 'string', default: MODELS_DIR },
        raw: { type: 'boolean', default: false },
        gold: { type: 'boolean', default: false },
        wink: { type: 'string' },
      },
    }).values
  } catch (error) {
    return stop((error as Error).message)
  }
}
