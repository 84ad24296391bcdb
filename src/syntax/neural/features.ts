import { classOf, type Morphology } from './morphology.ts'

/** What the network sees of a word form: a key into the word table and hashed parts of the form. */

/** Characters that the pre-trained vectors know under another name. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['’', "'"],
  ['‘', "'"],
  ['“', '"'],
  ['”', '"'],
  ['«', '"'],
  ['»', '"'],
  ['``', '"'],
  ["''", '"'],
  ['–', '-'],
  ['—', '--'],
  ['…', '...'],
])

/** Longer forms are seen by their first and last 24 UTF-16 units: an assumption that bounds the work per word. */
const LONGEST = 48

const clip = (form: string): string =>
  form.length <= LONGEST ? form : form.slice(0, LONGEST / 2) + form.slice(-LONGEST / 2)

/** The key of a form in the word table: lower case, one kind of quotation mark and dash. */
export function wordKey(form: string): string {
  const lower = clip(form).toLowerCase()
  return SAME.get(lower) ?? lower.replaceAll('’', "'")
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

/** How many vectors of parts stand side by side in a form's input: of its letters, and of its analyses. */
const LETTER_SLOTS = 5
const ANALYSIS_SLOTS = 2
export const slotCount = (morphology?: Morphology): number => LETTER_SLOTS + (morphology ? ANALYSIS_SLOTS : 0)

/**
 * Bucket numbers for the parts of a form, slot by slot: short suffixes, the three last letters, longer suffixes,
 * prefixes, and how it is written. Within a slot vectors are summed (Ma et al. 2014 for the affixes; hash kernels
 * after Shi et al. 2009). Where there is a dictionary, two slots follow: all that the form may be together, with the
 * parts of speech, and each analysis with its features.
 */
export function subwordBuckets(
  form: string,
  buckets: number,
  morphology?: Morphology,
): readonly (readonly number[])[] {
  const clipped = clip(form)
  const lower = clipped.toLowerCase()
  const ending = `<${lower}`
  const beginning = `${lower}>`
  const suffix = (n: number) => hash(n, ending.slice(-n))
  const prefix = (n: number) => hash(10 + n, beginning.slice(0, n))
  const written = shape(clipped)
  const slots: (readonly number[])[] = [
    [suffix(1), suffix(2)],
    [suffix(3)],
    [suffix(4), suffix(5)],
    [prefix(1), prefix(2), prefix(3), prefix(4)],
    [hash(20, written), hash(21, written.slice(0, 2))],
  ]
  if (morphology) slots.push(...analysisParts(morphology, classOf(morphology, clipped)))
  return slots.map(slot => slot.map(part => part % buckets))
}

/** Parts by class, for a dictionary has some thousand classes and a text many forms of each. */
const partsOfClasses = new WeakMap<Morphology, Map<number, readonly (readonly number[])[]>>()

function analysisParts(morphology: Morphology, found: number): readonly (readonly number[])[] {
  const known = partsOfClasses.get(morphology) ?? new Map()
  partsOfClasses.set(morphology, known)
  const parts = known.get(found) ?? classParts(morphology, found)
  known.set(found, parts)
  return parts
}

/** Distinct parts of the analyses of a class; none for a form like no other. */
function classParts({ analyses, classes }: Morphology, found: number): number[][] {
  if (found < 0) return [[], []]
  const candidates = classes[found]!.map(index => analyses[index]!)
  const parts = candidates.map(candidate => candidate.split('|'))
  const distinct = (kind: number, list: readonly string[]) => [...new Set(list)].map(part => hash(kind, part))
  return [
    [
      hash(30, candidates.join(' ')),
      ...distinct(
        31,
        parts.map(part => part[0]!),
      ),
    ],
    [
      ...distinct(32, candidates),
      ...distinct(
        33,
        parts.flatMap(([upos, ...feats]) => feats.map(feat => `${upos} ${feat}`)),
      ),
    ],
  ]
}
