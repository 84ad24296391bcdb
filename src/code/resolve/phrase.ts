import type { Word } from '../../domain/syntax.ts'
import { base, kidsOf, type Tree } from '../tree.ts'
import type { ResolveContext } from './context.ts'
import type { SentenceNotes } from './notes.ts'
import type { Party, PartySort } from './party.ts'

/** A party of which nothing is told yet but the words of its phrase. */
export function partyOf(context: ResolveContext, notes: SentenceNotes, word: Word, sort: PartySort): Party {
  const { start, end } = phraseSpan(notes.tree, word)
  return {
    country: null,
    role: null,
    igo: null,
    outlet: null,
    entity: null,
    name: context.text.slice(start, end),
    span: { start, end },
    sort,
    abroad: false,
    head: word.lemma.toLowerCase(),
  }
}

/** From the first modifier to the last word of the name, without what follows in clauses and prepositions. */
function phraseSpan(tree: Tree, word: Word): { start: number; end: number } {
  let first = word
  let last = word
  for (const kid of kidsOf(tree, word)) {
    const relation = base(kid.deprel)
    if (PRE.has(relation) && kid.index < first.index) first = leftmost(tree, kid)
    if ((relation === 'flat' || relation === 'compound' || relation === 'fixed') && kid.index > last.index)
      last = kid
  }
  return { start: first.start, end: last.end }
}

const PRE: ReadonlySet<string> = new Set(['amod', 'compound', 'nummod', 'flat', 'nmod'])

function leftmost(tree: Tree, word: Word): Word {
  let found = word
  for (const kid of kidsOf(tree, word))
    if (kid.index < found.index && kid.deprel !== 'case' && kid.deprel !== 'punct' && kid.deprel !== 'det')
      found = leftmost(tree, kid)
  return found
}
