import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { operatorsOf } from '../perspective/operators.ts'
import { headOf, isInfinitive, isPresentParticiple, isVerb, kidsOf, pathUp, type Tree } from '../tree.ts'
import { changedTree } from './changes.ts'

/** How far behind a verb of speech its "that" may stand ("said on Tuesday in Geneva that"): an assumption. */
const REACH = 7

/** "insisted on Tuesday that ...": a clause that opens with "that" after a verb of speech is what was said. */
export function withComplements(tree: Tree, lexicon: LanguageLexicon): Tree {
  const changed = new Map<number, Pick<Word, 'head' | 'deprel'>>()
  for (const that of tree.words) {
    if (!lexicon.grammar.complementisers.has(that.form.toLowerCase())) continue
    const listed = listedClause(tree, that, lexicon)
    if (listed) {
      changed.set(listed.index, { head: listed.head, deprel: 'conj' })
      continue
    }
    const verb = tree.words
      .slice(Math.max(0, that.index - 1 - REACH), that.index - 1)
      .findLast(word => word.upos === 'VERB' && word.deprel !== 'amod')
    const between = verb ? tree.words.slice(verb.index, that.index - 1) : []
    if (!verb || between.some(word => word.form === ',' || word.form === ';' || word.upos === 'AUX')) continue
    if (
      !operatorsOf(tree, verb, lexicon).some(each => each.cites !== null && each.complement !== 'infinitive')
    )
      continue
    // "..., he claimed in a speech that his office published": what was said stands before it already.
    if (verb.deprel === 'parataxis' && verb.head < verb.index) continue
    const clause = headOf(tree, that)
    const governed = kidsOf(tree, verb).some(kid => kid.deprel === 'ccomp')
    const isNounClause =
      between.at(-1)?.upos === 'NOUN' &&
      !lexicon.grammar.telling.has(verb.lemma) &&
      clause?.deprel === 'acl:relcl'
    if (!clause || clause === verb || governed || isNounClause || clause.index < that.index) continue
    if (!isVerb(clause) || pathUp(tree, verb).includes(clause)) continue
    changed.set(clause.index, { head: verb.index, deprel: 'ccomp' })
    if (that.deprel !== 'mark') changed.set(that.index, { head: clause.index, deprel: 'mark' })
  }
  return changedTree(tree, changed)
}

/** "said that they did not speak Kazakh, that they raped women": the second "that" goes on with the first. */
function listedClause(tree: Tree, that: Word, lexicon: LanguageLexicon): Word | null {
  const clause = headOf(tree, that)
  const first = clause ? headOf(tree, clause) : null
  if (!clause || !first || !isVerb(first) || first.index > that.index || clause.deprel === 'conj') return null
  if (tree.words[that.index - 2]?.form !== ',' || operatorsOf(tree, first, lexicon).length > 0) return null
  const opens = kidsOf(tree, first).some(
    kid =>
      kid.deprel === 'mark' &&
      kid.index < first.index &&
      lexicon.grammar.complementisers.has(kid.form.toLowerCase()),
  )
  return opens && /^(advcl|ccomp|acl)/.test(clause.deprel) ? clause : null
}

/**
 * "wants the president to resign": the infinitive belongs to the verb, and its object does it. "a video shows police
 * beating students": what is shown is a clause, as EWT has it.
 */
export function withControl(tree: Tree, lexicon: LanguageLexicon): Tree {
  const changed = new Map<number, Pick<Word, 'head' | 'deprel'>>()
  for (const word of tree.words) {
    const seen = seenDoing(tree, word, lexicon)
    if (seen) {
      changed.set(word.index, { head: seen.head, deprel: 'ccomp' })
      changed.set(seen.index, { head: word.index, deprel: 'nsubj' })
      continue
    }
    const purpose = summonsFor(tree, word, lexicon)
    if (purpose) {
      changed.set(word.index, { head: purpose.index, deprel: 'advcl' })
      continue
    }
    if (isOrdered(tree, word, lexicon)) changed.set(word.index, { head: word.head, deprel: 'xcomp' })
    if (word.deprel !== 'acl' || !isInfinitive(tree, word)) continue
    const noun = headOf(tree, word)
    const verb = noun ? headOf(tree, noun) : null
    if (!noun || !verb || !/^(obj|iobj)$/.test(noun.deprel)) continue
    // "used tear gas to stop them": what force is used for hangs on the use.
    if (lexicon.grammar.instrumental.has(verb.lemma.toLowerCase())) {
      changed.set(word.index, { head: verb.index, deprel: 'advcl' })
      continue
    }
    if (
      lexicon.grammar.objectControl.has(verb.lemma.toLowerCase()) &&
      !lexicon.operators.words.has(`${noun.lemma.toLowerCase()}/N`)
    )
      changed.set(word.index, { head: verb.index, deprel: 'xcomp' })
  }
  return changedTree(tree, changed)
}

/** "summoned the envoy to lodge a protest": whoever summons lodges it. The verb of the summons, or null. */
export function summonsFor(tree: Tree, word: Word, { grammar }: LanguageLexicon): Word | null {
  if (!isInfinitive(tree, word) || !grammar.complaining.has(word.lemma.toLowerCase())) return null
  const above = headOf(tree, word)
  const verb = word.deprel === 'acl' && above?.deprel === 'obj' ? headOf(tree, above) : above
  return verb && isVerb(verb) && grammar.summoning.has(verb.lemma.toLowerCase()) ? verb : null
}

/** "rallied followers to march", read as what the rallying was for. */
function isOrdered(tree: Tree, word: Word, { grammar }: LanguageLexicon): boolean {
  const verb = word.deprel === 'advcl' && isInfinitive(tree, word) ? headOf(tree, word) : null
  if (!verb || !isVerb(verb) || !grammar.objectControl.has(verb.lemma.toLowerCase())) return false
  return kidsOf(tree, verb).some(
    kid =>
      kid.deprel === 'obj' && kid.index > verb.index && kid.index < word.index && verb.index < word.index,
  )
}

/** The object of a verb of perception that does what the participle right behind it says. */
function seenDoing(tree: Tree, participle: Word, { grammar }: LanguageLexicon): Word | null {
  if (!isPresentParticiple(participle) || !/^(xcomp|advcl|acl)$/.test(participle.deprel)) return null
  const above = headOf(tree, participle)
  const seen = above && isVerb(above) ? kidsOf(tree, above).find(kid => kid.deprel === 'obj') : above
  const verb = seen ? headOf(tree, seen) : null
  if (!seen || !verb || seen.deprel !== 'obj' || !grammar.perceiving.has(verb.lemma.toLowerCase()))
    return null
  const between = tree.words.slice(seen.index, participle.index - 1)
  if (seen.index > participle.index || between.some(word => word.upos === 'PUNCT' || isVerb(word)))
    return null
  return kidsOf(tree, participle).some(kid => /^(mark|case|nsubj)/.test(kid.deprel)) ? null : seen
}
