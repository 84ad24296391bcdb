import type { MultiwordToken, Sentence, Word } from '../domain/syntax.ts'

/** A sentence with its dependents by head, so that walking the tree costs no search. */
export interface Tree {
  readonly sentence: Sentence
  /** 0-based number of the sentence in the report. */
  readonly index: number
  readonly words: readonly Word[]
  /** Dependents in text order, by 1-based number of the head; [0] holds the root. */
  readonly kids: readonly (readonly Word[])[]
}

export function treeOf(sentence: Sentence, index: number): Tree {
  const kids: Word[][] = [[]]
  for (const _ of sentence.words) kids.push([])
  for (const word of sentence.words) kids[word.head]?.push(word)
  return { sentence, index, words: sentence.words, kids }
}

/** The same in an array without holes: V8 makes `map` leave room for some once it has compiled it, and compiles what reads it again. */
const listed = <T>(all: readonly T[]): T[] => {
  const list: T[] = []
  for (const each of all) list.push(each)
  return list
}

/** The tree with other words. */
export function withWords(
  { sentence: { start, end, language, paragraph, multiword: own, parsed }, index }: Tree,
  words: readonly Word[],
  multiword: readonly MultiwordToken[] = own,
): Tree {
  return treeOf({ start, end, language, paragraph, words: listed(words), multiword, parsed }, index)
}

/** Is there one root, and does every word hang below it? */
export function isTree({ words, kids }: Tree): boolean {
  if (kids[0]!.length !== 1) return false
  const reached = [...kids[0]!]
  for (const word of reached) reached.push(...kids[word.index]!)
  return reached.length === words.length
}

export function wordAt(tree: Tree, index: number): Word | null {
  return tree.words[index - 1] ?? null
}

export function headOf(tree: Tree, word: Word): Word | null {
  return word.head === 0 ? null : wordAt(tree, word.head)
}

export function kidsOf(tree: Tree, word: Word): readonly Word[] {
  return tree.kids[word.index] ?? []
}

export function kidsBy(tree: Tree, word: Word, ...relations: readonly string[]): readonly Word[] {
  const found: Word[] = []
  for (const kid of kidsOf(tree, word)) if (isOneOf(kid, relations)) found.push(kid)
  return found
}

export function kidBy(tree: Tree, word: Word, ...relations: readonly string[]): Word | null {
  for (const kid of kidsOf(tree, word)) if (isOneOf(kid, relations)) return kid
  return null
}

function isOneOf({ deprel }: Word, relations: readonly string[]): boolean {
  return relations.includes(deprel) || relations.includes(base(deprel))
}

/** A relation without its subtype: `nsubj:pass` is `nsubj`. */
export function base(deprel: string): string {
  const colon = deprel.indexOf(':')
  return colon < 0 ? deprel : deprel.slice(0, colon)
}

export function isVerb(word: Word): boolean {
  return word.upos === 'VERB' || word.upos === 'AUX'
}

export function isNoun(word: Word): boolean {
  return word.upos === 'NOUN' || word.upos === 'PROPN'
}

/** Numbers of the words below and including `word`. */
export function subtree(tree: Tree, word: Word): ReadonlySet<number> {
  const found = new Set<number>()
  const open = [word]
  while (open.length > 0) {
    const next = open.pop()!
    if (found.has(next.index)) continue
    found.add(next.index)
    open.push(...kidsOf(tree, next))
  }
  return found
}

/** From `word` up to the root, `word` first. */
export function pathUp(tree: Tree, word: Word): readonly Word[] {
  const path: Word[] = []
  for (let at: Word | null = word; at && path.length <= tree.words.length; at = headOf(tree, at))
    path.push(at)
  return path
}

/**
 * What joins a nominal to its head: the preposition or prepositions, joined by `_` (`according_to`); without one, in
 * languages that mark case on nouns, the oblique case itself as `gen`, `dat` or `ins`; else null.
 */
export function prepositionOf(tree: Tree, nominal: Word): string | null {
  const first = kidsBy(tree, nominal, 'case', 'mark').find(kid => kid.index < nominal.index)
  if (!first)
    return isNoun(nominal) || isStandIn(nominal) ? (CASES.get(nominal.feats.Case ?? '') ?? null) : null
  const rest = kidsBy(tree, first, 'fixed').map(kid => kid.form.toLowerCase())
  return [first.lemma.toLowerCase(), ...rest].join('_')
}

/** Whether a noun stands behind the preposition that a language has in the place of a case: "the arrest of farmers". */
export function isGenitive(
  tree: Tree,
  noun: Word,
  { genitive }: { readonly genitive: ReadonlySet<string> },
): boolean {
  return genitive.has(prepositionOf(tree, noun) ?? '')
}

/** "the attack", "these attacks": a determiner points at what is known. */
export function isPointedAt(tree: Tree, noun: Word): boolean {
  return kidsOf(tree, noun).some(
    ({ deprel, feats }) => base(deprel) === 'det' && (feats.Definite === 'Def' || feats.PronType === 'Dem'),
  )
}

/** The first preposition of a nominal alone, or its bare oblique case, wherever it stands. */
export function joinerOf(tree: Tree, nominal: Word): string | null {
  const mark = kidsOf(tree, nominal).find(kid => kid.deprel === 'case')
  return mark ? mark.lemma.toLowerCase() : prepositionOf(tree, nominal)
}

const CASES: ReadonlyMap<string, string> = new Map([
  ['Gen', 'gen'],
  ['Dat', 'dat'],
  ['Ins', 'ins'],
])

/** A pronoun, participle or adjective in a noun's place; possessives are none. */
function isStandIn(word: Word): boolean {
  return (
    word.upos !== 'DET' &&
    word.feats.Poss !== 'Yes' &&
    word.feats.Case !== undefined &&
    word.deprel !== 'amod'
  )
}

/** Dependents that a preposition joins to `word`, with `preposition` as one of `prepositions`. */
export function obliques(tree: Tree, word: Word, prepositions: ReadonlySet<string>): readonly Word[] {
  const found: Word[] = []
  for (const kid of kidsOf(tree, word)) {
    if (!/^(obl|nmod|advcl|acl|advmod|xcomp|ccomp)/.test(kid.deprel)) continue
    const preposition = prepositionOf(tree, kid)
    if (preposition === null) continue
    if (prepositions.has(preposition) || prepositions.has(preposition.split('_')[0]!)) found.push(kid)
  }
  return found
}

/** "to fire", "fire" without an auxiliary. */
export function isInfinitive(tree: Tree, word: Word): boolean {
  return word.feats.VerbForm === 'Inf'
    ? !kidBy(tree, word, 'aux')
    : kidsBy(tree, word, 'mark').some(kid => kid.upos === 'PART')
}

/** "arresting", as a participle or a gerund: English forms are one and treebanks tell them apart as they please. */
export function isPresentParticiple({ feats }: Word): boolean {
  return feats.VerbForm === 'Ger' || (feats.VerbForm === 'Part' && feats.Tense === 'Pres')
}
