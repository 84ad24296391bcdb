import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analysed, lexicon } from '../coded.testing.ts'
import { pathUp, type Tree, treeOf } from '../tree.ts'
import { settle } from './settle.ts'

const SENTENCES = {
  en: [
    'Police in Goma and Bukavu fired tear gas after a stand-off, residents said, and a cease-fire began on Friday.',
    'Workers who had stormed the baton-charged rally, according to the army, agreed on a stand-by loan before noon.',
    'President sacks cabinet as thousands march: "Rebels overran the town," said the mayor, Reuters reported.',
  ],
  ru: [
    'По данным полиции, около 20 солдат, как сообщил мэр, открыли огонь по протестующим в пресс-центре, передает агентство.',
  ],
}
const RELATIONS =
  'nsubj obj obl nmod conj ccomp advcl acl acl:relcl amod compound case mark punct parataxis appos cc dep'.split(
    ' ',
  )

/** The words of a sentence under another tree: each hangs on one that comes before it in `order`. */
function rehung(tree: Tree, order: readonly number[], picks: readonly number[]): Tree {
  const heads = new Map(order.map((index, n) => [index, n === 0 ? 0 : order[picks[n]! % n]!]))
  const words = tree.words.map(word => ({
    ...word,
    head: heads.get(word.index)!,
    deprel: heads.get(word.index) === 0 ? 'root' : RELATIONS[picks[word.index - 1]! % RELATIONS.length]!,
  }))
  return treeOf({ ...tree.sentence, words }, tree.index)
}

test.each(Object.entries(SENTENCES).flatMap(([code, texts]) => texts.map(text => [code, text] as const)))(
  'whatever the parser made of it, a sentence stays a tree (%s: %s)',
  (code, text) => {
    const [sentence] = analysed(text, code).sentences
    const parsed = treeOf(sentence!, 0)
    const indices = parsed.words.map(word => word.index)
    fc.assert(
      fc.property(
        fc.shuffledSubarray(indices, { minLength: indices.length }),
        fc.array(fc.nat(), { minLength: indices.length, maxLength: indices.length }),
        (order, picks) => {
          const settled = settle(rehung(parsed, order, picks), lexicon.languages.get(code)!)
          expect(settled.words.filter(word => word.head === 0)).toHaveLength(1)
          for (const word of settled.words) expect(pathUp(settled, word).at(-1)!.head).toBe(0)
        },
      ),
      { numRuns: 300 },
    )
  },
)
