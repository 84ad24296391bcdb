import type { Word } from '../../domain/syntax.ts'
import { base, type Tree, wordAt } from '../tree.ts'

/** "in Sanaa, Yemen, on Friday", "in Gao, northern Mali, on Monday": the commas around the wider place part nothing. */
export function isAroundPlace(tree: Tree, comma: Word): boolean {
  if (comma.form !== ',') return false
  return [1, -1].some(step => {
    const inner: Word[] = []
    for (let at = comma.index + step; inner.length <= ASIDE; at += step) {
      const word = wordAt(tree, at)
      if (word?.form === ',') break
      if (!word || (word.upos !== 'PROPN' && word.upos !== 'ADJ')) return false
      inner.push(word)
    }
    return inner.length > 0 && inner.length <= ASIDE && inner.some(each => base(each.deprel) === 'appos')
  })
}

/** Words that the wider place may have beside a town ("South Kordofan", "northern Mali"). */
const ASIDE = 3
