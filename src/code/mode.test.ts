import { describe, expect, it } from 'vitest'
import type { Instant } from '../domain/instant.ts'
import { readLexicon } from '../read/lexicon.ts'
import { readSyntax } from '../read/models.ts'
import { analyse } from '../syntax/analyse.ts'
import { codeText } from './code.ts'

const syntax = readSyntax()
const lexicon = readLexicon()

function modesOf(text: string): readonly (string | null)[] {
  const input = { report: 'r', text, published: '2024-06-12T12:00:00Z' as Instant, language: 'en' }
  return codeText(input, analyse(text, syntax, { language: 'en' }), lexicon).map(({ mode }) => mode)
}

describe('the mode of what is fired', () => {
  it.each([
    ['Security forces fired tear gas at demonstrators in Omdurman.', 'primitive'],
    ['Police in Nairobi fired rubber bullets at the crowd.', 'primitive'],
    ['Police in Nairobi fired tear gas canisters into the crowd.', 'primitive'],
    ['Police in Nairobi fired at the crowd.', 'firearms'],
    ['Police in Nairobi fired live rounds at protesters.', 'firearms'],
    ['Police in Nairobi fired tear gas and live rounds at protesters.', 'firearms'],
  ])('%s %s', (text, mode) => {
    expect(modesOf(text)).toEqual([mode])
  })
})
