import type { Outlet } from '../domain/outlet.ts'

/** Outlets by name and alias, case-blind. */
export function outletIndex(outlets: readonly Outlet[]): (name: string) => Outlet | undefined {
  const index = new Map<string, Outlet>()
  for (const outlet of outlets)
    for (const name of [outlet.name, ...outlet.aliases])
      if (!index.has(name.toLowerCase())) index.set(name.toLowerCase(), outlet)
  return name => index.get(name.trim().toLowerCase())
}
