import type { Upos } from '../domain/syntax.ts'
import { normalise } from './lexical-keys.ts'
import { decodeLines, decodeModel, section } from './model-file.ts'

export const LEMMAS_KIND = 'lemmas'

/**
 * Lemmas by exception, else by the longest known ending of the word among those of its part of speech and
 * inflection. An edit is `<cut><case><added>`: characters to cut at the end, `=` to keep or `-` to lower the case.
 */
export interface Lemmatiser {
  /** Edit by `inflection TAB form` in lower case. */
  readonly exceptions: ReadonlyMap<string, string>
  /** Edit by `inflection TAB ending` in lower case. */
  readonly endings: ReadonlyMap<string, string>
}

export const LONGEST_ENDING = 6
const LONGEST_FORM = 100

export function readLemmatiser(file: Uint8Array): Lemmatiser {
  const sections = decodeModel(LEMMAS_KIND, file)
  const table = (name: string) => {
    const entries = new Map<string, string>()
    let inflection = ''
    for (const line of decodeLines(section(sections, name))) {
      const [form, edit] = line.split('\t')
      if (edit === undefined) inflection = line
      else entries.set(`${inflection}\t${form}`, edit)
    }
    return entries
  }
  return { exceptions: table('exceptions'), endings: table('endings') }
}

/** Features that change the ending of a word; past tense in English is the same for all persons. */
const TELLING = /^(?:Aspect|Case|Degree|Number|Tense|VerbForm|Voice)=/

export function inflectionOf(upos: Upos, feats: string): string {
  if (feats === '_') return `${upos}|`
  const past = feats.includes('Tense=Past')
  const telling = feats.split('|').filter(feat => TELLING.test(feat) && !(past && feat.startsWith('Number=')))
  return [upos, ...telling].join('|')
}

export function lemmaOf(lemmatiser: Lemmatiser, form: string, upos: Upos, feats: string): string {
  const written = normalise(form)
  if (written.length > LONGEST_FORM) return written
  const lower = written.toLowerCase()
  if (lower.length !== written.length) return lower
  for (const inflection of [inflectionOf(upos, feats), upos]) {
    const exception = lemmatiser.exceptions.get(`${inflection}\t${lower}`)
    if (exception !== undefined) return edited(written, exception)
    for (let length = Math.min(LONGEST_ENDING, lower.length); length >= 0; length--) {
      const edit = lemmatiser.endings.get(`${inflection}\t${lower.slice(lower.length - length)}`)
      if (edit !== undefined) return edited(written, edit)
    }
  }
  return lower
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
