import type { Claim, ClaimPlace, Magnitude } from '../domain/claim.ts'
import type { CountScope } from '../domain/event.ts'
import { type Counted, isImpossible, isRunning, type RunningKind, THINGS } from './counted.ts'
import type { KnownClaim } from './known.ts'
import { speakerOf } from './pickups.ts'
import { isNamed, UNSAID } from './standing.ts'
import type { Weighing } from './weighing.ts'

/** Claims dated longer before their publication tell history, not the crisis (assumption). */
const HISTORY_DAYS = 60

/** A figure that counts: of whom, where, and who gives it. */
export interface CountedFigure {
  readonly known: KnownClaim
  readonly figure: Magnitude
  /** See `Counted.whom`. */
  readonly whom: string | null
  /** The town or region that it is of; null for the country, and where none is named. */
  readonly place: ClaimPlace | null
  readonly counts: CountScope['counts']
  readonly who: string
  readonly denies: boolean
}

/**
 * The figures of some claims that count: open and conditional claims, those of what is ahead and those of history count
 * nothing.
 *
 * @param claims of one report or of several, each report's all at once
 */
export function countedFigures(
  claims: readonly KnownClaim[],
  weighing: Weighing,
  counted: Counted,
): readonly CountedFigure[] {
  const found: CountedFigure[] = []
  const own = ownFigures(claims)
  // Few figures ask for either.
  let byReport: ReadonlyMap<string, readonly Magnitude[]> | null = null
  let speakers: ReadonlyMap<string, ReadonlySet<string>> | null = null
  const countsOf = ({ report }: Claim, figure: Magnitude) => {
    if (figure.scope !== 'new') return 'total'
    byReport ??= figuresByReport(own)
    return isOther(figure, byReport.get(report)!) ? 'total' : 'new'
  }
  const whoGives = (known: KnownClaim) => {
    const who = whoSays(known, weighing)
    if (who !== UNSAID || known.claim.chain.length) return who
    speakers ??= speakersOf(claims, weighing)
    const others = speakers.get(sentenceKey(known))
    // Where its own clause cites nobody, the only one whom the others of its sentence do.
    return others?.size === 1 ? [...others][0]! : who
  }
  for (const [known, figures] of own) {
    if (!isCounting(known)) continue
    const { claim } = known
    for (const figure of figures) {
      if (isImpossible(figure, claim.place, weighing)) continue
      const whom = counted.whom(claim, figure)
      if (whom === THINGS || (figure.kind === 'troops' && !isForce(claim, figure, counted))) continue
      found.push({
        known,
        figure,
        whom,
        place: placeOf(claim, figure),
        counts: countsOf(claim, figure),
        who: whoGives(known),
        denies: figure.denied ?? claim.factuality.endsWith('-'),
      })
    }
  }
  return found
}

/** "26 were killed and another 18 wounded": those are other people, and not newly wounded. */
function isOther({ kind, span }: Magnitude, all: readonly Magnitude[]): boolean {
  const before = all.filter(each => each.span.end <= span.start && span.start - each.span.end <= BESIDE)
  return before.length > 0 && before.every(each => each.kind !== kind)
}

function figuresByReport(
  own: ReadonlyMap<KnownClaim, readonly Magnitude[]>,
): ReadonlyMap<string, readonly Magnitude[]> {
  const figures = new Map<string, Magnitude[]>()
  for (const [{ claim }, each] of own) {
    const before = figures.get(claim.report)
    if (before) before.push(...each)
    else figures.set(claim.report, [...each])
  }
  return figures
}

/** Letters between two figures of one breath (assumption). */
const BESIDE = 200

/** Soldiers who are beaten or taken are no troops that somebody sends; nor are those who attack. */
function isForce({ event }: Claim, { of }: Magnitude, counted: Counted): boolean {
  return !SUFFERED.has(event) && !(of !== null && counted.isAttacking(of))
}

const SUFFERED: ReadonlySet<Claim['event']> = new Set(['ASSAULT', 'COERCE', 'DEFECT'])

/** Who gives a figure; an outlet that cites itself states it, and those who suffered are misread for who speaks. */
function whoSays({ claim, telling }: KnownClaim, { ownNames }: Weighing): string {
  const speaker = speakerOf(claim)
  const isTarget = claim.targets.some(({ span }) => span && span.start === speaker?.span?.start)
  const cited = isTarget ? null : speaker
  const name = cited?.name.toLowerCase() ?? ''
  const isOwn = name === telling.report.outlet.toLowerCase() || ownNames.includes(name)
  return cited && !isOwn ? cited.code : UNSAID
}

/** Who gives figures with a name, by sentence. */
function speakersOf(
  claims: readonly KnownClaim[],
  weighing: Weighing,
): ReadonlyMap<string, ReadonlySet<string>> {
  const speakers = new Map<string, Set<string>>()
  for (const known of claims) {
    const who = whoSays(known, weighing)
    if (!isNamed(who)) continue
    const key = sentenceKey(known)
    speakers.set(key, (speakers.get(key) ?? new Set()).add(who))
  }
  return speakers
}

function sentenceKey({ claim: { report, quote } }: KnownClaim): string {
  return `${report} ${quote.start}`
}

function isCounting(known: KnownClaim): boolean {
  const { factuality, condition, time } = known.claim
  if (factuality === 'U' || condition || time === 'future') return false
  return !known.traits.otherYear && known.telling.toldDay - known.dayNumber <= HISTORY_DAYS
}

/** The event type that a count belongs to, where one sentence gives several claims: "arrested after the protests". */
const OF_TYPE: Readonly<Record<RunningKind, string>> = {
  killed: 'ASSAULT',
  injured: 'ASSAULT',
  detained: 'COERCE',
  missing: '',
  troops: 'MOBILIZE',
}

/**
 * Of the claims of one report that give the same words as a figure, the one whose figure it is: of the type that is
 * counted, then with somebody whom it counts, then nearest to the words.
 *
 * @returns for each claim the figures that are its own
 */
function ownFigures(claims: readonly KnownClaim[]): ReadonlyMap<KnownClaim, readonly Magnitude[]> {
  const owners = new Map<string, { readonly known: KnownClaim; readonly figure: Magnitude }>()
  const [first] = claims
  if (claims.length === 1 && first!.claim.magnitudes.length === 1)
    return new Map(isRunning(first!.claim.magnitudes[0]!.kind) ? [[first!, first!.claim.magnitudes]] : [])
  for (const known of claims) {
    for (const figure of known.claim.magnitudes) {
      if (!isRunning(figure.kind)) continue
      const words = `${known.claim.report}|${figure.kind}|${figure.span.start}`
      const owner = owners.get(words)
      if (!owner || isNearer({ known, figure }, owner)) owners.set(words, { known, figure })
    }
  }
  const own = new Map<KnownClaim, Magnitude[]>()
  for (const { known, figure } of owners.values()) own.set(known, [...(own.get(known) ?? []), figure])
  return own
}

function isNearer(a: Owner, b: Owner): boolean {
  const [x, y] = [rank(a), rank(b)]
  for (const [i, value] of x.entries()) if (value !== y[i]) return value < y[i]!
  return a.known.claim.id < b.known.claim.id
}

interface Owner {
  readonly known: KnownClaim
  readonly figure: Magnitude
}

function rank({ known: { claim }, figure: { kind, span } }: Owner): readonly number[] {
  const parties = kind === 'troops' ? claim.actors : claim.targets
  return [
    OF_TYPE[kind as RunningKind] === claim.event ? 0 : 1,
    parties.some(({ code }) => code) ? 0 : 1,
    Math.abs(claim.trigger.start - span.start),
  ]
}

/**
 * The town or region that a figure is of by the words of its own clause. One that another sentence names places the
 * happening, and leaves open what was counted.
 */
function placeOf({ place: event, quote }: Claim, { place: own }: Magnitude): ClaimPlace | null {
  const span = event?.span
  const isSaid = span != null && span.start >= quote.start && span.end <= quote.end
  const place = own === undefined ? (isSaid ? event : null) : own
  return place?.precision === 'country' ? null : place
}
