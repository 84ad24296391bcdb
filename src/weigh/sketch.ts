import { skeletonOf } from './names.ts'

/** What copies are found by. All arrays hold 32-bit hashes. */
export interface Sketch {
  /** Hashes of word n-grams, ascending, each once. */
  readonly shingles: Uint32Array
  /** The shingles under which others find it: the least of each window (winnowing). */
  readonly marks: readonly number[]
  /** Numbers of two digits or more in the order of the text; years are left out. */
  readonly numbers: readonly number[]
}

/**
 * Windows of so many n-grams give one mark each, so that any run of `WINDOW + n - 1` shared words shares a mark
 * (Schleimer, Wilkerson and Aiken 2003).
 */
const WINDOW = 6

const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

/** Sketches a text in one pass over its characters. A text of fewer than `n` words is one shingle. */
export function sketchOf(text: string, n: number): Sketch {
  const { words, numbers } = wordsOf(text)
  const grams: number[] = []
  for (let i = 0; i + Math.min(n, words.length) <= words.length && words.length; i++) {
    let hash = FNV_OFFSET
    for (let k = i; k < i + n && k < words.length; k++) hash = Math.imul(hash ^ words[k]!, FNV_PRIME)
    grams.push(mix(hash))
    if (words.length < n) break
  }
  const sorted = Uint32Array.from(grams).sort()
  let size = 0
  for (let i = 0; i < sorted.length; i++)
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[size++] = sorted[i]!
  return { shingles: sorted.slice(0, size), marks: marksOf(grams), numbers }
}

/** Share of the smaller text's n-grams that the other has too (containment, Broder 1997): a cut leaves it at 1. */
export function containment(a: Uint32Array, b: Uint32Array): number {
  let shared = 0
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const x = a[i]!
    const y = b[j]!
    if (x === y) shared++
    if (x <= y) i++
    if (y <= x) j++
  }
  return shared / (Math.min(a.length, b.length) || 1)
}

/** Names and numbers of a text, in forms that survive translation between Latin and Cyrillic scripts. */
export function factsOf(text: string): ReadonlySet<string> {
  const facts = new Set<string>()
  for (const [word] of text.matchAll(/\d+(?:[.,]\d+)*|\p{Lu}[\p{L}]{2,}/gu))
    facts.add(/\d/.test(word) ? word.replace(/[.,]/g, '') : skeletonOf(word))
  return facts
}

/** Dice coefficient of two sets: 1 where they are equal. */
export function likeness(a: ReadonlySet<unknown>, b: ReadonlySet<unknown>): number {
  let shared = 0
  for (const item of a) if (b.has(item)) shared++
  return (2 * shared) / (a.size + b.size || 1)
}

function wordsOf(text: string): { readonly words: readonly number[]; readonly numbers: readonly number[] } {
  const lower = text.toLowerCase()
  const words: number[] = []
  const numbers: number[] = []
  let hash = FNV_OFFSET
  let length = 0
  let digits = true
  for (let i = 0; i <= lower.length; i++) {
    const code = i < lower.length ? lower.charCodeAt(i) : 32
    if (isWord(code)) {
      hash = Math.imul(hash ^ code, FNV_PRIME)
      length++
      if (code < 48 || code > 57) digits = false
      if (!isIdeograph(code)) continue
    }
    if (!length) continue
    words.push(hash)
    if (digits && length > 1 && !isYear(lower.slice(i - length, i))) numbers.push(hash)
    hash = FNV_OFFSET
    length = 0
    digits = true
  }
  return { words, numbers }
}

function isWord(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57)
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba
  return !(code >= 0x2000 && code <= 0x206f) && !(code >= 0x3000 && code <= 0x303f)
}

/** Scripts that put no space between words: each sign counts as one. */
function isIdeograph(code: number): boolean {
  return code >= 0x3040 && code <= 0x9fff
}

function isYear(word: string): boolean {
  return word.length === 4 && (word.startsWith('19') || word.startsWith('20'))
}

function marksOf(grams: readonly number[]): readonly number[] {
  const marks = new Set<number>()
  for (let from = 0; from === 0 || from + WINDOW <= grams.length; from++) {
    let least = 0xffffffff
    for (let i = from; i < Math.min(grams.length, from + WINDOW); i++)
      if (grams[i]! < least) least = grams[i]!
    if (grams.length) marks.add(least | 0)
  }
  return [...marks]
}

/** The 32-bit finaliser of MurmurHash3 (Appleby). */
function mix(x: number): number {
  let h = x
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
