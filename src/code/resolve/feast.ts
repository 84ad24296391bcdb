import type { Word } from '../../domain/syntax.ts'
import { isNoun, type Tree } from '../tree.ts'
import type { DateWords } from './resources.ts'

/** "New Year" and other feasts on a fixed day that begin at `word`. */
export function feastAt(tree: Tree, word: Word, dates: DateWords) {
  for (const { parts, when } of dates.feasts.get(word.form.toLowerCase()) ?? []) {
    const words = tree.words.slice(word.index - 1, word.index - 1 + parts.length)
    // a sentence may end in what looks like an abbreviation: "New Year's Eve."
    if (!parts.every((part, i) => words[i]?.form.toLowerCase().replace(/\.$/, '') === part)) continue
    const [month = 1, day = 1] = when.split('-').map(Number)
    const head = [...words].reverse().find(isNoun) ?? word
    return { word: head, value: { kind: 'date', month, day, year: null } as const }
  }
  return null
}
