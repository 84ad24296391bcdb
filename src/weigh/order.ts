import type { Report } from '../domain/report.ts'
import type { Outlet, Weighing } from './weighing.ts'

/**
 * The order in which reports are weighed: by publication; of one instant that of the more reliable kind of outlet
 * first, since agencies are copied oftener than they copy; then by id.
 */
export function reportOrder(
  outlets: readonly Outlet[],
  weighing: Weighing,
): (a: Report, b: Report) => number {
  const kinds = new Map(
    outlets.flatMap(({ name, aliases, kind }) =>
      [name, ...aliases].map(each => [each.toLowerCase(), kind] as const),
    ),
  )
  const reliability = ({ outlet, kind }: Report) =>
    weighing.outlets[kinds.get(outlet.toLowerCase()) ?? kind ?? 'unknown']
  return (a, b) => {
    if (a.published !== b.published) return a.published < b.published ? -1 : 1
    return reliability(b) - reliability(a) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  }
}
