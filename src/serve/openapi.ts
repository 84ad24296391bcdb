import { z } from 'zod'
import { ACTIONS, type Action } from './actions.ts'
import { changeSchema } from './desk-schema.ts'
import type { Route } from './route.ts'
import { ROUTES } from './routes.ts'

/** The description of the API (OpenAPI 3.1), made from the routes' own schemas. */
export function openApi(version: string): Readonly<Record<string, unknown>> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Forewarn',
      version,
      description:
        'One crisis as it was known at any hour. All times are UTC. GET reads; POST adds corrections and reports, and nothing stored is ever changed.',
    },
    servers: [{ url: '/api/v1' }],
    paths: pathsOf(),
    components: { schemas: { Problem: jsonSchema(problemSchema, 'output') } },
  }
}

/** Routes of one path stand together, each under its method. */
function pathsOf(): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of ROUTES) paths[route.path] = { ...paths[route.path], get: reading(route) }
  for (const action of ACTIONS) paths[action.path] = { ...paths[action.path], post: storing(action) }
  return { ...paths, '/changes': { get: STREAM } }
}

function reading({ id, summary, params, query, response, type }: Route) {
  return {
    operationId: id,
    summary,
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query')],
    responses: {
      200: {
        description: 'As asked; the ETag changes with the content.',
        content: { [type]: { schema: jsonSchema(response, 'output') } },
      },
      304: { description: 'Unchanged since the ETag given in If-None-Match.' },
      400: { description: 'The request was wrong; the answer says where.', ...problem },
      404: { description: 'No such thing was known at that hour.', ...problem },
      429: { description: 'Too many requests; wait a second.', ...problem },
    },
  }
}

function storing({ id, summary, body, response, stores }: Action) {
  return {
    operationId: id,
    summary,
    requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input') } } },
    responses: {
      [stores ? 201 : 200]: {
        description: stores ? 'Stored.' : 'As asked; nothing was stored.',
        content: { 'application/json': { schema: jsonSchema(response, 'output') } },
      },
      400: { description: 'The request was wrong; the answer says where.', ...problem },
      403: { description: 'Asked for by another site, or the room is for looking alone.', ...problem },
      409: { description: 'The correction is undone already.', ...problem },
      413: { description: 'The body is too long.', ...problem },
      415: { description: 'The body is not JSON.', ...problem },
      429: { description: 'Too many requests; wait a second.', ...problem },
    },
  }
}

const STREAM = {
  operationId: 'changes',
  summary:
    'Changes as they are stored, as server-sent events: `change` with the data below, `reset` where one has to ask for all anew, `hello` at the start, which says whether corrections are taken; a comment every 15 seconds',
  parameters: [
    {
      name: 'since',
      in: 'query',
      required: false,
      schema: { type: 'string' },
      description: 'the id of the last event seen, where the header Last-Event-ID cannot be set',
    },
  ],
  responses: {
    200: {
      description: 'A stream without end.',
      content: { 'text/event-stream': { schema: jsonSchema(changeSchema, 'output') } },
    },
    503: { description: 'Too many listen; the header Retry-After says when to come back.' },
  },
}

/** What went wrong (RFC 9457, problem details). */
export const problemSchema = z.strictObject({
  status: z.int(),
  title: z.string(),
  detail: z.string().optional(),
})

const problem = {
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

function parametersOf(object: z.ZodObject, place: 'path' | 'query') {
  return Object.entries(object.shape).map(([name, schema]) => {
    const given = jsonSchema(schema as z.ZodType, 'input')
    const required = place === 'path' || !(schema as z.ZodType).safeParse(undefined).success
    return { name, in: place, required, schema: given }
  })
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
