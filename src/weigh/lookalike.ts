import type { Outlet } from '../domain/outlet.ts'

/** Letters of other alphabets and figures that look like Latin letters. */
const LOOKS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'аеорсухкмтнвіјѕ01345'].map((letter, i) => [letter, [...'aeopcyxkmtnbijsoleas'][i]!]),
)

/** A name as it looks at a glance: other letters of the same shape, signs and blanks left out. */
export function lookOf(name: string): string {
  return [...name.toLowerCase().normalize('NFKC')]
    .map(letter => LOOKS[letter] ?? letter)
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** Scripts in one word: "Rеuters" with a Cyrillic "е" is no spelling of anybody. */
function isMixed(name: string): boolean {
  return (name.match(/\p{L}+/gu) ?? []).some(
    word => /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word),
  )
}

/**
 * For the name of an outlet that nobody described: the described one that it looks like, its own name where that mixes
 * two alphabets, or null.
 */
export function lookalikesOf(outlets: readonly Outlet[]): (name: string) => string | null {
  const names = new Map(
    outlets.flatMap(({ name, aliases }) =>
      [name, ...aliases].map(each => [each.toLowerCase(), name] as const),
    ),
  )
  const looks = new Map<string, string>()
  for (const [name, outlet] of names) if (!isMixed(name)) looks.set(lookOf(name), outlet)
  return name => {
    if (names.has(name.toLowerCase())) return null
    return looks.get(lookOf(name)) ?? (isMixed(name) ? name : null)
  }
}
