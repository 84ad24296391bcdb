/** How names of one ending decline: the ending of the nominative, and what stands in its place in the other cases. */
export interface Declension {
  readonly ends: string
  readonly forms: readonly string[]
}

/** All forms of a name's word, the nominative first; by the longest ending that fits, since shorter ones would misread it. */
export function formsOf(word: string, declensions: readonly Declension[]): readonly string[] {
  const longest = Math.max(
    ...declensions.filter(each => isStem(word, each.ends)).map(each => each.ends.length),
  )
  const found = [word]
  for (const { ends, forms } of declensions)
    if (ends.length === longest && isStem(word, ends)) {
      const stem = word.slice(0, word.length - ends.length)
      for (const form of forms) found.push(`${stem}${form}`)
    }
  return found
}

/** Nominatives that a form may belong to, itself first. */
export function nominativesOf(form: string, declensions: readonly Declension[]): readonly string[] {
  const found = new Set([form])
  for (const { ends, forms } of declensions)
    for (const each of forms)
      if (each !== '' && isStem(form, each)) {
        const nominative = `${form.slice(0, form.length - each.length)}${ends}`
        if (formsOf(nominative, declensions).includes(form)) found.add(nominative)
      }
  return [...found]
}

/** What is left before an ending is long enough to be a stem (assumption: two letters). */
function isStem(word: string, ending: string): boolean {
  return word.endsWith(ending) && word.length - ending.length >= 2
}
