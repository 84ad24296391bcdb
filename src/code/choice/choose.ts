import type { Claim, ClaimPlace, Participant } from '../../domain/claim.ts'
import type { Span } from '../../domain/syntax.ts'
import type { Draft } from '../code.ts'
import { isEverywhere, isSaidInSeveral } from '../resolve/place.ts'
import type { Tree } from '../tree.ts'
import { describeParty, type PartyCandidate, type PartyField, partyCandidates, sidesOf } from './parties.ts'
import { describePlace, placeCandidates } from './places.ts'
import { type Coded, type Surroundings, surroundingsIn } from './surroundings.ts'
import { type Choices, likelihoods, scoreOf } from './weights.ts'

// Where the rules find nobody who did it, or nobody to whom, and where they put it in one place of several, the report
// often tells more. What it tells likely enough, by the passages that the weights were fitted to, is taken, and `why`
// says so; whom the rules found stays.

/** By how much another candidate has to be likelier than that of the rules (by cross-validation on the passages fitted to). */
const MARGIN = { actors: 0.1, targets: 0.25, place: 0.3 } as const

/** The drafts of a report with what is likelier than what the rules made of them. */
export function withChoices(coded: Coded, choicesOf: (tree: Tree) => Choices | null): readonly Draft[] {
  const around = surroundingsIn(coded)
  return coded.drafts.map(draft => {
    const choices = choicesOf(draft.tree)
    return choices ? { ...draft, claim: chosen(draft, around(draft.tree), choices) } : draft
  })
}

function chosen(draft: Draft, around: Surroundings, choices: Choices): Claim {
  const actors = partiesOf(draft, 'actors', around, choices)
  const targets = partiesOf(draft, 'targets', around, choices)
  const place = placeOf(draft, around, choices)
  const likely = [...(actors ? (['actors'] as const) : []), ...(targets ? (['targets'] as const) : [])]
  let claim = likely.length > 0 ? { ...draft.claim, likely } : draft.claim
  if (actors) claim = changed({ ...claim, actors: actors.value }, 'actors', actors, actors.value[0]?.span)
  if (targets)
    claim = changed({ ...claim, targets: targets.value }, 'targets', targets, targets.value[0]?.span)
  if (place) claim = changed({ ...claim, place: place.value }, 'place', place, place.value?.span)
  return claim
}

interface Choice<Value> {
  readonly value: Value
  /** How likely it is, and how likely what the rules took. */
  readonly likelihood: number
  readonly instead: number
}

function changed<Value>(
  claim: Claim,
  field: string,
  { likelihood: own, instead }: Choice<Value>,
  span: Span | null | undefined,
): Claim {
  const why = claim.why.filter(each => each.field !== field)
  const rule = `likelier than what the rules found: ${own.toFixed(2)} to ${instead.toFixed(2)}`
  return { ...claim, why: [...why, { field, rule, span: span ?? null }] }
}

/** The likeliest of the candidates, if it is likelier than the first, that of the rules, by `margin`; the gain of a candidate is its own likelihood unless told. */
function better<Candidate, Value>(
  candidates: readonly Candidate[],
  scores: readonly number[],
  margin: number,
  pick: (candidate: Candidate) => Value,
  gain: (rates: readonly number[]) => readonly number[] = rates => rates,
): Choice<Value> | null {
  const gains = gain(likelihoods(scores))
  const best = gains.reduce((top, each, n) => (each > gains[top]! ? n : top), 0)
  if (best === 0 || gains[best]! < gains[0]! + margin) return null
  return { value: pick(candidates[best]!), likelihood: gains[best]!, instead: gains[0]! }
}

/** What nobody does to himself. */
const AGAINST_OTHERS: ReadonlySet<string> = new Set(['THREATEN', 'SANCTION'])

function partiesOf(
  draft: Draft,
  field: PartyField,
  around: Surroundings,
  choices: Choices,
): Choice<readonly Participant[]> | null {
  if (draft.claim[field].length > 0) return null
  const { claim } = draft
  const others = sidesOf({ parties: claim[field === 'actors' ? 'targets' : 'actors'] })
  const isSelf = (candidate: PartyCandidate) => {
    const own = sidesOf(candidate)
    return own.countries === others.countries && own.roles === others.roles
  }
  // a party of no known country tells too little to be guessed
  const candidates = partyCandidates(draft, around).filter(
    (each, n) =>
      n === 0 ||
      (each.parties.every(({ code }) => !code.startsWith('---')) &&
        !(AGAINST_OTHERS.has(claim.event) && isSelf(each))),
  )
  const weights = field === 'actors' ? choices.actor : choices.target
  const scores = candidates.map(each =>
    scoreOf(weights, add => describeParty(draft, each, field, around, add)),
  )
  const sides = candidates.map(sidesOf)
  // one that is right in its countries or its roles alone is half right (minimum Bayes risk)
  const gain = (rates: readonly number[]) =>
    sides.map((own, n) =>
      sides.reduce((sum, other, k) => {
        const share = (k === n ? 0.5 : 0) + (own.countries === other.countries ? 0.25 : 0)
        return sum + rates[k]! * (share + (own.roles === other.roles ? 0.25 : 0))
      }, 0),
    )
  return better(candidates, scores, MARGIN[field], ({ parties }) => parties, gain)
}

function placeOf(draft: Draft, around: Surroundings, choices: Choices): Choice<ClaimPlace | null> | null {
  const notes = around.context.notes(draft.tree.index)
  const { trigger } = draft.found
  // "in other regions", "across the country": in no one town
  if (notes && (isSaidInSeveral(notes, trigger) || isEverywhere(notes, trigger))) return null
  // where the rules put it somewhere, it was not nowhere
  const candidates = placeCandidates(draft, around).filter(each => each.place || !draft.claim.place)
  const scores = candidates.map(each =>
    scoreOf(choices.place, add => describePlace(draft, each, around, add)),
  )
  return better(candidates, scores, MARGIN.place, ({ place }) => place)
}
