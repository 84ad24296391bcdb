import { expect, it } from 'vitest'
import { INDICATORS_DIR, libraryNames } from '../../../src/read/indicators.ts'
import { testsRu } from './tests-ru.ts'

it('each test of the library has a name in Russian, and nothing else has', () => {
  expect(Object.keys(testsRu).toSorted()).toEqual(libraryNames(INDICATORS_DIR).toSorted())
})
