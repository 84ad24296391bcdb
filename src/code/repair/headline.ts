import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { type Tree, wordAt } from '../tree.ts'
import { changedTree } from './changes.ts'

/**
 * Headlines whose verb the tagger took for a noun ("President sacks cabinet", "Police fire tear gas as thousands
 * march"): they have no other verb, and a subject that agrees with this one stands right before it.
 */
export function withHeadlineVerb(tree: Tree, lexicon: LanguageLexicon): Tree {
  const named = withJoinedNouns(withPlanning(withTitles(tree, lexicon), lexicon), lexicon)
  if (!isHeadline(named)) return named
  const root = named.words.find(word => word.head === 0)!
  const changed = new Map<number, Partial<Word>>()
  let main: Word | null = null
  for (const { first, last } of partsOf(named, lexicon)) {
    const own = named.words.slice(first - 1, last).find(word => word.upos === 'VERB' || word.upos === 'AUX')
    const verb = own ? null : verbIn(named, first, last, lexicon)
    if (verb) raise(named, verb, main, { first, last }, lexicon, changed)
    if (verb && !main && root !== verb && (root.index < first || root.index > last))
      changed.set(root.index, { head: verb.index, deprel: 'parataxis' })
    main ??= verb ?? own ?? null
  }
  return changedTree(named, changed)
}

/** "Warsaw plans to move soldiers": a name that opens the sentence plans, and is no word before a noun. */
function withPlanning(tree: Tree, { grammar }: LanguageLexicon): Tree {
  const [name, verb, to] = tree.words
  if (name?.upos !== 'PROPN' || verb?.upos !== 'NOUN' || to?.upos !== 'PART') return tree
  if (!grammar.planning.has(verb.lemma) || verb.form === verb.lemma) return tree
  const infinitive = tree.words.find(word => word.head === verb.index && word.deprel === 'acl')
  if (name.head !== verb.index || !infinitive || to.head !== infinitive.index) return tree
  return changedTree(
    tree,
    new Map<number, Partial<Word>>([
      [verb.index, { upos: 'VERB', feats: { Mood: 'Ind', Tense: 'Pres', VerbForm: 'Fin' } }],
      [name.index, { deprel: 'nsubj' }],
      [infinitive.index, { deprel: 'xcomp' }],
    ]),
  )
}

/** Stretches between commas, semicolons, colons, and "as" that joins two clauses: each may have a verb. */
function partsOf(
  tree: Tree,
  { grammar }: LanguageLexicon,
): readonly { readonly first: number; readonly last: number }[] {
  const parts: { first: number; last: number }[] = []
  let first = 1
  for (const word of tree.words)
    if (/^[,;:–—]$/.test(word.form) || grammar.headlineJoins.has(word.form.toLowerCase())) {
      if (word.index > first) parts.push({ first, last: word.index - 1 })
      first = word.index + 1
    }
  if (first <= tree.words.length) parts.push({ first, last: tree.words.length })
  return parts
}

function isHeadline(tree: Tree): boolean {
  const last = tree.words.at(-1)
  return last !== undefined && !/[.!?:]/.test(last.form) && tree.words.length > 2
}

/** The first word of the span that has a verb's patterns and agrees with the noun right before it. */
function verbIn(tree: Tree, first: number, last: number, lexicon: LanguageLexicon): Word | null {
  for (const word of tree.words.slice(first, last)) {
    const subject = wordAt(tree, word.index - 1)
    const next = wordAt(tree, word.index + 1)
    const isLike = word.upos === 'NOUN' || (word.upos === 'ADJ' && word.form === word.lemma)
    if (!isLike || !subject || (subject.upos !== 'NOUN' && subject.upos !== 'PROPN')) continue
    // "Fuel protests: what we know": at the end of its part it is a noun like the others.
    if (!next || word.index === last || !OPENS_OBJECT.has(next.upos)) continue
    if (lexicon.grammar.genitive.has(next.form.toLowerCase()) || /^\p{Lu}/u.test(word.form)) continue
    if (verbLemma(word, subject, lexicon)) return word
  }
  return null
}

const OPENS_OBJECT: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'ADJ', 'NUM', 'DET', 'PRON', 'ADP'])

/** "sacks" behind one, "fire" behind several. */
function verbLemma(word: Word, subject: Word, lexicon: LanguageLexicon): string | null {
  const form = word.form.toLowerCase()
  const isMany = /s$/i.test(subject.form) || lexicon.grammar.collectives.has(subject.lemma.toLowerCase())
  const stems = isMany ? [form] : [form.replace(/s$/, ''), form.replace(/es$/, ''), form.replace(/ies$/, 'y')]
  return (
    stems.find(stem => (isMany || stem !== form) && lexicon.patterns.has(`${stem}/V`) && stem.length > 2) ??
    null
  )
}

/** Makes `verb` the verb of the words from `first` to `last`, below `main`, with the noun before it as subject. */
function raise(
  tree: Tree,
  verb: Word,
  main: Word | null,
  { first, last }: { readonly first: number; readonly last: number },
  { grammar }: LanguageLexicon,
  changed: Map<number, Partial<Word>>,
): void {
  const subject = wordAt(tree, verb.index - 1)!
  const form = verb.form.toLowerCase()
  const isMany = /s$/i.test(subject.form) || grammar.collectives.has(subject.lemma.toLowerCase())
  const lemma = isMany ? form : form.replace(/ies$/, 'y').replace(/(?<=(ss|sh|ch|x))es$|s$/, '')
  changed.set(verb.index, {
    head: main?.index ?? 0,
    deprel: main ? 'parataxis' : 'root',
    lemma,
    upos: 'VERB',
    feats: { Mood: 'Ind', Tense: 'Pres', VerbForm: 'Fin' },
  })
  changed.set(subject.index, { head: verb.index, deprel: 'nsubj' })
  const inside = (index: number) => index >= first && index < subject.index
  for (const word of tree.words)
    if (inside(word.index) && word.head !== subject.index && !inside(word.head))
      changed.set(word.index, { head: subject.index, deprel: word.upos === 'ADJ' ? 'amod' : 'compound' })
  const object = objectAfter(tree, verb, last)
  if (object) changed.set(object.index, { head: verb.index, deprel: 'obj' })
  for (const word of tree.words) {
    if (word.index <= verb.index || word.index > last || word === object) continue
    const isModifier = object !== null && word.index < object.index
    if (isModifier && (word.head <= verb.index || word.head > object.index))
      changed.set(word.index, { head: object.index, deprel: word.upos === 'ADJ' ? 'amod' : 'compound' })
    else if (!isModifier && (word.head <= verb.index || word.head > last))
      changed.set(word.index, { head: verb.index, deprel: /^nmod/.test(word.deprel) ? 'obl' : word.deprel })
  }
}

/** The last noun of the phrase right behind the verb. */
function objectAfter(tree: Tree, verb: Word, last: number): Word | null {
  let found: Word | null = null
  for (let at = verb.index + 1; at <= last; at++) {
    const word = wordAt(tree, at)!
    if (word.upos === 'NOUN' || word.upos === 'PROPN') found = word
    else if (!['ADJ', 'NUM', 'DET', 'PRON', 'PART'].includes(word.upos)) break
  }
  return found
}

/** "fire tear gas": the first word of a noun of two that the lexicon knows is no verb. */
function withJoinedNouns(tree: Tree, lexicon: LanguageLexicon): Tree {
  const weapons = lexicon.classes.get('weapon')
  const changed = new Map<number, Partial<Word>>()
  for (const word of tree.words) {
    const next = wordAt(tree, word.index + 1)
    if (word.upos !== 'VERB' || !next) continue
    if (!weapons?.has(`${word.form.toLowerCase()}_${next.lemma.toLowerCase()}`)) continue
    if (word.head === next.index) changed.set(word.index, { upos: 'NOUN', feats: {}, deprel: 'compound' })
    if (next.head !== word.index) continue
    changed.set(word.index, { upos: 'NOUN', feats: {}, head: next.index, deprel: 'compound' })
    changed.set(next.index, { head: word.head, deprel: word.deprel })
    for (const kid of tree.kids[word.index] ?? [])
      if (kid !== next) changed.set(kid.index, { head: next.index })
  }
  return changedTree(tree, changed)
}

/** "Georgian PM quits": no time of day, unless a number stands before it. */
function withTitles(tree: Tree, { grammar }: LanguageLexicon): Tree {
  const changed = new Map<number, Partial<Word>>()
  for (const word of tree.words) {
    const before = wordAt(tree, word.index - 1)
    const lemma = word.form.toLowerCase()
    if (word.form === lemma || !grammar.titlesLikeTimes.has(lemma) || before?.upos === 'NUM') continue
    changed.set(word.index, { lemma, upos: 'NOUN' })
    if (before?.upos !== 'ADJ' || word.deprel !== 'obl:unmarked' || !/^(nsubj|obj)/.test(before.deprel))
      continue
    changed.set(word.index, { lemma, upos: 'NOUN', deprel: before.deprel })
    changed.set(before.index, { head: word.index, deprel: 'amod' })
  }
  return changedTree(tree, changed)
}
