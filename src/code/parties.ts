import type { CodingTerm, Participant } from '../domain/claim.ts'
import type { EventType } from '../domain/plover.ts'
import type { Span, Word } from '../domain/syntax.ts'
import { meant } from './contrast.ts'
import { isOfClass, type LanguageLexicon } from './lexicon.ts'
import type { Family, Found } from './pattern.ts'
import type { ResolveContext } from './resolve/context.ts'
import type { SentenceNotes } from './resolve/notes.ts'
import { anybodyAt, participantsAt } from './resolve/participants.ts'
import { fillersOf } from './slots.ts'
import { headOf, isGenitive, kidsOf, prepositionOf, type Tree } from './tree.ts'

// Who fills the slots of a pattern: the words that the tree gives, and the parties that they name.

export interface Filled {
  readonly participants: readonly Participant[]
  readonly words: readonly number[]
}

/** "sealed on the president's orders", "cut at the behest of the ministry": who ordered it does it where nobody else is named. */
export function orderedBy(
  context: ResolveContext,
  tree: Tree,
  found: Found,
  why: CodingTerm[],
  lexicon: LanguageLexicon,
): Filled {
  const event = found.pattern.family.event as EventType
  const { grammar } = lexicon
  if (!lexicon.countryPlace.has(event)) return NOBODY
  for (const order of kidsOf(tree, found.head)) {
    if (order.deprel !== 'obl' || !grammar.behests.has(order.lemma.toLowerCase())) continue
    if (!grammar.orderedOn.has(prepositionOf(tree, order) ?? '')) continue
    const givers = kidsOf(tree, order).filter(
      kid => kid.deprel === 'nmod:poss' || (kid.deprel === 'nmod' && isGenitive(tree, kid, grammar)),
    )
    const participants = dedupe(givers.flatMap(word => partiesOf(context, tree, word, lexicon)))
    if (participants.length === 0) continue
    why.push({ field: 'actors', rule: 'who ordered it', span: spanOf(givers[0]!) })
    return { participants, words: givers.map(word => word.index) }
  }
  return NOBODY
}

const ARMED = / (MIL|COP|REB|UAF|SPY)$/

/** "pulled out after a two-day raid", "arrested five in a raid": a raid of nobody else is of those who were in it. */
export function sortieOf(
  context: ResolveContext,
  tree: Tree,
  found: Found,
  why: CodingTerm[],
  lexicon: LanguageLexicon,
): Filled {
  const { head } = found
  const governor = headOf(tree, head)
  if (!lexicon.classes.get('sortie')?.has(head.lemma.toLowerCase()) || head.deprel !== 'obl') return NOBODY
  if (!governor || kidsOf(tree, head).some(kid => kid.feats.Definite === 'Def' || kid.deprel === 'nmod:poss'))
    return NOBODY
  const words = fillersOf(tree, governor, 'subj', lexicon)
  const participants = dedupe(words.flatMap(word => partiesOf(context, tree, word, lexicon)))
  if (participants.length === 0 || participants.some(({ code }) => !ARMED.test(code))) return NOBODY
  why.push({ field: 'actors', rule: 'who was in it', span: spanOf(words[0]!) })
  return { participants, words: words.map(word => word.index) }
}

/** "fired gas at people at the ministry": where people were hit, a building behind them by the same preposition is where. */
function isScene(tree: Tree, word: Word, first: Word, { classes }: LanguageLexicon): boolean {
  const buildings = classes.get('building')
  const isBuilding = (each: Word) => buildings?.has(each.lemma.toLowerCase()) === true
  const preposition = prepositionOf(tree, word)
  return (
    preposition !== null &&
    word.index > first.index &&
    word.head === first.head &&
    prepositionOf(tree, first) === preposition &&
    isBuilding(word) &&
    !isBuilding(first)
  )
}

/** The first slot whose words name somebody gives the parties. */
export function fill(
  context: ResolveContext,
  tree: Tree,
  found: Found,
  slots: readonly string[],
  field: string,
  why: CodingTerm[],
  lexicon: LanguageLexicon,
  others: Filled,
): Filled {
  const taken = new Set(others.words)
  const rivals = new Set(others.participants.map(each => each.code))
  const notes = context.notes(tree.index)
  const isSpoken = field === 'targets' && SPOKEN.has(found.pattern.family.event as EventType)
  const isJudged = field === 'targets' && found.pattern.family.event === 'ACCUSE'
  const isMaterial = field === 'targets' && lexicon.countryPlace.has(found.pattern.family.event as EventType)
  const isForce = field === 'actors' && found.pattern.family.event === 'ASSAULT'
  const isTest = field === 'actors' && found.pattern.family.event === 'MOBILIZE'
  for (const slot of slots) {
    const together = slot.split('+')
    const words = together
      .flatMap(each => slotWords(tree, found, each, lexicon))
      .flatMap(word => meant(tree, word, lexicon))
      .flatMap(word => (isTest && slot === 'mod' ? holdersOf(tree, word, lexicon) : [word]))
      .filter(
        word =>
          word.index !== found.trigger.index &&
          word.index !== found.head.index &&
          !taken.has(word.index) &&
          !((isSpoken || isJudged) && isOfVictim(notes, tree, word, lexicon)) &&
          !(slot === 'mod' && isNoParty(context, tree, word, lexicon)) &&
          !(isForce && slot === 'mod' && isHit(context, tree, word)) &&
          !(isMaterial && (isTown(context, tree.index, word.index) || isOpenGround(context, tree, word))),
      )
      .filter((word, _, [first]) => !(isMaterial && isScene(tree, word, first!, lexicon)))
    const named = mostTelling(
      dedupe(
        words.flatMap(word => {
          const own = partiesOf(context, tree, word, lexicon)
          const isNobody = kidsOf(tree, found.head).some(kid => isNegation(kid, lexicon))
          const told = isForce && isEvent(word, lexicon) ? own.filter(each => !isInstitution(each)) : own
          return told.length > 0 || !isMaterial || isNobody
            ? told
            : anybodyAt(context, tree.index, word.index)
        }),
      ),
    )
    const left = named.filter(
      each =>
        !(
          rivals.has(each.code) &&
          ((isSpoken && !each.code.startsWith('-') && !isAddressed(tree, found.head, words)) ||
            words.every(word => word.upos === 'PRON') ||
            isOwn(tree, words))
        ),
    )
    // "accused China of ramming its boats": what is rammed is the accuser's
    const participants =
      isMaterial && named.length > 0 && left.length === 0 && isOwn(tree, words)
        ? othersAbove(context, tree, found.head, lexicon, rivals)
        : left
    if (participants.length === 0) continue
    why.push({ field, rule: slot, span: spanOf(words[0]!) })
    return { participants, words: words.map(word => word.index) }
  }
  return { participants: [], words: [] }
}

/** "the university massacre", "the mosque attack": schools and churches are what is hit. */
function isHit(context: ResolveContext, tree: Tree, word: Word): boolean {
  const parties = participantsAt(context, tree.index, word.index)
  return parties.length > 0 && parties.every(isInstitution)
}

function isInstitution({ code }: Participant): boolean {
  return INSTITUTIONS.has(code.slice(4))
}
const INSTITUTIONS: ReadonlySet<string> = new Set(['EDU', 'REL', 'MED', 'NGO', 'BUS'])

/** "a North Korean missile test": a weapon that is shown stands for the state whose it is, unlike one that strikes. */
function holdersOf(tree: Tree, word: Word, lexicon: LanguageLexicon): readonly Word[] {
  if (!isOfClass(lexicon, 'weapon', word)) return [word]
  return kidsOf(tree, word).filter(kid => /^(compound|amod|nmod:poss)$/.test(kid.deprel))
}

/** "artillery fire", "humanitarian aid": a weapon or a plain adjective before a noun does nothing. */
function isNoParty(context: ResolveContext, tree: Tree, word: Word, { classes }: LanguageLexicon): boolean {
  if (classes.get('weapon')?.has(word.lemma.toLowerCase()) && kidsOf(tree, word).length === 0) return true
  return (
    word.upos === 'ADJ' &&
    CHARITABLE.has(participantsAt(context, tree.index, word.index)[0]?.code.slice(4) ?? '')
  )
}

const CHARITABLE: ReadonlySet<string> = new Set(['NGO', 'REL'])

/** "demanded their release", "condemned the lawyer's murder": whose it is suffers it, and is neither asked nor blamed. */
function isOfVictim(
  notes: SentenceNotes | null,
  tree: Tree,
  word: Word,
  { grammar }: LanguageLexicon,
): boolean {
  if (!notes?.words.grammar.undergone.has(word.lemma.toLowerCase())) return false
  const kids = kidsOf(tree, word)
  const isOfOthers = kids.some(kid => kid.deprel === 'nmod' && isGenitive(tree, kid, grammar))
  return !(isOfOthers && kids.some(kid => kid.deprel === 'nmod:poss'))
}

/** Nobody asks or threatens himself: "demanded an amnesty for their leaders". */
const SPOKEN: ReadonlySet<EventType> = new Set(['REQUEST', 'THREATEN', 'REJECT'])

/** "The mayor asked the president to send troops": of one government, but two. */
function isAddressed(tree: Tree, verb: Word, words: readonly Word[]): boolean {
  return (
    kidsOf(tree, verb).some(kid => kid.deprel === 'xcomp' && kid.feats.VerbForm === 'Inf') &&
    words.every(word => word.head === verb.index && /^i?obj$/.test(word.deprel) && word.upos !== 'PRON') &&
    !isOwn(tree, words)
  )
}

/** Whose a thing is that its taker cannot own: who accuses him, or the subject of the clause above ("after the junta freed its leader"). */
function othersAbove(
  context: ResolveContext,
  tree: Tree,
  word: Word,
  lexicon: LanguageLexicon,
  rivals: ReadonlySet<string>,
): readonly Participant[] {
  const accuser = accuserOf(context, tree, word, lexicon, rivals)
  const above = word.deprel === 'advcl' ? headOf(tree, word) : null
  const subject = above ? kidsOf(tree, above).find(kid => kid.deprel === 'nsubj') : undefined
  return accuser.length > 0 || !subject
    ? accuser
    : partiesOf(context, tree, subject, lexicon).filter(({ code }) => !rivals.has(code))
}

/** Who accuses somebody of what `word` tells. */
function accuserOf(
  context: ResolveContext,
  tree: Tree,
  word: Word,
  lexicon: LanguageLexicon,
  accused: ReadonlySet<string>,
): readonly Participant[] {
  const above = headOf(tree, word)
  const verb = [above, above ? headOf(tree, above) : null].find(
    each => each && lexicon.grammar.blame.has(each.lemma.toLowerCase()),
  )
  const accuser = verb ? kidsOf(tree, verb).find(kid => kid.deprel === 'nsubj') : undefined
  return accuser ? partiesOf(context, tree, accuser, lexicon).filter(({ code }) => !accused.has(code)) : []
}

/** "eight policemen died and 300 were injured": a bare number goes on counting those of the clause before. */
function countedBefore(tree: Tree, word: Word): Word {
  const clause = word.upos === 'NUM' && word.deprel.startsWith('nsubj') ? headOf(tree, word) : null
  const before = clause?.deprel === 'conj' ? headOf(tree, clause) : null
  if (!before || kidsOf(tree, word).some(kid => kid.deprel === 'nmod')) return word
  const counted = kidsOf(tree, before).find(
    kid => kid.deprel.startsWith('nsubj') && kidsOf(tree, kid).some(each => each.deprel === 'nummod'),
  )
  return counted ?? word
}

/** The parties of a noun phrase, or of what it counts: "one of the palaces". */
function partiesOf(
  context: ResolveContext,
  tree: Tree,
  word: Word,
  lexicon: LanguageLexicon,
): readonly Participant[] {
  const own = participantsAt(context, tree.index, countedBefore(tree, word).index)
  const lemma = word.lemma.toLowerCase()
  const isCount = word.upos === 'NUM' || lexicon.grammar.quantityNouns.has(lemma)
  const isPerson = lexicon.classes.get('arrestable')?.has(lemma) === true
  // "condemned the seizure of power": an event's victim is not the verb's
  if (own.length > 0 || (isPerson && !isCount) || (isEvent(word, lexicon) && !isCount)) return own
  return kidsOf(tree, word)
    .filter(
      kid =>
        kid.deprel === 'nmod' &&
        (isCount || lexicon.grammar.contentPrepositions.has(prepositionOf(tree, kid) ?? '')),
    )
    .flatMap(kid => participantsAt(context, tree.index, kid.index))
}

function isEvent(word: Word, { patterns }: LanguageLexicon): boolean {
  return patterns.get(`${word.lemma.toLowerCase()}/N`)?.some(({ family }) => family.event !== null) === true
}

/** "closed its border", "pull their fighters out": nobody acts against himself. */
function isOwn(tree: Tree, words: readonly Word[]): boolean {
  return words.some(word => kidsOf(tree, word).some(kid => kid.deprel === 'nmod:poss' && kid.upos === 'PRON'))
}

/** "Myanmar military airstrike": of a state and one of its forces before a noun, the force is meant. */
function mostTelling(participants: readonly Participant[]): readonly Participant[] {
  const isLess = ({ code, span }: Participant) =>
    code.endsWith(' GOV') &&
    participants.some(
      other =>
        other.code !== code && other.code.slice(0, 3) === code.slice(0, 3) && isNextTo(span, other.span),
    )
  return participants.length < 2 ? participants : participants.filter(each => !isLess(each))
}

function isNextTo(left: Span | null, right: Span | null): boolean {
  return left !== null && right !== null && right.start - left.end === 1
}

export const NOBODY: Filled = { participants: [], words: [] }

/** A town that is shelled or taken is where it happened, not a party. */
function isTown(context: ResolveContext, sentence: number, index: number): boolean {
  const notes = context.notes(sentence)
  const lemma = notes?.tree.words[index - 1]?.lemma.toLowerCase() ?? ''
  const note = notes?.nameAt[index]
  const isCountry = note?.entries.some(({ kind }) => kind === 'country') ?? false
  // "attacked the United States" is no state of a federation
  if (!isCountry && notes?.words.grammar.settlements.has(lemma)) return true
  if (!note) return false
  return note.entries.length === 0
    ? note.places.length > 0
    : note.entries.every(entry => entry.kind === 'seat' && entry.town)
}

/** "never fired on anyone" was on nobody. */
function isNegation(word: Word, lexicon: LanguageLexicon): boolean {
  return lexicon.operators.modifiers.get(`${word.lemma.toLowerCase()}/advmod`)?.effect === 'negate'
}

/** "the shooting on Republic Square": where it happened, not whom it hit. */
function isOpenGround(context: ResolveContext, tree: Tree, word: Word): boolean {
  return context.notes(tree.index)?.words.grammar.openGround.has(word.lemma.toLowerCase()) === true
}

/** A slot of the head, or with `trigger.` before it one of the trigger. */
function slotWords(tree: Tree, found: Found, slot: string, lexicon: LanguageLexicon): readonly Word[] {
  return slot.startsWith('trigger.')
    ? fillersOf(tree, found.trigger, slot.slice('trigger.'.length), lexicon)
    : fillersOf(tree, found.head, slot, lexicon)
}

function dedupe(participants: readonly Participant[]): readonly Participant[] {
  const seen = new Set<string>()
  return participants.filter(each => {
    const key = `${each.code}|${each.entity ?? each.name}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** Whether the event is a strike, or the end of one. */
export function strikersOf(tree: Tree, { event, mode }: Family, { patterns }: LanguageLexicon): boolean {
  if (event === 'PROTEST') return mode === 'strike'
  return (
    event === 'CONCEDE' &&
    tree.words.some(word =>
      patterns
        .get(`${word.lemma.toLowerCase()}/N`)
        ?.some(({ family }) => family.event === 'PROTEST' && family.mode === 'strike'),
    )
  )
}

/** Whoever strikes is labour then, nurses and drivers too (gold rule 17). */
export function asLabour(
  { participants, words }: Filled,
  tree: Tree,
  lexicon: LanguageLexicon,
): readonly Participant[] {
  const is = (name: string, index: number) => isOfClass(lexicon, name, tree.words[index - 1]!)
  const isWork = words.some(index => is('worker', index) && !is('selfemployed', index))
  return isWork
    ? participants.map(each =>
        each.code.endsWith(' CVL')
          ? { ...each, code: `${each.code.slice(0, -3)}LAB` as Participant['code'] }
          : each,
      )
    : participants
}

/** Where a word stands in the text. */
export function spanOf(word: Word): Span {
  return { start: word.start, end: word.end }
}
