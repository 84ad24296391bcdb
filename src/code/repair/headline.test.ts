import { describe, expect, it } from 'vitest'
import { analysed, lexicon } from '../coded.testing.ts'
import { kidsOf, treeOf } from '../tree.ts'
import { settle } from './settle.ts'

const english = lexicon.languages.get('en')!

/** `subject > verb > object` of the verb at the top of a headline. */
function skeleton(headline: string): string {
  const [sentence] = analysed(headline).sentences
  const tree = settle(treeOf(sentence!, 0), english)
  const verb = tree.words.find(word => word.head === 0)!
  const kid = (deprel: string) => kidsOf(tree, verb).find(word => word.deprel.startsWith(deprel))?.form ?? '-'
  return `${kid('nsubj')} > ${verb.upos === 'VERB' ? verb.lemma : `(${verb.form})`} > ${kid('obj')}`
}

describe('the verb of a headline', () => {
  it.each([
    ['Kazakh president sacks cabinet after fuel protests', 'president > sack > cabinet'],
    ['Police fire tear gas as thousands march in Nairobi', 'Police > fire > gas'],
    ['US sanctions Russian oligarchs over Navalny death', 'US > sanction > oligarchs'],
  ])('is found in "%s"', (headline, expected) => {
    expect(skeleton(headline)).toBe(expected)
  })

  it('is not made of a noun where a stop closes the sentence', () => {
    expect(skeleton('Deadly attacks on police stations in Kashmir.')).toContain('(')
  })
})
