import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { ClaimSet } from './sets.ts'

type Row = Record<'source' | 'object' | 'property' | 'value', string>

/**
 * The Book set: what shops give as authors, as family names in alphabetical order. Shops write names in every order
 * and often without a sign between two people, so that no list can be read by itself: what is a family name is
 * settled by how all shops write it for the same book, then each shop's line is searched for those names.
 *
 * @param truthFile the hundred books checked by hand, or all 1,263, of which nobody wrote down how they were made
 */
export function readBooks(
  folder: string,
  truthFile: 'truth.csv' | 'truth-silver.csv' = 'truth.csv',
): ClaimSet {
  const rows = (file: string) =>
    (
      parse(readFileSync(join(folder, 'book', file)), {
        columns: true,
        relax_quotes: true,
        relax_column_count: true,
      }) as Row[]
    ).filter(({ property }) => property === 'authors')
  const books = new Map<string, Map<string, string>>()
  for (const { source, object, value } of rows('claims.csv')) {
    const plain = plainOf(value)
    if (!plain) continue
    const said = books.get(object) ?? new Map<string, string>()
    books.set(object, said.set(source, plain))
  }
  const sources = new Map<string, number>()
  const items = [...books].map(([book, said]) => {
    const names = familyNames([...said.values()])
    const values = new Map<string, number>()
    const votes = [...said].flatMap(([source, line]) => {
      const words = wordsOf(line)
      const value = names.filter(name => words.includes(name)).join(';')
      if (!value) return []
      if (!sources.has(source)) sources.set(source, sources.size)
      if (!values.has(value)) values.set(value, values.size)
      return [[sources.get(source)!, values.get(value)!] as const]
    })
    return { id: `${book}|authors`, property: 'authors', values: [...values.keys()], votes }
  })
  const ids = new Set(items.map(({ id }) => id))
  const truth = new Map<string, ReadonlySet<string>>()
  for (const { object, value } of rows(truthFile)) {
    const people = plainOf(value)
      .split(';')
      .filter(person => person.trim())
    const right = [...new Set(people.map(person => wordsOf(person.split(',')[0]!).at(-1) ?? ''))]
      .sort()
      .join(';')
    if (ids.has(`${object}|authors`)) truth.set(`${object}|authors`, new Set([right]))
  }
  return { sources: [...sources.keys()], items, truth }
}

/** One alphabet, no titles; "BoCunningham" is two words, since people stand side by side. */
function plainOf(value: string): string {
  return value
    .replace(/<[^>]*>|&lt;[^&]*&gt;/g, ';')
    .replace(/&(\w)(?:acute|grave|uml|circ|cedil|tilde|ring);/g, '$1')
    .replace(/&amp;/g, '&')
    .replace(/&\w+;|&#\d+;/g, ' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll}{2})(\p{Lu}\p{Ll})/gu, '$1;$2')
    .toLowerCase()
    .replace(/\([^)]*\)|\b(?:jr|sr|ph\.?\s?d|iii|ii|et al|etc|editors?|not available|by|author)\b\.?/g, ' ')
    .trim()
}

/** Words of two letters or more; "o'leary" and "tan-ning" are one word each. */
function wordsOf(line: string): readonly string[] {
  return (line.match(/[\p{L}'’-]+/gu) ?? [])
    .map(word => word.replace(/[^\p{L}]/gu, ''))
    .filter(word => word.length > 1)
}

/** The words that stand where family names stand oftener than elsewhere, over all lines on one book. */
function familyNames(lines: readonly string[]): readonly string[] {
  const standing = new Map<string, { family: number; given: number }>()
  const note = (word: string | undefined, place: 'family' | 'given') => {
    if (!word) return
    const entry = standing.get(word) ?? { family: 0, given: 0 }
    standing.set(word, entry)
    entry[place]++
  }
  for (const line of lines) {
    for (const person of peopleOf(line)) {
      const [before, after] = person.split(',')
      if (after === undefined || !wordsOf(after).length) {
        const words = wordsOf(before!)
        note(words.at(-1), 'family')
        for (const word of words.slice(0, -1)) note(word, 'given')
      } else {
        note(wordsOf(before!).at(-1), 'family')
        for (const word of wordsOf(after)) note(word, 'given')
      }
    }
  }
  return [...standing.keys()].filter(word => standing.get(word)!.family > standing.get(word)!.given).sort()
}

/** "Carol Yacht, Susan Crosson" is two people, "Yacht, Carol A." one, "Leuf, Bo, Cunningham, Ward" two in pairs. */
function peopleOf(line: string): readonly string[] {
  return line.split(/;|\/|&|\||\band\b/).flatMap(part => {
    const pieces = part.split(',').filter(piece => piece.trim())
    if (pieces.length < 2) return pieces
    if (pieces.every(piece => wordsOf(piece).length > 1)) return pieces
    if (pieces.length % 2) return pieces.length === 1 ? pieces : [pieces.slice(0, 2).join(',')]
    return pieces.flatMap((piece, i) => (i % 2 ? [] : [`${piece},${pieces[i + 1]}`]))
  })
}
