import { decodeLines, encodeLines, type Sections, section } from '../model-file.ts'

/**
 * What a dictionary says a form can be: by the longest ending of the form that the dictionary's forms share, up to the
 * whole form. So a known form gets its own analyses, and an unknown one those of the words that end like it.
 *
 * `table` is an open hash table with linear probing, two numbers a slot: a fingerprint of the ending (its other bits
 * choose the slot), and the class counted from 1, 0 for an empty slot. Two endings in some 10,000 are mistaken for
 * others; training meets the same mistakes.
 */
export interface Morphology {
  readonly table: Uint16Array
  /** UPOS and feats as `NOUN|Case=Gen|Number=Sing`. */
  readonly analyses: readonly string[]
  /** Which analyses a form of a class may have, as indices. */
  readonly classes: readonly (readonly number[])[]
}

/** Longer endings are not looked up; the longest Russian ones that tell words apart are shorter (assumption). */
export const LONGEST_ENDING = 20
/** Stands before a whole form, so that `они` is not the ending of `законі`. */
const WHOLE = 94

/** Hashes of the endings of a form, from the empty one on, and of the whole form last. */
export function endingHashes(form: string): Uint32Array {
  const length = Math.min(form.length, LONGEST_ENDING)
  const hashes = new Uint32Array(length + 2)
  let hash = 0x811c9dc5
  hashes[0] = mixed(hash)
  for (let n = 1; n <= length; n++) {
    hash = Math.imul(hash ^ form.charCodeAt(form.length - n), 0x01000193)
    hashes[n] = mixed(hash)
  }
  hashes[length + 1] = mixed(Math.imul(hash ^ WHOLE ^ form.length, 0x01000193))
  return hashes
}

/** The finaliser of MurmurHash3 (Appleby), for the slot is chosen by the upper bits. */
function mixed(hash: number): number {
  let value = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return value ^ (value >>> 16)
}

/** The slot that holds the hash, or the empty one where it belongs. */
export function slotOf(table: Uint16Array, hash: number): number {
  const slots = table.length / 2
  let slot = Math.floor((hash / 4294967296) * slots)
  while (table[2 * slot + 1] !== 0 && table[2 * slot] !== (hash & 0xffff))
    slot = slot + 1 === slots ? 0 : slot + 1
  return slot
}

/** Forms as the table knows them: lower case, `ё` as `е`, which most texts write for both. */
export const dictionaryKey = (form: string): string => form.toLowerCase().replaceAll('ё', 'е')

/** The class of a form, -1 where not even its last character is known. */
export function classOf({ table }: Morphology, form: string): number {
  const hashes = endingHashes(dictionaryKey(form))
  for (let n = hashes.length - 1; n >= 0; n--) {
    const found = table[2 * slotOf(table, hashes[n]!) + 1]!
    if (found > 0) return found - 1
  }
  return -1
}

export const morphologySections = ({ table, analyses, classes }: Morphology): Sections =>
  new Map([
    ['endings', new Uint8Array(table.buffer, table.byteOffset, table.byteLength)],
    ['analyses', encodeLines(analyses)],
    ['classes', encodeLines(classes.map(list => list.join(' ')))],
  ])

/** The dictionary of a weights file, where there is one. */
export function morphologyIn(sections: Sections): Morphology | undefined {
  const table = sections.get('endings')
  if (!table) return undefined
  return {
    // A copy, for numbers of two bytes must begin at an even place.
    table: new Uint16Array(new Uint8Array(table).buffer),
    analyses: decodeLines(section(sections, 'analyses')),
    classes: decodeLines(section(sections, 'classes')).map(line => line.split(' ').map(Number)),
  }
}
