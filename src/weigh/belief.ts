import type { Belief, Term } from '../domain/event.ts'
import { logit, probabilityOf } from '../domain/logit.ts'
import type { EventType } from '../domain/plover.ts'
import type { WeighedOrigin } from './origins.ts'
import type { Weighing } from './weighing.ts'

/** The 90th percentile of the standard normal distribution: the interval shown holds 80 %. */
const Z_80 = 1.2816

export interface Weighed {
  readonly belief: Belief
  readonly terms: readonly Term[]
}

/**
 * Belief that the event is true: log-odds of the prior plus, for each independent origin, the log-odds of its
 * reliability as told, times what hedge, interest and copying leave; the second and later origins of a side are
 * discounted for hidden dependence. The terms add up to the log-odds of `p`, save where `p` is cut to the bounds
 * (then a last term says by how much). The interval comes from how surely prior and reliabilities are known, each
 * a Beta distribution of `priorStrength` outcomes, by the delta method. docs/belief.md derives it.
 */
export function believe(type: EventType, origins: readonly WeighedOrigin[], weighing: Weighing): Weighed {
  const prior = priorOf(type, weighing)
  const strength = weighing.priorStrength
  const terms: Term[] = [priorTerm(type, weighing)]
  let variance = 1 / ((strength + 1) * prior * (1 - prior))
  for (const side of [1, -1]) {
    const ranked = origins
      .filter(({ supports }) => supports === side > 0)
      .sort((a, b) => (weightOf(b) - weightOf(a)) * side || (a.id < b.id ? -1 : 1))
    ranked.forEach((origin, rank) => {
      const discount = weighing.dependence ** rank
      terms.push({
        label: labelOf(origin, rank, discount),
        value: weightOf(origin) * discount,
        claims: origin.claims,
        alone: weightOf(origin),
      })
      const { reliability: r, told, fidelity } = origin
      const slope = (origin.factor * discount * fidelity) / (told * (1 - told))
      variance += (slope ** 2 * r * (1 - r)) / (strength + 1)
    })
  }
  const sum = terms.reduce((total, term) => total + term.value, 0)
  const [floor, ceiling] = weighing.bounds
  const bounded = (x: number) => Math.min(ceiling, Math.max(floor, probabilityOf(x)))
  const p = bounded(sum)
  const cut = logit(p) - sum
  if (Math.abs(cut) > 1e-9)
    terms.push({ label: `cut to the bounds ${floor} to ${ceiling}`, value: cut, alone: cut, claims: [] })
  const half = Z_80 * Math.sqrt(variance)
  return { belief: { p, low: bounded(sum - half), high: bounded(sum + half) }, terms }
}

const priorTerms = new WeakMap<Weighing, Map<EventType, Term>>()

/** The first term of an event: one object for all events of the type, which are many. */
function priorTerm(type: EventType, weighing: Weighing): Term {
  const made = priorTerms.get(weighing) ?? new Map<EventType, Term>()
  priorTerms.set(weighing, made)
  const value = logit(priorOf(type, weighing))
  const term = made.get(type) ?? { label: `prior of ${type}`, value, alone: value, claims: [] }
  made.set(type, term)
  return term
}

function priorOf(type: EventType, { prior }: Weighing): number {
  return prior[type] ?? prior.default!
}

/** Nats for (or, negative, against) the event, before the discount for dependence. */
function weightOf(origin: WeighedOrigin): number {
  return logit(origin.told) * origin.factor
}

function labelOf({ who, supports, notes }: WeighedOrigin, rank: number, discount: number): string {
  const all = rank ? [...notes, `${ordinal(rank + 1)} origin × ${discount.toPrecision(2)}`] : notes
  // Joined, since V8 keeps what is put together by `+` as a tree of its pieces, three times as large.
  return [who, supports ? 'asserts' : 'denies', ...(all.length ? [`(${all.join('; ')})`] : [])].join(' ')
}

function ordinal(n: number): string {
  const words = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']
  return words[n] ?? `${n}th`
}
