import type { Claim } from '../../../src/domain/claim.ts'
import type { ClaimParse } from '../../../src/serve/parse-schema.ts'

export type ParsedSentence = ClaimParse['sentences'][number]
export type ParsedWord = ParsedSentence['words'][number]

/** A word with what hangs on it, punctuation left out. */
export interface Branch {
  readonly word: ParsedWord
  /** Fields of the claim that the word gave, each with its rule. */
  readonly gave: readonly { readonly field: string; readonly rule: string }[]
  /** Whether it or anything below it gave one. */
  readonly counts: boolean
  readonly kids: readonly Branch[]
}

/** The tree of a sentence from its root; null where there is none. */
export function branchesOf({ words, parsed }: ParsedSentence, claim: Claim): Branch | null {
  const root = parsed ? words.find(({ head }) => head === 0) : undefined
  if (!root) return null
  const kids = new Map<number, ParsedWord[]>()
  for (const word of words) kids.set(word.head, [...(kids.get(word.head) ?? []), word])
  const given = new Map<number, { field: string; rule: string }[]>()
  for (const { field, rule, span } of claim.why) {
    const word = span && headOf(words, span)
    if (!word) continue
    const list = given.get(word.index) ?? []
    if (!list.some(known => known.field === field && known.rule === rule)) list.push({ field, rule })
    given.set(word.index, list)
  }
  const branch = (word: ParsedWord): Branch => {
    const below = (kids.get(word.index) ?? []).filter(({ deprel }) => deprel !== 'punct').map(branch)
    const gave = given.get(word.index) ?? []
    return { word, gave, kids: below, counts: gave.length > 0 || below.some(({ counts }) => counts) }
  }
  return branch(root)
}

/** Of the words that a span covers the one that the others hang on. */
function headOf(words: readonly ParsedWord[], span: { readonly start: number; readonly end: number }) {
  const covered = words.filter(({ start, end }) => start < span.end && end > span.start)
  return covered.find(({ head }) => !covered.some(({ index }) => index === head))
}

/** The words of a branch in the order of the text, as one reads them. */
export function phraseOf(branch: Branch, text: string): string {
  const all = [...wordsOf(branch)]
  const from = Math.min(...all.map(({ start }) => start))
  const to = Math.max(...all.map(({ end }) => end))
  return text.slice(from, to).replace(/\s+/g, ' ')
}

export function* wordsOf({ word, kids }: Branch): Iterable<ParsedWord> {
  yield word
  for (const kid of kids) yield* wordsOf(kid)
}
