import type { Citation, Claim, CodingTerm } from '../domain/claim.ts'
import { dayOf, type Instant } from '../domain/instant.ts'
import type { EventType, Role } from '../domain/plover.ts'
import type { Analysis, Sentence, Span, Word } from '../domain/syntax.ts'
import { withPartiesByNature } from './by-nature.ts'
import { withCaveats } from './caveats.ts'
import { withChoices } from './choice/choose.ts'
import type { Coded } from './choice/surroundings.ts'
import type { Choices } from './choice/weights.ts'
import { completeDrafts } from './complete.ts'
import { contextsOf } from './contexts.ts'
import { withFigures } from './figures.ts'
import { foldDrafts } from './fold.ts'
import { goingOnWithHistory, isHistory } from './history.ts'
import type { LanguageLexicon, Lexicon } from './lexicon.ts'
import { isCalled, isMentioned, isName } from './named-only.ts'
import { goingOnWithStory, isCaption, isJudged, isNorm, isOfAnimals } from './norm.ts'
import { asLabour, fill, NOBODY, orderedBy, sortieOf, spanOf, strikersOf } from './parties.ts'
import { placeByParties } from './party-place.ts'
import { type Found, matchAt } from './pattern.ts'
import { perspectiveOf } from './perspective/perspective.ts'
import { type Cited, factualityOf, type Perspective } from './perspective/state.ts'
import { type PlacePolicy, placePolicy, SPEECH } from './place-policy.ts'
import { isCivil, isPersonal, isPrivate, publicAffairs } from './private.ts'
import { continuedSources, isWithin, quotationsIn, takesUpBefore } from './quotation.ts'
import { actorlessRegister, civilRegister, foreignRegister, isOfForces, privateRegister } from './register.ts'
import { withKnownNames } from './repair/known-forms.ts'
import { settle } from './repair/settle.ts'
import { citationsOf, resolveCited } from './resolve/cited.ts'
import { type ResolveContext, resolveContext } from './resolve/context.ts'
import { dateOf, isOwnDay } from './resolve/date.ts'
import { magnitudesOf } from './resolve/magnitudes.ts'
import { asTown } from './resolve/named-place.ts'
import { participantsAt } from './resolve/participants.ts'
import { withScenes } from './scene.ts'
import type { Ground } from './slots.ts'
import { timeOf } from './tense.ts'
import { withPartiesToldBefore } from './told-before.ts'
import { isVerb, kidsBy, pathUp, subtree, type Tree, treeOf } from './tree.ts'

export interface CodeInput {
  readonly report: string
  readonly text: string
  readonly published: Instant
  readonly language: string
  readonly outlet?: string
  readonly outletCountry?: string | null
  /** The country whose case the report is filed under. */
  readonly home?: string
}

/** A claim in the making, with where its trigger stands in the trees. */
export interface Draft {
  readonly claim: Claim
  readonly tree: Tree
  readonly found: Found
  /** How far its place was looked for. */
  readonly policy: PlacePolicy
}

/**
 * The claims of a report, in text order: what happened or may happen, who did it to whom, where and when, how
 * surely and by whose word. Sentences without a tree give none.
 */
export function codeText(input: CodeInput, analysis: Analysis, lexicon: Lexicon): readonly Claim[] {
  const { coded, choicesOf } = codeByRules(input, analysis, lexicon)
  return withChoices(coded, choicesOf).map(({ claim }, n) => ({ ...claim, id: `${input.report}#${n + 1}` }))
}

/** What the patterns and rules of the lexicon alone make of a report, and the weights by which more may be chosen. */
export function codeByRules(
  input: CodeInput,
  analysis: Analysis,
  lexicon: Lexicon,
): { readonly coded: Coded; readonly choicesOf: (tree: Tree) => Choices | null } {
  const hints = {
    language: input.language,
    ...(input.outlet === undefined ? {} : { outlet: input.outlet }),
    ...(input.outletCountry === undefined ? {} : { outletCountry: input.outletCountry }),
    ...(input.home === undefined ? {} : { home: input.home }),
  }
  const trees = settledTrees(analysis, input.language, lexicon)
  const settled: Analysis = { sentences: trees.map(tree => tree.sentence) }
  const lexiconOf = ({ language }: Sentence) =>
    lexicon.languages.get(language) ?? lexicon.languages.get(input.language)
  const quotations = quotationsIn(input.text)
  const continuations = continuedSources(trees, input.text, quotations, lexiconOf)
  const voices = (sentence: number) => continuations.get(sentence)?.quoted[0] ?? null
  const context = resolveContext(settled, input.text, input.published, lexicon.resources, {
    ...hints,
    voices,
  })
  const takenUp = ({ index, sentence }: Tree): readonly Cited[] => {
    const next = trees[index + 1]
    const language = lexicon.languages.get(sentence.language)
    if (!next || !language || next.sentence.paragraph !== sentence.paragraph) return []
    const source = takesUpBefore(next, language)
    return source ? [source] : []
  }
  const ofHistory = goingOnWithHistory(trees, input.published, ({ sentence }) => lexiconOf(sentence))
  const stories = goingOnWithStory(trees, ({ sentence }) => lexiconOf(sentence))
  const drafts: Draft[] = []
  for (const tree of trees) {
    const language = lexiconOf(tree.sentence)
    const continued = continuations.get(tree.index)
    if (!continued || !language || isCaption(tree, language) || stories.has(tree)) continue
    const isForeign = foreignRegister(trees, tree, language)
    const own: Draft[] = []
    const isDisaster = actorlessRegister(trees, tree, language)
    const isBusiness = privateRegister(trees, tree, language)
    const isOfLife = civilRegister(trees, tree, language)
    for (const found of triggersOf(tree, language, rolesIn(context, tree))) {
      const perspective = perspectiveOf(tree, found.head, language)
      if (perspective.dropped || isHistory(tree, found, input.published, language)) continue
      if (isNorm(tree, found, language) || isOfAnimals(tree, found, language) || isJudged(tree, found))
        continue
      if (isName(context, tree, found.trigger) || isCalled(tree, found, language)) continue
      if (isMentioned(tree, found, language)) continue
      const quoted = isWithin(quotations, found.trigger) ? continued.quoted : []
      const cited =
        [perspective.cited, continued.cited, quoted, takenUp(tree)].find(each => each.length > 0) ?? []
      if (cited.length === 0 && isPersonal(tree, found)) continue
      const seen = {
        ...perspective,
        cited,
        ...(found.pattern.family.inverted
          ? { positive: true, certainty: perspective.future ? ('PR' as const) : perspective.certainty }
          : {}),
      }
      const draft = assemble(input, context, tree, found, seen, language, citedBefore(drafts, tree))
      if (isDisaster && isDoneByNobody(draft.claim)) continue
      if (isBusiness && isPrivate(draft.claim)) continue
      if (isOfLife && isCivil(draft.claim)) continue
      if (ofHistory.has(tree) && cited.length === 0 && draft.claim.date === null) continue
      own.push(draft)
    }
    // "police fired at fans after the match": where forces act, it is no game
    if (!isForeign || own.some(({ claim }) => isOfForces(claim, language))) drafts.push(...own)
  }
  const commented = withCaveats(
    withFigures(completeDrafts(withScenes(context, drafts), lexiconOf), each =>
      publicAffairs(each, context, lexiconOf),
    ),
    trees,
    tree => lexiconOf(tree.sentence),
    cited => resolveCited(context, cited),
  )
  const told = withPartiesToldBefore(foldDrafts(commented, lexiconOf))
  const drafted = told.map(draft => withPartiesByNature(draft, lexiconOf))
  return {
    coded: { context, trees, drafts: drafted },
    choicesOf: tree => lexiconOf(tree.sentence)?.choices ?? null,
  }
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
    if (word.deprel === 'fixed' || isHalfCompound(tree, word)) continue
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

/** "flood-hit Paiporta", "an open-ended strike": the second half of an adjective with a hyphen. */
function isHalfCompound(tree: Tree, word: Word): boolean {
  const hyphen = tree.words[word.index - 2]
  return (
    hyphen !== undefined &&
    /^[-‐–]$/.test(hyphen.form) &&
    hyphen.end === word.start &&
    word.upos === 'VERB' &&
    /^(amod|acl)/.test(word.deprel)
  )
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

/** How many sentences back whoever was cited may go on telling (assumption). */
const GOES_ON = 2

/** Whoever was cited last, in the sentences right before. */
function citedBefore(drafts: readonly Draft[], { index }: Tree): Citation | null {
  for (let n = drafts.length - 1; n >= 0 && index - drafts[n]!.tree.index <= GOES_ON; n--) {
    const { attribution } = drafts[n]!.claim
    if (attribution) return attribution
  }
  return null
}

function assemble(
  input: CodeInput,
  context: ResolveContext,
  tree: Tree,
  found: Found,
  perspective: Perspective,
  lexicon: LanguageLexicon,
  before: Citation | null,
): Draft {
  const { family } = found.pattern
  const event = family.event as EventType
  const why: CodingTerm[] = [
    {
      field: 'event',
      rule: `${lexicon.language}/${family.origin} ${family.name}`,
      span: spanOf(found.trigger),
    },
  ]
  const filled = perspective.absolved
    ? NOBODY
    : fill(context, tree, found, family.actor, 'actors', why, lexicon, NOBODY)
  const by = why.findLast(({ field }) => field === 'actors')?.rule ?? ''
  const isByCarrier = by.startsWith('head.') || (by === 'subj' && found.head.upos === 'NOUN')
  const doers = isByCarrier && isOutsideDenial(tree, found.head, perspective, lexicon) ? NOBODY : filled
  const named = doers.participants.length > 0 ? doers : orderedBy(context, tree, found, why, lexicon)
  const actors = named.participants.length > 0 ? named : sortieOf(context, tree, found, why, lexicon)
  const targets = fill(context, tree, found, family.target, 'targets', why, lexicon, actors)
  const strikers = strikersOf(tree, family, lexicon) ? asLabour(actors, tree, lexicon) : actors.participants
  const chain = citationsOf(context, perspective.cited, before)
  for (const each of perspective.terms)
    why.push({ field: 'factuality', rule: each.rule, span: spanOf(each.word) })
  for (const each of perspective.cited)
    why.push({ field: 'attribution', rule: each.by, span: each.head ? spanOf(each.head) : null })
  const told = dateOf(context, tree.index, found.trigger.index, SPEECH.has(event))
  // Told as past on a day to come: another clause's day, unless the act itself is given it; then one of the two is wrong.
  const isAfter =
    told !== null && told > dayOf(input.published) && isPast(tree, found, lexicon) && !perspective.future
  const isTold = told !== null && (!isAfter || isOwnDay(context, tree.index, found.trigger.index, told))
  // The day of an order, an accord or a plan is not the day of what it is about (gold rule 19).
  const isAhead = perspective.future && told !== null && told < dayOf(input.published)
  const date = isTold && !isAhead ? told : null
  const scheduled =
    date !== null && date > dayOf(input.published) && factualityOf(perspective) === 'CT+' && !isAfter
  const policy = placePolicy(context, tree, found, actors, lexicon)
  const parties = { actors: strikers, targets: targets.participants, chain }
  const place = placeByParties(context, tree, found, policy, perspective, parties)
  const claim: Claim = {
    id: '',
    report: input.report,
    event,
    mode: family.mode,
    contexts: contextsOf(tree, family.contexts, lexicon),
    trigger: { ...spanOf(found.trigger), text: input.text.slice(found.trigger.start, found.trigger.end) },
    quote: { start: tree.sentence.start, end: tree.sentence.end },
    actors: strikers,
    targets: targets.participants,
    place: place && asTown(context, place),
    date,
    time: scheduled ? 'future' : timeOf(tree, found, perspective, lexicon),
    factuality: scheduled ? 'PR+' : factualityOf(perspective),
    condition: perspective.condition ? spanOfSubtree(tree, perspective.condition) : null,
    attribution: chain.at(-1) ?? null,
    chain,
    magnitudes: magnitudesOf(
      context,
      tree.index,
      found.trigger.index,
      word => !perspectiveOf(tree, word, lexicon).positive,
    ),
    why,
  }
  return { claim, tree, found, policy }
}

/** "has not claimed responsibility for the attack": there was one, of whoever. */
function isOutsideDenial(
  tree: Tree,
  noun: Word,
  { positive }: Perspective,
  lexicon: LanguageLexicon,
): boolean {
  const verb = pathUp(tree, noun).find(isVerb)
  // "failed to disperse them with gas": they used it
  const isOwn = verb !== undefined && verb.deprel !== 'xcomp'
  return positive && isOwn && !perspectiveOf(tree, verb, lexicon).positive
}

/** "banned a rally planned for Sunday": a past verb has no day to come. */
function isPast(tree: Tree, { head }: Found, { grammar }: LanguageLexicon): boolean {
  if (head.upos !== 'VERB') return false
  if (head.feats.Tense === 'Past' && head.feats.VerbForm === 'Fin') return true
  const auxiliaries = kidsBy(tree, head, 'aux', 'aux:pass')
  return (
    auxiliaries.some(kid => kid.feats.Tense === 'Past' && kid.feats.VerbForm === 'Fin') &&
    !auxiliaries.some(kid => grammar.futureAux.has(kid.lemma.toLowerCase()))
  )
}

function spanOfSubtree(tree: Tree, word: Word): Span {
  const below = tree.words.filter(each => subtree(tree, word).has(each.index) && each.upos !== 'PUNCT')
  return { start: Math.min(...below.map(each => each.start)), end: Math.max(...below.map(each => each.end)) }
}
