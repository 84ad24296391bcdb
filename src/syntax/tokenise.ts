import type { Span } from '../domain/syntax.ts'
import type { Atom } from './atoms.ts'
import { atomsOf } from './atoms.ts'
import { hashString, join } from './hash.ts'
import { layoutOf } from './layout.ts'
import { normalise, shape } from './lexical-keys.ts'
import type { LinearModel } from './linear.ts'
import { decodeLinear, score } from './linear.ts'
import { decodeLines, decodeModel, section } from './model-file.ts'
import { unitsOf } from './units.ts'

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
  /** Abbreviations that stand before a name or a number, as `unitsOf` takes them. */
  readonly abbreviations: ReadonlySet<string>
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
    abbreviations: new Set(decodeLines(section(sections, 'abbreviations'))),
  }
}

export interface Token extends Span {
  readonly spaceBefore: boolean
  /** Whether a sentence ends behind it, where that is certain. */
  readonly boundary?: 'on' | 'end'
}

/** Longest sentence in tokens; what is longer is cut there. UD's longest sentence in EWT has 159 words. */
export const LONGEST_SENTENCE = 256

const features = new Int32Array(64)
const scores = new Int32Array(2)

/** Tokens of one paragraph, in sentences. */
export function tokenise(tokeniser: Tokeniser, text: string, paragraph: Span): Token[][] {
  const tokens = tokensOf(tokeniser, text, paragraph)
  const sentences: Token[][] = []
  const views = tokens.map(token => view(text, token))
  const { openings, starts } = layoutOf(text, paragraph)
  let nextOpening = 0
  let nextStart = 0
  const context = startContext()
  let first = 0
  for (let i = 0; i < tokens.length; i++) {
    step(context, views[i]!)
    if (i + 1 < tokens.length && i - first + 1 < LONGEST_SENTENCE && !endsAfter(i)) continue
    sentences.push(tokens.slice(first, i + 1))
    first = i + 1
    restart(context)
  }
  return sentences

  function endsAfter(i: number): boolean {
    const { end, boundary } = tokens[i]!
    const next = tokens[i + 1]!.start
    while (nextOpening < openings.length && openings[nextOpening]!.end < end) nextOpening++
    const opening = openings[nextOpening]
    if (opening && opening.start < end) return next >= opening.end
    while (nextStart < starts.length && starts[nextStart]! < end) nextStart++
    if (starts[nextStart]! <= next) return true
    if (boundary) return boundary === 'end'
    if (!mayEnd(views[i]!, views[i + 1]!)) return false
    score(tokeniser.ends, features, endFeatures(views, tokens, i, i - first, context, features), scores)
    return scores[1]! > scores[0]!
  }
}

/**
 * Between a word and a word in lower case no sentence ends: true of 99 in 100 ends in EWT; nor behind a closing bracket
 * that one in lower case follows ("Jane Doe (D-Calif.) said"), or between a word in lower case and a sum or a figure.
 */
export const mayEnd = (token: View, next: View): boolean =>
  (token.mark !== 0 && !(token.form === ')' && next.kind === LOWER_CASE)) ||
  (next.kind !== LOWER_CASE &&
    !(token.kind === LOWER_CASE && (next.kind === FIGURE || /^\p{Sc}/u.test(next.form))))

function tokensOf(tokeniser: Tokeniser, text: string, paragraph: Span): Token[] {
  const atoms = atomsOf(text, paragraph)
  const tokens: Token[] = []
  const views = atoms.map(atom => view(text, atom))
  const ends = new Set(atoms.map(atom => atom.end))
  const units = unitsOf(text, paragraph, tokeniser.abbreviations)
  for (let first = 0; first < atoms.length; ) {
    const { start, spaceBefore } = atoms[first]!
    const unit = units.get(start)
    const unitEnd = unit && ends.has(unit.end) ? unit.end : -1
    let last = first
    while (last + 1 < atoms.length && !atoms[last + 1]!.spaceBefore) {
      const { end } = atoms[last]!
      if (end === unitEnd || (end > unitEnd && units.has(end))) break
      if (end > unitEnd) {
        score(tokeniser.cuts, features, cutFeatures(text, atoms, views, first, last, features), scores)
        if (scores[1]! > scores[0]!) break
      }
      last++
    }
    const { end } = atoms[last]!
    tokens.push({
      start,
      end,
      spaceBefore,
      ...(unit?.boundary && end === unitEnd ? { boundary: unit.boundary } : {}),
    })
    first = last + 1
  }
  return tokens
}

/** Words of a token, as ranges of its form: multiword tokens are those with more than one. */
export function wordsOfToken(tokeniser: Tokeniser, form: string): Span[] {
  const whole = [{ start: 0, end: form.length }]
  if (form.length > 40) return whole
  const lower = normalise(form).toLowerCase()
  if (lower.length !== form.length) return whole
  const lengths = tokeniser.multiword.get(lower)
  if (lengths) {
    const ends = lengths.map((_, i) => lengths.slice(0, i + 1).reduce((sum, length) => sum + length, 0))
    return ends.map((end, i) => ({ start: end - lengths[i]!, end }))
  }
  const clitic = cliticOf(tokeniser, lower)
  if (!clitic || !/\p{L}|\p{N}/u.test(lower)) return whole
  const cut = form.length - clitic.length
  return [...wordsOfToken(tokeniser, form.slice(0, cut)), { start: cut, end: form.length }]
}

/** The ending of a token that is a word of its own; with "'s" goes the bare apostrophe of "protesters'". */
function cliticOf({ clitics }: Tokeniser, lower: string): string | undefined {
  if (/\p{L}s'$/u.test(lower) && clitics.includes("'s")) return "'"
  return clitics.find(ending => lower.length > ending.length && lower.endsWith(ending))
}

/** What the features ask of an atom or a token. */
export interface View {
  readonly form: string
  readonly word: number
  readonly shape: number
  /** The word's key where it is a mark that may end a sentence, else 0. */
  readonly mark: number
  readonly kind: number
  readonly length: number
}

const SHOWN = 24
const KEPT_VIEWS = 50_000
const OUTSIDE: View = { form: '', word: 1, shape: 1, mark: 0, kind: 4, length: 0 }
const LOWER_CASE = 2
const FIGURE = 3
const seen = new Map<string, View>()

/** A view depends on the first 24 characters; the views of late are remembered. */
export function view(text: string, span: Span): View {
  return viewOf(
    text.slice(span.start, Math.min(span.end, span.start + SHOWN)),
    Math.min(4, span.end - span.start),
  )
}

function viewOf(written: string, length: number): View {
  const known = seen.get(written)
  if (known) return known
  const form = normalise(written).replace(/\d/g, '0')
  const word = hashString(form.toLowerCase())
  const made: View = {
    form,
    word,
    shape: hashString(shape(form)),
    mark: /^[.!?:;,)"'\]*-]/.test(form) ? word : 0,
    kind: /^\p{Lu}/u.test(form) ? 1 : /^\p{Ll}/u.test(form) ? LOWER_CASE : /^\d/.test(form) ? 3 : 4,
    length,
  }
  if (seen.size >= KEPT_VIEWS) seen.clear()
  seen.set(written, made)
  return made
}

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
  const soFar = viewOf(text.slice(start, atoms[last]!.end), 4).word
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
  if (token.mark !== 0 && '.!?'.includes(token.form[0]!)) context.lastMark = token.word
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
  const { mark } = t0
  const { kind } = n1
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
