import type { Claim } from '../domain/claim.ts'
import type { Judgement } from '../domain/judgement.ts'
import type { Problem } from '../domain/problem.ts'
import { type Group, inOrderOfPublication } from './join.ts'
import { kindOf } from './story.ts'

/** Groups after an analyst's judgements, with those that shaped each, by the id of its first claim. */
export interface JudgedGroups {
  readonly groups: readonly Group[]
  readonly shapedBy: ReadonlyMap<string, readonly Judgement[]>
}

/**
 * Carries out merges and splits, in order of their hours, on what was joined by likeness. They are kept by claim and
 * not by event, so that they hold however often events are joined anew, and what is joined later to a merged event
 * is in the merged event. A merge of what cannot be one event by definition is left out (`judgementProblems`).
 */
export function judged(groups: readonly Group[], judgements: readonly Judgement[]): JudgedGroups {
  if (!judgements.length) return { groups, shapedBy: new Map() }
  const holders = new Map<string, Holder>()
  const order: Holder[] = groups.map(group => ({ group, by: [] }))
  for (const holder of order) for (const { claim } of holder.group) holders.set(claim.id, holder)
  for (const judgement of inTurn(judgements)) {
    const own = new Set(judgement.claims.flatMap(id => holders.get(id) ?? []))
    if (!own.size) continue
    if (judgement.kind === 'split') order.push(split(judgement, own, holders))
    else if (new Set([...own].map(({ group }) => kindOf(group[0]!.claim))).size === 1)
      merge(judgement, [...own], holders)
  }
  const left = order.filter(({ group }) => group.length)
  left.sort((a, b) => inOrderOfPublication(a.group[0]!, b.group[0]!))
  return {
    groups: left.map(({ group }) => group),
    shapedBy: new Map(left.map(({ group, by }) => [group[0]!.claim.id, by])),
  }
}

/** What of the judgements could not be carried out on these claims, each named. */
export function judgementProblems(
  judgements: readonly Judgement[],
  claims: ReadonlyMap<string, Claim>,
): readonly Problem[] {
  return inTurn(judgements).flatMap(judgement => {
    const unknown = judgement.claims.filter(id => !claims.has(id))
    const kinds = new Set(judgement.claims.flatMap(id => claims.get(id) ?? []).map(inWords))
    return [
      ...unknown.map(id => unknownClaim(id, judgement)),
      ...(judgement.kind === 'merge' && kinds.size > 1 ? [contradiction(judgement, [...kinds])] : []),
    ]
  })
}

function merge(judgement: Judgement, own: readonly Holder[], holders: Map<string, Holder>): void {
  const [first, ...rest] = [...own].sort((a, b) => inOrderOfPublication(a.group[0]!, b.group[0]!))
  for (const holder of rest) {
    first!.group = [...first!.group, ...holder.group].sort(inOrderOfPublication)
    first!.by = [...first!.by, ...holder.by]
    for (const { claim } of holder.group) holders.set(claim.id, first!)
    holder.group = []
  }
  first!.by = [...first!.by, judgement]
}

function split(judgement: Judgement, own: ReadonlySet<Holder>, holders: Map<string, Holder>): Holder {
  const apart = new Set(judgement.claims)
  const alone: Holder = { group: [], by: [judgement] }
  for (const holder of own) {
    alone.group.push(...holder.group.filter(({ claim }) => apart.has(claim.id)))
    holder.group = holder.group.filter(({ claim }) => !apart.has(claim.id))
    holder.by = [...holder.by, judgement]
  }
  alone.group.sort(inOrderOfPublication)
  for (const { claim } of alone.group) holders.set(claim.id, alone)
  return alone
}

/** By hour; of one hour in an order that does not depend on that of the file. */
function inTurn(judgements: readonly Judgement[]): readonly Judgement[] {
  return [...judgements].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : compare(a, b)))
}

interface Holder {
  group: Group
  by: readonly Judgement[]
}

/** One event has one type, and is a fact or a condition, behind or ahead. */
function inWords({ event, condition, time }: Claim): string {
  return `${event}${condition ? ', on a condition' : ''}${time === 'future' ? ', ahead' : ''}`
}

function compare(a: Judgement, b: Judgement): number {
  const [x, y] = [JSON.stringify(a), JSON.stringify(b)]
  return x < y ? -1 : x > y ? 1 : 0
}

function unknownClaim(id: string, { kind, author, at }: Judgement): Problem {
  return {
    code: 'judgement/unknown-claim',
    severity: 'warning',
    message: `the ${kind} by ${author} at ${at} names ${id}, which is no claim at this hour`,
    place: { file: 'judgements.yaml' },
    next: 'look up the claim with `forewarn why REPORT#N`; coding anew may have given it another number',
  }
}

function contradiction({ author, at }: Judgement, kinds: readonly string[]): Problem {
  return {
    code: 'judgement/contradiction',
    severity: 'warning',
    message: `the merge by ${author} at ${at} is left out: its claims are of ${kinds.join(' and ')}, which are never one event`,
    place: { file: 'judgements.yaml' },
    next: 'merge events of one type, both facts or both conditions, both past or both ahead',
  }
}
