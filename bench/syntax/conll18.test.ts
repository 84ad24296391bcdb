import { describe, expect, it } from 'vitest'
import { conll18, type ScoredSentence } from './conll18.ts'

/** Words as `form/upos/head/deprel`; a token of several words as `form=word/…+word/…`. */
function sentence(line: string): ScoredSentence {
  const words: ScoredSentence['words'][number][] = []
  const tokens = line.split(' ').map(written => {
    const [form, parts] = written.includes('=') ? (written.split('=') as [string, string]) : ['', written]
    const first = words.length + 1
    for (const part of parts.split('+')) {
      const [word = '', upos = 'X', head = '0', deprel = 'root'] = part.split('/')
      words.push({ form: word, lemma: word.toLowerCase(), upos, feats: '_', head: Number(head), deprel })
    }
    return { form: form || words.at(-1)!.form, first, last: words.length }
  })
  return { words, tokens }
}

const fired = (deprel: string, head = '2') =>
  sentence(`Troops/NOUN/2/nsubj fired/VERB/0/root shots/NOUN/${head}/${deprel} !/PUNCT/2/punct`)

describe('the CoNLL 2018 scorer', () => {
  it('gives 1 to what equals the gold', () => {
    const scores = conll18([fired('obj')], [fired('obj')])
    for (const metric of [
      'Tokens',
      'Sentences',
      'Words',
      'UPOS',
      'UAS',
      'LAS',
      'CLAS',
      'MLAS',
      'BLEX',
    ] as const)
      expect(scores[metric].f1).toBe(1)
  })

  it('counts a wrong relation in LAS and not in UAS, and punctuation not in CLAS', () => {
    const scores = conll18([fired('obj')], [fired('obl')])
    expect(scores.UAS.f1).toBe(1)
    expect(scores.LAS.correct).toBe(3)
    expect(scores.LAS.f1).toBeCloseTo(3 / 4)
    expect(scores.CLAS.f1).toBeCloseTo(2 / 3)
  })

  it('does not look at the subtype of a relation', () => {
    expect(conll18([fired('obl:agent')], [fired('obl')]).LAS.f1).toBe(1)
  })

  it('counts a wrong head in both', () => {
    const scores = conll18([fired('obj')], [fired('obj', '1')])
    expect(scores.UAS.f1).toBeCloseTo(3 / 4)
    expect(scores.LAS.f1).toBeCloseTo(3 / 4)
  })

  it('takes a token cut in two as wrong: two of the system, one of the gold', () => {
    const one = [sentence('Il-76/PROPN/2/nsubj landed/VERB/0/root')]
    const two = [sentence('Il/PROPN/3/nsubj -76/NUM/1/flat landed/VERB/0/root')]
    const { Tokens, Words, UAS } = conll18(one, two)
    expect([Tokens.gold, Tokens.system, Tokens.correct]).toEqual([2, 3, 1])
    expect(Tokens.f1).toBeCloseTo(2 / 5)
    expect(Words.f1).toBeCloseTo(2 / 5)
    // "landed" is the root in both.
    expect(UAS.f1).toBeCloseTo(2 / 5)
  })

  it('takes a head that is not aligned as wrong', () => {
    const one = [sentence('an/DET/2/det Il-76/PROPN/0/root')]
    const two = [sentence('an/DET/2/det Il/PROPN/0/root -76/NUM/2/flat')]
    expect(conll18(one, two).UAS.correct).toBe(0)
  })

  it('scores sentences by where they begin and end', () => {
    const apart = [sentence('Fire/NOUN/0/root'), sentence('Troops/NOUN/0/root left/VERB/1/acl')]
    const together = [sentence('Fire/NOUN/0/root Troops/NOUN/1/flat left/VERB/2/acl')]
    const { Sentences, LAS } = conll18(apart, together)
    expect([Sentences.gold, Sentences.system, Sentences.correct]).toEqual([2, 1, 0])
    // The root of the second sentence is wrong, the others right.
    expect(LAS.correct).toBe(2)
  })

  it('aligns the words of multiword tokens by their longest common subsequence', () => {
    const split = [sentence("don't=do/AUX/3/aux+n't/PART/3/advmod fire/VERB/0/root")]
    const whole = [sentence("don't/AUX/2/aux fire/VERB/0/root")]
    const other = [sentence("don't=d/AUX/3/aux+n't/PART/3/advmod fire/VERB/0/root")]
    expect(conll18(split, split).Words.f1).toBe(1)
    expect(conll18(split, whole).Words.correct).toBe(1)
    expect(conll18(split, other).Words.correct).toBe(2)
    expect(conll18(split, other).Tokens.f1).toBe(1)
  })

  it('compares universal features only, in any order', () => {
    const word = (feats: string): ScoredSentence => ({
      words: [{ form: 'fires', lemma: 'fire', upos: 'VERB', feats, head: 0, deprel: 'root' }],
      tokens: [{ form: 'fires', first: 1, last: 1 }],
    })
    const scores = conll18([word('Number=Sing|Tense=Pres|Own=1')], [word('Tense=Pres|Number=Sing')])
    expect(scores.UFeats.f1).toBe(1)
    expect(conll18([word('Tense=Pres')], [word('Tense=Past')]).UFeats.f1).toBe(0)
  })

  it('wants the function words of a content word right in MLAS', () => {
    const tree = (aux: string) => [sentence(`have/AUX/2/${aux} fired/VERB/0/root`)]
    const scores = conll18(tree('aux'), tree('cop'))
    expect(scores.CLAS.f1).toBe(1)
    expect(scores.MLAS.f1).toBe(0)
  })

  it('refuses texts that differ', () => {
    expect(() => conll18([sentence('a/X/0/root')], [sentence('b/X/0/root')])).toThrow(/differ at character 0/)
  })
})
