import type { Role } from '../../domain/plover.ts'
import type { Word } from '../../domain/syntax.ts'
import { base, headOf, kidsBy, type Tree, wordAt } from '../tree.ts'
import { countryOfName, isDateline, isFirm, isOfOutlet, type ResolveContext, WRITTEN } from './context.ts'
import type { NameNote, SentenceNotes } from './notes.ts'
import type { Party } from './party.ts'

// The country that the names of a text speak for: the nearest, or the one that it is about.

/** What a country named more than once has before one that is nearer, against 1 for standing in the subject (assumption). */
const OFTEN = 0.5

/** The country named nearest before a word in its sentence, subjects and possessors first. */
export function nearestNamed(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  party: Party,
): string | null {
  const named = notes.names
    .map(name => ({ name, country: countryOfName(context, name) }))
    .filter(
      each =>
        each.country !== null &&
        each.name.entries.every(entry => entry.kind !== 'outlet') &&
        !isBacker(notes, each.name) &&
        !isOfMission(notes, each.name) &&
        !isOfOutlet(notes, each.name),
    )
  const countOf = (country: string | null) =>
    context.countries().find(each => each.country === country)?.count ?? 0
  const before = named.filter(each => each.name.last < word.index)
  const rank = (first: number) => {
    const at = notes.tree.words[first - 1]
    return at && isInSubject(notes.tree, at) ? 1 : 0
  }
  const weight = (each: (typeof before)[number]) =>
    rank(each.name.first) +
    (countOf(each.country) > 1 ? OFTEN : 0) -
    (isBeyondBorder(notes, each.name.first) ? OFTEN : 0) -
    (word.index - each.name.last) / 100
  const best = [...before].sort((a, b) => weight(b) - weight(a))[0]
  if (best && !isOneOfSeveral(notes, best, before)) return best.country
  const topic = topicCountry(context, notes.tree.index, party)
  if (topic) return topic
  for (let back = 1; back <= notes.tree.index; back++) {
    const earlier = context.notes(notes.tree.index - back)
    const last = earlier?.names.map(name => countryOfName(context, name)).filter(country => country !== null)
    if (last && last.length > 0) return last[0]!
  }
  return named[0]?.country ?? null
}

/** "rebels backed by Rwanda", "Rwanda-backed rebels": who helps them is not where they are. */
function isBacker({ tree, words }: SentenceNotes, name: NameNote): boolean {
  const [hyphen, joined] = [wordAt(tree, name.last + 1), wordAt(tree, name.last + 2)]
  if (hyphen && joined && /^[-‐–]$/.test(hyphen.form) && words.grammar.led.has(joined.form.toLowerCase()))
    return true
  const agent = tree.words.slice(name.first - 1, name.last).find(each => each.deprel === 'obl:agent')
  const verb = agent ? headOf(tree, agent) : null
  return verb !== null && base(verb.deprel) === 'acl' && words.grammar.led.has(verb.form.toLowerCase())
}

/** "the US embassy in Ouagadougou", "India's envoy": whose a mission is, is not where things happen. */
function isOfMission({ tree, words }: SentenceNotes, name: NameNote): boolean {
  const own = tree.words[name.last - 1]
  const head = own ? headOf(tree, own) : null
  return (
    own !== undefined &&
    head !== null &&
    head.index > own.index &&
    /^(amod|compound|nmod:poss)$/.test(own.deprel) &&
    words.grammar.missions.has(head.lemma.toLowerCase())
  )
}

/** "its border with Belarus": the neighbour is not who speaks. */
function isBeyondBorder(notes: SentenceNotes, index: number): boolean {
  const own = notes.tree.words[index - 1]
  const head = own ? headOf(notes.tree, own) : null
  return head !== null && notes.words.grammar.borders.has(head.lemma.toLowerCase())
}
/** What the name of a country or town tells of the scene against that of its people (assumption). */
export const SCENE = 1.5

/** "The United States, Canada and Mexico condemned the arrests": none of them is where it was. */
function isOneOfSeveral(
  { tree }: SentenceNotes,
  best: { readonly name: { readonly first: number }; readonly country: string | null },
  named: readonly (typeof best)[],
): boolean {
  const subjects = named.filter(({ name }) => isInSubject(tree, tree.words[name.first - 1]!))
  return subjects.includes(best) && new Set(subjects.map(({ country }) => country)).size > 2
}

/**
 * The country that the report is about as far as it has been read, where one is: named most up to this sentence, the
 * first one named counted once more, since news begins with its matter (assumption). What is named further on does not
 * move the scene of what stands before it. `ofPlace` is what a country or town counts against 1 for people and bodies.
 */
export function topicCountry(
  context: ResolveContext,
  sentence: number,
  party: Party,
  ofPlace = 1,
): string | null {
  const weights = new Map<string, number>(topicBefore(context, party))
  // the first one named counts once more, unless the case has told the country
  let isFirst = weights.size === 0
  for (let index = 0; index <= sentence; index++)
    for (const name of context.notes(index)?.names ?? []) {
      const country = countryOfName(context, name)
      const notes = context.notes(index)!
      if (!country || isOfOutlet(notes, name) || isFirm(name, context.day) || isBacker(notes, name)) continue
      if (isOfMission(notes, name)) continue
      const isPlace =
        name.entries.length === 0 || name.entries.some(({ kind }) => kind === 'country' || kind === 'seat')
      // where it was written tells least: "MOSCOW - Belarusians went on strike"
      const isWritten = isDateline(notes.tree)
      const leads = isFirst && !isListed(notes, name)
      const weight = isWritten ? WRITTEN : (isPlace ? ofPlace : 1) + (leads ? 1 : 0)
      isFirst &&= isWritten
      weights.set(country, (weights.get(country) ?? 0) + weight)
    }
  const [top, second] = [...weights].sort(([, a], [, b]) => b - a)
  return top && (!second || top[1] > second[1]) ? top[0] : null
}

/** "from Kenya and Ghana": a report that begins with several countries is about none of them alone. */
function isListed({ tree, nameAt }: SentenceNotes, { last }: NameNote): boolean {
  return kidsBy(tree, tree.words[last - 1]!, 'conj').some(kid => nameAt[kid.index] !== null)
}

/**
 * What a case is about is its reports' matter, where they name it, as if they had named it before anything else. That
 * tells where people act, not whose an office is: "the defence ministry" of an Armenian story in a Kazakh case.
 */
function topicBefore(context: ResolveContext, party: Party): readonly (readonly [string, number])[] {
  const { home } = context.hints
  if (party.role && OFFICES.has(party.role)) return []
  const isNamed = context.countries().some(({ country }) => country === home)
  return home !== undefined && isNamed ? [[home, FILED]] : []
}

/** Roles that a state abroad has too, and of which its own reports leave the country out. */
const OFFICES: ReadonlySet<Role> = new Set<Role>(['GOV', 'MIL', 'SPY'])

/** What being filed under a country counts against being named once: named first of all (assumption). */
const FILED = 2

function isInSubject(tree: Tree, word: Word): boolean {
  let at: Word | null = word
  for (let n = 0; at && n < 12; n++) {
    if (base(at.deprel) === 'nsubj') return true
    if (at.upos === 'VERB') return false
    at = headOf(tree, at)
  }
  return false
}
