import type { Claim, Participant } from '../domain/claim.ts'

/** A claim in the form of the gold guide, for scoring: where it leaves something open, with what is likeliest. */
export interface GoldClaim {
  readonly event: string
  readonly trigger: string
  readonly actor: readonly string[]
  readonly target: readonly string[]
  readonly place: string | null
  readonly date: string | null
  readonly factuality: string
  readonly time: string
  readonly attribution: string | null
}

export function goldOf(claim: Claim): GoldClaim {
  return {
    event: claim.event,
    trigger: claim.trigger.text,
    actor: codesOf(claim.likely?.actors ?? claim.actors),
    target: codesOf(claim.likely?.targets ?? claim.targets),
    place: (claim.likely?.place ?? claim.place)?.name ?? null,
    date: claim.date,
    factuality: claim.factuality,
    time: claim.time,
    attribution: claim.attribution?.code ?? null,
  }
}

function codesOf(participants: readonly Participant[]): readonly string[] {
  return [...new Set(participants.map(each => each.code).filter(Boolean))]
}
