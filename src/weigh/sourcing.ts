import type { Grading, Gradings } from '../correct/correct.ts'
import type { Citation } from '../domain/claim.ts'
import type { Origin } from '../domain/event.ts'
import type { Report } from '../domain/report.ts'
import type { Counted } from './counted.ts'
import { shareOfGrade } from './grade.ts'
import type { ToldClaim } from './known.ts'
import { lookalikesOf } from './lookalike.ts'
import { shareAfter, shareOnTopic, type TrackRecord, trackRecordOf } from './record.ts'
import type { Shared } from './shared.ts'
import type { Outlet, Weighing } from './weighing.ts'

/** Somebody with whom a claim can end or who passes it on. */
export interface Voice {
  /** The same for all who speak as one: an owner's outlets, the bodies of one state. */
  readonly id: string
  readonly kind: Origin['kind']
  readonly who: string
  /** Share of its own assertions expected to be right, whatever the topic. */
  readonly reliability: number
  /** The same where its record on a topic says otherwise. */
  readonly onTopic?: ReadonlyMap<string, number>
  /** Its outcomes so far, or the grade that an analyst gave, in words; left out where there are none. */
  readonly record?: string
}

/** What weighing needs to know beside the claims. */
export interface Sourcing {
  readonly weighing: Weighing
  /** What most claims call a place, by its key. */
  readonly placeNames: ReadonlyMap<string, string>
  /** One copy of the lists of parties and voices that many events and reports have. */
  readonly shared: Shared
  /** Who is counted by which words. */
  readonly counted: Counted
  /** Grades that an analyst gave to claims. */
  readonly graded: ReadonlyMap<string, Grading>
  outletVoice(name: string): Voice
  /** Whether the outlet's voice was asked for before: its kind is settled then. */
  hasVoice(name: string): boolean
  citedVoice(cited: Citation): Voice
  /** Whether who is cited are the writing outlet's own people, or itself ("its correspondents", "the newspaper"). */
  isOwnReporter(cited: Citation): boolean
}

/** The outlet that wrote a claim's report first: a copy vouches for nothing that its original does not. */
export function writerOf({ telling }: ToldClaim, { outletVoice }: Sourcing): Voice {
  return outletVoice(telling.original.outlet)
}

/**
 * Voices of outlets and speakers, each made once.
 *
 * @param stated the kind that an outlet's own reports state, by its name in small letters: it counts where nobody
 * described the outlet
 */
export function voicesOf(
  outlets: readonly Outlet[],
  stated: ReadonlyMap<string, Report['kind']>,
  weighing: Weighing,
  records: ReadonlyMap<string, TrackRecord> = new Map(),
  graded: Gradings['sources'] = new Map(),
): Pick<Sourcing, 'outletVoice' | 'hasVoice' | 'citedVoice' | 'isOwnReporter'> {
  const known = new Map(
    outlets.flatMap(outlet =>
      [outlet.name, ...outlet.aliases].map(name => [name.toLowerCase(), outlet] as const),
    ),
  )
  const lookalikeOf = lookalikesOf(outlets)
  const byOutlet = new Map<string, Voice>()
  const bySpeaker = new Map<string, Voice>()
  const outletVoice = (name: string): Voice => {
    const key = name.toLowerCase()
    const made = byOutlet.get(key)
    if (made) return made
    const outlet = known.get(key)
    // Whoever looks like another may state any kind: that is what it looks like another for.
    const family = outlet?.kind ?? (lookalikeOf(name) === null ? (stated.get(key) ?? null) : null)
    const voice: Voice = {
      ...((family === 'official' ? officeOf(outlet) : null) ?? {
        id: outlet?.owner ?? outlet?.name ?? name,
        kind: family === 'measurement' ? 'measurement' : 'outlet',
      }),
      who: outlet?.name ?? name,
      ...(gradedAs(outlet ? [outlet.name, ...outlet.aliases] : [name], graded) ??
        learnt(
          weighing.outlets[family ?? 'unknown'],
          trackRecordOf(outlet ? [outlet.name, ...outlet.aliases] : [name], records),
          weighing,
        )),
    }
    byOutlet.set(key, voice)
    return voice
  }
  const citedVoice = (cited: Citation): Voice => {
    if (cited.code.startsWith('MED ')) return outletVoice(cited.code.slice(4))
    const outlet = outletNamed(cited.name, known)
    if (outlet) return outletVoice(outlet.name)
    const made = bySpeaker.get(cited.code)
    if (made) return made
    const spoken = speakerVoice(cited.code, weighing)
    const record = spoken.kind === 'unknown' ? null : trackRecordOf([cited.code], records)
    const voice: Voice = {
      ...spoken,
      ...(gradedAs([cited.code], graded) ?? learnt(spoken.reliability, record, weighing)),
    }
    bySpeaker.set(cited.code, voice)
    return voice
  }
  const hasVoice = (name: string) => byOutlet.has(name.toLowerCase())
  const isOwnReporter = ({ name }: Citation) => {
    const small = name.toLowerCase()
    return weighing.ownNames.includes(small) || weighing.ownReporters.some(words => small.startsWith(words))
  }
  return { outletVoice, hasVoice, citedVoice, isOwnReporter }
}

/** The site of a government speaks with its state's voice, that of an international body with the body's. */
function officeOf(outlet: Outlet | undefined): Pick<Voice, 'id' | 'kind'> | null {
  const [first, role] = outlet?.owner?.split(' ') ?? []
  if (!first || !role || outlet!.owner!.split(' ').length > 2) return null
  if (first === 'IGO') return { id: `IGO ${role}`, kind: 'statement' }
  return STATE_BODIES.has(role) ? { id: `${first} state`, kind: 'statement' } : null
}

/** The outlet that goes by a name, or whose service does ("RFE/RL's Kazakh Service"); a speaker's own site is none. */
function outletNamed(name: string, known: ReadonlyMap<string, Outlet>): Outlet | null {
  const small = name.toLowerCase()
  const outlet = known.get(small) ?? known.get(small.split(/['’]s /)[0]!)
  return outlet && outlet.kind !== 'official' ? outlet : null
}

/** The grade that an analyst gave to one of the names of a source: it stands in the place of prior and record. */
export function gradingOf(names: readonly string[], graded: Gradings['sources']): Grading | null {
  for (const name of names) {
    const grading = graded.get(name.toLowerCase())
    if (grading) return grading
  }
  return null
}

function gradedAs(
  names: readonly string[],
  graded: Gradings['sources'],
): Pick<Voice, 'reliability' | 'record'> | null {
  const grading = gradingOf(names, graded)
  return grading && { reliability: shareOfGrade(grading.grade), record: grading.note }
}

/** What a record makes of the share that kind or role gives beforehand. */
function learnt(
  prior: number,
  record: TrackRecord | null,
  { priorStrength }: Weighing,
): Pick<Voice, 'reliability' | 'onTopic' | 'record'> {
  if (!record) return { reliability: prior }
  const { overall, byTopic } = record
  return {
    reliability: shareAfter(prior, priorStrength, overall),
    onTopic: new Map(
      [...byTopic].map(([topic, own]) => [topic, shareOnTopic(prior, priorStrength, overall, own)]),
    ),
    record: `right in ${overall.right} of ${overall.right + overall.wrong} settled`,
  }
}

/** Roles that answer to one government: what one body says, the others say too. */
const STATE_BODIES: ReadonlySet<string> = new Set(['GOV', 'MIL', 'COP', 'SPY'])

function speakerVoice(code: string, { speakers }: Weighing): Voice {
  const role = code.startsWith('IGO ') ? 'IGO' : (code.split(' ')[1] ?? code)
  const reliability = speakers[role] ?? speakers.default!
  const named = code !== 'anonymous' && !code.startsWith('---') && role !== 'MED'
  return {
    id: STATE_BODIES.has(role) ? `${code.slice(0, 3)} state` : code,
    // A rumour and "local media" have no name: all who repeat them count as one voice.
    kind: named ? (role === 'CVL' ? 'witness' : 'statement') : 'unknown',
    who: code,
    reliability,
  }
}
