import { z } from 'zod'
import { ROUTES } from './routes.ts'

/** The description of the API (OpenAPI 3.1), made from the routes' own schemas. */
export function openApi(version: string): Readonly<Record<string, unknown>> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Forewarn',
      version,
      description: 'One crisis as it was known at any hour. All times are UTC; every route reads only.',
    },
    servers: [{ url: '/api/v1' }],
    paths: Object.fromEntries(
      ROUTES.map(({ path, id, summary, params, query, response, type }) => [
        path,
        {
          get: {
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
          },
        },
      ]),
    ),
    components: { schemas: { Problem: jsonSchema(problemSchema, 'output') } },
  }
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
