import type { Claim, Participant } from '../domain/claim.ts'
import type { EventType } from '../domain/plover.ts'
import type { Draft } from './code.ts'
import { isAmong, withActors, withTargets } from './rule.ts'
import { isPointedAt, kidsOf } from './tree.ts'

// "The meeting", "the deal", "these strikes": a noun that takes up what was told before has the parties that were told
// there. It stays a claim of its own where day, source or value differ (fold.ts).

/** How many sentences back a noun takes up what was told (assumption). */
const REACH = 3

/** Types whose parties do it together, by whatever word: "met ... the talks", "signed with him ... their meeting". */
const MUTUAL: ReadonlySet<EventType> = new Set(['CONSULT', 'AGREE', 'COOPERATE'])

/** Types of which those told of close by are by one side, by whatever word: "fired a missile ... the launch". */
const ONE_SIDED: ReadonlySet<EventType> = new Set(['MOBILIZE'])

/** Claims with the parties that only the sentences before name. */
export function withPartiesToldBefore(drafts: readonly Draft[]): readonly Draft[] {
  const done: Draft[] = []
  for (const draft of drafts) {
    const told = isTakingUp(draft) ? lastTold(draft, done) : null
    done.push(told ? { ...draft, claim: completed(draft.claim, told) } : draft)
  }
  return done
}

/** "the talks", "talks", "their meeting", unlike "the Iran talks", "new talks". */
function isTakingUp({ claim, found: { trigger }, tree }: Draft): boolean {
  if (trigger.upos !== 'NOUN' || claim.actors.length > 0) return false
  const kids = kidsOf(tree, trigger)
  if (kids.some(kid => kid.upos === 'PROPN' && kid.index < trigger.index)) return false
  const isDefinite = isPointedAt(tree, trigger)
  if (isDefinite || !MUTUAL.has(claim.event)) return isDefinite
  return (
    kids.some(kid => kid.deprel === 'nmod:poss' && kid.feats.Number === 'Plur' && kid.upos === 'PRON') ||
    (trigger.feats.Number === 'Plur' && kids.every(kid => /^(case|punct|cc)$/.test(kid.deprel)))
  )
}

function lastTold(draft: Draft, before: readonly Draft[]): Claim | null {
  const { claim, found, tree } = draft
  const near: Draft[] = []
  for (let n = before.length - 1; n >= 0 && tree.index - before[n]!.tree.index <= REACH; n--)
    if (before[n]!.claim.actors.length > 0) near.push(before[n]!)
  const fits = ({ claim: { actors, targets } }: Draft) =>
    claim.targets.every(each => isAmong(each, [...actors, ...targets]))
  const same = near.filter(other => other.claim.event === claim.event)
  const own = same.find(
    other => (MUTUAL.has(claim.event) || other.found.trigger.lemma === found.trigger.lemma) && fits(other),
  )
  if (own) return own.claim
  if (ONE_SIDED.has(claim.event))
    return same.length > 0 && areOfOneSide(same) && fits(same[0]!) ? same[0]!.claim : null
  const pair = near.find(other => MUTUAL.has(other.claim.event) && partiesOf(other.claim).length > 1)
  return pair && MUTUAL.has(claim.event) && fits(pair) ? pair.claim : null
}

function areOfOneSide([first, ...others]: readonly Draft[]): boolean {
  return others.every(
    ({ claim: { actors } }) =>
      actors.length === first!.claim.actors.length &&
      actors.every(each => isAmong(each, first!.claim.actors)),
  )
}

function partiesOf({ actors, targets }: Claim): readonly Participant[] {
  return [...actors, ...targets]
}

function completed(claim: Claim, told: Claim): Claim {
  const rule = `as in "${told.trigger.text}", told before`
  if (claim.targets.length > 0)
    return withActors(
      claim,
      partiesOf(told).filter(each => !isAmong(each, claim.targets)),
      rule,
    )
  if (MUTUAL.has(claim.event)) return withActors(claim, partiesOf(told), rule)
  const done = withActors(claim, told.actors, rule)
  return claim.event === told.event ? withTargets(done, told.targets, rule) : done
}
