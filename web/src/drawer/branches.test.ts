import { describe, expect, it } from 'vitest'
import type { Claim } from '../../../src/domain/claim.ts'
import { type Branch, branchesOf, type ParsedSentence, phraseOf, wordsOf } from './branches.ts'

const TEXT = 'Police in Aktobe fired on the crowd.'
/** Form, head, relation. */
const WORDS = [
  ['Police', 4, 'nsubj'],
  ['in', 3, 'case'],
  ['Aktobe', 1, 'nmod'],
  ['fired', 0, 'root'],
  ['on', 7, 'case'],
  ['the', 7, 'det'],
  ['crowd', 4, 'obl'],
  ['.', 4, 'punct'],
] as const

function sentence(): ParsedSentence {
  let at = 0
  const words = WORDS.map(([form, head, deprel], n) => {
    const start = TEXT.indexOf(form, at)
    at = start + form.length
    return {
      index: n + 1,
      start,
      end: at,
      form,
      lemma: form,
      upos: 'X' as const,
      feats: '_',
      head,
      deprel,
      was: null,
    }
  })
  return { start: 0, end: TEXT.length, parsed: true, words }
}

const claim = {
  why: [
    { field: 'event', rule: 'en/assault', span: { start: 17, end: 22 } },
    { field: 'actors', rule: 'nsubj', span: { start: 0, end: 16 } },
    { field: 'place', rule: 'country', span: null },
  ],
} as unknown as Claim
const kid = (branch: Branch, form: string) => branch.kids.find(({ word }) => word.form === form)!

describe('the branches of a sentence', () => {
  const root = branchesOf(sentence(), claim)!
  it('hang every word under its own, punctuation left out', () => {
    expect(root.word.form).toBe('fired')
    expect(root.kids.map(({ word }) => word.form)).toEqual(['Police', 'crowd'])
    expect([...wordsOf(root)]).toHaveLength(WORDS.length - 1)
  })
  it('say which word gave what: of several that a field quotes the one that the others hang on', () => {
    expect(root.gave).toEqual([{ field: 'event', rule: 'en/assault' }])
    expect(kid(root, 'Police').gave).toEqual([{ field: 'actors', rule: 'nsubj' }])
    expect([kid(root, 'Police').counts, kid(root, 'crowd').counts]).toEqual([true, false])
  })
  it('read as the text does where they are folded', () => {
    expect(phraseOf(kid(root, 'crowd'), TEXT)).toBe('on the crowd')
  })
  it('are none where the language has no parser', () => {
    expect(branchesOf({ ...sentence(), parsed: false }, claim)).toBeNull()
  })
})
