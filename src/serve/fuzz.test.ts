import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ROUTES } from './routes.ts'
import { openSmallRoom, type SmallRoom } from './small-room.testing.ts'

let small: SmallRoom
beforeAll(async () => {
  small = await openSmallRoom()
})
afterAll(() => small.close())

/** Hours of the case and around it, few enough to be worked out in a test, and hours that are none. */
const hour = fc.oneof(
  fc.constantFrom(
    '2022-03-01T00:00Z',
    '2022-03-01T12:00Z',
    '2022-03-01T18:00+06:00',
    '2022-03-02T12:00Z',
    '0000-01-01T00:00Z',
    '9999-12-31T23:59Z',
    '2022-02-30T00:00Z',
    '',
  ),
  fc.string({ maxLength: 60, unit: 'binary' }),
)
const value = fc.oneof(
  fc.string({ maxLength: 40, unit: 'grapheme' }),
  fc.constantFrom(
    'PROTEST',
    'Aktobe',
    'KAZ COP',
    'true',
    'false',
    '0',
    '1',
    '-1',
    '1e999',
    'NaN',
    '__proto__',
  ),
  fc.double().map(String),
)

it.each(ROUTES.map(route => [route.path, route] as const))(
  'answers whatever it is asked at %s by its own schema or with what is wrong',
  async (_, route) => {
    const app = small.app()
    const { events, reports } = await small.room.picture((await small.room.overview()).opensAt)
    const id = fc.oneof(
      fc.constantFrom(...events.map(event => event.id), ...reports.map(report => report.id)),
      value,
    )
    const names = Object.keys(route.query.shape)
    const query = fc.dictionary(fc.oneof(fc.constantFrom('at', 'x', ...names), value), value, { maxKeys: 4 })
    await fc.assert(
      fc.asyncProperty(fc.option(hour), id, query, async (at, name, more) => {
        const search = new URLSearchParams({
          ...more,
          ...(at === null || !names.includes('at') ? {} : { at }),
        })
        const path = route.path.replace('{id}', encodeURIComponent(name))
        const answer = await app.request(`http://localhost:4780/api/v1${path}?${search}`, {
          headers: { host: 'localhost:4780' },
        })
        expect([200, 400, 404]).toContain(answer.status)
        if (answer.status !== 200) return
        const body = await answer.text()
        route.response.parse(route.type === 'application/json' ? JSON.parse(body) : body)
      }),
      { numRuns: 60 },
    )
  },
)
