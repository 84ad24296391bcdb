import { hashSlice, hashString, join } from './hash.ts'

/** Places of a word's attributes in its keys; each is a 32-bit hash. */
export const FORM = 0
export const LOWER = 1
export const SHAPE = 2
export const SUFFIX = 2 // SUFFIX + n is the suffix of n characters, n from 1 to 5
export const PREFIX = 7 // PREFIX + n is the prefix of n characters, n from 1 to 3
export const WIDTH = 11

/** Longer words are known by their beginning and their end alone, so that time stays linear. Assumption. */
const LONGEST = 64
const KEPT_WORDS = 50_000

/** Keys of words, remembered for the words met last; what is remembered never changes a result. */
export class LexicalKeys {
  private readonly known = new Map<string, Int32Array>()

  of(form: string): Int32Array {
    const found = this.known.get(form)
    if (found) return found
    const keys = lexicalKeys(form)
    if (form.length > LONGEST) return keys
    if (this.known.size >= KEPT_WORDS) this.known.clear()
    this.known.set(form, keys)
    return keys
  }

  /** Keys of a sentence, `WIDTH` a word, with three words of padding on each side. */
  sentence(forms: readonly string[]): Int32Array {
    const keys = new Int32Array((forms.length + 2 * PADDING) * WIDTH)
    for (let i = 0; i < PADDING; i++) {
      keys.fill(i + 1, i * WIDTH, (i + 1) * WIDTH)
      keys.fill(-i - 1, (forms.length + PADDING + i) * WIDTH, (forms.length + PADDING + i + 1) * WIDTH)
    }
    forms.forEach((form, i) => {
      keys.set(this.of(form), (i + PADDING) * WIDTH)
    })
    return keys
  }
}

export const PADDING = 3

/** One writing for the variants of a form: straight quotes and apostrophes, plain dashes, no soft hyphens. */
export function normalise(form: string): string {
  return /^[\u0020-\u007e]*$/.test(form)
    ? form
    : form
        .replace(/[‘’‚‛`´ʼ]/g, "'")
        .replace(/[“”„‟«»]/g, '"')
        .replace(/[‐‑]/g, '-')
        .replace(/[—―]/g, '–')
        .replace(/…/g, '...')
        .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
}

/** Upper, lower, digit and other as X, x, 9 and the character itself, runs shortened: "Il-76" is "Xx-9". */
export function shape(form: string): string {
  let result = ''
  for (const character of form) {
    const kind = /\p{Lu}/u.test(character)
      ? 'X'
      : /\p{L}/u.test(character)
        ? 'x'
        : /\p{N}/u.test(character)
          ? '9'
          : character
    if (!result.endsWith(kind)) result += kind
  }
  return result
}

export function lexicalKeys(word: string): Int32Array {
  const whole = normalise(word)
  const form = whole.length > LONGEST ? whole.slice(0, LONGEST / 2) + whole.slice(-LONGEST / 2) : whole
  const digitless = form.replace(/\d/g, '0')
  const lower = digitless.toLowerCase()
  const keys = new Int32Array(WIDTH)
  keys[FORM] = hashString(digitless)
  keys[LOWER] = hashString(lower)
  keys[SHAPE] = hashString(shape(form))
  for (let n = 1; n <= 5; n++)
    keys[SUFFIX + n] = hashSlice(lower, Math.max(0, lower.length - n), lower.length, n)
  for (let n = 1; n <= 3; n++) keys[PREFIX + n] = join(hashSlice(lower, 0, Math.min(n, lower.length)), n)
  return keys
}
