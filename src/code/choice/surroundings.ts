import type { ClaimPlace, Participant } from '../../domain/claim.ts'
import type { Word } from '../../domain/syntax.ts'
import type { Draft } from '../code.ts'
import type { ResolveContext } from '../resolve/context.ts'
import { asTown, placeAt } from '../resolve/named-place.ts'
import { participantsAt } from '../resolve/participants.ts'
import { prepositionOf, type Tree } from '../tree.ts'

/** A report as the rules of the coder left it, for choices to be made in. */
export interface Coded {
  readonly context: ResolveContext
  readonly trees: readonly Tree[]
  readonly drafts: readonly Draft[]
}

/** How many sentences before and behind a claim its parties and its place are looked for (assumption). */
const REACH = 2

/** What stands around the claims of a sentence, in text order. */
export interface Surroundings {
  readonly context: ResolveContext
  readonly drafts: readonly Draft[]
  readonly parties: readonly Named<readonly Participant[]>[]
  readonly places: readonly Named<ClaimPlace>[]
}

/** A word of a sentence that names something. */
export interface Mention {
  readonly tree: Tree
  readonly word: Word
}

/** With what it names. */
interface Named<What> extends Mention {
  readonly what: What
}

/** What stands around each sentence of a report; a sentence is looked through once, and when first asked for. */
export function surroundingsIn({ context, trees, drafts }: Coded): (tree: Tree) => Surroundings {
  const partiesOf = new Map<Tree, readonly Named<readonly Participant[]>[]>()
  const placesOf = new Map<Tree, readonly Named<ClaimPlace>[]>()
  const known = new Map<Tree, Surroundings>()
  return tree =>
    once(known, tree, () => {
      const near = trees.slice(Math.max(0, tree.index - REACH), tree.index + REACH + 1)
      let parties: Surroundings['parties'] | null = null
      let places: Surroundings['places'] | null = null
      return {
        context,
        drafts: drafts.filter(draft => Math.abs(draft.tree.index - tree.index) <= REACH),
        get parties() {
          parties ??= near.flatMap(each => once(partiesOf, each, () => partiesIn(context, each)))
          return parties
        },
        get places() {
          places ??= near.flatMap(each => once(placesOf, each, () => placesIn(context, each)))
          return places
        },
      }
    })
}

/** Of names, of words for roles, and of pronouns; other nouns seldom name somebody, and are many. */
function partiesIn(context: ResolveContext, tree: Tree): readonly Named<readonly Participant[]>[] {
  const notes = context.notes(tree.index)
  return tree.words.flatMap(word => {
    const tells = notes?.nameAt[word.index] || notes?.roleAt[word.index] || word.upos === 'PRON'
    const what = tells && isParty(word) ? participantsAt(context, tree.index, word.index) : []
    return what.length > 0 ? [{ tree, word, what }] : []
  })
}

function placesIn(context: ResolveContext, tree: Tree): readonly Named<ClaimPlace>[] {
  const notes = context.notes(tree.index)
  return tree.words.flatMap(word => {
    const found = notes?.nameAt[word.index] ? placeAt(context, notes, word, prepositionOf(tree, word)) : null
    return found ? [{ tree, word, what: asTown(context, found.place) }] : []
  })
}

function once<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = known.get(key)
  if (found !== undefined) return found
  const made = make()
  known.set(key, made)
  return made
}

const PARTY: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'PRON'])

/** Heads of phrases: what stands within a name or before a noun is told by its head. */
const isParty = ({ upos, deprel }: Word) => PARTY.has(upos) && !/^(flat|fixed|compound)/.test(deprel)
