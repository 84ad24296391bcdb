import { describe, expect, it } from 'vitest'
import { gazetteerOf, type Place } from './gazetteer.ts'

const bytes = new TextEncoder().encode(
  ['bay\tBay\tPHL\tc\t14.184\t121.286\t33547', 'kayes\tKayes\tMLI\tr\t\t\t0', ''].join('\n'),
)
const region = (name: string, country: string): Place => ({
  name,
  country,
  kind: 'region',
  point: null,
  population: 1,
  own: true,
})

describe('a gazetteer with regions that an analyst adds', () => {
  const gazetteer = gazetteerOf(
    bytes,
    new Map([
      ['Guantánamo Bay', [region('Guantanamo Bay', 'CUB')]],
      ['Kayes', [region('Kayes region', 'MLI')]],
    ]),
  )

  it('has them without being made anew', () => {
    expect(gazetteer.find('Guantanamo Bay').map(({ country }) => country)).toEqual(['CUB'])
    expect(gazetteer.find('Bay').map(({ country }) => country)).toEqual(['PHL'])
  })

  it('has one of them instead of the region of that name and country', () => {
    expect(gazetteer.find('kayes').map(({ name }) => name)).toEqual(['Kayes region'])
  })
})
