import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { base, headOf, isNoun, isVerb, kidsOf, pathUp, type Tree } from '../tree.ts'
import { changedTree, setVerb } from './changes.ts'
import { isPastForm } from './past-form.ts'

/** "after Tokayev had asked for support": what stands between the subordinator and the verb is its subject. */
export function subjectAfterMark(tree: Tree, lexicon: LanguageLexicon): Tree {
  for (const verb of tree.words) {
    if (verb.upos !== 'VERB') continue
    const settled = subjectBesideMark(tree, verb, lexicon)
    if (settled) return settled
    const afterHour = clauseAfterHour(tree, verb, lexicon)
    if (afterHour) return afterHour
    const kids = kidsOf(tree, verb)
    const noun = kids.find(kid => {
      if (kid.deprel !== 'obl' || kid.index > verb.index) return false
      const mark = kidsOf(tree, kid).find(each => each.deprel === 'case')
      return mark !== undefined && lexicon.operators.marks.get(mark.lemma.toLowerCase()) === 'temporal'
    })
    if (!noun || !isRightBefore(tree, noun, verb)) continue
    const subject = kids.find(kid => base(kid.deprel) === 'nsubj')
    const isHour = subject && lexicon.grammar.timeNouns.has(subject.lemma.toLowerCase())
    if (subject && !isHour) continue
    const mark = kidsOf(tree, noun).find(each => each.deprel === 'case')!
    const main =
      verb.head === 0
        ? kids.find(kid => kid.deprel === 'parataxis' && kid.upos === 'VERB')
        : pathUp(tree, verb).slice(1).find(isVerb)
    if (!main) continue
    const changed = new Map<number, Partial<Word>>([
      [noun.index, { deprel: 'nsubj' }],
      [mark.index, { head: verb.index, deprel: 'mark' }],
      [verb.index, { head: main.index, deprel: 'advcl' }],
    ])
    if (verb.head === 0) changed.set(main.index, { head: 0, deprel: 'root' })
    if (isHour) changed.set(subject.index, { head: verb.index, deprel: 'obl:unmarked' })
    return changedTree(tree, changed)
  }
  return tree
}

/** "a day after a court gave him two years": the hour is no subject, what stands behind "after" is. */
function clauseAfterHour(tree: Tree, verb: Word, lexicon: LanguageLexicon): Tree | null {
  const hour = kidsOf(tree, verb).find(
    kid => base(kid.deprel) === 'nsubj' && lexicon.grammar.timeNouns.has(kid.lemma.toLowerCase()),
  )
  const noun = hour ? kidsOf(tree, hour).findLast(kid => kid.deprel === 'nmod' && isNoun(kid)) : undefined
  const mark = noun ? kidsOf(tree, noun).find(kid => kid.deprel === 'case') : undefined
  if (!hour || !noun || !mark || noun.index > verb.index || mark.index !== hour.index + 1) return null
  if (lexicon.operators.marks.get(mark.lemma.toLowerCase()) !== 'temporal') return null
  if (
    !tree.words
      .slice(noun.index, verb.index - 1)
      .every(each => pathUp(tree, each).includes(noun) || each.head === verb.index)
  )
    return null
  const changed = new Map<number, Partial<Word>>([
    [hour.index, { deprel: 'obl:unmarked' }],
    [noun.index, { head: verb.index, deprel: 'nsubj' }],
    [mark.index, { head: verb.index, deprel: 'mark' }],
  ])
  if (verb.deprel === 'parataxis') changed.set(verb.index, { deprel: 'advcl' })
  return changedTree(tree, changed)
}

/** "after gunmen killed 26": the noun right before a verb without a subject, both hung on the verb above. */
function subjectBesideMark(tree: Tree, verb: Word, lexicon: LanguageLexicon): Tree | null {
  const above = headOf(tree, verb)
  if (!above || above.index > verb.index || !/^(advcl|conj|parataxis)$/.test(verb.deprel)) return null
  if (!isPastForm(verb, lexicon) || kidsOf(tree, verb).some(kid => /^aux/.test(kid.deprel))) return null
  const own = kidsOf(tree, verb).find(kid => base(kid.deprel) === 'nsubj')
  const cc = kidsOf(tree, verb).find(kid => kid.deprel === 'cc')
  const noun = kidsOf(tree, above).findLast(
    kid => kid.deprel === 'obl' && isNoun(kid) && kid.index > above.index && kid.index < verb.index,
  )
  const mark = noun ? kidsOf(tree, noun).find(kid => kid.deprel === 'case') : undefined
  if (!noun || !mark || lexicon.operators.marks.get(mark.lemma.toLowerCase()) !== 'temporal') return null
  const isJoined = own !== undefined && cc !== undefined && own.index > cc.index && isNoun(own)
  if ((own && !isJoined) || (!own && cc)) return null
  const between = tree.words.slice(noun.index, verb.index - 1)
  if (!between.every(each => each === cc || pathUp(tree, each).some(up => up === noun || up === own)))
    return null
  const changed = new Map<number, Partial<Word>>([
    [noun.index, { head: verb.index, deprel: 'nsubj' }],
    [mark.index, { head: verb.index, deprel: 'mark' }],
  ])
  setVerb(changed, verb, above.index, 'advcl')
  if (own && cc) {
    changed.set(own.index, { head: noun.index, deprel: 'conj' })
    changed.set(cc.index, { head: own.index, deprel: 'cc' })
  }
  return changedTree(tree, changed)
}

/** Between the noun phrase and the verb stand only auxiliaries, adverbs and what belongs to the noun. */
function isRightBefore(tree: Tree, noun: Word, verb: Word): boolean {
  const between = tree.words.slice(noun.index, verb.index - 1)
  return (
    between.length < 12 &&
    (verb.feats.Tense === 'Past' ||
      between.some(word => word.head === verb.index && base(word.deprel) === 'aux')) &&
    between.every(
      word =>
        (word.head === verb.index && /^(aux|advmod)/.test(word.deprel)) || pathUp(tree, word).includes(noun),
    )
  )
}
