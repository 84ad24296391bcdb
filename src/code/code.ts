import type { Citation, Claim, CodingTerm, Participant } from '../domain/claim.ts'
import { dayOf, type Instant } from '../domain/instant.ts'
import type { EventType, Role } from '../domain/plover.ts'
import type { Analysis, Span, Word } from '../domain/syntax.ts'
import { completeDrafts } from './complete.ts'
import { contextsOf } from './contexts.ts'
import { foldClaims } from './fold.ts'
import { isHistory } from './history.ts'
import type { LanguageLexicon, Lexicon } from './lexicon.ts'
import { type Family, type Found, matchAt } from './pattern.ts'
import { perspectiveOf } from './perspective/perspective.ts'
import { type Cited, factualityOf, type Perspective } from './perspective/state.ts'
import { isPersonal, publicAffairs } from './private.ts'
import { continuedSource, takesUpBefore } from './quotation.ts'
import { actorlessRegister, foreignRegister } from './register.ts'
import { withKnownNames } from './repair/known-forms.ts'
import { settle } from './repair/settle.ts'
import { citationAt } from './resolve/citation.ts'
import { type ResolveContext, resolveContext } from './resolve/context.ts'
import { dateOf } from './resolve/date.ts'
import { magnitudesOf } from './resolve/magnitudes.ts'
import { anybodyAt, participantsAt } from './resolve/participants.ts'
import { placeOf, siteOf } from './resolve/place.ts'
import { fillersOf, type Ground } from './slots.ts'
import { timeOf } from './tense.ts'
import { headOf, kidsOf, prepositionOf, subtree, type Tree, treeOf } from './tree.ts'

export interface CodeInput {
  readonly report: string
  readonly text: string
  readonly published: Instant
  readonly language: string
  readonly outlet?: string
  readonly outletCountry?: string | null
}

/** A claim in the making, with where its trigger stands in the trees. */
export interface Draft {
  readonly claim: Claim
  readonly tree: Tree
  readonly found: Found
}

/**
 * The claims of a report, in text order: what happened or may happen, who did it to whom, where and when, how
 * surely and by whose word. Sentences without a tree give none.
 */
export function codeText(input: CodeInput, analysis: Analysis, lexicon: Lexicon): readonly Claim[] {
  const hints = {
    language: input.language,
    ...(input.outlet === undefined ? {} : { outlet: input.outlet }),
    ...(input.outletCountry === undefined ? {} : { outletCountry: input.outletCountry }),
  }
  const trees = settledTrees(analysis, input.language, lexicon)
  const settled: Analysis = { sentences: trees.map(tree => tree.sentence) }
  const context = resolveContext(settled, input.text, input.published, lexicon.resources, hints)
  const takenUp = ({ index, sentence }: Tree): readonly Cited[] => {
    const next = trees[index + 1]
    const language = lexicon.languages.get(sentence.language)
    if (!next || !language || next.sentence.paragraph !== sentence.paragraph) return []
    const source = takesUpBefore(next, language)
    return source ? [source] : []
  }
  const drafts: Draft[] = []
  let previous: readonly Cited[] = []
  for (const tree of trees) {
    const language = lexicon.languages.get(tree.sentence.language) ?? lexicon.languages.get(input.language)
    if (!tree.sentence.parsed || !language) continue
    const continued = continuedSource(tree, input.text, previous, language)
    previous = continued.next
    if (foreignRegister(trees, tree, language)) continue
    const isDisaster = actorlessRegister(trees, tree, language)
    for (const found of triggersOf(tree, language, rolesIn(context, tree))) {
      const perspective = perspectiveOf(tree, found.head, language)
      if (perspective.dropped || isHistory(tree, found, input.published, language)) continue
      if (isName(context, tree, found.trigger)) continue
      const cited = [perspective.cited, continued.cited, takenUp(tree)].find(each => each.length > 0) ?? []
      if (cited.length === 0 && isPersonal(tree, found)) continue
      const seen = {
        ...perspective,
        cited,
        ...(found.pattern.family.inverted
          ? { positive: true, certainty: perspective.future ? ('PR' as const) : perspective.certainty }
          : {}),
      }
      const claim = assemble(input, context, tree, found, seen, language)
      if (isDisaster && isDoneByNobody(claim)) continue
      drafts.push({ tree, found, claim })
    }
  }
  return foldClaims(publicAffairs(completeDrafts(drafts), context)).map((claim, n) => ({
    ...claim,
    id: `${input.report}#${n + 1}`,
  }))
}

/** The trees that patterns are held against: those of the parser, with what it often gets wrong in news mended. */
export function settledTrees(
  { sentences }: Analysis,
  expected: string,
  { languages, resources }: Lexicon,
): readonly Tree[] {
  return sentences.map((sentence, n) => {
    const language = languages.get(sentence.language) ?? languages.get(expected)
    const names = resources.namesIn.get(sentence.language)
    const tree = names ? withKnownNames(treeOf(sentence, n), names) : treeOf(sentence, n)
    return sentence.parsed && language ? settle(tree, language) : tree
  })
}

/** The triggers of a sentence in text order, one pattern each; what a longer pattern claims no shorter one does. */
export function triggersOf(
  tree: Tree,
  lexicon: LanguageLexicon,
  rolesAt: NonNullable<Ground['rolesAt']> = () => [],
): readonly Found[] {
  const ground: Ground = { grammar: lexicon.grammar, classes: lexicon.classes, rolesAt }
  const best = new Map<number, Found>()
  const vetoed = new Set<number>()
  for (const word of tree.words) {
    // "с помощью", "in front of": a noun inside a preposition tells nothing of its own
    if (word.deprel === 'fixed') continue
    const found = bestAt(tree, word, lexicon, ground)
    if (!found) continue
    if (found.pattern.family.event === null) {
      vetoed.add(found.trigger.index)
      continue
    }
    const rival = best.get(found.trigger.index)
    if (!rival || rival.pattern.weight < found.pattern.weight) best.set(found.trigger.index, found)
  }
  return [...best.values()]
    .filter(found => !vetoed.has(found.trigger.index))
    .sort((a, b) => a.trigger.index - b.trigger.index)
}

/** Roles of the parties that names of a sentence stand for, each found once. */
function rolesIn(context: ResolveContext, tree: Tree): NonNullable<Ground['rolesAt']> {
  const known = new Map<number, readonly (Role | 'IGO')[]>()
  return index => {
    const found =
      known.get(index) ?? participantsAt(context, tree.index, index).map(each => roleOf(each.code))
    known.set(index, found)
    return found
  }
}

const roleOf = (code: string) => (code.startsWith('IGO ') ? 'IGO' : code.split(' ')[1]) as Role | 'IGO'

/** "Amnesty accused the police": the word is what a body is called, and tells no event. */
function isName(context: ResolveContext, tree: Tree, { upos, index }: Word): boolean {
  const entries = context.notes(tree.index)?.nameAt[index]?.entries ?? []
  return upos === 'PROPN' && entries.some(({ kind }) => kind === 'body' || kind === 'outlet')
}

/** Force and restrictions that nobody is said to have used; who is arrested was arrested by somebody. */
function isDoneByNobody({ event, mode, actors }: Claim): boolean {
  return (
    (event === 'ASSAULT' || event === 'COERCE') &&
    mode !== 'arrest' &&
    mode !== 'firearms' &&
    mode !== 'explosives' &&
    actors.length === 0
  )
}

/** A family that lies in not doing something counts only where it is denied; else the next one is taken. */
function bestAt(tree: Tree, word: Word, lexicon: LanguageLexicon, ground: Ground): Found | null {
  const { patterns } = lexicon
  const found = matchAt(tree, word, patterns, ground)
  if (!found?.pattern.family.inverted || !perspectiveOf(tree, found.head, lexicon).positive) return found
  return matchAt(tree, word, patterns, ground, pattern => !pattern.family.inverted)
}

function assemble(
  input: CodeInput,
  context: ResolveContext,
  tree: Tree,
  found: Found,
  perspective: Perspective,
  lexicon: LanguageLexicon,
): Claim {
  const { family } = found.pattern
  const event = family.event as EventType
  const why: CodingTerm[] = [
    {
      field: 'event',
      rule: `${lexicon.language}/${family.origin} ${family.name}`,
      span: spanOf(found.trigger),
    },
  ]
  const doers = fill(context, tree, found, family.actor, 'actors', why, lexicon, NOBODY)
  const actors = doers.participants.length > 0 ? doers : orderedBy(context, tree, found, why, lexicon)
  const targets = fill(context, tree, found, family.target, 'targets', why, lexicon, actors)
  const strikers = strikersOf(tree, family, lexicon) ? asLabour(actors, tree, lexicon) : actors.participants
  const chain = perspective.cited.map(each => resolveCited(context, each))
  for (const each of perspective.terms)
    why.push({ field: 'factuality', rule: each.rule, span: spanOf(each.word) })
  for (const each of perspective.cited)
    why.push({ field: 'attribution', rule: each.by, span: each.head ? spanOf(each.head) : null })
  const told = dateOf(context, tree.index, found.trigger.index)
  const isTold = told !== null && !(told > dayOf(input.published) && isPast(found) && !perspective.future)
  // The day of an order, an accord or a plan is not the day of what it is about (gold rule 19).
  const isAhead = perspective.future && told !== null && told < dayOf(input.published)
  const date = isTold && !isAhead ? told : null
  const scheduled = date !== null && date > dayOf(input.published) && factualityOf(perspective) === 'CT+'
  const fallsBack = lexicon.countryPlace.has(event) && !lexicon.placeless.has(family.mode ?? '')
  const policy = fallsBack ? 'fallback-country' : 'strict'
  const place = placeOf(
    context,
    tree.index,
    found.trigger.index,
    isNational(family, actors) ? 'own-else-country' : policy,
  )
  const site = perspective.positive ? null : siteOf(context, tree.index, found.trigger.index)
  return {
    id: '',
    report: input.report,
    event,
    mode: family.mode,
    contexts: contextsOf(tree, family.contexts, lexicon),
    trigger: { ...spanOf(found.trigger), text: input.text.slice(found.trigger.start, found.trigger.end) },
    quote: { start: tree.sentence.start, end: tree.sentence.end },
    actors: strikers,
    targets: targets.participants,
    place: place && site ? { ...place, site } : place,
    date,
    time: scheduled ? 'future' : timeOf(tree, found, perspective, lexicon),
    factuality: scheduled ? 'PR+' : factualityOf(perspective),
    condition: perspective.condition ? spanOfSubtree(tree, perspective.condition) : null,
    attribution: chain.at(-1) ?? null,
    chain,
    magnitudes: magnitudesOf(context, tree.index, found.trigger.index),
    why,
  }
}

/** Whether the event is a strike, or the end of one. */
function strikersOf(tree: Tree, { event, mode }: Family, { patterns }: LanguageLexicon): boolean {
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
function asLabour(
  { participants, words }: Filled,
  tree: Tree,
  lexicon: LanguageLexicon,
): readonly Participant[] {
  const is = (name: string, index: number) =>
    lexicon.classes.get(name)?.has(tree.words[index - 1]!.lemma.toLowerCase()) === true
  const isWork = words.some(index => is('worker', index) && !is('selfemployed', index))
  return isWork
    ? participants.map(each =>
        each.code.endsWith(' CVL')
          ? { ...each, code: `${each.code.slice(0, -3)}LAB` as Participant['code'] }
          : each,
      )
    : participants
}

/** A state of emergency of a government is for the country, wherever the clauses around it are. */
function isNational({ mode }: Family, { participants }: Filled): boolean {
  return mode === 'curfew' && participants.some(({ code }) => code.endsWith(' GOV'))
}

/** "banned a rally planned for Sunday": a past verb has no day to come. */
function isPast({ head }: Found): boolean {
  return head.upos === 'VERB' && head.feats.Tense === 'Past' && head.feats.VerbForm === 'Fin'
}

interface Filled {
  readonly participants: readonly Participant[]
  readonly words: readonly number[]
}

/** "sealed on the president's orders", "cut at the behest of the ministry": who ordered it does it where nobody else is named. */
function orderedBy(
  context: ResolveContext,
  tree: Tree,
  found: Found,
  why: CodingTerm[],
  lexicon: LanguageLexicon,
): Filled {
  const event = found.pattern.family.event as EventType
  if (!lexicon.countryPlace.has(event)) return NOBODY
  for (const order of kidsOf(tree, found.head)) {
    if (order.deprel !== 'obl' || !lexicon.grammar.behests.has(order.lemma.toLowerCase())) continue
    if (!/^(on|at|under|upon)$/.test(prepositionOf(tree, order) ?? '')) continue
    const givers = kidsOf(tree, order).filter(
      kid => kid.deprel === 'nmod:poss' || (kid.deprel === 'nmod' && prepositionOf(tree, kid) === 'of'),
    )
    const participants = dedupe(givers.flatMap(word => partiesOf(context, tree, word, lexicon)))
    if (participants.length === 0) continue
    why.push({ field: 'actors', rule: 'who ordered it', span: spanOf(givers[0]!) })
    return { participants, words: givers.map(word => word.index) }
  }
  return NOBODY
}

/** The first slot whose words name somebody gives the parties. */
function fill(
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
  const isMaterial = field === 'targets' && lexicon.countryPlace.has(found.pattern.family.event as EventType)
  for (const slot of slots) {
    const together = slot.split('+')
    const words = together
      .flatMap(each => slotWords(tree, found, each, lexicon))
      .filter(
        word =>
          word.index !== found.trigger.index &&
          word.index !== found.head.index &&
          !taken.has(word.index) &&
          !(isMaterial && (isTown(context, tree.index, word.index) || isOpenGround(context, tree, word))),
      )
    const participants = mostTelling(
      dedupe(
        words.flatMap(word => {
          const own = partiesOf(context, tree, word, lexicon)
          const isNobody = kidsOf(tree, found.head).some(kid => isNegation(kid, lexicon))
          return own.length > 0 || !isMaterial || isNobody ? own : anybodyAt(context, tree.index, word.index)
        }),
      ),
    ).filter(
      each => !(rivals.has(each.code) && (words.every(word => word.upos === 'PRON') || isOwn(tree, words))),
    )
    if (participants.length === 0) continue
    why.push({ field, rule: slot, span: spanOf(words[0]!) })
    return { participants, words: words.map(word => word.index) }
  }
  return { participants: [], words: [] }
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
  const isEvent = lexicon.patterns.get(`${lemma}/N`)?.some(({ family }) => family.event !== null) === true
  if (own.length > 0 || (isPerson && !isCount) || (isEvent && !isCount)) return own
  return kidsOf(tree, word)
    .filter(
      kid =>
        kid.deprel === 'nmod' &&
        (isCount || lexicon.grammar.contentPrepositions.has(prepositionOf(tree, kid) ?? '')),
    )
    .flatMap(kid => participantsAt(context, tree.index, kid.index))
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

const NOBODY: Filled = { participants: [], words: [] }

/** A town that is shelled or taken is where it happened, not a party. */
function isTown(context: ResolveContext, sentence: number, index: number): boolean {
  const notes = context.notes(sentence)
  const lemma = notes?.tree.words[index - 1]?.lemma.toLowerCase() ?? ''
  if (notes?.words.grammar.settlements.has(lemma)) return true
  const note = notes?.nameAt[index]
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

function resolveCited(context: ResolveContext, cited: Cited): Citation {
  if (!cited.head) return { code: 'anonymous', name: cited.by, span: null }
  return citationAt(context, cited.sentence, cited.head.index)
}

function spanOf(word: Word): Span {
  return { start: word.start, end: word.end }
}

function spanOfSubtree(tree: Tree, word: Word): Span {
  const below = tree.words.filter(each => subtree(tree, word).has(each.index) && each.upos !== 'PUNCT')
  return { start: Math.min(...below.map(each => each.start)), end: Math.max(...below.map(each => each.end)) }
}
