import type { Span } from '../domain/syntax.ts'
import type { Atom } from './atoms.ts'
import { atomsOf } from './atoms.ts'
import { hashString, join } from './hash.ts'
import { normalise, shape } from './lexical-keys.ts'
import type { LinearModel } from './linear.ts'
import { decodeLinear, score } from './linear.ts'
import { decodeLines, decodeModel, section } from './model-file.ts'

export const TOKENISER_KIND = 'tokeniser'

/**
 * Tokens and sentences by two averaged perceptrons that look at the text around a place: one says where, between
 * atoms that touch, a token ends, the other after which token a sentence ends.
 */
export interface Tokeniser {
  /** Classes are `keep`, `cut`. */
  readonly cuts: LinearModel
  /** Classes are `on`, `end`. */
  readonly ends: LinearModel
  /** Lengths of the words of a token, by the token in lower case; one length means it stays whole. */
  readonly multiword: ReadonlyMap<string, readonly number[]>
  /** Endings that are words of their own, e.g. `n't`, longest first. */
  readonly clitics: readonly string[]
}

export function readTokeniser(file: Uint8Array): Tokeniser {
  const sections = decodeModel(TOKENISER_KIND, file)
  const multiword = new Map<string, number[]>()
  for (const line of decodeLines(section(sections, 'multiword'))) {
    const [form = '', lengths = ''] = line.split('\t')
    multiword.set(form, lengths.split(' ').map(Number))
  }
  return {
    cuts: decodeLinear('cuts', sections),
    ends: decodeLinear('ends', sections),
    multiword,
    clitics: decodeLines(section(sections, 'clitics')),
  }
}

export interface Token extends Span {
  readonly spaceBefore: boolean
}

/** Longest sentence in tokens; what is longer is cut there. UD's longest sentence in EWT has 159 words. */
export const LONGEST_SENTENCE = 256

const features = new Int32Array(64)
const scores = new Int32Array(2)

/** Tokens of one paragraph, in sentences. */
export function tokenise(tokeniser: Tokeniser, text: string, paragraph: Span): Token[][] {
  const tokens = tokensOf(tokeniser, text, atomsOf(text, paragraph))
  const sentences: Token[][] = []
  const views = tokens.map(token => view(text, token))
  const context = startContext()
  let first = 0
  for (let i = 0; i < tokens.length; i++) {
    step(context, views[i]!)
    const full = i - first + 1 >= LONGEST_SENTENCE
    if (i + 1 < tokens.length && !full) {
      const count = endFeatures(views, tokens, i, i - first, context, features)
      score(tokeniser.ends, features, count, scores)
      if (scores[1]! <= scores[0]!) continue
    }
    sentences.push(tokens.slice(first, i + 1))
    first = i + 1
    restart(context)
  }
  return sentences
}

function tokensOf(tokeniser: Tokeniser, text: string, atoms: readonly Atom[]): Token[] {
  const tokens: Token[] = []
  const views = atoms.map(atom => view(text, atom))
  const units = unitsOf(text, atoms)
  for (let first = 0; first < atoms.length; ) {
    let last = first
    const unitEnd = units.get(atoms[first]!.start) ?? -1
    while (last + 1 < atoms.length && !atoms[last + 1]!.spaceBefore) {
      if (atoms[last]!.end >= unitEnd) {
        if (atoms[last]!.end === unitEnd) break
        if (units.has(atoms[last + 1]!.start)) break
        const count = cutFeatures(text, atoms, views, first, last, features)
        score(tokeniser.cuts, features, count, scores)
        if (scores[1]! > scores[0]!) break
      }
      last++
    }
    tokens.push({ start: atoms[first]!.start, end: atoms[last]!.end, spaceBefore: atoms[first]!.spaceBefore })
    first = last + 1
  }
  return tokens
}

/** Addresses of pages and mail, hashtags and names on social media, clock times: one token each. */
const UNIT =
  /(?:https?:\/\/|www\.)[^\s<>"“”«»]*[^\s<>"“”«».,;:!?)\]'’]|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}|(?<![\w@#])[#@][\p{L}\p{N}_]{1,140}|(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])/gu

function unitsOf(text: string, atoms: readonly Atom[]): Map<number, number> {
  const units = new Map<number, number>()
  const start = atoms[0]?.start
  const end = atoms.at(-1)?.end
  if (start === undefined || end === undefined) return units
  const ends = new Set(atoms.map(atom => atom.end))
  for (const match of text.slice(start, end).matchAll(UNIT)) {
    const stop = start + match.index + match[0].length
    if (ends.has(stop)) units.set(start + match.index, stop)
  }
  return units
}

/** Words of a token, as ranges of its form: multiword tokens are those with more than one. */
export function wordsOfToken(tokeniser: Tokeniser, form: string): Span[] {
  const whole = [{ start: 0, end: form.length }]
  if (form.length > 40) return whole
  const lower = normalise(form).toLowerCase()
  if (lower.length !== form.length) return whole
  const lengths = tokeniser.multiword.get(lower)
  if (lengths) {
    let start = 0
    return lengths.map(length => ({ start, end: (start += length) }))
  }
  const clitic = tokeniser.clitics.find(ending => lower.length > ending.length && lower.endsWith(ending))
  if (!clitic || !/\p{L}|\p{N}/u.test(lower)) return whole
  const cut = form.length - clitic.length
  return [...wordsOfToken(tokeniser, form.slice(0, cut)), { start: cut, end: form.length }]
}

/** What the features ask of an atom or a token. */
export interface View {
  readonly form: string
  readonly word: number
  readonly shape: number
  readonly first: string
  readonly length: number
}

const SHOWN = 24

export function view(text: string, span: Span): View {
  const form = normalise(text.slice(span.start, Math.min(span.end, span.start + SHOWN))).replace(/\d/g, '0')
  return {
    form,
    word: hashString(form.toLowerCase()),
    shape: hashString(shape(form)),
    first: form.slice(0, 1),
    length: Math.min(4, span.end - span.start),
  }
}

const OUTSIDE: View = { form: '', word: 1, shape: 1, first: '', length: 0 }

/** Features of the place between atoms `last` and `last + 1`, which touch; the token so far begins at `first`. */
export function cutFeatures(
  text: string,
  atoms: readonly Atom[],
  views: readonly View[],
  first: number,
  last: number,
  into: Int32Array,
): number {
  const left = views[last]!
  const right = views[last + 1]!
  const left2 = last > 0 && !atoms[last]!.spaceBefore ? views[last - 1]! : OUTSIDE
  const right2 = last + 2 < atoms.length && !atoms[last + 2]!.spaceBefore ? views[last + 2]! : OUTSIDE
  const right3 =
    right2 !== OUTSIDE && last + 3 < atoms.length && !atoms[last + 3]!.spaceBefore
      ? views[last + 3]!
      : OUTSIDE
  const left3 = left2 !== OUTSIDE && last > 1 && !atoms[last - 1]!.spaceBefore ? views[last - 2]! : OUTSIDE
  const after = right2 === OUTSIDE && last + 2 < views.length ? views[last + 2]! : OUTSIDE
  const start = Math.max(atoms[first]!.start, atoms[last]!.end - SHOWN)
  const soFar = hashString(normalise(text.slice(start, atoms[last]!.end)).toLowerCase().replace(/\d/g, '0'))
  const pair = join(left.word, right.word)
  const shapes = join(left.shape, right.shape)
  const opening = last === first ? 1 : 0
  let f = 0
  let template = 3001
  const put = (value: number) => {
    into[f++] = join(template++, value)
  }
  put(0)
  put(left.word)
  put(right.word)
  put(pair)
  put(join(left.shape, right.word))
  put(join(left.word, right.shape))
  put(shapes)
  put(join(pair, right2.word))
  put(join(pair, right2.shape))
  put(join(left2.word, pair))
  put(join(left2.shape, pair))
  put(join(shapes, right2.shape))
  put(join(left2.shape, shapes))
  put(join(join(left2.shape, shapes), right2.shape))
  put(join(join(left2.word, left.word), right2.word))
  put(join(join(right.word, right2.word), right3.word))
  put(join(join(shapes, right2.shape), right3.shape))
  put(join(join(left3.shape, left2.shape), shapes))
  put(join(soFar, right.word))
  put(join(soFar, right.shape))
  put(join(soFar, join(right.word, right2.word)))
  put(join(shapes, join(left.length, right.length)))
  put(join(shapes, opening))
  put(join(right.word, join(right2 === OUTSIDE ? 1 : 0, after.shape)))
  put(join(pair, join(right2 === OUTSIDE ? 1 : 0, opening)))
  put(join(join(left.shape, right.word), join(right2 === OUTSIDE ? 1 : 0, left2.shape)))
  return f
}

/** What is open since the sentence began. */
export interface Context {
  brackets: number
  quotes: number
  lastMark: number
}

export const startContext = (): Context => ({ brackets: 0, quotes: 0, lastMark: 0 })

export function restart(context: Context): void {
  context.brackets = 0
  context.quotes = 0
  context.lastMark = 0
}

/** Takes the token in; call it for each token in order before `endFeatures`. */
export function step(context: Context, token: View): void {
  if (token.form === '(' || token.form === '[') context.brackets = Math.min(2, context.brackets + 1)
  if (token.form === ')' || token.form === ']') context.brackets = Math.max(0, context.brackets - 1)
  if (token.form === '"') context.quotes = 1 - context.quotes
  if (/^[.!?]/.test(token.form)) context.lastMark = token.word
}

/** Features of the place after token `i`, which is the token number `length` (from 0) of its sentence. */
export function endFeatures(
  views: readonly View[],
  tokens: readonly Token[],
  i: number,
  length: number,
  context: Context,
  into: Int32Array,
): number {
  const t0 = views[i]!
  const t1 = views[i - 1] ?? OUTSIDE
  const t2 = views[i - 2] ?? OUTSIDE
  const n1 = views[i + 1] ?? OUTSIDE
  const n2 = views[i + 2] ?? OUTSIDE
  const n3 = views[i + 3] ?? OUTSIDE
  const space = tokens[i + 1]?.spaceBefore === false ? 0 : 1
  const spaced = (tokens[i]!.spaceBefore ? 2 : 0) + space
  const left = tokens.length - i - 1
  const size = length < 4 ? length : length < 8 ? 4 : length < 16 ? 5 : length < 40 ? 6 : 7
  const rest = left < 4 ? left : left < 10 ? 4 : 5
  const open = context.brackets * 2 + context.quotes
  const mark = /^[.!?:;,)"'\]*-]/.test(t0.form) ? t0.word : 0
  const kind = /^\p{Lu}/u.test(n1.form) ? 1 : /^\p{Ll}/u.test(n1.form) ? 2 : /^\d/.test(n1.form) ? 3 : 4
  let f = 0
  let template = 4001
  const put = (value: number) => {
    into[f++] = join(template++, value)
  }
  put(space)
  put(t0.word)
  put(join(t0.word, space))
  put(join(t0.shape, space))
  put(n1.word)
  put(join(n1.shape, space))
  put(join(t0.word, n1.word))
  put(join(t0.word, join(n1.shape, spaced)))
  put(join(t0.shape, join(n1.word, space)))
  put(join(t0.shape, join(n1.shape, space)))
  put(join(t1.word, t0.word))
  put(join(join(t1.word, t0.word), n1.word))
  put(join(join(t1.word, t0.word), n1.shape))
  put(join(join(t1.shape, t0.word), join(n1.shape, space)))
  put(join(join(t1.shape, t0.word), n1.word))
  put(join(join(t2.shape, t1.shape), join(t0.word, n1.shape)))
  put(join(join(t0.word, n1.word), n2.word))
  put(join(join(t0.word, n1.shape), n2.shape))
  put(join(join(n1.word, n2.word), mark))
  put(join(join(n1.shape, n2.shape), join(n3.shape, mark)))
  put(join(join(n1.shape, n2.word), mark))
  put(join(join(mark, kind), size))
  put(join(join(mark, kind), open))
  put(join(join(mark, kind), join(open, spaced)))
  put(join(join(mark, kind), rest))
  put(join(join(mark, kind), join(size, rest)))
  put(join(join(mark, kind), join(context.lastMark, open)))
  put(join(join(t1.word, mark), kind))
  put(join(join(t1.shape, mark), join(kind, t1.length)))
  put(join(n1.word, join(mark, size)))
  put(join(t0.word, join(size, n1.shape)))
  return f
}
