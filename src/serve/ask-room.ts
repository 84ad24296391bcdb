import { z } from 'zod'
import { outsideOf, type RouteContext } from './route.ts'
import { ROUTES } from './routes.ts'

/** What a request comes to, whatever carries it. */
export type Told =
  | { readonly status: 200; readonly type: string; readonly value: unknown }
  | { readonly status: 400 | 404; readonly detail: string }

/** Asks a room as the server would, without a server: `picture?at=2022-01-06T12:00:00Z`, by the table of routes. */
export async function askRoom(context: RouteContext, asked: string): Promise<Told> {
  const url = new URL(asked, 'http://room/')
  for (const route of ROUTES) {
    const given = paramsOf(route.path, url.pathname)
    if (!given) continue
    const params = route.params.safeParse(given)
    const query = route.query.safeParse(Object.fromEntries([...url.searchParams]))
    if (!params.success) return { status: 400, detail: z.prettifyError(params.error) }
    if (!query.success) return { status: 400, detail: z.prettifyError(query.error) }
    const outside = outsideOf(context.hours, query.data)
    if (outside) return { status: 400, detail: outside }
    const value = await route.answer(context, params.data as never, query.data as never)
    return value === null
      ? { status: 404, detail: 'no such thing was known at that hour' }
      : { status: 200, type: route.type, value }
  }
  return { status: 404, detail: 'no such route' }
}

/** The named parts of a path that fits a route's; null where it does not. */
function paramsOf(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const [wanted, found] = [pattern.split('/'), path.split('/')]
  if (wanted.length !== found.length) return null
  const params: [string, string][] = []
  for (const [n, part] of wanted.entries()) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    if (name) params.push([name, decoded(found[n]!)])
    else if (part !== found[n]) return null
  }
  return Object.fromEntries(params)
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
