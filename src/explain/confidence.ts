import type { Explanation } from '../domain/assessment.ts'

/** How far a ranking can be relied on; a statement of its own, never in one sentence with a likelihood (ICD 203). */
export interface Confidence {
  readonly level: 'low' | 'moderate' | 'high'
  readonly why: string
}

/** Evidence that weighs so much is believed and has more than one origin, or nearly so (assumption). */
const SOLID = 0.5
/** So many solid pieces make confidence high, where nothing upsets the ranking (assumption). */
const MANY = 5

/** Low where one judgement or one piece of evidence could put another first; high where much of the evidence is solid too. */
export function confidenceOf({ hypotheses, linchpins, matrix }: Explanation): Confidence {
  const [leader, second] = hypotheses
  const counted = matrix.columns.filter(({ weight }) => weight > 0)
  const solid = counted.filter(({ weight }) => weight >= SOLID).length
  const evidence = `${solid} of the ${counted.length} pieces of evidence that count ${solid === 1 ? 'weighs' : 'weigh'} ${SOLID} or more`
  if (!counted.length) return { level: 'low', why: 'no evidence has been seen' }
  if (linchpins.length)
    return {
      level: 'low',
      why: `without one of ${linchpins.length === 1 ? 'its pieces' : `${linchpins.length} pieces`} of evidence another would lead; ${evidence}`,
    }
  if (leader && second && leader.range[0] <= second.range[1])
    return {
      level: 'low',
      why: `with one prior halved or doubled the first two may change places; ${evidence}`,
    }
  const firm = 'no single prior or piece of evidence puts another first'
  return { level: solid >= MANY ? 'high' : 'moderate', why: `${firm}; ${evidence}` }
}
