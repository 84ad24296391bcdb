import fc from 'fast-check'
import { expect, test } from 'vitest'
import { classOf, type Morphology } from '../../src/syntax/neural/morphology.ts'
import { buildMorphology } from './endings.ts'

const analysesOf = (morphology: Morphology, form: string): string[] => {
  const found = classOf(morphology, form)
  return found < 0 ? [] : morphology.classes[found]!.map(index => morphology.analyses[index]!)
}

const GENITIVE = 'NOUN|Case=Gen|Number=Sing'
const PAST = 'VERB|Number=Plur|Tense=Past'
const forms = new Map([
  ['города', [GENITIVE, 'NOUN|Case=Nom|Number=Plur']],
  ['завода', [GENITIVE]],
  ['народа', [GENITIVE]],
  ['воевода', ['NOUN|Case=Nom|Number=Sing']],
  ['стали', [PAST, 'NOUN|Case=Gen|Gender=Fem']],
  ['встали', [PAST]],
  ['устали', [PAST]],
])

test('a form of the dictionary has its own analyses, whatever its case and with е for ё', () => {
  const morphology = buildMorphology(forms, { leastForms: 1, exactLength: 40 })
  expect(analysesOf(morphology, 'города')).toEqual(forms.get('города'))
  expect(analysesOf(morphology, 'Стали')).toEqual(forms.get('стали'))
  expect(analysesOf(morphology, 'ВСТАЛИ')).toEqual([PAST])
})

test('an unknown form has the analyses of most forms that end like it', () => {
  const morphology = buildMorphology(forms, { leastForms: 2, exactLength: 5 })
  expect(analysesOf(morphology, 'огорода')).toEqual([GENITIVE])
  expect(analysesOf(morphology, 'отстали')).toEqual([PAST])
})

test('with a rule for every form, each gets exactly what it was given', () => {
  const letters = fc.string({ unit: fc.constantFrom('а', 'б', 'в'), minLength: 1, maxLength: 9 })
  const given = fc.array(fc.tuple(letters, fc.constantFrom('X', 'Y', 'Z')), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(given, pairs => {
      const dictionary = new Map(pairs.map(([form, analysis]) => [form, [analysis]]))
      const morphology = buildMorphology(dictionary, { leastForms: 1, exactLength: 20 })
      for (const [form, analyses] of dictionary) expect(analysesOf(morphology, form)).toEqual(analyses)
    }),
  )
})
