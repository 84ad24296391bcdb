import { ACT_NAMES, type ActName, type PolicyDefinition } from '../../../src/stress/policy.ts'

/** A policy as one makes it on the page: acts at days, and what the government does not do of itself. */
export interface PolicyDraft {
  readonly acts: readonly ActDraft[]
  readonly never: readonly ActName[]
}

export interface ActDraft {
  readonly act: ActName
  /** Days after the start; `until` null as long as the test. */
  readonly from: number
  readonly until: number | null
  /** Null everywhere. */
  readonly region: string | null
}

/** As it stands in the address: `concession@2,curfew@0-5:almaty,!order-fire`; `-` a policy without acts. */
export function formatPolicy({ acts, never }: PolicyDraft): string {
  const parts = [
    ...acts.map(
      ({ act, from, until, region }) =>
        `${act}@${from}${until === null ? '' : `-${until}`}${region ? `:${region}` : ''}`,
    ),
    ...never.map(act => `!${act}`),
  ]
  return parts.join(',') || '-'
}

/** Reads it back; what is not understood is left out, since an address may come from anyone. */
export function parsePolicy(text: string): PolicyDraft {
  const acts: ActDraft[] = []
  const never: ActName[] = []
  for (const part of text.split(',').slice(0, MOST_ACTS)) {
    const [, not, name, from, until, region] =
      /^(!)?([a-z-]+?)(?:@(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?(?::([\p{L}\d_-]{1,60}))?)?$/u.exec(part) ?? []
    const act = ACT_NAMES.find(found => found === name)
    if (!act) continue
    if (not) never.push(act)
    else if (from !== undefined)
      acts.push({ act, from: Number(from), until: until ? Number(until) : null, region: region ?? null })
  }
  return { acts, never }
}

/** More than anyone compares (assumption); an address may be long. */
const MOST_ACTS = 40

export function definitionOf({ acts, never }: PolicyDraft, title: string): PolicyDefinition {
  return {
    title,
    acts: acts.map(({ act, from, until, region }) => ({
      act,
      at: `${from}d`,
      ...(until === null ? {} : { until: `${until}d` }),
      ...(region ? { regions: [region] } : {}),
    })),
    never: [...never],
  }
}
