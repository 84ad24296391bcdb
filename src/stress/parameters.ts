import { z } from 'zod'

/** The parameters of the model, each with the greatest value that it can have: 1 where it is a share. */
export const GREATEST = {
  ready: 0.5,
  mobilised: 1,
  'mobilised-if-spread': 1,
  'mobilised-elsewhere': 1,
  'threshold-mean': 1,
  'threshold-deviation': 1,
  grievance: 1,
  ramp: 1,
  sight: 1,
  growth: 10,
  fatigue: 1,
  noise: 1,
  'stock-days': 365,
  imports: 1,
  disruption: 1,
  'shortage-effect': 1,
  loyalty: 1,
  'loyalty-lost-by-defection': 1,
  'half-force': 100,
  suppression: 1,
  detained: 1,
  release: 1,
  strain: 1,
  'strain-by-orders': 10,
  'army-strain': 10,
  ties: 10,
  defect: 1,
  recovery: 1,
  mobility: 1,
  'fire-days': 365,
  'force-effect': 100,
  lethality: 0.1,
  backlash: 1,
  memory: 365,
  'blackout-days': 365,
  'blackout-reach': 1,
  'blackout-effect': 10,
  'concession-effect': 1,
  'concession-pull': 1,
  'dismissal-effect': 10,
  'curfew-effect': 10,
  'amnesty-release': 1,
  'strike-effect': 10,
  'truce-effect': 1,
  'arms-seized': 1_000_000,
  'arms-effect': 10,
  'foreign-delay': 365,
  'foreign-weight': 100,
  'elite-hazard': 1,
  'removal-effect': 100,
  'defection-effect': 100,
  'office-takes': 1,
  'seat-effect': 1,
  'seat-days': 365,
  'clash-hazard': 1,
  'facing-days': 365,
  alarm: 1,
  'concede-hazard': 1,
  'cut-hazard': 1,
  'fire-hazard': 1,
  'ally-hazard': 1,
  'over-below': 1,
  'quiet-days': 90,
  'split-below': 1,
  'war-above': 10,
  'held-alone-above': 1,
} as const
export type ParameterName = keyof typeof GREATEST
export const PARAMETERS = Object.keys(GREATEST) as ParameterName[]

/** A record to be filled. A copy of the table, since an object built key by key is slow to read in the model. */
export function blankValues(): Record<ParameterName, number> {
  return { ...GREATEST }
}

/** Divided by in the model: nought would have no meaning. */
const POSITIVE: readonly ParameterName[] = [
  'ready',
  'threshold-deviation',
  'ramp',
  'half-force',
  'memory',
  'stock-days',
]

export const parameterSchema = z
  .strictObject({
    name: z.enum(PARAMETERS),
    /** What it is, in words that go after "the outcome hangs on". */
    title: z.string().min(1),
    low: z.number().min(0),
    high: z.number().min(0),
    unit: z.string().min(1),
    source: z.string().min(1),
  })
  .superRefine(({ name, low, high }, context) => {
    const fault = (path: 'low' | 'high', message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (low > high) fault('low', `expected \`low\` (${low}) not above \`high\` (${high})`)
    if (high > GREATEST[name]) fault('high', `expected ${name} up to ${GREATEST[name]}, found ${high}`)
    if (low <= 0 && POSITIVE.includes(name)) fault('low', `expected ${name} above 0, found ${low}`)
  })
