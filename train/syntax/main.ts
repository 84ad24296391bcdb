import { isMainThread, Worker, workerData } from 'node:worker_threads'
import { readOptions } from './options.ts'
import { prepare, runWorker, type Shared, share } from './session.ts'

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
const session = prepare(options)
if (isMainThread) {
  const shared = share(session.network.count, options.workers)
  for (let index = 1; index < options.workers; index++)
    new Worker(new URL(import.meta.url), { workerData: { shared, index }, argv: process.argv.slice(2) }).on(
      'error',
      error => {
        throw error
      },
    )
  runWorker(options, session, shared, 0)
} else {
  const { shared, index } = workerData as { shared: Shared; index: number }
  runWorker(options, session, shared, index)
}
