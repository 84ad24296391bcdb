import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { kidsOf, type Tree } from '../tree.ts'
import { changedTree } from './changes.ts'

/** "called off the strike": a particle that the parser took for the object's preposition. */
export function withParticles(tree: Tree, lexicon: LanguageLexicon): Tree {
  const changed = new Map<number, Pick<Word, 'head' | 'deprel'>>()
  for (const verb of tree.words) {
    const next = tree.words[verb.index]
    if (verb.upos !== 'VERB' || !next || next.deprel === 'compound:prt') continue
    const particle = next.form.toLowerCase()
    if (!lexicon.phrasal.has(`${verb.lemma.toLowerCase()} ${particle}`)) continue
    changed.set(next.index, { head: verb.index, deprel: 'compound:prt' })
    const nominal = tree.words[next.head - 1]
    const isObject =
      next.deprel === 'case' && nominal && nominal.head === verb.index && nominal.deprel.startsWith('obl')
    const hasOther =
      nominal &&
      kidsOf(tree, nominal).some(kid => kid.deprel === 'case' && kid !== next && kid.index < nominal.index)
    if (isObject && !hasOther) changed.set(nominal.index, { head: verb.index, deprel: 'obj' })
  }
  return changedTree(tree, changed)
}
