/** The ways in which a run can end: exactly one of them, decided in this order. */
export const OUTCOMES = {
  'civil-war': 'The forces split and arms are in other hands: civil war',
  'forces-split': 'The security forces split',
  'change-of-leader': 'The leader falls',
  'foreign-held': 'Order held with foreign troops',
  repressed: 'Protest is put down',
  'bought-off': 'Protest ends after concessions',
  fizzles: 'Protest fades of itself',
  'stand-off': 'Stand-off at the end of the span',
} as const
export type OutcomeId = keyof typeof OUTCOMES
export const OUTCOME_IDS = Object.keys(OUTCOMES) as OutcomeId[]

/** What of the state an outcome is decided by. */
export interface Standing {
  /** Share of the forces that is loyal. */
  readonly loyal: number
  /** Armed opponents for each loyal member of the forces. */
  readonly armed: number
  /** Two armed forces of the state fight each other. */
  readonly clashed: boolean
  readonly leaderFallen: boolean
  readonly foreignPresent: boolean
  /** Days in a row with next to nobody in the streets. */
  readonly quietDays: number
  /** People who have left the streets so far, by what took them home. */
  readonly left: { readonly force: number; readonly concession: number; readonly tired: number }
}

export interface Bounds {
  readonly 'split-below': number
  readonly 'war-above': number
  readonly 'quiet-days': number
  readonly 'held-alone-above': number
}

/** The outcome that a state is, or null where the run goes on. */
export function outcomeOf(state: Standing, bounds: Bounds): OutcomeId | null {
  if (state.clashed) return 'civil-war'
  if (state.loyal < bounds['split-below'])
    return state.armed >= bounds['war-above'] ? 'civil-war' : 'forces-split'
  if (state.leaderFallen) return 'change-of-leader'
  if (state.quietDays < bounds['quiet-days']) return null
  if (state.foreignPresent && state.loyal < bounds['held-alone-above']) return 'foreign-held'
  const { force, concession, tired } = state.left
  if (force > concession && force > tired) return 'repressed'
  return concession > tired ? 'bought-off' : 'fizzles'
}
