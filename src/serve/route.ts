import { z } from 'zod'
import { type Instant, instantSchema } from '../domain/instant.ts'
import type { Course } from './overview-schema.ts'
import type { Room } from './room.ts'

/** What a route may look at. */
export interface RouteContext {
  readonly room: Room
  readonly opensAt: Instant
  /** The hours of the case: what lies outside is not worked out. */
  readonly hours: { readonly from: Instant; readonly to: Instant }
  course(): Course
  /** Steps of the course that are worked out, and know all that is stored. */
  steps(): number
}

/** A route as data: the server, the description and the fuzz tests are all made from it. */
export interface Route {
  /** As in OpenAPI: `/events/{id}`. */
  readonly path: string
  readonly id: string
  readonly summary: string
  readonly params: z.ZodObject
  readonly query: z.ZodObject
  readonly response: z.ZodType
  readonly type: string
  /** What the answer depends on besides the address; left out where that is all. */
  state?(context: RouteContext): unknown
  /** Null where there is no such thing. */
  answer(context: RouteContext, params: never, query: never): Promise<unknown>
}

interface Typed<P extends z.ZodObject, Q extends z.ZodObject> {
  readonly path: string
  readonly id: string
  readonly summary: string
  readonly params?: P
  readonly query?: Q
  readonly response: z.ZodType
  readonly type?: string
  state?(context: RouteContext): unknown
  answer(context: RouteContext, params: z.output<P>, query: z.output<Q>): Promise<unknown>
}

const nothing = z.strictObject({})

export function route<P extends z.ZodObject = typeof nothing, Q extends z.ZodObject = typeof nothing>(
  given: Typed<P, Q>,
): Route {
  return {
    type: 'application/json',
    ...given,
    params: given.params ?? nothing,
    query: given.query ?? nothing,
    answer: given.answer as Route['answer'],
  }
}

/** The hour asked for; the hour that the room opens at where it is left out. */
export const atQuery = z.strictObject({
  at: z
    .string()
    .max(40)
    .pipe(instantSchema)
    .optional()
    .meta({ description: 'as known at this hour, ISO 8601 with zone' }),
})

/** Longer than any name that we make; what is longer names nothing. */
export const nameSchema = z.string().min(1).max(300)

/** Some names in one parameter, `["a","b"]`: few, since each costs work (assumption: as many as one thinks of at once). */
export const namesSchema = z
  .string()
  .max(6000)
  .default('[]')
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue({ code: 'custom', message: 'expected a JSON array of names' })
      return z.NEVER
    }
  })
  .pipe(z.array(nameSchema).max(20))

/** An hour far away would have every hour up to it worked out. */
export function outsideOf(
  { from, to }: RouteContext['hours'],
  query: { readonly at?: unknown },
): string | null {
  const { at } = query
  if (typeof at !== 'string' || (at >= from && at <= to)) return null
  return `at: the case's hours run from ${from} to ${to}`
}
