import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Hono, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { refusal } from './guards.ts'

const COOKIE = 'forewarn'

/** A token for whoever may see the room, and the hash that alone is kept of it. */
export function newToken(): { readonly token: string; readonly hash: Buffer } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashOf(token) }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Lets in who shows the token, as a bearer or in the cookie that `/enter` sets. */
export function tokenOnly(hash: Buffer): MiddlewareHandler {
  return async (context, next) => {
    const [, bearer] = /^Bearer (\S+)$/.exec(context.req.header('authorization') ?? '') ?? []
    const shown = bearer ?? getCookie(context, COOKIE)
    if (shown && timingSafeEqual(hashOf(shown), hash)) return next()
    return refusal(context, 401, 'open the address with the token that was printed at the start')
  }
}

/** `/enter?token=…` changes the token for a cookie, so that it does not stay in the address. */
export function enterByToken(app: Hono, hash: Buffer): void {
  app.get('/enter', context => {
    const token = context.req.query('token') ?? ''
    if (!timingSafeEqual(hashOf(token), hash)) return refusal(context, 401)
    setCookie(context, COOKIE, token, { httpOnly: true, sameSite: 'Strict', path: '/' })
    return context.redirect('/')
  })
}
