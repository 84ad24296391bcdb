import type { Belief, Credibility, Grade, Reliability, Term } from '../domain/event.ts'
import { logit, probabilityOf } from '../domain/logit.ts'
import type { EventType } from '../domain/plover.ts'
import type { WeighedOrigin } from './origins.ts'
import type { Weighing } from './weighing.ts'

/** The 10th and 90th percentile of a normal distribution: the interval shown holds 80 %. */
const Z_80 = 1.2816

export interface Weighed {
  readonly belief: Belief
  readonly terms: readonly Term[]
}

/**
 * Belief that the event is true: log-odds of the prior plus, for each independent origin, the log-odds of its
 * reliability times what hedge and interest leave, the second and later origins of a side discounted for hidden
 * dependence. The interval comes from how surely each reliability is known (a Beta of `priorStrength` outcomes).
 * The terms add up to the log-odds of `p` before it is cut to the bounds.
 */
export function believe(type: EventType, origins: readonly WeighedOrigin[], weighing: Weighing): Weighed {
  const prior = weighing.prior[type] ?? weighing.prior.default!
  const terms: Term[] = [{ label: `prior of ${type}`, value: logit(prior), claims: [] }]
  const strength = weighing.priorStrength
  let variance = 1 / (strength * prior * (1 - prior))
  for (const side of [1, -1]) {
    const ranked = origins
      .filter(origin => origin.factor * side > 0)
      .sort((a, b) => weightOf(b) * side - weightOf(a) * side || (a.id < b.id ? -1 : 1))
    ranked.forEach((origin, rank) => {
      const discount = weighing.dependence ** rank
      const value = weightOf(origin) * discount
      const r = origin.reliability
      terms.push({
        label: `${origin.who} ${side > 0 ? 'asserts' : 'denies'}${rank ? ` (origin ${rank + 1}, × ${discount.toFixed(2)})` : ''}`,
        value,
        claims: origin.claims,
      })
      variance += (origin.factor * discount) ** 2 / (strength * r * (1 - r))
    })
  }
  const sum = terms.reduce((total, term) => total + term.value, 0)
  const half = Z_80 * Math.sqrt(variance)
  const [floor, ceiling] = weighing.bounds
  const bounded = (x: number) => Math.min(ceiling, Math.max(floor, probabilityOf(x)))
  return { belief: { p: bounded(sum), low: bounded(sum - half), high: bounded(sum + half) }, terms }
}

function weightOf(origin: WeighedOrigin): number {
  return logit(origin.reliability) * origin.factor
}

/** Letter of the Admiralty code for a share of right assertions (cut points: assumption). */
export function reliabilityGrade(share: number): Reliability {
  if (share >= 0.94) return 'A'
  if (share >= 0.85) return 'B'
  if (share >= 0.7) return 'C'
  if (share >= 0.6) return 'D'
  return share >= 0.53 ? 'E' : 'F'
}

/**
 * Admiralty grade of an event. The letter is that of the most reliable origin that asserts it; the figure comes
 * from corroboration alone: 1 confirmed by three origins, 2 by two, 3 one origin and no denial, 4 disputed,
 * 5 denied with nobody reliable asserting it, 6 nothing to judge by (all open, or unnamed).
 */
export function gradeOf(origins: readonly WeighedOrigin[]): Grade {
  const asserting = origins.filter(origin => origin.factor > 0)
  const denying = origins.filter(origin => origin.factor < 0)
  const best = Math.max(0, ...(asserting.length ? asserting : denying).map(origin => origin.reliability))
  const named = asserting.filter(origin => origin.kind !== 'unknown')
  return {
    reliability: best ? reliabilityGrade(best) : 'F',
    credibility: credibilityOf(named.length, asserting.length, denying.length),
  }
}

function credibilityOf(named: number, asserting: number, denying: number): Credibility {
  if (!asserting) return denying ? 5 : 6
  if (denying) return named > denying ? 3 : 4
  if (!named) return 6
  return named >= 3 ? 1 : named === 2 ? 2 : 3
}
