import type { LanguageMarks } from './language-marks.ts'
import { CYRILLIC, LATIN, SCRIPTS } from './language-marks.ts'

/** Not told. */
export const UNDETERMINED = 'und'

export interface Guess {
  /** ISO 639-1, or `und`. */
  readonly language: string
  /** Evidence for it over the next language, in words of a closed class. */
  readonly margin: number
}

/** Only so much of a text is looked at. Assumption: enough for any paragraph. */
const SAMPLE = 4000
/** What the language of the whole text counts for in a paragraph. Chosen on EWT dev and Taiga dev. */
const EXPECTED = 1

interface Table {
  readonly languages: readonly string[]
  /** For each word, the evidence that it gives each language: less, the more languages share it. */
  readonly words: ReadonlyMap<string, readonly number[]>
  readonly endings: ReadonlyMap<string, readonly number[]>
  readonly letters: ReadonlyMap<string, readonly number[]>
}

const SHARED = 0.6
const ENDING = 0.35
const LETTER = 0.4
/** The first language of a script, where nothing speaks for another. */
const FIRST = 0.3
const NEVER = -0.6

function tableOf(marks: readonly LanguageMarks[]): Table {
  const words = new Map<string, number[]>()
  const endings = new Map<string, number[]>()
  const letters = new Map<string, number[]>()
  const add = (table: Map<string, number[]>, key: string, i: number, value: number) => {
    const row = table.get(key) ?? marks.map(() => 0)
    table.set(key, row)
    row[i]! += value
  }
  marks.forEach((mark, i) => {
    for (const word of new Set(mark.words.split(' '))) add(words, word, i, 1)
    for (const ending of new Set(mark.endings.split(' '))) add(endings, ending, i, ENDING)
    for (const letter of mark.letters) add(letters, letter, i, LETTER)
    for (const letter of mark.never) add(letters, letter, i, NEVER)
  })
  for (const row of [...words.values(), ...endings.values()]) {
    const sharing = row.filter(value => value > 0).length
    for (let i = 0; i < row.length; i++) row[i]! *= SHARED ** (sharing - 1)
  }
  return { languages: marks.map(mark => mark.language), words, endings, letters }
}

const TABLES = { latin: tableOf(LATIN), cyrillic: tableOf(CYRILLIC) }
const SCRIPT_PATTERNS = SCRIPTS.map(
  ([script, language]) => [new RegExp(`\\p{Script=${script}}`, 'gu'), language] as const,
)

/**
 * The language of a text of any length, by script, then by words of the closed classes and by letters.
 * @param expected a language that is likely from what stands around
 */
export function identify(text: string, expected: string = UNDETERMINED): Guess {
  const sample = text.slice(0, SAMPLE).replace(/https?:\S+|[@#]\S+/g, ' ')
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0
  const cyrillic = sample.match(/\p{Script=Cyrillic}/gu)?.length ?? 0
  for (const [pattern, language] of SCRIPT_PATTERNS) {
    const count = sample.match(pattern)?.length ?? 0
    if (count > latin && count > cyrillic) return { language, margin: count }
  }
  if (latin === 0 && cyrillic === 0) return { language: UNDETERMINED, margin: 0 }
  const table = latin >= cyrillic ? TABLES.latin : TABLES.cyrillic
  const evidence = table.languages.map((language, i) =>
    language === expected ? EXPECTED : i === 0 ? FIRST : 0,
  )
  const count = (row: readonly number[] | undefined) => {
    row?.forEach((value, i) => {
      evidence[i]! += value
    })
  }
  for (const [word] of sample.matchAll(/\p{L}[\p{L}\p{M}‘ʻ]*/gu)) {
    const lower = word.toLowerCase()
    const known = table.words.get(lower)
    count(known)
    // Latin names keep the letters of the language that they come from.
    if (known || word.length > 40 || (lower !== word && table === TABLES.latin)) continue
    for (let length = 4; length >= 2; length--)
      if (word.length > length + 1) count(table.endings.get(lower.slice(-length)))
    for (const letter of lower) count(table.letters.get(letter))
  }
  const order = evidence.map((value, i) => [value, i] as const).sort((a, b) => b[0] - a[0] || a[1] - b[1])
  const [[first, winner], [second]] = order as [readonly [number, number], readonly [number, number]]
  if (first <= 0) return { language: UNDETERMINED, margin: 0 }
  return { language: table.languages[winner]!, margin: first - Math.max(0, second) }
}

/** The language of a text, or what its script most likely holds; `und` for a text without letters. */
export const languageOf = (text: string): string => languagesOf([text])[0]!

/**
 * The language of each paragraph. One with little evidence takes the text's language when it is written in the
 * same script; a text with none at all is what its script most likely holds, English or Russian.
 * @param whole the text's language where it is known
 */
export function languagesOf(
  paragraphs: readonly string[],
  whole: string = identify(paragraphs.join('\n')).language,
): string[] {
  return paragraphs.map(paragraph => {
    const own = identify(paragraph, whole).language
    if (own !== UNDETERMINED) return own
    const sample = paragraph.slice(0, SAMPLE)
    if (/\p{Script=Cyrillic}/u.test(sample)) return CYRILLIC[0]!.language
    return /\p{Script=Latin}/u.test(sample) ? LATIN[0]!.language : whole
  })
}
