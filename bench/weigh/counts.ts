import { readFileSync } from 'node:fs'
import type { Claim } from '../../src/domain/claim.ts'
import { parseInstant } from '../../src/domain/instant.ts'
import type { Report } from '../../src/domain/report.ts'
import { Counted } from '../../src/weigh/counted.ts'
import { type CountedFigure, countedFigures } from '../../src/weigh/counted-figures.ts'
import { knownClaim, placeKey, tellingOf } from '../../src/weigh/known.ts'
import { PlaceNames } from '../../src/weigh/place-names.ts'
import { wordSensesOf } from '../../src/weigh/senses.ts'
import { Shared } from '../../src/weigh/shared.ts'
import { weigh } from '../../src/weigh/weigh.ts'
import type { Outlet, Weighing } from '../../src/weigh/weighing.ts'

/** A case as the coder reads it. */
export interface CodedCase {
  readonly reports: readonly Report[]
  readonly claims: readonly Claim[]
  readonly outlets: readonly Outlet[]
}

/**
 * How true counts are of the sentences that they are taken from, against counts.tsv: figures drawn by seed from the
 * reports of all cases and labelled from their texts in one go, before anything was tuned (`lines`: those behind the
 * counts that the brief of the case Kazakhstan 2022 then showed, which had given rise to the set; `held` was never
 * looked at). A number that counts nobody, or only those of a count who are in some state ("in hospital"), has to be
 * kept out. Where the text leaves open which of several is right, the label has them all.
 */
export function countFigures(
  caseOf: (name: string) => CodedCase,
  weighing: Weighing,
  showsMisses: boolean,
): unknown {
  const counted = new Counted(weighing)
  const senses = wordSensesOf(weighing)
  const figures = new Map<string, readonly CountedFigure[]>()
  const figuresOf = (name: string, report: string) => {
    const key = `${name} ${report}`
    if (!figures.has(key)) {
      const { reports, claims } = caseOf(name)
      const telling = tellingOf(reports.find(({ id }) => id === report)!)
      const known = claims
        .filter(claim => claim.report === report && claim.magnitudes.length)
        .map(claim => knownClaim(claim, telling, new Shared(), senses))
      figures.set(key, countedFigures(known, weighing, counted))
    }
    return figures.get(key)!
  }
  const named = new Map<string, PlaceNames>()
  const towns = (name: string) => {
    const known = named.get(name)
    if (known) return known.names
    const names = new PlaceNames()
    for (const claim of caseOf(name).claims) names.add(claim)
    named.set(name, names)
    return names.names
  }
  const judged = labels().map(label => {
    const { text } = caseOf(label.case).reports.find(({ id }) => id === label.report)!
    const start = occurrenceOf(text, label.figure, label.occurrence)
    const end = start + label.figure.length
    const found = figuresOf(label.case, label.report).find(
      ({ figure: { span } }) => span.start < end && start < span.end,
    )
    const town = found?.place && (towns(label.case).get(placeKey(found.place)) ?? found.place.name)
    return { label, start, found, verdict: verdictOf(label, found, town ?? 'none') }
  })
  const halves = ['tune', 'lines', 'held'].map(half => {
    const own = judged.filter(({ label }) => label.half === half)
    const counts = own.filter(({ label }) => label.kind !== NOTHING)
    const others = own.filter(({ label }) => label.kind === NOTHING)
    return [
      half,
      {
        figures: counts.length,
        found: share(counts, ({ found }) => found !== undefined),
        ...Object.fromEntries(FIELDS.map(field => [field, share(counts, ({ verdict }) => verdict[field])])),
        allRight: share(counts, ({ verdict }) => FIELDS.every(field => verdict[field])),
        // Of the figures that count at all, right or not: what a reader is shown.
        allRightOfFound: share(
          own.filter(({ found }) => found),
          ({ label, verdict }) => label.kind !== NOTHING && FIELDS.every(field => verdict[field]),
        ),
        otherNumbers: others.length,
        keptOut: share(others, ({ found }) => !found),
        ...(showsMisses && half !== 'held' ? { misses: own.flatMap(miss) } : {}),
      },
    ] as const
  })
  return { ...Object.fromEntries(halves), standing: linesOf(caseOf(LINES_OF), weighing, judged) }
}

const NOTHING = 'none'
const FIELDS = ['kind', 'interval', 'whom', 'place', 'counts', 'who', 'denied'] as const
type Verdict = Readonly<Record<(typeof FIELDS)[number], boolean>>

interface Label {
  readonly half: string
  readonly case: string
  readonly report: string
  /** A digit or word of the number, and which occurrence of it in the report's text. */
  readonly figure: string
  readonly occurrence: number
  readonly kind: string
  readonly low: string
  readonly high: string
  readonly whom: string
  readonly place: string
  readonly counts: string
  readonly who: string
  readonly denied: string
}

interface Judged {
  readonly label: Label
  readonly start: number
  readonly found: CountedFigure | undefined
  readonly verdict: Verdict
}

function labels(): readonly Label[] {
  const [head, ...rows] = readFileSync(new URL('./counts.tsv', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  const names = head!.split('\t')
  return rows.map(row => {
    const cells = row.split('\t')
    const label = Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']))
    return { ...label, occurrence: Number(label.occurrence) } as unknown as Label
  })
}

function occurrenceOf(text: string, words: string, n: number): number {
  let at = -1
  for (let i = 0; i < n; i++) at = text.indexOf(words, at + 1)
  if (at < 0) throw new Error(`counts.tsv: "${words}" does not stand ${n} times in its report`)
  return at
}

function verdictOf(label: Label, found: CountedFigure | undefined, town: string): Verdict {
  const is = (field: string, value: string) => field.split('|').includes(value)
  if (!found || label.kind === NOTHING)
    return Object.fromEntries(FIELDS.map(field => [field, false])) as Verdict
  const { figure, whom, counts, who, denies } = found
  return {
    kind: is(label.kind, figure.kind),
    interval: String(figure.low ?? '') === label.low && String(figure.high ?? '') === label.high,
    // Troops are labelled by the state or alliance that sends them.
    whom:
      figure.kind === 'troops'
        ? sends(label.whom, whom ?? 'all')
        : label.whom.split('|').some(one => (whom ?? 'all').endsWith(one)),
    place: is(label.place, town),
    counts: is(label.counts, counts),
    who: isVoice(label, who),
    denied: denies === (label.denied !== ''),
  }
}

function sends(label: string, whom: string): boolean {
  return label.split('|').some(sender => whom.startsWith(sender) || whom === `IGO ${sender}`)
}

/** "the outlet" also where the report cites its own outlet; `MED` for any medium, `SDN` for any voice of the country. */
function isVoice({ who }: Label, voice: string): boolean {
  return who
    .split('|')
    .some(one =>
      one === 'any' ? true : one.includes(' ') || one === 'anonymous' ? voice === one : isOfKind(one, voice),
    )
}

function isOfKind(kind: string, voice: string): boolean {
  return voice.split(' ').includes(kind)
}

function miss({ label, found, verdict }: Judged): readonly string[] {
  const wrong = FIELDS.filter(field => !verdict[field])
  if (label.kind === NOTHING ? !found : !wrong.length) return []
  const got = found
    ? `${found.figure.kind} ${found.figure.low}..${found.figure.high} ${found.whom ?? 'all'} ${found.place?.name ?? 'none'} ${found.counts} by ${found.who}${found.denies ? ' denied' : ''}`
    : 'nothing'
  const wanted =
    label.kind === NOTHING
      ? NOTHING
      : `${label.kind} ${label.low}..${label.high} ${label.whom} ${label.place} ${label.counts} by ${label.who} ${label.denied}`
  return [
    `${label.report} "${label.figure}" #${label.occurrence}: ${found ? wrong.join(' ') : ''} | got ${got} | wanted ${wanted}`,
  ]
}

const LINES_OF = 'kazakhstan-2022'
/** From the first deaths to the count of the prosecutor general. */
const HOURS = ['05T12', '06T12', '07T12', '08T20', '09T20', '11T12', '13T12', '16T12']

/** How many of the counts that stand at some hours are, in scope, what the label of their figure says. */
function linesOf(
  { reports, claims, outlets }: CodedCase,
  weighing: Weighing,
  judged: readonly Judged[],
): unknown {
  const byId = new Map(claims.map(claim => [claim.id, claim]))
  return HOURS.map(hour => {
    const at = parseInstant(`2022-01-${hour}:00Z`)!
    const told = reports.filter(({ published }) => published <= at)
    const ids = new Set(told.map(({ id }) => id))
    const { values } = weigh({
      reports: told,
      claims: claims.filter(({ report }) => ids.has(report)),
      outlets,
      weighing,
    })
    const standing = values.filter(({ kind, standing }) => isCount(kind) && standing)
    const labelled = standing.flatMap(({ standing, kind }) => {
      const claim = byId.get(standing!.claim)!
      const figure = claim.magnitudes.find(
        each => each.kind === kind && each.low === standing!.low && each.high === standing!.high,
      )
      const one = judged.find(
        ({ label, start }) =>
          label.case === LINES_OF &&
          label.report === claim.report &&
          figure &&
          figure.span.start < start + label.figure.length &&
          start < figure.span.end,
      )
      const { found, verdict } = one ?? {}
      const isTrue = one && found && FIELDS.every(field => field === 'who' || verdict![field])
      return one ? [isTrue] : []
    })
    return {
      hour: at,
      lines: standing.length,
      labelled: labelled.length,
      true: share(labelled, isTrue => isTrue === true),
    }
  })
}

function isCount(kind: string): boolean {
  return ['killed', 'injured', 'detained', 'missing', 'troops'].includes(kind)
}

function share<T>(all: readonly T[], is: (one: T) => boolean): number | null {
  return all.length ? Math.round((1000 * all.filter(is).length) / all.length) / 1000 : null
}
