import { z } from 'zod'
import { slug } from './case.ts'

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected an hour such as 22:00')

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** Secrets never stand in a case: they are named here and taken from the environment. */
const environment = z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'expected the name of an environment variable')

const channelSchema = z.discriminatedUnion('kind', [
  /** A program with its arguments, no shell; it reads the notice as JSON on its standard input. */
  z.strictObject({ kind: z.literal('command'), run: z.array(z.string()).min(1) }),
  /** A POST of the notice, signed with HMAC-SHA256 under the secret. */
  z.strictObject({
    kind: z.literal('webhook'),
    url: z.url({ protocol: /^https?$/ }),
    secretEnv: environment,
  }),
  /** A message over SMTP; the variable holds the server, such as smtps://name:word@mail.example.org. */
  z.strictObject({
    kind: z.literal('email'),
    from: z.email(),
    to: z.array(z.email()).min(1),
    serverEnv: environment.default('FOREWARN_SMTP'),
  }),
])
export type Channel = z.output<typeof channelSchema>

const tripwireSchema = z.strictObject({
  id: slug,
  /** Names of indicators, `*` for any part. */
  indicators: z.array(z.string()).min(1),
  /** Told of a change to one of these. */
  to: z
    .array(z.enum(['tripped', 'watch', 'quiet', 'no data']))
    .min(1)
    .default(['tripped']),
  /** So many independent origins at the least; until then the change waits. */
  quorum: z.int().min(1).default(1),
  /** Hours in which nothing is sent; what still holds afterwards is sent then. */
  quiet: z
    .strictObject({
      from: clock,
      to: clock,
      zone: z.string().refine(isZone, { message: 'expected a time zone such as Asia/Almaty' }).default('UTC'),
    })
    .optional(),
  notify: z.array(channelSchema).min(1),
})
export type Tripwire = z.output<typeof tripwireSchema>

/** tripwires.yaml of a case: whom to tell of which change of status. */
export const tripwiresSchema = z
  .strictObject({ tripwires: z.array(tripwireSchema) })
  .superRefine(({ tripwires }, context) => {
    tripwires.forEach(({ id }, n) => {
      if (tripwires.findIndex(other => other.id === id) < n)
        context.addIssue({ code: 'custom', path: ['tripwires', n, 'id'], message: `the name ${id} is taken` })
    })
  })
export type TripwiresDefinition = z.output<typeof tripwiresSchema>

/** A change of status that someone is to be told of. */
export interface Notice {
  /** The same change has the same id, whenever and however often it is found. */
  readonly id: string
  readonly tripwire: string
  readonly case: string
  readonly indicator: string
  readonly title: string
  readonly question: string
  readonly from: string
  readonly status: string
  readonly value: number | null
  readonly origins: number
  readonly first: string | null
  readonly asOf: string
  readonly why: readonly string[]
}
