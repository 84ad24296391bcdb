import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import {
  base,
  headOf,
  isNoun,
  isVerb,
  kidBy,
  kidsBy,
  kidsOf,
  pathUp,
  prepositionOf,
  type Tree,
  wordAt,
} from '../tree.ts'
import type { Changes } from './changes.ts'
import { changedTree } from './changes.ts'
import { isParty } from './party.ts'

// Names, numbers and owners that belong to one noun phrase.

/** "More than 200 were arrested": a number that "than" precedes, right before a verb without a subject, is its subject. */
export function moreThan(tree: Tree, word: Word, _: LanguageLexicon, changed: Changes): void {
  const verb = headOf(tree, word)
  if (word.upos !== 'NUM' || word.deprel !== 'obl' || !verb || !isVerb(verb) || word.index > verb.index)
    return
  if (prepositionOf(tree, word)?.split('_')[0] !== 'than' || kidBy(tree, verb, 'nsubj')) return
  const isPassive = kidsOf(tree, verb).some(kid => kid.deprel === 'aux:pass')
  if (tree.words.slice(word.index, verb.index - 1).every(each => each.head === verb.index))
    changed.set(word.index, { deprel: isPassive ? 'nsubj:pass' : 'nsubj' })
}

/** "the governor, his police chief and some soldiers fled": an apposition that a conjunct goes on is the list's second. */
export function listedApart(tree: Tree, word: Word, _: LanguageLexicon, changed: Changes): void {
  const first = headOf(tree, word)
  if (word.deprel !== 'appos' || !first || !isNoun(word) || !isNoun(first) || base(first.deprel) !== 'nsubj')
    return
  const last = kidBy(tree, word, 'conj')
  if (!last || !isNoun(last) || !kidBy(tree, last, 'cc')) return
  const after = tree.words.slice(last.index).find(each => !pathUp(tree, each).includes(last))
  if (!after || after.form === ',' || after.index > first.head) return
  changed.set(word.index, { deprel: 'conj' })
  changed.set(last.index, { head: first.index })
}

/** "Marat Omarov, the director, has": of two names in a row that are both subjects the second is the surname. */
export function oneName(tree: Tree, word: Word, _: LanguageLexicon, changed: Changes): void {
  const first = wordAt(tree, word.index - 1)
  if (word.upos !== 'PROPN' || first?.upos !== 'PROPN' || first.head !== word.head) return
  if (base(word.deprel) !== 'nsubj' || base(first.deprel) !== 'nsubj') return
  changed.set(first.index, { head: word.index, deprel: 'compound' })
  for (const kid of [...kidsOf(tree, first), ...kidsOf(tree, word)])
    if (kid.index > word.index) changed.set(kid.index, { head: word.index })
}

/** "Police spokesperson Saltanat Azirbek said": of a role and a name in a row that are both subjects the role describes. */
export function roleBeforeName(tree: Tree, name: Word, _: LanguageLexicon, changed: Changes): void {
  if (name.upos !== 'PROPN' || base(name.deprel) !== 'nsubj') return
  const given: Word[] = []
  let role = wordAt(tree, name.index - 1)
  for (; role && /^\p{Lu}/u.test(role.form) && role.upos !== 'NOUN'; role = wordAt(tree, role.index - 1))
    given.push(role)
  if (role?.upos !== 'NOUN' || role.head !== name.head || base(role.deprel) !== 'nsubj') return
  if (!given.every(each => [name.index, role.index, name.head].includes(each.head))) return
  changed.set(role.index, { head: name.index, deprel: 'nmod:desc' })
  for (const each of given)
    changed.set(each.index, { upos: 'PROPN', lemma: each.form, head: name.index, deprel: 'compound' })
}

/** "said Lt. Col. Hasan Karimi": an abbreviated title that stands apart from the name behind it belongs to that name. */
export function titlesOfNames(tree: Tree): Tree {
  const changed: Changes = new Map()
  for (const word of tree.words) {
    const next = wordAt(tree, word.index + 1)
    if (!ABBREVIATED_TITLE.test(word.form) || word.upos !== 'PROPN' || next?.upos !== 'PROPN') continue
    let name = next
    for (let above = headOf(tree, name); isInside(above, name); above = headOf(tree, name)) name = above
    if (name.head !== word.head || kidBy(tree, name, 'case')) continue
    changed.set(word.index, { head: name.index, deprel: 'nmod:desc' })
  }
  return changedTree(tree, changed)
}

/** The word above in the same name, behind it: a title's own head is another title or the name. */
function isInside(above: Word | null, word: Word): above is Word {
  return above?.upos === 'PROPN' && above.index > word.index && /^(nmod:desc|compound|flat)/.test(word.deprel)
}

const ABBREVIATED_TITLE = /^\p{Lu}\p{L}{1,5}\.$/u

/**
 * "The arrest of farmers by soldiers", "died in an ambush by rebels", "rejected a proposal by the army": behind an
 * active verb whoever stands after "by" did what the noun before it tells.
 */
export function agentOfNoun(tree: Tree, agent: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const above = headOf(tree, agent)
  const by = kidBy(tree, agent, 'case')
  if (!by || !above || !lexicon.grammar.agentPrepositions.has(by.lemma.toLowerCase()) || !isNoun(agent))
    return
  if (agent.upos !== 'PROPN' && !isParty(agent, lexicon)) return
  const isDeed = (noun: Word) => lexicon.patterns.has(`${noun.lemma.toLowerCase()}/N`)
  const whole = headOf(tree, above)
  if (agent.deprel === 'nmod' && whole && isNoun(whole) && prepositionOf(tree, above) === 'of') {
    if (isDeed(whole) && !isDeed(above)) changed.set(agent.index, { head: whole.index })
    return
  }
  const noun = wordAt(tree, by.index - 1)
  const isActive = above.feats.VerbForm === 'Fin' && !kidBy(tree, above, 'aux:pass')
  if (!isVerb(above) || !isActive || !noun || !isNoun(noun) || noun.head !== above.index) return
  const isTold = noun.deprel === 'obj' || (noun.deprel === 'obl' && isDeed(noun))
  if (isTold) changed.set(agent.index, { head: noun.index, deprel: 'nmod' })
}

/** "shot down 30 of 36 drones", "killed dozens of people": a count with its "of" is the object itself. */
export function quantities(tree: Tree, word: Word, _lexicon: LanguageLexicon, changed: Changes): void {
  if (word.deprel !== 'obl' || !isNoun(word)) return
  const of = kidBy(tree, word, 'case')
  const count = of ? wordAt(tree, of.index - 1) : null
  if (!of || !count || of.lemma !== 'of' || count.upos !== 'NUM' || count.head !== word.index) return
  if (kidsBy(tree, wordAt(tree, word.head)!, 'obj').length === 0)
    changed.set(word.index, { head: word.head, deprel: 'obj' })
}

/** "rejected Athens' plea": an apostrophe makes its noun the owner of the next one. */
export function possessors(tree: Tree, word: Word, _lexicon: LanguageLexicon, changed: Changes): void {
  const mark = wordAt(tree, word.index + 1)
  if (!isNoun(word) || word.deprel === 'nmod:poss' || mark?.head !== word.index) return
  if (mark.deprel !== 'case' || !/^['’]s?$/.test(mark.form)) return
  let owned: Word | null = null
  for (let at = mark.index + 1; at <= mark.index + 4; at++) {
    const next = wordAt(tree, at)
    if (!next || !['NOUN', 'ADJ', 'NUM'].includes(next.upos)) break
    if (next.upos === 'NOUN') owned = next
  }
  if (owned && owned.head !== word.index) changed.set(word.index, { head: owned.index, deprel: 'nmod:poss' })
}

/** "Ghana cedi sinks": of two subjects side by side the first belongs to the second. */
export function countryBeforeSubject(
  tree: Tree,
  word: Word,
  _lexicon: LanguageLexicon,
  changed: Changes,
): void {
  const next = wordAt(tree, word.index + 1)
  if (word.deprel !== 'nsubj' || word.upos !== 'PROPN' || next?.deprel !== 'nsubj') return
  if (next.head === word.head && isNoun(next))
    changed.set(word.index, { head: next.index, deprel: 'compound' })
}

/** "Saudi Arabia, the Emirates, Bahrain and Egypt": names in a row that "and" closes stand side by side. */
export function namesInRow(tree: Tree): Tree {
  const changed = new Map<number, Partial<Word>>()
  for (const word of tree.words) {
    if (word.upos !== 'CCONJ') continue
    const last = headOf(tree, word)
    if (last?.upos !== 'PROPN' || last.index < word.index) continue
    const row = [last]
    let at = word.index - 1
    for (let before = nameBefore(tree, at); before; before = nameBefore(tree, at)) {
      row.unshift(before.head)
      at = before.first - 1
      if (wordAt(tree, at)?.form !== ',') break
      at--
    }
    if (row.length < 3) continue
    const [first, ...rest] = row
    for (const each of rest) changed.set(each.index, { head: first!.index, deprel: 'conj' })
  }
  return changedTree(tree, changed)
}

/** The name that ends with word `at`, with its article; null where the words are no name alone. */
function nameBefore(tree: Tree, at: number): { readonly head: Word; readonly first: number } | null {
  const last = wordAt(tree, at)
  if (last?.upos !== 'PROPN') return null
  let first = at
  while (/^\p{Lu}/u.test(wordAt(tree, first - 1)?.form ?? '')) first--
  if (wordAt(tree, first - 1)?.upos === 'DET') first--
  const words = tree.words.slice(first - 1, at)
  const heads = words.filter(each => each.head < first || each.head > at)
  return heads.length === 1 ? { head: heads[0]!, first } : null
}

/** "for fear that soldiers would open fire": the clause right behind a noun of thought or speech is its content. */
export function contentOfNoun(tree: Tree, clause: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const mark = kidBy(tree, clause, 'mark')
  if (clause.deprel !== 'advcl' || !mark || !lexicon.grammar.complementisers.has(mark.form.toLowerCase()))
    return
  const noun = wordAt(tree, mark.index - 1)
  if (noun?.upos !== 'NOUN' || noun.index >= clause.index) return
  const operators = lexicon.operators.words.get(`${noun.lemma.toLowerCase()}/N`) ?? []
  if (operators.some(each => each.scope.has('clause')))
    changed.set(clause.index, { head: noun.index, deprel: 'acl' })
}
