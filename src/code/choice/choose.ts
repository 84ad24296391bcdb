import type { ClaimPlace, CodingTerm, Likely, Participant } from '../../domain/claim.ts'
import type { Span } from '../../domain/syntax.ts'
import type { Draft } from '../code.ts'
import { isEverywhere, isSaidInSeveral } from '../resolve/place.ts'
import type { Tree } from '../tree.ts'
import { describeParty, type PartyField, partyCandidates, sidesOf } from './parties.ts'
import { describePlace, placeCandidates } from './places.ts'
import { type Coded, type Surroundings, surroundingsIn } from './surroundings.ts'
import { type Choices, likelihoods, scoreOf } from './weights.ts'

// Where the rules find nobody who did it, or nobody to whom, and where they put it in one place of several, the report
// often tells more. What it tells likely enough, by the passages that the weights were fitted to, stands beside what the
// claim states, and `why` says how likely it is.

/** By how much another candidate has to be likelier than that of the rules (by cross-validation on the passages fitted to). */
const MARGIN = { actors: 0.1, targets: 0.25, place: 0.3 } as const

/** The drafts of a report, each with what is likelier than what it states. */
export function withChoices(coded: Coded, choicesOf: (tree: Tree) => Choices | null): readonly Draft[] {
  const around = surroundingsIn(coded)
  return coded.drafts.map(draft => {
    const choices = choicesOf(draft.tree)
    return choices ? withLikely(draft, around(draft.tree), choices) : draft
  })
}

function withLikely(draft: Draft, around: Surroundings, choices: Choices): Draft {
  const { claim } = draft
  const actors = partiesOf(draft, 'actors', around, choices)
  const targets = partiesOf(draft, 'targets', around, choices)
  const place = placeOf(draft, around, choices)
  if (!actors && !targets && !place) return draft
  const likely: Likely = { actors: actors?.value, targets: targets?.value, place: place?.value ?? undefined }
  const why = [
    ...(actors ? [termOf('likely actors', actors, actors.value[0]?.span)] : []),
    ...(targets ? [termOf('likely targets', targets, targets.value[0]?.span)] : []),
    ...(place ? [termOf('likely place', place, place.value?.span)] : []),
  ]
  return { ...draft, claim: { ...claim, likely, why: [...claim.why, ...why] } }
}

interface Choice<Value> {
  readonly value: Value
  /** How likely it is, and how likely what the rules took. */
  readonly likelihood: number
  readonly instead: number
}

function termOf(
  field: string,
  { likelihood, instead }: Choice<unknown>,
  span: Span | null | undefined,
): CodingTerm {
  const rule = `likelier than what is stated: ${likelihood.toFixed(2)} to ${instead.toFixed(2)}`
  return { field, rule, span: span ?? null }
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

function partiesOf(
  draft: Draft,
  field: PartyField,
  around: Surroundings,
  choices: Choices,
): Choice<readonly Participant[]> | null {
  if (draft.claim[field].length > 0) return null
  const candidates = partyCandidates(draft, field, around)
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
  const candidates = placeCandidates(draft, around)
  const scores = candidates.map(each =>
    scoreOf(choices.place, add => describePlace(draft, each, around, add)),
  )
  return better(candidates, scores, MARGIN.place, ({ place }) => place)
}
