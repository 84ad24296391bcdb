/**
 * One copy of each string and list of strings that many claims hold: a million claims name some hundred parties, towns
 * and words, and a copy each would fill the memory.
 */
export class Shared {
  private readonly texts = new Map<string, string>()
  private readonly lists = new Map<string, readonly string[]>()

  text(value: string): string {
    const kept = this.texts.get(value)
    if (kept !== undefined) return kept
    this.texts.set(value, value)
    return value
  }

  list(values: readonly string[]): readonly string[] {
    if (!values.length) return NONE
    const key = values.length === 1 ? values[0]! : values.join('\u0000')
    const kept = this.lists.get(key)
    if (kept) return kept
    this.lists.set(key, values)
    return values
  }
}

const NONE: readonly string[] = []
