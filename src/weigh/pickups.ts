import type { Group } from './join.ts'
import type { KnownClaim } from './known.ts'
import { type Sourcing, type Voice, writerOf } from './sourcing.ts'

/**
 * With whom each claim of a group ends, in the order of the group. An outlet that is cited and itself only cites
 * another is followed to that other; where the way comes back on itself, all of the circle are one unknown origin.
 */
export function followed(group: Group, sourcing: Sourcing): readonly Voice[] {
  const ends = group.map(known => ({ known, voice: nearestVoice(known, sourcing) }))
  const cites = new Map<string, Voice>()
  const speaks = new Set<string>()
  for (const { known, voice } of ends) {
    const writer = writerOf(known.claim.report, sourcing)
    if (voice.id === writer.id) speaks.add(writer.id)
    else if (!cites.has(writer.id)) cites.set(writer.id, voice)
  }
  return ends.map(({ voice }) => follow(voice, cites, speaks))
}

/** Who is cited last, else the outlet that wrote the report first. */
function nearestVoice({ claim }: KnownClaim, sourcing: Sourcing): Voice {
  const cited = claim.attribution
  if (cited) return sourcing.citedVoice(cited)
  return writerOf(claim.report, sourcing)
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
