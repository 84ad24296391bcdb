import codes from 'i18n-iso-countries/codes.json'
import type { EventRow } from '../../../src/serve/picture-schema.ts'
import { language } from '../state/prefs.ts'

const CODES = new Map(
  (codes as readonly (readonly string[])[]).map(([alpha2, alpha3, numeric]) => [
    alpha3!,
    { alpha2, numeric },
  ]),
)
const NAMES = {
  en: new Intl.DisplayNames('en', { type: 'region' }),
  ru: new Intl.DisplayNames('ru', { type: 'region' }),
} as const

/** ISO 3166's number of a country, by which the outlines know it. */
export function numericOf(alpha3: string): string | undefined {
  return CODES.get(alpha3)?.numeric
}

/** A country's name in the reader's language; a code that ISO 3166 does not know stays as it is. */
export function countryText(alpha3: string): string {
  const alpha2 = CODES.get(alpha3)?.alpha2
  return (alpha2 && NAMES[language.value].of(alpha2)) || alpha3
}

/** A place as one reads it: a country by its name, all else as the gazetteer has it. */
export function placeText(place: EventRow['place']): string {
  if (!place) return '–'
  return place.precision === 'country' ? countryText(place.name) : place.name
}
