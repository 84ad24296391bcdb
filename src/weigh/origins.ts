import type { Citation } from '../domain/claim.ts'
import type { Origin } from '../domain/event.ts'
import type { Factuality } from '../domain/plover.ts'
import type { Report } from '../domain/report.ts'
import type { Group } from './join.ts'
import type { KnownClaim } from './known.ts'
import type { Outlet, Weighing } from './weighing.ts'

/** What weighing needs to know beside the claims. */
export interface Sourcing {
  readonly reports: ReadonlyMap<string, Report>
  /** Report id to the id of the earliest report of its family of copies. */
  readonly families: ReadonlyMap<string, string>
  readonly outlets: ReadonlyMap<string, Outlet>
  readonly weighing: Weighing
}

/** An origin with what its weight is made of. */
export interface WeighedOrigin extends Origin {
  /** Share of its assertions expected to be right. */
  readonly reliability: number
  /** What hedges and interest leave of its weight, signed: negative where it denies. */
  readonly factor: number
}

/**
 * The independent origins of a group of claims. A cited speaker is one origin per day however many outlets carry
 * the words; a claim of an outlet's own ends at the outlet's owner; copies of a report, and another language's
 * digest of it, end where the first of the family ends. Each origin's claim with the greatest weight speaks for it.
 */
export function originsOf(group: Group, sourcing: Sourcing): readonly WeighedOrigin[] {
  const byId = new Map<string, { known: KnownClaim[]; head: Head }>()
  for (const known of group) {
    const head = headOf(known, sourcing)
    const entry = byId.get(head.id)
    if (entry) entry.known.push(known)
    else byId.set(head.id, { known: [known], head })
  }
  return [...byId.values()].map(({ known, head }) => {
    const factors = known.map(one => factorOf(one, sourcing))
    const factor = factors.reduce((best, next) => (Math.abs(next) > Math.abs(best) ? next : best), 0)
    return {
      id: head.id,
      kind: head.kind,
      who: head.who,
      supports: factor > 0,
      claims: known.map(({ claim }) => claim.id),
      first: known[0]!.published,
      reliability: head.reliability,
      factor,
    }
  })
}

interface Head {
  readonly id: string
  readonly kind: Origin['kind']
  readonly who: string
  readonly reliability: number
}

function headOf({ claim, published }: KnownClaim, sourcing: Sourcing): Head {
  const family = sourcing.families.get(claim.report) ?? claim.report
  const original = sourcing.reports.get(family) ?? sourcing.reports.get(claim.report)!
  const cited = claim.attribution
  if (!cited) return outletHead(original.outlet, original.kind, sourcing)
  if (cited.code.startsWith('MED ')) return outletHead(cited.code.slice(4), null, sourcing)
  const reliability = speakerReliability(cited, sourcing.weighing)
  if (cited.code === 'anonymous') {
    // A rumour has no name: all who repeat it on a day count as one voice.
    return { id: `anonymous ${published.slice(0, 10)}`, kind: 'unknown', who: 'anonymous', reliability }
  }
  const witness = cited.code.endsWith(' CVL')
  return {
    id: `${cited.code} ${published.slice(0, 10)}`,
    kind: witness ? 'witness' : 'statement',
    who: cited.code,
    reliability,
  }
}

function outletHead(name: string, kind: Report['kind'], { outlets, weighing }: Sourcing): Head {
  const outlet = outlets.get(name.toLowerCase())
  const family = outlet?.kind ?? kind
  return {
    id: outlet?.owner ?? outlet?.name ?? name,
    kind: family === 'measurement' ? 'measurement' : 'outlet',
    who: outlet?.name ?? name,
    reliability: weighing.outlets[family ?? 'unknown'],
  }
}

function speakerReliability(cited: Citation, { speakers }: Weighing): number {
  const role = cited.code.startsWith('IGO ') ? 'IGO' : (cited.code.split(' ')[1] ?? cited.code)
  return speakers[role] ?? speakers.default!
}

function factorOf({ claim }: KnownClaim, { weighing }: Sourcing): number {
  const [certainty, sign] = splitFactuality(claim.factuality)
  return weighing.hedges[certainty] * interestOf({ claim }, weighing, sign) * sign
}

function splitFactuality(value: Factuality): ['CT' | 'PR' | 'PS' | 'U', 1 | -1] {
  return value === 'U' ? ['U', 1] : [value.slice(0, 2) as 'CT' | 'PR' | 'PS', value.endsWith('-') ? -1 : 1]
}

/** Reluctance and interest: who gains by saying so (lexicon/weighing.yaml `interest`). */
function interestOf({ claim }: Pick<KnownClaim, 'claim'>, { interest }: Weighing, sign: 1 | -1): number {
  const speaker = claim.attribution?.code ?? ''
  const country = speaker.slice(0, 3)
  if (!/^[A-Z]{3} /.test(speaker) || !claim.actors.length) return 1
  const isState = (code: string) => / (GOV|MIL|COP|SPY)$/.test(code)
  const own = claim.actors.some(
    actor =>
      actor.code === speaker || (isState(speaker) && isState(actor.code) && actor.code.startsWith(country)),
  )
  if (own && sign < 0 && interest.harmful.includes(claim.event)) return interest.deniesOwn
  if (own && sign > 0 && interest.costly.includes(claim.event)) return interest.admitsOwn
  return !own && sign > 0 && interest.harmful.includes(claim.event) ? interest.accusesOther : 1
}
