import type { Context, MiddlewareHandler } from 'hono'

/** Nothing from outside, nothing inline: what a report says can never become a script, a style or a request. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ')

/** Who may frame the page can be said in a header alone (CSP 3, 3.3). */
const CONTENT_SECURITY_POLICY = `${PAGE_POLICY}; frame-ancestors 'none'`

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
}

/** Headers of every answer. */
export const headers: MiddlewareHandler = async (context, next) => {
  await next()
  for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value)
}

/** A refusal as problem details (RFC 9457). */
export function refusal(context: Context, status: keyof typeof TITLES, detail?: string) {
  const title = TITLES[status]
  return context.body(JSON.stringify({ status, title, ...(detail ? { detail } : {}) }), status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  })
}

const TITLES = {
  400: 'Bad request',
  401: 'A token is needed',
  403: 'Refused',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'It stands otherwise by now',
  413: 'Too long',
  415: 'Not JSON',
  422: 'The case, or what it is read with, has a fault',
  429: 'Too many requests',
  500: 'A fault of Forewarn',
  503: 'Too many at once',
} as const

/**
 * Refuses what a page of another site could make a browser send: a Host that is not ours (a name rebound to this
 * machine), a foreign Origin, a request that the browser itself calls cross-site.
 *
 * @param hosts `name:port` as a browser writes them
 */
export function ownSiteOnly(hosts: ReadonlySet<string>): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header('host')?.toLowerCase()
    if (!host || !hosts.has(host)) return refusal(context, 403, 'Host is not the one served here')
    const origin = context.req.header('origin')
    if (origin !== undefined && !isOwn(origin, hosts)) return refusal(context, 403, 'Origin is another site')
    const site = context.req.header('sec-fetch-site')
    const navigates = context.req.header('sec-fetch-mode') === 'navigate'
    if (site === 'cross-site' && !navigates) return refusal(context, 403, 'asked for by another site')
    return next()
  }
}

function isOwn(origin: string, hosts: ReadonlySet<string>): boolean {
  const [, host] = /^https?:\/\/([^/]+)$/.exec(origin.toLowerCase()) ?? []
  return host !== undefined && hosts.has(host)
}

/**
 * Refuses a request that stores something unless the page's own scripts, or a program, could have sent it: a form of
 * another site cannot send JSON, and a browser says by `Origin` and `Sec-Fetch-Site` whose page asks.
 */
export const ownScriptsOnly: MiddlewareHandler = async (context, next) => {
  const site = context.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin')
    return refusal(context, 403, 'asked for by another site or by no page')
  if (!/^application\/json\s*(;|$)/i.test(context.req.header('content-type') ?? ''))
    return refusal(context, 415, 'send JSON, with content-type: application/json')
  return next()
}

/** Requests that one address may send at once, and how many a second it gets back (assumptions: a page at 20 steps a second, four pages, and a program beside). */
export const BURST = 1500
export const PER_SECOND = 500

/** A bucket of tokens for each address. */
export function rateLimit(
  addressOf: (context: Context) => string,
  clock: () => number,
  burst = BURST,
  perSecond = PER_SECOND,
): MiddlewareHandler {
  const buckets = new Map<string, { tokens: number; at: number }>()
  return async (context, next) => {
    const address = addressOf(context)
    const now = clock()
    const bucket = buckets.get(address) ?? { tokens: burst, at: now }
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond)
    bucket.at = now
    buckets.delete(address)
    buckets.set(address, bucket)
    // The oldest is dropped first: it is full again or nearly.
    if (buckets.size > 10_000) buckets.delete(buckets.keys().next().value!)
    if (bucket.tokens < 1) return refusal(context, 429)
    bucket.tokens -= 1
    return next()
  }
}
