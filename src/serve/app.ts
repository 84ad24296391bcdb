import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { VERSION } from '../assess/assess-case.ts'
import { type Answer, answerCache, answerOf } from './answers.ts'
import { headers, ownSiteOnly, rateLimit, refusal } from './guards.ts'
import { openApi } from './openapi.ts'
import { outsideOf, type Route, type RouteContext } from './route.ts'
import { ROUTES } from './routes.ts'
import { enterByToken, tokenOnly } from './token.ts'

export interface AppOptions {
  readonly context: RouteContext
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
  const { context: given, assets, hosts, tokenHash, addressOf, clock, fault } = options
  const app = new Hono()
  const cached = answerCache()
  app.use(headers)
  app.use(rateLimit(addressOf, clock))
  app.use(ownSiteOnly(hosts))
  app.use(async (context, next) =>
    ['GET', 'HEAD'].includes(context.req.method) ? next() : refusal(context, 405),
  )
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
      const key = JSON.stringify([route.id, params.data, query.data, route.state?.(given)])
      const answer = await cached(key, make)
      return answer ? send(context, answer) : refusal(context, 404, 'no such thing was known at that hour')
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
    fault(error)
    return refusal(context, 500)
  })
  return app
}

async function answerTo(route: Route, context: RouteContext, params: unknown, query: unknown) {
  const value = await route.answer(context, params as never, query as never)
  if (value === null) return null
  const body = route.type === 'application/json' ? JSON.stringify(value) : String(value)
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
