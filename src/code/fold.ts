import type { Claim, Participant } from '../domain/claim.ts'
import type { Draft } from './code.ts'

/** How many sentences apart two words may still tell one event. */
const REACH = 2

/**
 * One event told in several words is one claim, the first that names it; another actor, target, place, day, source
 * or value makes another (gold rules 7, 9 and 23).
 */
export function foldClaims(drafts: readonly Draft[]): readonly Claim[] {
  const kept: Draft[] = []
  for (const draft of drafts) {
    const twin = kept.findIndex(other => isSameEvent(other, draft))
    if (twin < 0) kept.push(draft)
    else kept[twin] = merge(kept[twin]!, draft)
  }
  return kept.map(draft => draft.claim)
}

function isSameEvent(a: Draft, b: Draft): boolean {
  const one = a.claim
  const two = b.claim
  if (one.event !== two.event || b.tree.index - a.tree.index > REACH) return false
  if (one.trigger.start === two.trigger.start) return true
  if (one.factuality !== two.factuality) return false
  if (one.date && two.date && one.date !== two.date) return false
  if (!samePlace(one, two) || isAnotherAct(one, two)) return false
  if ((one.attribution?.code ?? '') !== (two.attribution?.code ?? '')) return false
  if (VERBAL.has(one.event))
    return (
      one.event === two.event &&
      sameParties(one.actors, two.actors, false) &&
      sameParties(one.targets, two.targets, true) &&
      a.tree.index === b.tree.index
    )
  return sameParties(one.actors, two.actors, true) && sameParties(one.targets, two.targets, true)
}

function samePlace(one: Claim, two: Claim): boolean {
  if (!one.place || !two.place || one.place.name === two.place.name) return true
  const isCountry = one.place.precision === 'country' || two.place.precision === 'country'
  return isCountry && (!one.place.country || !two.place.country || one.place.country === two.place.country)
}

/** Sealing a border, cutting the internet and arresting are three acts, whoever does them. */
function isAnotherAct(one: Claim, two: Claim): boolean {
  return one.event === 'COERCE' && one.mode !== null && two.mode !== null && one.mode !== two.mode
}

const VERBAL: ReadonlySet<string> = new Set(['REQUEST', 'ACCUSE', 'THREATEN', 'REJECT', 'AGREE'])

function sameParties(one: readonly Participant[], two: readonly Participant[], emptyFits: boolean): boolean {
  if (one.length === 0 || two.length === 0) return emptyFits || one.length === two.length
  const codes = new Set(one.map(each => each.code))
  return (
    two.every(each => codes.has(each.code)) || one.every(each => two.some(other => other.code === each.code))
  )
}

function merge(first: Draft, later: Draft): Draft {
  const one = first.claim
  const two = later.claim
  const claim: Claim = {
    ...one,
    actors: one.actors.length > 0 ? one.actors : two.actors,
    targets: one.targets.length > 0 ? one.targets : two.targets,
    place: one.place && one.place.precision !== 'country' ? one.place : (two.place ?? one.place),
    date: one.date ?? two.date,
    magnitudes: [
      ...one.magnitudes,
      ...two.magnitudes.filter(each => !one.magnitudes.some(own => own.span.start === each.span.start)),
    ],
    why: [
      ...one.why,
      ...two.why.map(each => ({ ...each, rule: `${each.rule} (same event: ${two.trigger.text})` })),
    ],
  }
  return { ...first, claim }
}
