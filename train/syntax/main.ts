import { existsSync, readdirSync } from 'node:fs'
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import { readOptions } from './options.ts'
import { parameterCount, prepare, runWorker, type Shared, share } from './session.ts'

/**
 * Trains the accurate model: `npm run train:syntax -- --treebank DIR --vectors FILE --out FILE --workers 2`.
 * A run that is stopped goes on from its checkpoint. The data order depends on the seed alone; sums of gradients,
 * and so the last bits of the weights, on the number of workers as well.
 */
const USAGE =
  'usage: npm run train:syntax -- --treebank DIR [--treebank DIR] [--language CODE] [--vectors FILE] ' +
  '[--morphology FILE] [--transfer FILE] --out FILE [--checkpoint FILE] [--workers N]\n'

function stop(problem: string): never {
  process.stderr.write(`train:syntax: ${problem}\n${USAGE}`)
  process.exit(2)
}

const options = (() => {
  try {
    return readOptions(process.argv.slice(2))
  } catch (error) {
    return stop((error as Error).message)
  }
})()
if (options.treebanks.length === 0) stop('--treebank is missing')
for (const folder of options.treebanks)
  if (!existsSync(folder) || !readdirSync(folder).some(file => file.endsWith('-train.conllu')))
    stop(`${folder} holds no *-train.conllu`)
if (isMainThread) {
  // The main thread stays free: it carries the workers' output and their module loading.
  const shared = share(parameterCount(options), options.workers)
  // Node.js 20 does not hand the loader of TypeScript on to threads, so each one registers it first.
  const start = `import('tsx/esm/api').then(api => { api.register(); return import('${import.meta.url}') })`
  for (let index = 0; index < options.workers; index++)
    new Worker(start, { eval: true, workerData: { shared, index }, argv: process.argv.slice(2) }).on(
      'error',
      error => {
        throw error
      },
    )
} else {
  const { shared, index } = workerData as { shared: Shared; index: number }
  runWorker(options, prepare(options), shared, index)
}
