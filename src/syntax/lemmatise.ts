import type { Upos } from '../domain/syntax.ts'
import { normalise } from './lexical-keys.ts'
import { decodeLines, decodeModel, section } from './model-file.ts'

export const LEMMAS_KIND = 'lemmas'

/**
 * Lemmas by exception, else by the longest known ending of the word among those of its part of speech and
 * inflection. An edit is `<cut><case><added>`: characters to cut at the end, `=` to keep or `-` to lower the case.
 */
export interface Lemmatiser {
  /** The edit of a word of an inflection, in lower case. */
  readonly exception: (inflection: string, form: string) => string | undefined
  /** The edit of an ending of words of an inflection, in lower case. */
  readonly ending: (inflection: string, ending: string) => string | undefined
}

export const LONGEST_ENDING = 6
const LONGEST_FORM = 100

export function readLemmatiser(file: Uint8Array): Lemmatiser {
  const sections = decodeModel(LEMMAS_KIND, file)
  return {
    exception: tableOf(decodeLines(section(sections, 'exceptions'))),
    ending: tableOf(decodeLines(section(sections, 'endings'))),
  }
}

/** Blocks of lines, each an inflection and then `key TAB edit`; a block is taken in when it is first asked for. */
function tableOf(lines: readonly string[]): (inflection: string, key: string) => string | undefined {
  const starts = [...lines.keys()].filter(i => !lines[i]!.includes('\t'))
  const blocks = new Map(
    starts.map((start, i) => [lines[start]!, [start + 1, starts[i + 1] ?? lines.length]]),
  )
  const read = new Map<string, Map<string, string>>()
  return (inflection, key) => {
    const known = read.get(inflection)
    if (known) return known.get(key)
    const [from, to] = blocks.get(inflection) ?? [0, 0]
    const made = new Map(lines.slice(from, to).map(line => line.split('\t') as [string, string]))
    read.set(inflection, made)
    return made.get(key)
  }
}

/** Features that change the ending of a word; past tense in English is the same for all persons. */
const TELLING = /^(?:Aspect|Case|Degree|Number|Tense|VerbForm|Voice)=/

export function inflectionOf(upos: Upos, feats: string): string {
  if (feats === '_') return `${upos}|`
  const past = feats.includes('Tense=Past')
  const telling = feats.split('|').filter(feat => TELLING.test(feat) && !(past && feat.startsWith('Number=')))
  return [upos, ...telling].join('|')
}

/** Addresses, names and tags of social media are their own lemmas, as in EWT. */
const ADDRESS = /:\/\/|^www\.|^[@#]|.@./u

const OPEN: ReadonlySet<Upos> = new Set(['ADJ', 'ADV', 'NOUN', 'PROPN', 'VERB'])

/** The lemma of a word as written; an address, or an unknown word without letters, is its own. */
export function lemmaOf(lemmatiser: Lemmatiser, form: string, upos: Upos, feats: string): string {
  const written = normalise(form)
  if (written.length > LONGEST_FORM || ADDRESS.test(written)) return form
  const lower = written.toLowerCase()
  if (lower.length !== written.length) return lower
  const inflections = [inflectionOf(upos, feats), upos]
  // In the open classes a wrong feature is likelier than an exception that holds in one inflection alone.
  for (const inflection of OPEN.has(upos) ? inflections : inflections.slice(0, 1)) {
    const exception = lemmatiser.exception(inflection, lower)
    if (exception !== undefined) return edited(written, exception)
  }
  const lettered = /\p{L}/u.test(written)
  for (const inflection of lettered ? inflections : []) {
    for (let length = Math.min(LONGEST_ENDING, lower.length); length >= 0; length--) {
      const edit = lemmatiser.ending(inflection, lower.slice(lower.length - length))
      if (edit !== undefined) return edited(written, edit)
    }
  }
  return lettered ? lower : form
}

export function edited(form: string, edit: string): string {
  const { cut, keepsCase, added } = parsedEdit(edit)
  const stem = cut >= form.length ? '' : form.slice(0, form.length - cut)
  return (keepsCase ? stem : stem.toLowerCase()) + added || form
}

function parsedEdit(edit: string): { cut: number; keepsCase: boolean; added: string } {
  const at = edit.search(/[=-]/)
  return { cut: Number(edit.slice(0, at)), keepsCase: edit[at] === '=', added: edit.slice(at + 1) }
}
