import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import {
  base,
  headOf,
  isGenitive,
  isNoun,
  isPresentParticiple,
  isVerb,
  kidBy,
  pathUp,
  prepositionOf,
  type Tree,
  wordAt,
} from '../tree.ts'
import type { Changes } from './changes.ts'
import { changedTree } from './changes.ts'
import { isParty } from './party.ts'

// Names, numbers and owners that belong to one noun phrase.

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

/**
 * "Secretary of State John Kerry said": the bare name behind an office that is told with "of" is who holds it, and not
 * whom it is of.
 */
export function nameBehindOffice(
  tree: Tree,
  name: Word,
  { grammar }: LanguageLexicon,
  changed: Changes,
): void {
  const office = headOf(tree, name)
  if (name.upos !== 'PROPN' || name.deprel !== 'nmod' || office?.upos !== 'NOUN' || !isCapital(office)) return
  const domain = kidBy(tree, name, 'nmod:desc')
  const owned = domain && (kidBy(tree, name, 'case') ? name : domain)
  const of = owned && kidBy(tree, owned, 'case')
  if (!of || of.index !== office.index + 1 || !isGenitive(tree, owned, grammar)) return
  if (domain.index !== name.index - 1 || !isCapital(domain)) return
  changed.set(name.index, { head: office.head, deprel: office.deprel })
  changed.set(office.index, { head: name.index, deprel: 'nmod:desc' })
  changed.set(domain.index, { head: office.index, deprel: 'nmod' })
  changed.set(of.index, { head: domain.index })
}

const isCapital = (word: Word) => /^\p{Lu}/u.test(word.form)

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
  if (agent.deprel === 'nmod' && whole && isNoun(whole) && isGenitive(tree, above, lexicon.grammar)) {
    if (isDeed(whole) && !isDeed(above)) changed.set(agent.index, { head: whole.index })
    return
  }
  const before = wordAt(tree, by.index - 1)
  if (before && isAccount(tree, before, above, lexicon)) {
    changed.set(agent.index, { head: before.index, deprel: isNoun(before) ? 'nmod' : 'obl:agent' })
    return
  }
  const isActive = above.feats.VerbForm === 'Fin' && !kidBy(tree, above, 'aux:pass')
  if (!isVerb(above) || !isActive || !before || !isNoun(before) || before.head !== above.index) return
  const isTold = before.deprel === 'obj' || (before.deprel === 'obl' && isDeed(before))
  if (isTold) changed.set(agent.index, { head: before.index, deprel: 'nmod' })
}

/** "were killed, according to a tally by the agency", "... to data collected by monitors": they count, and kill nobody. */
function isAccount(tree: Tree, before: Word, verb: Word, { grammar }: LanguageLexicon): boolean {
  const noun = isNoun(before) ? before : before.feats.VerbForm === 'Part' ? headOf(tree, before) : null
  return (
    noun !== null &&
    isNoun(noun) &&
    noun.head === verb.index &&
    grammar.accordingTo.has(prepositionOf(tree, noun) ?? '')
  )
}

/** "jailed two on charges of organising riots": a gerund behind "of" is of the noun right before it. */
export function gerundOfNoun(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const { grammar, operators } = lexicon
  if (word.deprel !== 'advcl' || !isPresentParticiple(word)) return
  const of = kidBy(tree, word, 'mark')
  const noun =
    of && grammar.contentPrepositions.has(of.lemma.toLowerCase()) ? wordAt(tree, of.index - 1) : null
  if (!noun || !isNoun(noun) || !operators.words.has(`${noun.lemma.toLowerCase()}/N`)) return
  if (noun.head === word.head) changed.set(word.index, { head: noun.index, deprel: 'acl' })
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
