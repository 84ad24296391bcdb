import type { Claim, Participant } from '../domain/claim.ts'
import type { EventType } from '../domain/plover.ts'
import type { Span } from '../domain/syntax.ts'
import type { Draft } from './code.ts'

/**
 * Completes a claim from those of its sentence (`near`) or of its report (`all`), or gives it back as it is. What a
 * rule adds it notes in `why`, so that a reader sees which words of another clause it rests on.
 */
export type Rule = (draft: Draft, near: readonly Draft[], all: readonly Draft[]) => Claim

/** How many sentences back what is answered or taken up was told (assumption). */
export const REACH = 2

export function withActors(
  claim: Claim,
  actors: readonly Participant[],
  rule: string,
  span: Span | null = actors[0]?.span ?? null,
): Claim {
  return noted({ ...claim, actors }, 'actors', rule, span)
}

export function withTargets(claim: Claim, targets: readonly Participant[], rule: string): Claim {
  return noted({ ...claim, targets }, 'targets', rule, targets[0]?.span ?? null)
}

/** What made them its actors goes with them. */
export function withoutActors(claim: Claim): Claim {
  return { ...claim, actors: [], why: claim.why.filter(({ field }) => field !== 'actors') }
}

export function withoutTargets(claim: Claim): Claim {
  return { ...claim, targets: [], why: claim.why.filter(({ field }) => field !== 'targets') }
}

export function withType(claim: Claim, event: EventType, mode: string | null, rule: string): Claim {
  return noted({ ...claim, event, mode }, 'event', rule, claim.trigger)
}

function noted(claim: Claim, field: string, rule: string, span: Span | null): Claim {
  return { ...claim, why: [...claim.why, { field, rule, span }] }
}

/** The rule that first filled a field. */
export function ruleOf(claim: Claim, field: string): string | null {
  return claim.why.find(each => each.field === field)?.rule ?? null
}

/** Whoever a claim is the word of, as a party to what he tells. */
export function speakerOf({ attribution }: Claim): Participant | null {
  return (
    attribution && { code: attribution.code, name: attribution.name, entity: null, span: attribution.span }
  )
}

export function isCitedTo(claim: Claim, parties: readonly Participant[]): boolean {
  return parties.some(party => party.code === claim.attribution?.code)
}

/** Whether a party is one of these, whatever each is called. */
export function isAmong({ code }: Participant, parties: readonly Participant[]): boolean {
  return parties.some(each => each.code === code)
}

/** Whether somebody is told of, and none of them is one of these. */
export function areOthers(parties: readonly Participant[], own: readonly Participant[]): boolean {
  return parties.length > 0 && parties.every(each => !isAmong(each, own))
}

export function countriesOf(parties: readonly Participant[]): ReadonlySet<string> {
  return new Set(parties.map(({ code }) => code.slice(0, 3)))
}

export function isBefore(one: Claim, other: Claim): boolean {
  return one.trigger.start < other.trigger.start
}

/** Whether one was told so shortly before another that the other may answer it. */
export function isShortlyBefore(one: Draft, other: Draft): boolean {
  return isBefore(one.claim, other.claim) && other.tree.index - one.tree.index <= REACH
}
