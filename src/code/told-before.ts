import type { Claim } from '../domain/claim.ts'
import type { EventType } from '../domain/plover.ts'
import type { Draft } from './code.ts'
import { isAmong, withActors, withTargets } from './rule.ts'
import { kidsBy, kidsOf } from './tree.ts'

// "The meeting", "the deal", "these strikes": a noun that takes up what was told before has the parties that were told
// there. It stays a claim of its own where day, source or value differ (fold.ts).

/** How many sentences back a noun takes up what was told (assumption). */
const REACH = 3

/** Types whose parties do it together, by whatever word: "met ... the talks". */
const MUTUAL: ReadonlySet<EventType> = new Set(['CONSULT', 'AGREE', 'COOPERATE'])

/** Claims with the parties that only the sentences before name. */
export function withPartiesToldBefore(drafts: readonly Draft[]): readonly Draft[] {
  const done: Draft[] = []
  for (const draft of drafts) {
    const told = isTakingUp(draft) ? lastTold(draft, done) : null
    done.push(told ? { ...draft, claim: completed(draft.claim, told) } : draft)
  }
  return done
}

/** "the talks", unlike "the Iran talks". */
function isTakingUp({ claim, found: { trigger }, tree }: Draft): boolean {
  if (trigger.upos !== 'NOUN' || claim.actors.length > 0) return false
  const isDefinite = kidsBy(tree, trigger, 'det').some(
    kid => kid.feats.Definite === 'Def' || kid.feats.PronType === 'Dem',
  )
  return isDefinite && !kidsOf(tree, trigger).some(kid => kid.upos === 'PROPN' && kid.index < trigger.index)
}

function lastTold({ claim, found, tree }: Draft, before: readonly Draft[]): Claim | null {
  for (let n = before.length - 1; n >= 0 && tree.index - before[n]!.tree.index <= REACH; n--) {
    const other = before[n]!
    const { actors, targets, event } = other.claim
    if (event !== claim.event || actors.length === 0) continue
    if (!MUTUAL.has(event) && other.found.trigger.lemma !== found.trigger.lemma) continue
    if (claim.targets.every(each => isAmong(each, [...actors, ...targets]))) return other.claim
  }
  return null
}

function completed(claim: Claim, told: Claim): Claim {
  const rule = `as in "${told.trigger.text}", told before`
  if (claim.targets.length > 0)
    return withActors(
      claim,
      [...told.actors, ...told.targets].filter(each => !isAmong(each, claim.targets)),
      rule,
    )
  if (MUTUAL.has(claim.event)) return withActors(claim, [...told.actors, ...told.targets], rule)
  return withTargets(withActors(claim, told.actors, rule), told.targets, rule)
}
