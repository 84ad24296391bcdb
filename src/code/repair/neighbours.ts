import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { headOf, isVerb, kidsOf, type Tree, wordAt } from '../tree.ts'
import { type Changes, changedTree } from './changes.ts'

/** "accused neighbouring Rwanda of ...", read as if somebody neighboured Rwanda: the name is what the verb governs. */
export function withNeighbours(tree: Tree, { grammar }: LanguageLexicon): Tree {
  return tree.words.reduce((at, { index }) => {
    const word = wordAt(at, index)!
    return isVerb(word) && grammar.neighbouring.has(word.form.toLowerCase()) ? besideName(at, word) : at
  }, tree)
}

function besideName(tree: Tree, participle: Word): Tree {
  const name = kidsOf(tree, participle).find(kid => kid.deprel === 'obj' && kid.index > participle.index)
  const head = headOf(tree, participle)
  if (name?.upos !== 'PROPN' || !head) return tree
  const mark = kidsOf(tree, participle).find(
    kid => /^(mark|case)$/.test(kid.deprel) && kid.index === participle.index - 1,
  )
  const noun = mark ? wordAt(tree, mark.index - 1) : null
  const changed: Changes = new Map()
  changed.set(participle.index, { upos: 'ADJ', head: name.index, deprel: 'amod' })
  for (const kid of kidsOf(tree, participle))
    if (kid !== name)
      changed.set(kid.index, { head: kid === mark || kid.index > name.index ? name.index : head.index })
  if (mark) changed.set(mark.index, { head: name.index, deprel: 'case', upos: 'ADP' })
  changed.set(name.index, placeOf(tree, head, name, mark ? noun : null, mark !== undefined))
  return changedTree(tree, changed)
}

/** Where the name hangs: on the noun before its preposition, or as an argument of the verb. */
function placeOf(tree: Tree, head: Word, name: Word, noun: Word | null, isCased: boolean): Partial<Word> {
  if (isCased)
    return noun?.upos === 'NOUN' ? { head: noun.index, deprel: 'nmod' } : { head: head.index, deprel: 'obl' }
  const hasSubject = kidsOf(tree, head).some(kid => kid.deprel.startsWith('nsubj'))
  return { head: head.index, deprel: name.index < head.index && !hasSubject ? 'nsubj' : 'obj' }
}
