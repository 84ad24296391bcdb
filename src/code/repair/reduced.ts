import type { Word } from '../../domain/syntax.ts'
import { base, isVerb, kidsBy, kidsOf, type Tree, wordAt } from '../tree.ts'
import { changedTree } from './changes.ts'

/**
 * "until the demonstrators detained since Sunday were freed", "that troops ringing the embassy may storm it": of two
 * verbs that hang alike, the participle behind the noun modifies it, and the finite one has it for its subject.
 */
export function subjectPastParticiple(tree: Tree): Tree {
  for (const participle of tree.words) {
    if (participle.feats.VerbForm !== 'Part' && participle.feats.VerbForm !== 'Ger') continue
    const kids = kidsOf(tree, participle)
    const subject = kids.find(kid => base(kid.deprel) === 'nsubj')
    if (subject?.index !== participle.index - 1 || kids.some(kid => /^(aux|cop|cc)/.test(kid.deprel)))
      continue
    const verb = tree.words.find(
      word =>
        word.index > participle.index &&
        word.head === participle.head &&
        base(word.deprel) === base(participle.deprel) &&
        isFiniteClause(tree, word) &&
        kidsBy(tree, word, 'nsubj', 'cc', 'expl').length === 0,
    )
    if (!verb) continue
    const changed = new Map<number, Partial<Word>>([
      [participle.index, { head: subject.index, deprel: 'acl' }],
      [
        subject.index,
        { head: verb.index, deprel: kidsBy(tree, verb, 'aux:pass').length > 0 ? 'nsubj:pass' : 'nsubj' },
      ],
    ])
    for (const kid of kids)
      if (kid.index < subject.index && kid.deprel === 'mark') changed.set(kid.index, { head: verb.index })
    return changedTree(tree, changed)
  }
  return tree
}

/**
 * "fired at protesters gathered outside the ministry": a past form without a subject right behind a noun, hung on the
 * verb before as if it were a clause of its own, is a participle of the noun.
 */
export function nounPastParticiple(tree: Tree): Tree {
  const changed = new Map<number, Partial<Word>>()
  for (const participle of tree.words) {
    if (participle.deprel !== 'advcl' || participle.upos !== 'VERB' || participle.feats.Tense !== 'Past')
      continue
    if (kidsOf(tree, participle).some(kid => /^(nsubj|mark|aux|cop|cc|expl|obj)/.test(kid.deprel))) continue
    const noun = wordAt(tree, participle.index - 1)
    if (noun?.upos !== 'NOUN' || noun.index < participle.head || noun.feats.Number !== 'Plur') continue
    if (/^(nsubj|compound)/.test(noun.deprel)) continue
    changed.set(participle.index, {
      head: noun.index,
      deprel: 'acl',
      feats: { ...participle.feats, VerbForm: 'Part' },
    })
  }
  return changed.size > 0 ? changedTree(tree, changed) : tree
}

function isFiniteClause(tree: Tree, word: Word): boolean {
  return isVerb(word) && [word, ...kidsBy(tree, word, 'aux')].some(each => each.feats.VerbForm === 'Fin')
}
