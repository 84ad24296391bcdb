import type { Word } from '../../domain/syntax.ts'
import { base, headOf, kidsOf, type Tree } from '../tree.ts'
import { countryOfName, placeCountry, type ResolveContext } from './context.ts'
import { type Antecedents, describe } from './describe.ts'
import type { SentenceNotes } from './notes.ts'
import type { Party } from './party.ts'

/**
 * The country of a party whose phrase names none ("police", "the protesters"): the only country of the passage;
 * else that of an earlier party of the same role, of the place of its clause, or the one named nearest before it.
 */
export function settingCountry(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  party: Party,
  antecedents: Antecedents,
): string | null {
  const countries = context.countries()
  if (countries.length === 1) return countries[0]!.country
  if (countries.length === 0) return context.hints.outletCountry ?? null
  return (
    sameRole(context, notes, word, party, antecedents) ??
    clausePlace(context, notes, word) ??
    nearestNamed(context, notes, word) ??
    countries[0]!.country
  )
}

/** "Egyptian police ... police": an earlier phrase of the same head or role that has a country. */
function sameRole(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  party: Party,
  antecedents: Antecedents,
): string | null {
  for (let back = 0; back <= notes.tree.index; back++) {
    const earlier = context.notes(notes.tree.index - back)
    if (!earlier) continue
    for (const role of [...earlier.roles].reverse()) {
      if (role.manner !== 'own' || role.role !== party.role) continue
      if (back === 0 && role.last >= word.index) continue
      const head = earlier.tree.words[role.last - 1]
      if (!head) continue
      const found = describe(context, earlier, head, antecedents, 2).find(
        each => each.country && each.role === party.role,
      )
      if (found) return found.country
    }
  }
  return null
}

/** The place that the clause around a word names; a border is not one. */
function clausePlace(context: ResolveContext, notes: SentenceNotes, word: Word): string | null {
  const { tree, words } = notes
  for (let at: Word | null = word; at; at = headOf(tree, at)) {
    for (const kid of kidsOf(tree, at)) {
      if (
        !WHERE.has(base(kid.deprel)) ||
        !isLocated(notes, kid) ||
        words.grammar.borders.has(kid.lemma.toLowerCase())
      )
        continue
      const country = placeCountry(context, notes, kid)
      if (country) return country
    }
    if (base(at.deprel) === 'ccomp' || base(at.deprel) === 'parataxis') return null
  }
  return null
}

const WHERE: ReadonlySet<string> = new Set(['obl', 'nmod'])

function isLocated(notes: SentenceNotes, word: Word): boolean {
  return kidsOf(notes.tree, word).some(
    kid => kid.deprel === 'case' && notes.words.grammar.stated.has(kid.lemma.toLowerCase()),
  )
}

/** The country named nearest before a word in its sentence, subjects and possessors first. */
function nearestNamed(context: ResolveContext, notes: SentenceNotes, word: Word): string | null {
  const named = notes.names
    .map(name => ({ name, country: countryOfName(context, name) }))
    .filter(each => each.country !== null && each.name.entries.every(entry => entry.kind !== 'outlet'))
  const before = named.filter(each => each.name.last < word.index)
  const rank = (first: number) => {
    const at = notes.tree.words[first - 1]
    return at && isInSubject(notes.tree, at) ? 1 : 0
  }
  const best = [...before].sort(
    (a, b) => rank(b.name.first) - rank(a.name.first) || b.name.last - a.name.last,
  )[0]
  if (best) return best.country
  for (let back = 1; back <= notes.tree.index; back++) {
    const earlier = context.notes(notes.tree.index - back)
    const last = earlier?.names.map(name => countryOfName(context, name)).filter(country => country !== null)
    if (last && last.length > 0) return last[0]!
  }
  return named[0]?.country ?? null
}

function isInSubject(tree: Tree, word: Word): boolean {
  let at: Word | null = word
  for (let n = 0; at && n < 12; n++) {
    if (base(at.deprel) === 'nsubj') return true
    if (at.upos === 'VERB') return false
    at = headOf(tree, at)
  }
  return false
}
