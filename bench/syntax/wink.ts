import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'

/** What is used of wink-nlp 2 (MIT), which tags English with a hidden Markov model. */
interface Wink {
  readonly its: { readonly pos: unknown }
  readDoc(text: string): { tokens(): { out(its: unknown): readonly string[] } }
}

/** Tokens a second of wink-nlp's tokeniser and tagger from raw text, the best of three after one to warm up. */
export function winkSpeed(nodeModules: string, text: string): number {
  const load = createRequire(join(resolve(nodeModules), 'wink-nlp', 'package.json'))
  const winkNlp = load('wink-nlp') as (model: unknown, pipe: readonly string[]) => Wink
  const wink = winkNlp(load('wink-eng-lite-web-model'), ['sbd', 'pos'])
  const speeds = [0, 1, 2, 3].map(() => {
    const start = performance.now()
    const tags = wink.readDoc(text).tokens().out(wink.its.pos)
    return (1000 * tags.length) / (performance.now() - start)
  })
  return Math.round(Math.max(...speeds.slice(1)))
}
