import type { Claim, ClaimPlace, Participant } from '../domain/claim.ts'
import type { Sentence, Word } from '../domain/syntax.ts'
import type { Draft } from './code.ts'
import { isFigure, isFigureOf } from './figures.ts'
import type { GrammarWords } from './grammar.ts'
import type { LanguageLexicon } from './lexicon.ts'
import { headOf, isPointedAt, isVerb, kidsOf, pathUp, subtree, type Tree } from './tree.ts'

/** How many sentences apart two words may still tell one event. */
const REACH = 2

/**
 * One event told in several words is one claim, the first that names it; another actor, target, place, day, source
 * or value makes another (gold rules 7, 9 and 23).
 */
export function foldDrafts(
  drafts: readonly Draft[],
  lexiconOf: (sentence: Sentence) => LanguageLexicon | undefined,
): readonly Draft[] {
  const kept: Draft[] = []
  for (const draft of drafts) {
    const told = takenUp(draft, kept)
    if (told) {
      kept[kept.indexOf(told)] = withPlaceOf(told, draft)
      continue
    }
    const grammar = lexiconOf(draft.tree.sentence)?.grammar
    const isApart = (other: Draft) =>
      grammar !== undefined &&
      (isBeside(other, grammar) || isBeside(draft, grammar) || isProvokedBy(other, draft, grammar))
    const twin = kept.findIndex(
      other => isSameEvent(other, draft) && !(other.tree === draft.tree && isApart(other)),
    )
    if (twin < 0) kept.push(draft)
    else
      kept[twin] =
        isFigure(kept[twin]!) && !isFigure(draft) ? merge(draft, kept[twin]!) : merge(kept[twin]!, draft)
  }
  return kept
}

/**
 * "condemned the attack", "any part in the ambush", "hoped his departure would calm them": a bare noun for what was
 * told before, of no party of its own but the one who did it.
 */
function takenUp({ claim, found, tree }: Draft, before: readonly Draft[]): Draft | null {
  const { trigger } = found
  if (trigger.upos !== 'NOUN' || VERBAL.has(claim.event)) return null
  const kids = kidsOf(tree, trigger)
  const isOwned = kids.some(kid => kid.deprel === 'nmod:poss' && kid.feats.PronType === 'Prs')
  if (!isOwned && claim.actors.length + claim.targets.length > 0) return null
  // "the air raids", unlike "the three-day stay-away would go on"
  const plain =
    claim.factuality === 'CT+'
      ? /^(det|case|punct|cc|nmod:poss|compound|acl:relcl)$/
      : /^(det|case|punct|cc|nmod:poss)$/
  // "the explosion in Turbat": where it was is told more precisely, and no other place
  const where = claim.place?.span?.start ?? -1
  const isPlace = (kid: Word) => kid.start <= where && subtree(tree, kid).has(wordFrom(tree, where))
  const isBare = kids.every(kid => plain.test(kid.deprel) || isPlace(kid))
  const isDefinite = isPointedAt(tree, trigger)
  if (!isBare || !(isOwned || isDefinite)) return null
  const told = before.find(
    ({ claim: other, tree: earlier }) =>
      other.event === claim.event &&
      (!isOwned || (sameParties(other.actors, claim.actors, true) && other.actors.length > 0)) &&
      tree.index - earlier.index <= REACH &&
      other.trigger.start < claim.trigger.start &&
      (other.factuality === 'CT+' || other.factuality === claim.factuality) &&
      (!claim.date || !other.date || claim.date === other.date) &&
      (!kids.some(isPlace) || samePlace(other, claim)),
  )
  return told ?? null
}

/** "Fifteen people died in clashes in the country. The violence broke out in Kaga-Bandoro": there. */
function withPlaceOf(told: Draft, later: Draft): Draft {
  const { place, trigger } = later.claim
  const isCloser =
    told.claim.place?.precision === 'country' && place !== null && place.precision !== 'country'
  // "the Kunduz attack" may be one of several
  const isTold = place?.span != null && place.span.start > trigger.start
  return isCloser && isTold && samePlace(told.claim, later.claim)
    ? { ...told, claim: { ...told.claim, place } }
    : told
}

function isSameEvent(a: Draft, b: Draft): boolean {
  const one = a.claim
  const two = b.claim
  if (one.event !== two.event || b.tree.index - a.tree.index > REACH) return false
  if (one.trigger.start === two.trigger.start || isCarriedBy(a, b) || isMirror(a, b) || isOutcome(a, b))
    return true
  if (samePlace(one, two) && (isFigureOf(a, b) || isFigureOf(b, a))) return true
  if (one.factuality !== two.factuality) return false
  if (one.date && two.date && one.date !== two.date) return false
  if (!samePlace(one, two) || isAnotherAct(one, two)) return false
  if (a.tree !== b.tree && isAnotherForce(one, two)) return false
  if ((one.attribution?.code ?? '') !== (two.attribution?.code ?? '') && !isInPassing(a, b)) return false
  if (VERBAL.has(one.event))
    return (
      sameParties(one.actors, two.actors, false) &&
      sameParties(one.targets, two.targets, true) &&
      (a.tree === b.tree || isToldAgain(a, b))
    )
  return sameParties(one.actors, two.actors, true) && sameParties(one.targets, two.targets, true)
}

/** "as well as the attacks on ships, it has fired at a town": what is named beside an event is another. */
function isBeside({ tree, found: { trigger } }: Draft, { besides }: GrammarWords): boolean {
  const opens = (noun: Word) =>
    kidsOf(tree, noun)
      .filter(kid => /^(case|cc)$/.test(kid.deprel) && kid.index < noun.index)
      .map(kid => [kid, ...kidsOf(tree, kid)].map(word => word.form.toLowerCase()).join('_'))
  // "in addition to the raids"
  const above = trigger.deprel === 'nmod' ? headOf(tree, trigger) : null
  const own = opens(trigger)
  const joined = above
    ? opens(above).flatMap(each => own.map(to => `${each}_${above.form}_${to}`.toLowerCase()))
    : []
  return [...own, ...joined].some(each => besides.has(each))
}

/** "the killing sparked clashes", "a war triggered by the attack": what brings an event about is another. */
function isProvokedBy(a: Draft, b: Draft, { provoking }: GrammarWords): boolean {
  const [one, two] = [a, b].map(({ tree, found: { trigger } }) => [trigger, ...pathUp(tree, trigger)])
  return [...one!, ...two!].some(verb => {
    if (!isVerb(verb) || !provoking.has(verb.lemma.toLowerCase())) return false
    const [below, other] = [one!.indexOf(verb), two!.indexOf(verb)]
    return below !== 0 && other !== 0 && one![below - 1] !== two![other - 1]
  })
}

/** "harsh words over the protests, as it threatened to cut ties over demonstrations": a noun of no party of its own. */
function isInPassing(a: Draft, b: Draft): boolean {
  const { claim, found, tree } = b
  return (
    a.tree === tree &&
    claim.event === 'PROTEST' &&
    claim.actors.length + claim.targets.length === 0 &&
    found.trigger.upos === 'NOUN' &&
    found.trigger.deprel !== 'nsubj' &&
    a.claim.attribution === null
  )
}

/** "asked him to resign. Hours after the general asked him": the same word of the same parties, in passing. */
function isToldAgain(a: Draft, b: Draft): boolean {
  return (
    a.found.head.lemma === b.found.head.lemma &&
    b.found.head.deprel === 'advcl' &&
    b.claim.actors.length > 0 &&
    b.claim.targets.length > 0
  )
}

/**
 * "A strike killed a leader", "were killed in an attack", "came for talks": a noun below a verb of its type, or the
 * verb that says what the noun did, tells the same event whatever either leaves unsaid.
 */
function isCarriedBy(a: Draft, b: Draft): boolean {
  if (a.tree !== b.tree || a.claim.event !== b.claim.event) return false
  return isBelow(a, b) || isBelow(b, a)
}

function isBelow(noun: Draft, verb: Draft): boolean {
  const word = noun.found.trigger
  if (word.upos !== 'NOUN') return false
  // "an agreement reached between them", "a raid carried out"
  const told = verb.found.head
  if (told.deprel === 'acl' && told.head === word.index) return true
  if (word.head !== told.index) return false
  if (word.deprel === 'compound') return true
  // "sanctions, including travel bans", "a wave of attacks"
  if (word.deprel === 'nmod' && verb.found.trigger.upos === 'NOUN' && !VERBAL.has(noun.claim.event))
    return true
  if (noun.claim.event === 'ASSAULT') return /^(nsubj|obl)/.test(word.deprel)
  const isPurpose = kidsOf(noun.tree, word).some(kid => kid.deprel === 'case' && kid.lemma === 'for')
  return noun.claim.event === 'CONSULT' && word.deprel === 'obl' && isPurpose
}

/** "died in fighting with Chinese troops": the fight of both is what killed the one side. */
function isMirror(a: Draft, b: Draft): boolean {
  const [one, two] = [a.claim, b.claim]
  return (
    a.tree === b.tree &&
    one.event === 'ASSAULT' &&
    two.event === 'ASSAULT' &&
    b.found.trigger.head === a.found.head.index &&
    one.actors.length > 0 &&
    sameParties(one.actors, two.targets, false) &&
    sameParties(one.targets, two.actors, false)
  )
}

/** "rammed two boats, wounding a sailor": what an attack did to people is no second one (gold rule 9). */
function isOutcome(a: Draft, b: Draft): boolean {
  const { head } = b.found
  return (
    a.tree === b.tree &&
    a.claim.event === 'ASSAULT' &&
    (head.head === a.found.head.index || isBesideOutcome(a, b) || isHungTooHigh(a, b)) &&
    /^(advcl|conj)$/.test(head.deprel) &&
    head.index > a.found.head.index &&
    /ing$/.test(head.form) &&
    kidsOf(b.tree, head).every(kid => kid.deprel !== 'mark') &&
    b.claim.targets.every(({ code }) => PEOPLE.test(code)) &&
    (sameParties(a.claim.actors, b.claim.actors, true) || isHungTooHigh(a, b))
  )
}

/** "said that troops had fired, killing a soldier": the parser hangs what the fire did on who said so. */
function isHungTooHigh({ found }: Draft, { found: { head } }: Draft): boolean {
  return found.head.deprel === 'ccomp' && found.head.head === head.head && found.head.index < head.index
}

/** "shooting, killing one and wounding another": the second of two outcomes. */
function isBesideOutcome({ found }: Draft, { tree, found: { head } }: Draft): boolean {
  const first = head.deprel === 'conj' ? headOf(tree, head) : null
  return first?.deprel === 'advcl' && first.head === found.head.index && /ing$/.test(first.form)
}

const PEOPLE = / (CVL|MIL|COP|EDU|LAB|REB|UAF)$/

function wordFrom(tree: Tree, start: number): number {
  return tree.words.find(word => word.start === start)?.index ?? -1
}

function samePlace(one: Claim, two: Claim): boolean {
  if (!one.place || !two.place || one.place.name === two.place.name) return true
  // a town may lie in the region that is named beside it
  const isRegion = (a: ClaimPlace, b: ClaimPlace) =>
    a.precision === 'region' &&
    (b.precision === 'unknown' || (b.precision === 'city' && b.country === a.country))
  if (isRegion(one.place, two.place) || isRegion(two.place, one.place)) return true
  const isCountry = one.place.precision === 'country' || two.place.precision === 'country'
  return isCountry && (!one.place.country || !two.place.country || one.place.country === two.place.country)
}

/** Sealing a border, cutting the internet and arresting are three acts, whoever does them; so are leaving and lifting a ban. */
function isAnotherAct(one: Claim, two: Claim): boolean {
  return MANY_ACTS.has(one.event) && one.mode !== null && two.mode !== null && one.mode !== two.mode
}

/** Tear gas and abduction are acts of their own, and killed nobody who was told of before. */
function isAnotherForce(one: Claim, two: Claim): boolean {
  return (
    one.event === 'ASSAULT' &&
    one.mode !== two.mode &&
    (OWN_FORCE.has(one.mode ?? '') || OWN_FORCE.has(two.mode ?? ''))
  )
}

const OWN_FORCE: ReadonlySet<string> = new Set(['primitive', 'abduct'])
const MANY_ACTS: ReadonlySet<string> = new Set(['COERCE', 'RETREAT', 'SANCTION'])
const VERBAL: ReadonlySet<string> = new Set(['REQUEST', 'ACCUSE', 'THREATEN', 'REJECT', 'AGREE'])

function sameParties(one: readonly Participant[], two: readonly Participant[], emptyFits: boolean): boolean {
  if (one.length === 0 || two.length === 0) return emptyFits || one.length === two.length
  const codes = new Set(one.map(each => each.code))
  return (
    two.every(each => codes.has(each.code)) || one.every(each => two.some(other => other.code === each.code))
  )
}

/** The place that is told more precisely; of two countries that of the verb. */
function placeOfBoth(first: Draft, later: Draft): Claim['place'] {
  const [one, two] = [first.claim.place, later.claim.place]
  if (!one || !two) return one ?? two
  // "in Sulu province ... in a town called Patikul"
  if (one.precision === 'region' && (two.precision === 'city' || two.precision === 'unknown')) return two
  if (one.precision !== 'country') return one
  if (two.precision !== 'country') return two
  return first.found.trigger.upos === 'NOUN' && later.found.trigger.upos === 'VERB' ? two : one
}

/** Those of the first word, or of the later one where it names them and others: "protesters who threw stones and police clashed". */
function fuller(one: readonly Participant[], two: readonly Participant[]): readonly Participant[] {
  if (one.length === 0) return two
  const isWithin = one.every(each => two.some(other => other.code === each.code))
  return isWithin && two.length > one.length ? two : one
}

/** Whoever suffers by the first word does nothing by the later: "officers were killed and 317 injured" has no actor. */
function notSuffering(
  actors: readonly Participant[],
  targets: readonly Participant[],
): readonly Participant[] {
  return actors.filter(({ span }) => !span || !targets.some(target => target.span?.start === span.start))
}

/** "clashes between farmers and herders killed 20": both did it, and both suffered (gold rule 16). */
function isMutual({ event, targets, why }: Claim): boolean {
  return (
    event === 'ASSAULT' &&
    targets.length === 0 &&
    why.some(({ field, rule }) => field === 'actors' && rule === 'between')
  )
}

function merge(first: Draft, later: Draft): Draft {
  const one = first.claim
  const two = later.claim
  const others = notSuffering(two.actors, one.targets)
  const claim: Claim = {
    ...one,
    actors: one.event === 'ASSAULT' || one.actors.length === 0 ? fuller(one.actors, others) : one.actors,
    targets: isMutual(one) ? one.targets : one.targets.length > 0 ? one.targets : two.targets,
    place: placeOfBoth(first, later),
    date: one.date ?? two.date,
    magnitudes: [
      ...one.magnitudes,
      ...two.magnitudes
        .filter(each => !one.magnitudes.some(own => own.span.start === each.span.start))
        .map(each => (first.tree === later.tree ? each : { quote: two.quote, ...each })),
    ],
    why: [
      ...one.why,
      ...two.why.map(each => ({ ...each, rule: `${each.rule} (same event: ${two.trigger.text})` })),
    ],
  }
  return { ...first, claim }
}
