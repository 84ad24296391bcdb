/** A head of state or government in the PETRARCH country dictionary. Days are ISO, `to` null while in office. */
export interface Head {
  readonly names: readonly string[]
  readonly terms: readonly { readonly country: string; readonly from: string; readonly to: string | null }[]
}

/**
 * Heads of state and government: the names that the dictionary took from CountryInfo, whose plain government terms
 * have dates and which stand as elite outside of them.
 */
export function headsIn(dictionary: string): readonly Head[] {
  const entries: { names: string[]; codes: string[]; isHead: boolean }[] = []
  for (const line of dictionary.split('\n')) {
    const text = line.split('#')[0]!.trimEnd()
    if (text.trim() === '') continue
    const last = entries.at(-1)
    if (/^[\t ]/.test(line)) last?.codes.push(...codesIn(text))
    else if (line.startsWith('+')) last?.names.push(...nameIn(text.slice(1)))
    else entries.push({ names: nameIn(text), codes: codesIn(text), isHead: line.includes('CountryInfo') })
  }
  return entries.flatMap(entry => {
    const isElite = entry.codes.some(code => /^[A-Z]{3}ELI/.test(code))
    const terms = entry.codes.flatMap(termOf)
    return entry.isHead && isElite && terms.length > 0 && entry.names.length > 0
      ? [{ names: entry.names, terms }]
      : []
  })
}

function codesIn(text: string): string[] {
  return [...text.matchAll(/\[([^\]]+)\]/g)].map(match => match[1]!.trim())
}

/** `NAME_OF_SOMEBODY_` as it is written in a text; one word alone is no full name. */
function nameIn(text: string): string[] {
  const words = text
    .split('[')[0]!
    .trim()
    .split('_')
    .filter(word => word !== '')
  return words.length < 2
    ? []
    : [
        words
          .map(word => word.toLowerCase().replace(/(^|[-'.])\p{L}/gu, first => first.toUpperCase()))
          .join(' '),
      ]
}

/** `KAZGOV 991001-020128` or `KAZGOV >900424`. */
function termOf(code: string): Head['terms'] {
  const match = /^([A-Z]{3})GOV\s+(?:>(\d{6})|(\d{6})-(\d{6}))$/.exec(code)
  const from = match?.[2] ?? match?.[3]
  if (!match || !from || match[1] === 'IMG' || match[1] === 'IGO') return []
  const country = RENAMED[match[1]!] ?? match[1]!
  return [{ country, from: isoDay(from), to: match[4] ? isoDay(match[4]) : null }]
}

/** Codes of the dictionary that are not ISO's. */
const RENAMED: Readonly<Record<string, string>> = { TMP: 'TLS', KNT: 'KNA' }

/** `991001`: years up to 25 are of this century. */
function isoDay(text: string): string {
  const century = Number(text.slice(0, 2)) > 25 ? '19' : '20'
  return `${century}${text.slice(0, 2)}-${text.slice(2, 4)}-${text.slice(4, 6)}`
}
