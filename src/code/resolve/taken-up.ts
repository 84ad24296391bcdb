import type { Word } from '../../domain/syntax.ts'
import { base, kidsOf } from '../tree.ts'
import type { ResolveContext } from './context.ts'
import type { SentenceNotes } from './notes.ts'

// Phrases taken up by a shorter one: "agents of the intelligence service ... the agents", "four gunmen ... two others".

/** How many sentences back the fuller phrase is looked for (assumption). */
const REACH = 3

/** The nearest phrase before `word` with the same noun and more about it; null where none is. */
export function fullerBefore(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
): { readonly notes: SentenceNotes; readonly word: Word } | null {
  const lemma = word.lemma.toLowerCase()
  for (let back = 0; back <= Math.min(REACH, notes.tree.index); back++) {
    const earlier = context.notes(notes.tree.index - back)
    if (!earlier) continue
    const found = earlier.tree.words.findLast(
      each =>
        (back > 0 || each.index < word.index) &&
        each.upos === 'NOUN' &&
        each.lemma.toLowerCase() === lemma &&
        each.feats.Number === word.feats.Number &&
        HEADS.test(base(each.deprel)),
    )
    // the nearest mention that is as short tells no more than this one
    if (found && isFuller(earlier, found)) return { notes: earlier, word: found }
  }
  return null
}

const HEADS = /^(nsubj|obj|iobj|obl|nmod|root|appos|conj)$/

/** Somebody's, of a place or of a kind; a bare number or a clause tells nothing of whose it is. */
function isFuller({ tree }: SentenceNotes, word: Word): boolean {
  return kidsOf(tree, word).some(kid => /^(amod|compound|nmod)/.test(kid.deprel))
}

/** "killed four gunmen and took two others into custody": those to whom the like was done; null where none were. */
export function othersBefore({ tree }: SentenceNotes, word: Word): Word | null {
  return (
    tree.words.findLast(
      each =>
        each.index < word.index &&
        (base(each.deprel) === base(word.deprel) || /^(obj|nsubj:pass)$/.test(each.deprel)) &&
        each.feats.Number === 'Plur',
    ) ?? null
  )
}
