/** What the network sees of a word form: a key into the word table and hashed parts of the form. */

/** Characters that the pre-trained vectors know under another name. */
const SAME: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '``': '"',
  "''": '"',
  '–': '-',
  '—': '--',
  '…': '...',
}

/** Longer forms are seen by their first and last 24 UTF-16 units: an assumption that bounds the work per word. */
const LONGEST = 48
const LONGEST_SUFFIX = 5
const LONGEST_PREFIX = 4

const clip = (form: string): string =>
  form.length <= LONGEST ? form : form.slice(0, LONGEST / 2) + form.slice(-LONGEST / 2)

/** The key of a form in the word table: lower case, one kind of quotation mark and dash. */
export function wordKey(form: string): string {
  const lower = clip(form).toLowerCase()
  return SAME[lower] ?? lower.replaceAll('’', "'")
}

/** The same key with every digit as 0, tried where the key itself is unknown. */
export const numberKey = (key: string): string => key.replace(/\d/g, '0')

/** `Kazakhstan` → `Xx`, `G20` → `X0`, `U.S.` → `X.X.`: runs of letters and digits by their class. */
function shape(form: string): string {
  let result = ''
  let last = ''
  for (const character of form) {
    const lower = character.toLowerCase()
    const upper = character.toUpperCase()
    const kind =
      lower === upper
        ? character >= '0' && character <= '9'
          ? '0'
          : character
        : character === lower
          ? 'x'
          : 'X'
    if (kind !== last) result += kind
    last = kind
  }
  return result
}

/** FNV-1a (Fowler, Noll, Vo) over UTF-16 units, begun with the kind of the part. */
function hash(kind: number, part: string): number {
  let value = Math.imul(0x811c9dc5 ^ kind, 0x01000193)
  for (let i = 0; i < part.length; i++) value = Math.imul(value ^ part.charCodeAt(i), 0x01000193)
  value ^= value >>> 15
  return Math.imul(value, 0x2c1b3c6d) >>> 0
}

/**
 * Bucket numbers for the parts of a form: the whole, its shape, how it is cased, prefixes, suffixes and trigrams
 * (hash kernels as in Bojanowski et al. 2017, with the affixes that taggers use).
 */
export function subwordBuckets(form: string, buckets: number): readonly number[] {
  const clipped = clip(form)
  const lower = clipped.toLowerCase()
  const parts = [hash(1, lower), hash(2, shape(clipped)), hash(3, shape(clipped).slice(0, 2))]
  for (let n = 1; n <= LONGEST_PREFIX && n < lower.length; n++) parts.push(hash(4, lower.slice(0, n)))
  for (let n = 1; n <= LONGEST_SUFFIX && n < lower.length; n++) parts.push(hash(5, lower.slice(-n)))
  const framed = `<${lower}>`
  for (let i = 0; i + 3 <= framed.length; i++) parts.push(hash(6, framed.slice(i, i + 3)))
  return parts.map(part => part % buckets)
}
