import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { isNoun, kidBy, kidsBy, type Tree } from '../tree.ts'
import { type Changes, changedTree } from './changes.ts'

/**
 * "The minister quit on Tuesday": a verb whose past looks like its present ("quit", "cut", "hit", "shut") stands in
 * the past where its subject is one person or thing, since the present would end in "s".
 */
export function withTenses(tree: Tree, lexicon: LanguageLexicon): Tree {
  const changed: Changes = new Map()
  for (const verb of tree.words) {
    const form = verb.form.toLowerCase()
    if (verb.upos !== 'VERB' || lexicon.verbForms.get(form) !== form || verb.feats.Tense === 'Past') continue
    if (kidBy(tree, verb, 'aux', 'mark') && !hasSubordinator(tree, verb)) continue
    if (kidBy(tree, verb, 'aux')) continue
    const subject = kidsBy(tree, verb, 'nsubj').find(kid => kid.index < verb.index)
    if (subject && isOne(tree, subject, lexicon))
      changed.set(verb.index, { feats: { Mood: 'Ind', Tense: 'Past', VerbForm: 'Fin' } })
  }
  return changedTree(tree, changed)
}

function hasSubordinator(tree: Tree, verb: Word): boolean {
  return kidsBy(tree, verb, 'mark').every(kid => kid.upos !== 'PART')
}

function isOne(tree: Tree, subject: Word, lexicon: LanguageLexicon): boolean {
  const { Number: number, Person: person, PronType: type } = subject.feats
  if (kidBy(tree, subject, 'conj')) return false
  if (subject.upos === 'PRON') return type === 'Prs' && number === 'Sing' && person === '3'
  // "police hit", "crew quit": those of many take a plural
  const isMany = ['force', 'crowd'].some(name => lexicon.classes.get(name)?.has(subject.lemma.toLowerCase()))
  return isNoun(subject) && number === 'Sing' && (!isMany || kidBy(tree, subject, 'det') !== null)
}
