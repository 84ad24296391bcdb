import { expect, it } from 'vitest'
import { readSyntax } from '../read/models.ts'
import { analyse } from './analyse.ts'

const syntax = readSyntax()
const wordsOf = (text: string) =>
  analyse(text, syntax, { language: 'en' }).sentences.flatMap(({ words }) => words)

const FIRST = 'The army withdrew from the capital on Monday'
const SECOND = 'the rebels said that they would follow within a week'

it('parses the clauses of a semicolon as if they stood apart, the second beside the first', () => {
  const words = wordsOf(`${FIRST}; ${SECOND}.`)
  const alone = wordsOf(FIRST)
  expect(words.slice(0, alone.length).map(({ head, deprel }) => [head, deprel])).toEqual(
    alone.map(({ head, deprel }) => [head, deprel]),
  )
  const said = words.find(({ form }) => form === 'said')!
  expect([words[said.head - 1]?.form, said.deprel]).toEqual(['withdrew', 'parataxis'])
  expect(words.filter(({ head }) => head === 0)).toHaveLength(1)
})

it('leaves lists of short items to the parser as they are', () => {
  const words = wordsOf('The towns are Paris, France; Rome, Italy; and Bonn, Germany.')
  expect(words.filter(({ head }) => head === 0)).toHaveLength(1)
  expect(words.filter(({ deprel }) => deprel === 'parataxis')).toEqual([])
})
