import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { VERSION } from '../assess/assess-case.ts'
import { formatProblem, type Problem, UserError } from '../domain/problem.ts'
import { ACTIONS } from './actions.ts'
import { type Answer, answerCache, answerOf } from './answers.ts'
import type { ChangeFeed } from './change-feed.ts'
import type { Desk } from './desk.ts'
import { headers, ownScriptsOnly, ownSiteOnly, rateLimit, refusal } from './guards.ts'
import { openApi } from './openapi.ts'
import { outsideOf, type Route, type RouteContext } from './route.ts'
import { ROUTES } from './routes.ts'
import { enterByToken, tokenOnly } from './token.ts'

export interface AppOptions {
  readonly context: RouteContext
  /** Left out where the room is for looking alone. */
  readonly desk?: Desk | undefined
  readonly feed: ChangeFeed
  /** Called once something was stored, before the answer goes out. */
  stored(): Promise<void>
  readonly assets: ReadonlyMap<string, Answer>
  /** `name:port` of every name under which the server may be called. */
  readonly hosts: ReadonlySet<string>
  /** Where given, only those who show the token come in. */
  readonly tokenHash?: Buffer | undefined
  readonly addressOf: (context: Context) => string
  readonly clock: () => number
  /** Told of faults of our own; the one who asked learns only that there was one. */
  readonly fault: (error: unknown) => void
}

/** The server as a function from requests to answers. */
export function roomApp(options: AppOptions): Hono {
  const { context: given, desk, feed, stored, assets, hosts, tokenHash, addressOf, clock, fault } = options
  const app = new Hono()
  const cached = answerCache()
  app.use(headers)
  app.use(rateLimit(addressOf, clock))
  app.use(ownSiteOnly(hosts))
  const actions = new Set(ACTIONS.map(({ path }) => `/api/v1${path}`))
  app.use(async (context, next) => {
    const { method, path } = context.req
    const allowed = ['GET', 'HEAD'].includes(method) || (method === 'POST' && actions.has(path))
    return allowed ? next() : refusal(context, 405)
  })
  if (tokenHash) {
    enterByToken(app, tokenHash)
    app.use(tokenOnly(tokenHash))
  }
  app.get('/api/v1/openapi.json', async context =>
    send(
      context,
      (await cached('openapi', () => answerOf(JSON.stringify(openApi(VERSION)), 'application/json')))!,
    ),
  )
  for (const route of ROUTES) {
    app.get(`/api/v1${honoPath(route.path)}`, async context => {
      const params = route.params.safeParse(context.req.param())
      const query = route.query.safeParse(queryOf(context.req.url))
      if (!params.success) return refusal(context, 400, z.prettifyError(params.error))
      if (!query.success) return refusal(context, 400, z.prettifyError(query.error))
      const outside = outsideOf(given.hours, query.data)
      if (outside) return refusal(context, 400, outside)
      const make = () => answerTo(route, given, params.data, query.data)
      const stamp = feed.stampOf('at' in route.query.shape ? hourOf(query.data, given) : END_OF_TIME)
      const key = JSON.stringify([route.id, params.data, query.data, route.state?.(given), stamp])
      const answer = await cached(key, make)
      return answer ? send(context, answer) : refusal(context, 404, 'no such thing was known at that hour')
    })
  }
  app.get('/api/v1/changes', context => listening(context, feed))
  app.post(
    '/api/v1/*',
    ownScriptsOnly,
    rateLimit(addressOf, clock, ACTION_BURST, ACTIONS_PER_SECOND),
    bodyLimit({ maxSize: MOST_BODY_BYTES, onError: context => refusal(context, 413) }),
  )
  for (const action of ACTIONS) {
    app.post(`/api/v1${action.path}`, async context => {
      if (!desk) return refusal(context, 403, 'the room was opened for looking alone')
      const body = action.body.safeParse(await context.req.json().catch(() => undefined))
      if (!body.success) return refusal(context, 400, z.prettifyError(body.error))
      const outside = outsideOf(given.hours, body.data)
      if (outside) return refusal(context, 400, outside)
      try {
        const value = await action.act(desk, body.data as never)
        if (action.stores) await stored()
        return context.json(value as object, action.stores ? 201 : 200, { 'cache-control': 'no-store' })
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        const late = error.problems.some(({ code }) => code === 'correct/undone-already')
        return refusal(context, late ? 409 : 400, error.problems.map(said).join('\n'))
      }
    })
  }
  app.get('*', context => {
    const path = context.req.path
    if (path.startsWith('/api/')) return refusal(context, 404)
    const asset = assets.get(path === '/' ? '/index.html' : path)
    // Names of what Vite builds hold their own hash: they may be kept for ever.
    return asset ? send(context, asset, path.startsWith('/assets/')) : refusal(context, 404)
  })
  app.onError((error, context) => {
    // A lexicon or model that was changed for the worse while the room is open: its author can mend it.
    if (error instanceof UserError) return refusal(context, 422, error.problems.map(formatProblem).join('\n'))
    fault(error)
    return refusal(context, 500)
  })
  return app
}

/** Far more than one person clicks, and little enough that working hours out again leaves time for others (assumption). */
const ACTION_BURST = 60
const ACTIONS_PER_SECOND = 5
/** A hundred reports of usual length. */
const MOST_BODY_BYTES = 2 * 1024 * 1024

/** Later than every hour: what does not go by the hour is out of date after any change. */
const END_OF_TIME = '9999'

function hourOf(query: { readonly at?: unknown }, { opensAt }: RouteContext): string {
  return typeof query.at === 'string' ? query.at : opensAt
}

function said({ message, next }: Problem): string {
  return next ? `${message} (${next})` : message
}

/** Changes as they come; the header is the browser's own on coming back, the query that of a page that opens again. */
function listening(context: Context, feed: ChangeFeed): Response {
  const last = context.req.header('last-event-id') ?? context.req.query('since') ?? null
  if (context.req.method === 'HEAD') return context.body(null, 200, STREAM)
  const stream = feed.listen(last)
  if (!stream) {
    const refused = refusal(context, 503, 'too many listen; ask again later')
    refused.headers.set('retry-after', '60')
    return refused
  }
  return context.body(stream, 200, STREAM)
}

const STREAM = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  // For proxies that would wait for more (nginx).
  'x-accel-buffering': 'no',
}

async function answerTo(route: Route, context: RouteContext, params: unknown, query: unknown) {
  const value = await route.answer(context, params as never, query as never)
  if (value === null) return null
  const body =
    route.type === 'application/json'
      ? JSON.stringify(value)
      : value instanceof Uint8Array
        ? Buffer.from(value)
        : String(value)
  return answerOf(body, route.type)
}

/** Compressed where the client takes it, and nothing at all where it has the same already (RFC 9110, 13.1.2). */
function send(context: Context, answer: Answer, forEver = false): Response {
  const base = {
    etag: answer.etag,
    vary: 'accept-encoding',
    'cache-control': forEver ? 'public, max-age=31536000, immutable' : 'no-cache',
  }
  const known = context.req.header('if-none-match')?.split(/\s*,\s*/) ?? []
  if (known.some(etag => etag.replace(/^W\//, '') === answer.etag)) return context.body(null, 304, base)
  const zipped = /\bgzip\b/.test(context.req.header('accept-encoding') ?? '')
  const bytes = zipped ? answer.gzip : answer.body
  return context.body(new Uint8Array(bytes), 200, {
    ...base,
    'content-type': answer.type,
    'content-length': String(bytes.length),
    ...(zipped ? { 'content-encoding': 'gzip' } : {}),
  })
}

function honoPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1')
}

/** A name given twice is kept as its last; names such as `__proto__` are plain keys here. */
function queryOf(url: string): Readonly<Record<string, string>> {
  const entries = [...new URL(url).searchParams]
  return Object.fromEntries(entries)
}
