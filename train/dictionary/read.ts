import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One form of a lexeme. `tag` is an index into the dictionary's tags. */
export interface Entry {
  readonly form: string
  readonly lemma: string
  readonly tag: number
}

export interface Dictionary {
  /** As OpenCorpora writes them: `NOUN,inan,masc sing,gent`. */
  readonly tags: readonly string[]
  /** Calls `visit` with each form of each lexeme. */
  readonly visit: (visit: (entry: Entry) => void) => void
}

/**
 * Reads a dictionary as compiled for pymorphy2 (Korobov 2015), format 2.4, in the variant of the npm package `az`
 * 0.2.3: forms in Windows-1251, a byte 1, then paradigm and place in it in seven bits a byte.
 */
export function openDictionary(folder: string): Dictionary {
  const tags: string[] = JSON.parse(readFileSync(join(folder, 'gramtab-opencorpora-int.json'), 'utf8'))
  const suffixes: string[] = JSON.parse(readFileSync(join(folder, 'suffixes.json'), 'utf8'))
  const paradigms = readParadigms(join(folder, 'paradigms.array'))
  const decoder = new TextDecoder('windows-1251')
  return {
    tags,
    visit: visit =>
      walk(join(folder, 'words.dawg'), key => {
        const end = key.indexOf(1)
        const form = decoder.decode(key.subarray(0, end))
        const [a = 0, b = 0, c = 0, d = 0] = key.subarray(end + 1)
        const paradigm = paradigms[((a ^ 1) << 6) + (b >> 1)]!
        const place = ((c ^ 1) << 6) + (d >> 1)
        const count = paradigm.length / 3
        const part = (index: number) => ({
          prefix: PREFIXES[paradigm[2 * count + index]!]!,
          suffix: suffixes[paradigm[index]!]!,
        })
        const [own, first] = [part(place), part(0)]
        const stem = form.slice(own.prefix.length, form.length - own.suffix.length)
        visit({ form, lemma: first.prefix + stem + first.suffix, tag: paradigm[count + place]! })
      }),
  }
}

/** `paradigm_prefixes` of the dictionary's meta.json. */
const PREFIXES = ['', 'по', 'наи'] as const

/** Each paradigm: suffixes, then tags, then prefixes of its forms. */
function readParadigms(file: string): Uint16Array[] {
  const numbers = new Uint16Array(new Uint8Array(readFileSync(file)).buffer)
  const paradigms: Uint16Array[] = []
  for (let i = 0, at = 1; i < numbers[0]!; i++) {
    const length = numbers[at]!
    paradigms.push(numbers.subarray(at + 1, at + 1 + length))
    at += 1 + length
  }
  return paradigms
}

/** Visits the keys of a DAWG in the format of the library dawgdic: units with offset and label, and a guide. */
function walk(file: string, visit: (key: Uint8Array) => void): void {
  const { buffer } = new Uint8Array(readFileSync(file))
  const view = new DataView(buffer)
  const size = view.getUint32(0, true)
  const units = new Uint32Array(buffer, 4, size)
  const guide = new Uint8Array(buffer, 8 + 4 * size)
  const key = new Uint8Array(256)
  const descend = (unit: number, depth: number): void => {
    const value = units[unit]!
    if (value & 0x100) visit(key.subarray(0, depth))
    const offset = (value >>> 10) << ((value & 0x200) >>> 6)
    for (let label = guide[2 * unit]!; label !== 0; ) {
      const child = (unit ^ offset ^ label) >>> 0
      key[depth] = label
      descend(child, depth + 1)
      label = guide[2 * child + 1]!
    }
  }
  descend(0, 0)
}
