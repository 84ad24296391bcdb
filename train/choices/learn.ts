import { match } from '../../bench/claims/score.ts'
import { describeParty, type PartyField, partyCandidates, sidesOf } from '../../src/code/choice/parties.ts'
import { describePlace, placeCandidates } from '../../src/code/choice/places.ts'
import { type Coded, type Surroundings, surroundingsIn } from '../../src/code/choice/surroundings.ts'
import type { Add, Choices } from '../../src/code/choice/weights.ts'
import type { Draft } from '../../src/code/code.ts'
import { type GoldClaim, goldOf } from '../../src/code/gold.ts'
import { fitQuestions, Names, type Question, type Row, rowOf } from './fit.ts'

/** A passage as the rules code it, with the claims that a reader found in it. */
export interface Labelled {
  readonly coded: Coded
  /** How often it is learnt from. */
  readonly times: number
  readonly claims: readonly GoldClaim[]
}

/** Rounds through the passages (by cross-validation). */
const ROUNDS = 10

/** A feature seen seldomer than this is left out, of it little can be learnt. */
const SELDOM = 5

/** A weight nearer to nothing than this is not written. */
const NOTHING = 0.03

/** What a candidate that is right in its countries alone, or in its roles, counts beside one that is right in both. */
const HALF = 0.2

export function learn(passages: readonly Labelled[], seed: number): Choices {
  const actors = new Decisions()
  const targets = new Decisions()
  const places = new Decisions()
  for (const { coded, claims, times } of passages) {
    const around = surroundingsIn(coded)
    const drafts = new Map(coded.drafts.map(draft => [goldOf(draft.claim), draft]))
    for (const [gold, ours] of match(claims, [...drafts.keys()])) {
      const draft = drafts.get(ours)!
      const near = around(draft.tree)
      askParties(actors, draft, 'actors', gold.actor, near, times)
      askParties(targets, draft, 'targets', gold.target, near, times)
      const spots = placeCandidates(draft, near)
      places.ask(
        spots.map(each => add => describePlace(draft, each, near, add)),
        spots.map(({ place }) => Number(isSame(place?.name ?? null, gold.place))),
        times,
      )
    }
  }
  return {
    actor: actors.weights(seed),
    target: targets.weights(seed),
    place: places.weights(seed),
  }
}

function askParties(
  decisions: Decisions,
  draft: Draft,
  field: PartyField,
  gold: readonly string[],
  near: Surroundings,
  times: number,
): void {
  if (draft.claim[field].length > 0) return
  const wanted = sidesOf({ parties: gold.map(code => ({ code })) })
  const candidates = partyCandidates(draft, field, near)
  decisions.ask(
    candidates.map(each => add => describeParty(draft, each, field, near, add)),
    candidates.map(each => {
      const own = sidesOf(each)
      const [countries, roles] = [own.countries === wanted.countries, own.roles === wanted.roles]
      return countries && roles ? 1 : countries || roles ? HALF : 0
    }),
    times,
  )
}

const isSame = (one: string | null, two: string | null) =>
  (one ?? '').trim().toLowerCase() === (two ?? '').trim().toLowerCase()

/** Choices between candidates of one kind, with what is learnt from them. */
class Decisions {
  readonly #names = new Names()
  readonly #questions: Question[] = []

  ask(candidates: readonly ((add: Add) => void)[], right: readonly number[], times: number): void {
    const rows = candidates.map(describe => rowOf(this.#names, describe))
    if (right.every(each => each === 0)) return
    for (let n = 0; n < times; n++) this.#questions.push({ rows, right })
  }

  weights(seed: number): ReadonlyMap<string, number> {
    const { keep, names } = common(
      this.#names,
      this.#questions.flatMap(({ rows }) => rows),
    )
    const questions = this.#questions.map(({ rows, right }) => ({ rows: rows.map(keep), right }))
    const weights = fitQuestions(questions, names.length, { rounds: ROUNDS, seed })
    return new Map(
      names.flatMap((name, n) => (Math.abs(weights[n]!) < NOTHING ? [] : [[name, weights[n]!] as const])),
    )
  }
}

/** The features that are seen often enough, numbered anew. */
function common(
  names: Names,
  rows: readonly Row[],
): { readonly keep: (row: Row) => Row; readonly names: readonly string[] } {
  const all = names.all
  const counts = new Uint32Array(all.length)
  for (const { at } of rows) for (const n of at) counts[n]!++
  const numbers = new Int32Array(all.length).fill(-1)
  const kept: string[] = []
  all.forEach((name, n) => {
    if (counts[n]! < SELDOM) return
    numbers[n] = kept.length
    kept.push(name)
  })
  const keep = ({ at, by }: Row): Row => {
    const places = [...at.keys()].filter(n => numbers[at[n]!]! >= 0)
    return {
      at: Int32Array.from(places, n => numbers[at[n]!]!),
      by: Float32Array.from(places, n => by[n]!),
    }
  }
  return { keep, names: kept }
}
