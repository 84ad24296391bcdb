import type { Citation, Claim, Magnitude } from '../domain/claim.ts'
import type { ToldClaim } from './known.ts'
import { isSameFigure } from './likeness.ts'
import { type Sourcing, type Voice, writerOf } from './sourcing.ts'

/**
 * With whom each claim of a group ends, in the order of the group. An outlet that is cited and itself only cites
 * another is followed to that other; where the way comes back on itself, all of the circle are one unknown origin.
 */
export function followed(group: readonly ToldClaim[], sourcing: Sourcing): readonly Voice[] {
  const ends = group.map(known => ({ known, voice: nearestVoice(known, sourcing) }))
  const cites = new Map<string, Voice>()
  const speaks = new Set<string>()
  for (const { known, voice } of ends) {
    const writer = writerOf(known, sourcing)
    if (voice.id === writer.id) speaks.add(writer.id)
    else if (!cites.has(writer.id)) cites.set(writer.id, voice)
  }
  return ends.map(({ known, voice }) => follow(counted(known, voice, ends), cites, speaks))
}

/** Who counted what an outlet states as its own: the first named speaker who gives the very figure in this event. */
function counted(
  { claim }: ToldClaim,
  voice: Voice,
  ends: readonly { readonly known: ToldClaim; readonly voice: Voice }[],
): Voice {
  const isOwn = voice.kind === 'outlet' && !claim.attribution
  if (!(isOwn || voice.id.endsWith(' MED')) || !claim.magnitudes.length) return voice
  const speaks = ends.filter(
    end => end.voice.kind === 'statement' && claim.magnitudes.some(own => gives(end.known, own)),
  )
  if (!speaks.length) return voice
  return speaks.reduce((a, b) => (b.known.telling.told < a.known.telling.told ? b : a)).voice
}

function gives({ claim }: ToldClaim, figure: Magnitude): boolean {
  return claim.magnitudes.some(other => isSameFigure(figure, other))
}

/** Whom a claim cites last, media without a name apart: they carry what the speaker said whom the sentence names too. */
export function speakerOf({ chain, attribution }: Claim): Citation | null {
  const named = chain.filter(({ code }) => code.startsWith('MED ') || !code.endsWith(' MED'))
  return named.at(-1) ?? chain.at(-1) ?? attribution
}

/** Who is cited last, else the outlet that wrote the report first. */
function nearestVoice(known: ToldClaim, sourcing: Sourcing): Voice {
  const cited = speakerOf(known.claim)
  const isOwn = cited && (sourcing.isOwnReporter(cited) || isWriter(cited, known.telling.report.outlet))
  return cited && !isOwn ? sourcing.citedVoice(cited) : writerOf(known, sourcing)
}

/** "Thomas van Linge wrote" in what "Thomas van Linge (Twitter)" wrote: somebody of no role whose name it goes by. */
function isWriter({ code, name }: Citation, outlet: string): boolean {
  return code === 'anonymous' && /^\p{Lu}/u.test(name) && `${outlet} `.startsWith(`${name} `)
}

function follow(start: Voice, cites: ReadonlyMap<string, Voice>, speaks: ReadonlySet<string>): Voice {
  const way = [start]
  let at = start
  while (!speaks.has(at.id)) {
    const next = cites.get(at.id)
    if (!next) return at
    const back = way.findIndex(({ id }) => id === next.id)
    if (back >= 0) return circle(way.slice(back))
    way.push(next)
    at = next
  }
  return at
}

/** Nobody in the circle says whence it came. */
function circle(voices: readonly Voice[]): Voice {
  const names = voices.map(({ who }) => who).sort()
  return {
    id: `circle of ${names.join(', ')}`,
    kind: 'unknown',
    who: `each other (${names.join(', ')})`,
    reliability: Math.min(...voices.map(({ reliability }) => reliability)),
  }
}
