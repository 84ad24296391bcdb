import codes from 'i18n-iso-countries/codes.json'
import type { EventRow } from '../../../src/serve/picture-schema.ts'
import { language } from '../state/prefs.ts'

const CODES = (codes as readonly (readonly string[])[]).map(([alpha2, alpha3, numeric]) => ({
  alpha2,
  alpha3,
  numeric,
}))

/** ISO 3166's number of a country, by which the outlines know it. */
export function numericOf(alpha3: string): string | undefined {
  return CODES.find(code => code.alpha3 === alpha3)?.numeric
}

/** A country's name in the reader's language; a code that ISO 3166 does not know stays as it is. */
export function countryText(alpha3: string): string {
  const alpha2 = CODES.find(code => code.alpha3 === alpha3)?.alpha2
  if (!alpha2) return alpha3
  return new Intl.DisplayNames(language.value, { type: 'region' }).of(alpha2) ?? alpha3
}

/** A place as one reads it: a country by its name, all else as the gazetteer has it. */
export function placeText(place: EventRow['place']): string {
  if (!place) return '–'
  return place.precision === 'country' ? countryText(place.name) : place.name
}
