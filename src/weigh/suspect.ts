import type { Claim, Magnitude, MagnitudeKind } from '../domain/claim.ts'
import type { Event } from '../domain/event.ts'
import type { Problem } from '../domain/problem.ts'
import type { Report } from '../domain/report.ts'
import { isBeforehand } from './beforehand.ts'
import { claimedOutlets } from './claimed-outlet.ts'
import { isImpossible } from './counted.ts'
import { lookalikesOf } from './lookalike.ts'
import type { Outlet, Weighing } from './weighing.ts'

interface Weighed {
  readonly reports: readonly Report[]
  readonly claims: readonly Claim[]
  readonly events: readonly Event[]
  /** Report id to the id of the earliest report of its family. */
  readonly families: ReadonlyMap<string, string>
}

/**
 * What is wrong with reports that were weighed all the same, each named once: an outlet that looks like another, a report
 * that claims to be of one from elsewhere, one line carried by a crowd that nobody knows, outlets that cite each other in
 * a circle, a report of what had not come, a count that cannot be, a sum without a unit. None moves a belief further than
 * weighing lets it.
 */
export function suspectIn(
  { reports, claims, events, families }: Weighed,
  outlets: readonly Outlet[],
  weighing: Weighing,
): readonly Problem[] {
  const published = new Map(reports.map(({ id, published }) => [id, published]))
  return [
    ...lookalikes(reports, outlets),
    ...impostors(reports, outlets, weighing),
    ...crowds(reports, families, outlets),
    ...circles(events),
    ...claims.flatMap(claim => [
      ...toldBeforehand(claim, published.get(claim.report)),
      ...claim.magnitudes.flatMap(magnitude => impossible(claim, magnitude, weighing)),
    ]),
    ...withoutUnit(claims),
  ]
}

function warning(code: string, file: string, message: string, next: string): Problem {
  return { code, severity: 'warning', message, place: { file }, next }
}

function lookalikes(reports: readonly Report[], outlets: readonly Outlet[]): readonly Problem[] {
  const lookalikeOf = lookalikesOf(outlets)
  const seen = new Set<string>()
  return reports.flatMap(({ id, outlet }) => {
    if (seen.has(outlet.toLowerCase())) return []
    seen.add(outlet.toLowerCase())
    const like = lookalikeOf(outlet)
    if (like === null) return []
    return [
      warning(
        'weigh/lookalike-outlet',
        id,
        like === outlet
          ? `the outlet's name "${outlet}" mixes letters of two alphabets; it counts as an outlet that nobody knows`
          : `the outlet "${outlet}" looks like "${like}" and is written otherwise; it counts as an outlet that nobody knows`,
        'look at the address; if it is the same outlet, add the spelling to its aliases in sources.yaml',
      ),
    ]
  })
}

function impostors(
  reports: readonly Report[],
  outlets: readonly Outlet[],
  weighing: Weighing,
): readonly Problem[] {
  const claimedBy = claimedOutlets(outlets, weighing)
  const seen = new Set<string>()
  return reports.flatMap(report => {
    const claimed = claimedBy(report)
    if (!claimed) return []
    const { outlet, host } = claimed
    const key = `${outlet.name} ${host}`
    if (seen.has(key)) return []
    seen.add(key)
    return [
      warning(
        'weigh/claimed-outlet',
        report.id,
        `it claims to be of "${report.outlet}" and stands at ${report.address}, which is no site of that outlet (${outlet.sites!.join(', ')}); it counts as of an outlet that nobody knows`,
        `if ${host} is the outlet's own or carries its reports, add it to the outlet's sites in the case's sources.yaml`,
      ),
    ]
  })
}

/** So many outlets that nobody described, with one text: more than a family of papers has (assumption). */
const CROWD = 20

function crowds(
  reports: readonly Report[],
  families: ReadonlyMap<string, string>,
  outlets: readonly Outlet[],
): readonly Problem[] {
  const known = new Set(
    outlets.flatMap(({ name, aliases }) => [name, ...aliases].map(each => each.toLowerCase())),
  )
  const carriers = new Map<string, Set<string>>()
  for (const { id, outlet } of reports) {
    if (known.has(outlet.toLowerCase())) continue
    const family = families.get(id) ?? id
    const own = carriers.get(family)
    if (own) own.add(outlet.toLowerCase())
    else carriers.set(family, new Set([outlet.toLowerCase()]))
  }
  return [...carriers]
    .filter(([, { size }]) => size >= CROWD)
    .map(([family, { size }]) =>
      warning(
        'weigh/one-line-many-outlets',
        family,
        `${size} outlets that nobody described carry one text; together they count as one telling`,
        'look who runs them; an owner named in sources.yaml makes them one origin in their other reports too',
      ),
    )
}

function circles(events: readonly Event[]): readonly Problem[] {
  const seen = new Set<string>()
  return events.flatMap(({ id, origins }) =>
    origins.flatMap(origin => {
      if (!origin.id.startsWith('circle of ') || seen.has(origin.id)) return []
      seen.add(origin.id)
      return [
        warning(
          'weigh/circular-citation',
          id,
          `${origin.id.slice('circle of '.length)} cite each other for it, and nobody says whence it came; they count as one unknown origin`,
          'look for whoever wrote it first',
        ),
      ]
    }),
  )
}

function toldBeforehand(claim: Claim, published: string | undefined): readonly Problem[] {
  if (!published || !isBeforehand(claim, published)) return []
  return [
    warning(
      'weigh/told-beforehand',
      claim.report,
      `published on ${published.slice(0, 10)}, it tells as past what it dates to ${claim.date} (${claim.id}); that counts nothing`,
      'correct the date of publication, or re-code the day with `forewarn correct`',
    ),
  ]
}

function impossible(claim: Claim, magnitude: Magnitude, weighing: Weighing): readonly Problem[] {
  if (!isImpossible(magnitude, claim.place, weighing)) return []
  const where = claim.place ? ` in ${claim.place.name}` : ''
  return [
    warning(
      'weigh/impossible-count',
      claim.report,
      `${figureText(magnitude)} ${magnitude.kind}${where} can't be (${claim.id}); the figure is counted nowhere`,
      'look at the report; the limits are in `mostCounted` of lexicon/weighing.yaml',
    ),
  ]
}

/** Kinds that say nothing without a unit. */
const MEASURED: readonly MagnitudeKind[] = ['money', 'price', 'distance']

/** "From 60 to 120 tenge" says its unit once: a report that names one for the kind is clear enough. */
function withoutUnit(claims: readonly Claim[]): readonly Problem[] {
  const given = claims.flatMap(({ id, report, magnitudes }) =>
    magnitudes.filter(({ kind }) => MEASURED.includes(kind)).map(magnitude => ({ id, report, magnitude })),
  )
  const clear = new Set(
    given
      .filter(({ magnitude }) => magnitude.unit !== null)
      .map(({ report, magnitude }) => `${report}|${magnitude.kind}`),
  )
  return given
    .filter(({ report, magnitude: { unit, kind } }) => unit === null && !clear.has(`${report}|${kind}`))
    .map(({ id, report, magnitude }) =>
      warning(
        'weigh/no-unit',
        report,
        `${figureText(magnitude)} as ${magnitude.kind} without a unit (${id}); it is compared with no other`,
        'look at the report, and add the unit where its author means one',
      ),
    )
}

function figureText({ low, high }: Magnitude): string {
  return (low ?? high ?? 0).toLocaleString('en-GB').replaceAll(',', ' ')
}
