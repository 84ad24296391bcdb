import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordTest } from './words.ts'

describe('words that a query looks for', () => {
  it.each([
    ['интернет*', 'Отключён Интернета доступ', true],
    ['arms', 'farms', false],
    ['arms', 'armspit', false],
    ['arm', 'the army raised an arm', true],
    ['national guard', 'the National\nGuard', true],
    ['a.b', 'axb', false],
    ['shot', 'Shots; “shot”', true],
    ['*', 'anything', true],
  ])('%s in “%s”: %s', (word, text, found) => {
    expect(wordTest([word])(text)).toBe(found)
  })

  it('finds a word wherever it stands between others', () => {
    const word = fc.stringMatching(/^[a-zа-я0-9]{1,6}$/)
    fc.assert(
      fc.property(word, fc.array(word), fc.array(word), (sought, before, after) => {
        expect(wordTest(['nowhere', sought])([...before, sought, ...after].join(', '))).toBe(true)
        expect(wordTest([sought])([...before, ...after].map(other => `${sought}${other}x`).join(' '))).toBe(
          false,
        )
      }),
    )
  })

  it('finds nothing where no word is given', () => {
    expect(wordTest([])('text')).toBe(false)
  })
})
