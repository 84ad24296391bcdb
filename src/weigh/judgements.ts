import type { Judgement } from '../domain/judgement.ts'
import { type Group, inOrderOfPublication } from './join.ts'

/** Groups after an analyst's judgements, with those that shaped each, by the id of its first claim. */
export interface JudgedGroups {
  readonly groups: readonly Group[]
  readonly shapedBy: ReadonlyMap<string, readonly Judgement[]>
}

/**
 * Carries out merges and splits, in the order given, on what was joined by likeness. They are kept by claim and not by
 * event, so that they hold however often events are joined anew, and what is joined later to a merged event is in the
 * merged event. A merge of what contradicts is carried out all the same: `correct` names the contradiction.
 */
export function judged(groups: readonly Group[], judgements: readonly Judgement[]): JudgedGroups {
  if (!judgements.length) return { groups, shapedBy: new Map() }
  const holders = new Map<string, Holder>()
  const order: Holder[] = groups.map(group => ({ group, by: [] }))
  for (const holder of order) for (const { claim } of holder.group) holders.set(claim.id, holder)
  for (const judgement of judgements) {
    const own = new Set(judgement.claims.flatMap(id => holders.get(id) ?? []))
    if (!own.size) continue
    if (judgement.kind === 'split') order.push(split(judgement, own, holders))
    else merge(judgement, [...own], holders)
  }
  const left = order.filter(({ group }) => group.length)
  left.sort((a, b) => inOrderOfPublication(a.group[0]!, b.group[0]!))
  return {
    groups: left.map(({ group }) => group),
    shapedBy: new Map(left.map(({ group, by }) => [group[0]!.claim.id, by])),
  }
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

interface Holder {
  group: Group
  by: readonly Judgement[]
}
