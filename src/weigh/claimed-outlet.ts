import type { Outlet } from '../domain/outlet.ts'
import type { Report } from '../domain/report.ts'
import { lookOf } from './lookalike.ts'
import type { Weighing } from './weighing.ts'

/** A report under the name of an outlet that does not publish where the report stands. */
export interface ClaimedOutlet {
  readonly outlet: Outlet
  /** Where the report stands. */
  readonly host: string
}

/**
 * Tells whether a report only claims to be of a known outlet, by where it stands. No claim is seen where no site of the
 * outlet is known or the report has no address; at sites that carry what others publish (`carriers` in the weights'
 * file, and all sites of known outlets); and, for a wire and whoever else is syndicated, at any other site, unless that
 * goes by the outlet's name itself (`reuters-news.example`), as sites made to deceive do.
 */
export function claimedOutlets(
  outlets: readonly Outlet[],
  { carriers }: Weighing,
): (report: Report) => ClaimedOutlet | null {
  const byName = new Map(
    outlets
      .filter(({ sites }) => sites?.length)
      .flatMap(outlet => [outlet.name, ...outlet.aliases].map(name => [name.toLowerCase(), outlet] as const)),
  )
  const known = new Set([...carriers, ...outlets.flatMap(({ sites }) => sites ?? [])])
  return ({ outlet: name, address }) => {
    const outlet = address === null ? undefined : byName.get(name.toLowerCase())
    const host = outlet && hostOf(address!)
    if (!host || isWithin(host, known)) return null
    const carried = outlet.kind === 'wire' || outlet.syndicated
    return carried && !bearsName(address!, host, outlet) ? null : { outlet, host }
  }
}

/** Reports as they are weighed: one that only claims to be of an outlet is of one that nobody knows, by a name of its own. */
export function underOwnNames(outlets: readonly Outlet[], weighing: Weighing): (report: Report) => Report {
  const claimedBy = claimedOutlets(outlets, weighing)
  return report => {
    const claimed = claimedBy(report)
    return claimed
      ? { ...report, outlet: `${report.outlet} (at ${claimed.host})`, outletCountry: null, kind: null }
      : report
  }
}

function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).hostname.replace(/\.$/, '') : null
}

/** Whether a host is one of the sites, or below one. */
function isWithin(host: string, sites: ReadonlySet<string>): boolean {
  for (let rest = host; rest; rest = rest.includes('.') ? rest.slice(rest.indexOf('.') + 1) : '')
    if (sites.has(rest)) return true
  return false
}

/** Names shorter than this are looked for as words of the host alone: "ap" is in "maps" (assumption). */
const LONG = 5

/**
 * Whether a host goes by the name of an outlet or of its site, if only at a glance. Names that are added to
 * ("combosquatting": Kintis et al. 2017) and other endings (the "Doppelganger" sites: EU DisinfoLab 2022) are the commonest of their kind.
 */
function bearsName(address: string, host: string, { name, aliases, sites = [] }: Outlet): boolean {
  // As written too: a browser turns letters of another alphabet in a host into a code.
  const written = address.split('/')[2] ?? host
  const words = new Set(`${host}.${written}`.split(/[^\p{L}\p{N}]+/u).map(lookOf))
  const looks = [lookOf(host), lookOf(written)]
  return [name, ...aliases, ...sites.map(site => site.split('.')[0]!)]
    .map(lookOf)
    .some(
      own => own !== '' && (words.has(own) || (own.length >= LONG && looks.some(look => look.includes(own)))),
    )
}
