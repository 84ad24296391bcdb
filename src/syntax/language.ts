/** ISO 639-1 of a paragraph by its script: Cyrillic is Russian, Latin is English. */
export function languageOf(paragraph: string): string {
  const sample = paragraph.slice(0, 2000)
  const cyrillic = sample.match(/\p{Script=Cyrillic}/gu)?.length ?? 0
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0
  return cyrillic > latin ? 'ru' : 'en'
}
