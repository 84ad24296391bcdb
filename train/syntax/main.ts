import { isMainThread, Worker, workerData } from 'node:worker_threads'
import { readOptions } from './options.ts'
import { parameterCount, prepare, runWorker, type Shared, share } from './session.ts'

/**
 * Trains the accurate model: `npm run train:syntax -- --treebank DIR --vectors FILE --out FILE --workers 2`.
 * A run that is stopped goes on from its checkpoint. The data order depends on the seed alone; sums of gradients,
 * and so the last bits of the weights, on the number of workers as well.
 */
const options = readOptions(process.argv.slice(2))
if (options.treebanks.length === 0) {
  process.stderr.write(
    'usage: npm run train:syntax -- --treebank DIR [--treebank DIR] [--vectors FILE] --out FILE\n',
  )
  process.exit(2)
}
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
