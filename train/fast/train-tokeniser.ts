import type { Span } from '../../src/domain/syntax.ts'
import { atomsOf, paragraphsOf } from '../../src/syntax/atoms.ts'
import type { TreebankSentence } from '../../src/syntax/conllu.ts'
import { rawText } from '../../src/syntax/conllu.ts'
import { normalise } from '../../src/syntax/lexical-keys.ts'
import { encodeLinear } from '../../src/syntax/linear.ts'
import { encodeLines, encodeModel } from '../../src/syntax/model-file.ts'
import type { Token } from '../../src/syntax/tokenise.ts'
import {
  cutFeatures,
  endFeatures,
  mayEnd,
  restart,
  startContext,
  step,
  TOKENISER_KIND,
  view,
} from '../../src/syntax/tokenise.ts'
import { Perceptron, seededRandom, shuffled } from './perceptron.ts'

/** Weights are kept as whole numbers of 1/SCALE. Assumption, checked on dev: no loss against fractions. */
const SCALE = 24

interface GoldToken extends Span {
  readonly endsSentence: boolean
}

/** Where the gold tokens lie in the treebank's raw text; blanks inside tokens count with the token. */
function goldTokens(sentences: readonly TreebankSentence[], text: string): GoldToken[] {
  let at = 0
  return sentences.flatMap(sentence =>
    sentence.tokens.map((token, i) => {
      const start = text.indexOf(token.form, at)
      at = start + token.form.length
      return { start, end: at, endsSentence: i === sentence.tokens.length - 1 }
    }),
  )
}

export interface TokeniserOptions {
  readonly epochs: number
  readonly seed: number
  readonly leastUpdates: number
}

export function trainTokeniser(
  sentences: readonly TreebankSentence[],
  abbreviations: readonly string[],
  options: TokeniserOptions,
): Uint8Array {
  const text = rawText(sentences)
  const gold = goldTokens(sentences, text)
  const cuts = trainCuts(text, gold, options)
  const ends = trainEnds(text, gold, options)
  const { multiword, clitics } = multiwordTables(sentences)
  return encodeModel(
    TOKENISER_KIND,
    new Map([
      ...encodeLinear('cuts', ['keep', 'cut'], cuts.averaged(SCALE)),
      ...encodeLinear('ends', ['on', 'end'], ends.averaged(SCALE)),
      ['multiword', encodeLines(multiword)] as const,
      ['clitics', encodeLines(clitics)] as const,
      ['abbreviations', encodeLines(abbreviations)] as const,
    ]),
  )
}

function trainCuts(text: string, gold: readonly GoldToken[], options: TokeniserOptions): Perceptron {
  const starts = new Set(gold.map(token => token.start))
  const paragraphs = paragraphsOf(text).map(paragraph => {
    const atoms = atomsOf(text, paragraph)
    return { atoms, views: atoms.map(atom => view(text, atom)) }
  })
  return learn(paragraphs, options, ({ atoms, views }, decide) => {
    let first = 0
    for (let last = 0; last + 1 < atoms.length; last++) {
      if (atoms[last + 1]!.spaceBefore) first = last + 1
      else {
        const cut = starts.has(atoms[last + 1]!.start)
        decide(into => cutFeatures(text, atoms, views, first, last, into), cut)
        if (cut) first = last + 1
      }
    }
  })
}

function trainEnds(text: string, gold: readonly GoldToken[], options: TokeniserOptions): Perceptron {
  const paragraphs = paragraphsOf(text).map(paragraph => {
    const inside = gold.filter(token => token.start >= paragraph.start && token.end <= paragraph.end)
    const tokens: Token[] = inside.map((token, i) => ({
      ...token,
      spaceBefore: token.start !== inside[i - 1]?.end,
    }))
    return { inside, tokens, views: tokens.map(token => view(text, token)) }
  })
  return learn(paragraphs, options, ({ inside, tokens, views }, decide) => {
    const context = startContext()
    let first = 0
    for (let i = 0; i + 1 < tokens.length; i++) {
      step(context, views[i]!)
      if (mayEnd(views[i]!, views[i + 1]!))
        decide(into => endFeatures(views, tokens, i, i - first, context, into), inside[i]!.endsSentence)
      if (!inside[i]!.endsSentence) continue
      first = i + 1
      restart(context)
    }
  })
}

type Decide = (features: (into: Int32Array) => number, yes: boolean) => void

function learn<T>(
  items: readonly T[],
  options: TokeniserOptions,
  walk: (item: T, decide: Decide) => void,
): Perceptron {
  const model = new Perceptron(2, options.leastUpdates)
  const random = seededRandom(options.seed)
  const scores = new Float64Array(2)
  const features = new Int32Array(64)
  for (let epoch = 0; epoch < options.epochs; epoch++)
    for (const item of shuffled(items, random))
      walk(item, (extract, yes) => {
        const count = extract(features)
        model.score(features, count, scores)
        model.tick()
        if (scores[1]! > scores[0]! === yes) return
        model.add(features, count, yes ? 1 : 0, 1)
        model.add(features, count, yes ? 0 : 1, -1)
      })
  return model
}

/** Endings count when met this often, and when a token so ended is a multiword token this often. Assumption. */
const LEAST_MET = 20
const LEAST_SHARE = 0.8

/** Tokens that are several words: endings with an apostrophe that are words of their own, then single tokens. */
function multiwordTables(sentences: readonly TreebankSentence[]): { multiword: string[]; clitics: string[] } {
  const splits = new Map<string, Map<string, number>>()
  for (const sentence of sentences)
    for (const token of sentence.tokens) {
      const words = sentence.words.slice(token.first - 1, token.last)
      if (words.map(word => word.form).join('') !== token.form) continue
      const form = normalise(token.form).toLowerCase()
      if (form.length !== token.form.length) continue
      const counts = splits.get(form) ?? new Map<string, number>()
      const lengths = words.map(word => word.form.length).join(' ')
      counts.set(lengths, (counts.get(lengths) ?? 0) + 1)
      splits.set(form, counts)
    }
  const usual = new Map(
    [...splits].map(([form, counts]) => [form, [...counts].sort((a, b) => b[1] - a[1])[0]!]),
  )
  const endings = new Map<string, number>()
  for (const [form, [lengths, count]] of usual) {
    const last = Number(lengths.split(' ').at(-1))
    const ending = form.slice(form.length - last)
    if (last < form.length && ending.includes("'")) endings.set(ending, (endings.get(ending) ?? 0) + count)
  }
  const clitics = [...endings.keys()]
    .filter(ending => {
      const ended = [...usual].filter(([form]) => form.endsWith(ending) && form.length > ending.length)
      const all = ended.reduce((sum, [, [, count]]) => sum + count, 0)
      return endings.get(ending)! >= LEAST_MET && endings.get(ending)! >= LEAST_SHARE * all
    })
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  const byRule = (form: string): string => {
    const ending = clitics.find(clitic => form.length > clitic.length && form.endsWith(clitic))
    return ending && /[\p{L}\p{N}]/u.test(form)
      ? `${byRule(form.slice(0, -ending.length))} ${ending.length}`
      : `${form.length}`
  }
  const multiword = [...usual]
    .filter(([form, [lengths]]) => byRule(form) !== lengths && form.length <= 40)
    .map(([form, [lengths]]) => `${form}\t${lengths}`)
    .sort()
  return { multiword, clitics }
}
