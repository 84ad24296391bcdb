import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ACTIONS } from './actions.ts'
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
    '["2022-03-01-1600-witness"]',
    '["constructor"]',
    '[1]',
  ),
  fc.double().map(String),
)

const id = fc.oneof(
  fc.constantFrom(
    '2022-03-01-1600-witness#1',
    '2022-03-01-0900-wire-rally#1',
    '2022-03-01-1600-witness',
    'c-1',
    'x#1',
  ),
  value,
)
const text = fc.oneof(fc.string({ maxLength: 60, unit: 'grapheme' }), value)
const target = fc.record({
  kind: fc.oneof(fc.constantFrom('claim', 'event', 'report', 'source', 'brief'), value),
  id,
})
/** Drafts that are nearly right: each part may be what it should be, or anything. */
const act = fc.oneof(
  fc.record({ kind: fc.constantFrom('merge', 'split'), claims: fc.array(id, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('regrade'), of: target, grade: fc.oneof(fc.constantFrom('A', 'F'), value) }),
  fc.record({
    kind: fc.constant('recode'),
    claim: id,
    change: fc.oneof(
      fc.record({
        field: fc.constantFrom('event', 'mode', 'date', 'time', 'factuality'),
        value: fc.oneof(value, fc.constant('PROTEST')),
      }),
      fc.record({
        field: fc.constantFrom('actors', 'place', 'attribution', 'magnitude'),
        value: fc.jsonValue(),
        n: fc.nat(3),
      }),
    ),
  }),
  fc.record({ kind: fc.constant('retract'), what: target }),
  fc.record({ kind: fc.constant('annotate'), on: target, remark: text }),
  fc.record({ kind: fc.constant('undo'), correction: id }),
)
const report = fc.record(
  {
    outlet: text,
    text,
    published: fc.oneof(hour, fc.constant('2022-03-02T11:00Z')),
    id,
    kind: text,
    title: text,
  },
  { requiredKeys: ['outlet', 'text', 'published'] },
)
const bodies: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  '/reports': fc.record({ reports: fc.array(report, { maxLength: 3 }) }),
}
const draft = fc.record({
  act,
  author: text,
  reason: text,
  at: fc.oneof(hour, fc.constant('2022-03-02T12:00Z')),
})

it.each(ACTIONS.map(action => [action.path, action] as const))(
  'takes whatever is sent to %s by its own schema, or says what is wrong with it',
  async (path, action) => {
    let now = 0
    // A second later each time: how often one may ask is another matter.
    const app = small.app({ clock: () => (now += 1000) })
    const body = fc.oneof(
      { weight: 4, arbitrary: bodies[path] ?? draft },
      { weight: 1, arbitrary: fc.jsonValue() },
    )
    const type = fc.oneof(
      { weight: 9, arbitrary: fc.constant('application/json') },
      { weight: 1, arbitrary: fc.constant('text/plain') },
    )
    await fc.assert(
      fc.asyncProperty(body, type, async (sent, contentType) => {
        const answer = await app.request(`http://localhost:4780/api/v1${path}`, {
          method: 'POST',
          headers: { host: 'localhost:4780', 'content-type': contentType },
          body: JSON.stringify(sent),
        })
        expect([200, 201, 400, 409, 415]).toContain(answer.status)
        if (answer.status < 300) action.response.parse(await answer.json())
      }),
      { numRuns: 60 },
    )
  },
  60_000,
)

it.each(ROUTES.map(route => [route.path, route] as const))(
  'answers whatever it is asked at %s by its own schema or with what is wrong',
  async (_, route) => {
    const app = small.app()
    const { events, reports } = await small.room.picture((await small.room.overview()).opensAt)
    const id = fc.oneof(
      fc.constantFrom(
        ...events.map(event => event.id),
        ...reports.flatMap(report => [report.id, `${report.id}#1`]),
      ),
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
