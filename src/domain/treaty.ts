import { z } from 'zod'
import { daySchema } from './instant.ts'

/** ISO 3166 alpha-3; states that are no more keep the code that they had (DDR, CSK, YUG). */
const stateSchema = z.string().regex(/^[A-Z]{3}$/, 'expected an ISO 3166 alpha-3 code, such as KAZ')

const membershipSchema = z
  .strictObject({
    from: daySchema,
    /** The last day; left out where the membership lasts. */
    to: daySchema.optional(),
    states: z.array(stateSchema).min(1),
    note: z.string().optional(),
  })
  .refine(({ from, to }) => !to || to >= from, { path: ['to'], message: 'expected `to` not before `from`' })

type Membership = z.output<typeof membershipSchema>

/** A file of lexicon/treaties: an organisation, alliance or treaty with its members by date. */
export const treatySchema = z
  .strictObject({
    /** The actor's code, as claims have it. */
    code: z
      .string()
      .regex(
        /^(IGO|PACT) [A-Z]+$/,
        'expected a code of an organisation or pact, such as IGO CSTO or PACT RUSARM',
      ),
    name: z.string().min(1),
    aliases: z.array(z.string().min(1)).default([]),
    kind: z.enum(['alliance', 'organisation', 'pact']),
    founded: daySchema,
    members: z.array(membershipSchema).min(1),
    /** Articles that matter in a crisis, in our own words. */
    clauses: z.array(z.strictObject({ article: z.string(), says: z.string() })).default([]),
    notes: z.string().optional(),
    sources: z.array(z.strictObject({ title: z.string(), address: z.url() })).min(1),
  })
  .superRefine(({ founded, members }, context) => {
    for (const { path, message } of membershipFaults(members, founded))
      context.addIssue({ code: 'custom', path, message })
  })
export type Treaty = z.output<typeof treatySchema>

/** lexicon/alliance-fulfilment.yaml: base rates of promises kept in war. */
export const allianceFulfilmentSchema = z
  .array(
    z.strictObject({
      share: z.number().gt(0).lt(1),
      /** Which alliances, and when. */
      of: z.string().min(1),
      source: z.string().min(1),
    }),
  )
  .min(1)
export type AllianceFulfilment = z.output<typeof allianceFulfilmentSchema>

/** A state is a member once at a time, and not before there is something to be a member of. */
function membershipFaults(members: readonly Membership[], founded: string) {
  const faults: { path: (string | number)[]; message: string }[] = []
  const spans = members.flatMap((membership, index) => membership.states.map(state => ({ state, index })))
  spans.forEach(({ state, index }, n) => {
    const { from, to } = members[index]!
    const other = spans.slice(0, n).find(span => {
      const before = members[span.index]!
      return span.state === state && (!before.to || before.to >= from) && (!to || to >= before.from)
    })
    if (other)
      faults.push({
        path: ['members', index, 'states'],
        message: `${state} is a member twice at once: see members.${other.index}`,
      })
  })
  members.forEach(({ from }, index) => {
    if (from < founded)
      faults.push({
        path: ['members', index, 'from'],
        message: `expected no member before the founding on ${founded}`,
      })
  })
  return faults
}
