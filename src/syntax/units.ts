import type { Span } from '../domain/syntax.ts'

/** A stretch of text that is one token, and whether a sentence ends behind it where that is certain. */
export interface Unit extends Span {
  readonly boundary?: 'on' | 'end'
}

/** Ends of names of sites as written without `www`: "tengrinews.kz", "Газета.Ru". */
const SITES =
  'com|org|net|info|int|gov|edu|news|media|online|tv|io|kz|ru|ру|рф|ua|by|uz|kg|tj|tm|am|az|ge|md|tr|uk|eu|de|fr|it|es|pl|ch|cn|jp|in|ir|il|us|Ru|RU|Com|COM|Kz|KZ'

/** Addresses of pages and mail, names of sites, hashtags and names on social media, clock times, per cent, and names like M23. */
const ADDRESS = new RegExp(
  [
    '(?:https?:\\/\\/|www\\.)[^\\s<>"“”«»]*[^\\s<>"“”«».,;:!?)\\]\'’]',
    '(?<![\\w.+-])[\\w.+-]{1,64}@[\\w-]{1,64}(?:\\.[\\w-]{1,64}){1,4}',
    '(?<![\\w@#])[#@][\\p{L}\\p{N}_]{1,140}(?:-\\d+)?',
    '(?<![\\d:.])(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?(?![\\d:])',
    '(?<![\\p{L}\\p{N}])\\p{Lu}{1,3}\\d{1,4}(?![\\p{L}\\p{N}])',
    '(?<![\\p{L}\\p{N}.-])\\p{Lu}{1,3}\\d{1,4}(?![\\p{L}\\p{N}])',
    '(?<=\\d)[%‰]',
    `(?<![\\p{L}\\p{N}.@-])[\\p{L}\\p{N}][\\p{L}\\p{N}-]{1,30}\\.(?:${SITES})(?![\\p{L}\\p{N}-]|\\.\\p{L})`,
  ].join('|'),
  'gu',
)

/**
 * A quotation between apostrophes: the second one is a mark of its own, though it stands behind a letter as that of
 * "the teachers' union" does. At most 400 characters, in one line.
 */
const QUOTED =
  /(?<=^|[\s([—–-])['‘](?=[\p{L}\p{N}])(?:[^'‘’\n]|(?<=\p{L})['’](?=\p{L})){1,400}(?<close>['’])(?=[\s.,;:!?)\]—–-]|$)/gu

/** "by 10:54 GMT Brent had gained": the zone ends no sentence where the time stands within one. */
const ZONED =
  /(?<=\b(?:about|after|around|at|before|by|from|since|to|until)\s(?:[01]?\d|2[0-3])[:.]?[0-5]?\d\s?)(?:GMT|UTC|CET|MSK|EST|[AP]M)(?=\s)/giu

/** A letter or a short word with a full stop and a capital or a figure behind it: an initial or an abbreviation? */
const SHORTENED = /(?<![\p{L}\p{N}.'’-])(?<word>\p{L}[\p{Ll}-]{0,8})\.(?=\s{1,2}(?<next>\p{Lu}[\p{L}]*|\d))/gu

/** Abbreviations of several letters with full stops that lead on to what follows them. */
const LEADING =
  /(?<![\p{L}\p{N}.])(?:e\.\s?g|i\.\s?e|т\.\s?е|т\.\s?н|т\.\s?к|и\.\s?о|в\.\s?т\. ?ч)\.(?=[\s,:])/giu

/** An acronym with full stops and a capitalised word behind it: "in the U.S. They". */
const ACRONYM = /(?<![\p{L}\p{N}.])(?:\p{Lu}\.){2,6}(?=\s{1,2}(?<next>\p{Lu}\p{Ll}*)(?![\p{L}.]))/gu

/** Signs of money at a figure, with the letters before them ("US$ 5", "€ 3.2 m"), and dashes longer than a hyphen. */
const SIGN =
  /(?<![\p{L}\p{N}])\p{Lu}{0,3}[$€£¥₽₸₴₹₩₺](?=\d)|(?<=\d)[$€£¥₽₸₴₹₩₺](?![\p{L}\p{N}])|[–—](?![–—])/gu

/** Words that open a sentence far more often than a surname. */
const OPENERS = new Set(
  'a after all also although an and another any are as at because before both but by did do during each even every few first for from given had has have he her here his how i if in is it its last later many may more most my no not now of officials on once one only or other our over people police she since so some still such than that the their then there these they this those though to under until we were what when where while who why with yet you в все где для до его если есть за и из или их как когда кто мы на не но об однако он она они от по после при с сейчас так также там то у что эта это этот я'.split(
    ' ',
  ),
)

/**
 * Units of a stretch of text by where they start.
 * @param abbreviations in lower case, without the full stop; a `#` behind: only before a number ("Jan. 6")
 */
export function unitsOf(text: string, span: Span, abbreviations: ReadonlySet<string>): Map<number, Unit> {
  const units = new Map<number, Unit>()
  const part = text.slice(span.start, span.end)
  for (const match of part.matchAll(SHORTENED)) {
    const { word = '', next = '' } = match.groups!
    const initial =
      word.length === 1 && /\p{Lu}/u.test(word) && /\p{L}/u.test(next) && !OPENERS.has(next.toLowerCase())
    const known = abbreviations.has(word.toLowerCase() + (/\d/.test(next) ? '#' : ''))
    if (!initial && !known && !abbreviations.has(word.toLowerCase())) continue
    const start = span.start + match.index
    units.set(start, { start, end: start + word.length + 1, boundary: 'on' })
  }
  for (const match of part.matchAll(LEADING)) {
    const start = span.start + match.index
    // As in EWT the letters are one token, unless they are written apart.
    const last = Math.max(0, match[0].lastIndexOf(' ') + 1)
    units.set(start + last, { start: start + last, end: start + match[0].length, boundary: 'on' })
  }
  for (const match of part.matchAll(ACRONYM)) {
    if (match[0] === 'P.S.' || !OPENERS.has(match.groups!.next!.toLowerCase())) continue
    const start = span.start + match.index
    units.set(start, { start, end: start + match[0].length, boundary: 'end' })
  }
  for (const match of part.matchAll(QUOTED)) {
    const close = span.start + match.index + match[0].length - 1
    units.set(close, { start: close, end: close + 1 })
  }
  for (const match of part.matchAll(ZONED)) {
    const start = span.start + match.index
    units.set(start, { start, end: start + match[0].length, boundary: 'on' })
  }
  for (const match of part.matchAll(ADDRESS)) {
    const start = span.start + match.index
    units.set(start, { start, end: start + match[0].length })
  }
  for (const match of part.matchAll(SIGN)) {
    const start = span.start + match.index
    units.set(start, { start, end: start + match[0].length })
  }
  return units
}
