import type { ByLanguage } from '../code/lexicon.ts'

/** One `T` for each of `languages`, made when first asked for. */
export function lazily<T>(languages: readonly string[], make: (language: string) => T): ByLanguage<T> {
  const known = new Set(languages)
  const made = new Map<string, T>()
  return {
    has: language => known.has(language),
    get(language) {
      if (!known.has(language)) return undefined
      const found = made.get(language) ?? make(language)
      made.set(language, found)
      return found
    },
  }
}
