import type { SourceRecord } from '../domain/record.ts'

/** How often a source was right and wrong, as far as outcomes are known; shares of outcomes may be counted. */
export interface Record {
  readonly right: number
  readonly wrong: number
}

/**
 * Share of right assertions after a record, starting from a prior worth `strength` outcomes: the mean of a Beta
 * distribution (Gelman et al. 2013, 2.4). With few outcomes it stays near the prior.
 */
export function shareAfter(prior: number, strength: number, { right, wrong }: Record): number {
  return (strength * prior + right) / (strength + right + wrong)
}

/**
 * The same on one topic: the record on all topics moves the prior, and the record on the topic moves that, so that a
 * source new to a topic is believed as it deserves elsewhere.
 */
export function shareOnTopic(prior: number, strength: number, overall: Record, topic: Record): number {
  return shareAfter(shareAfter(prior, strength, overall), strength, topic)
}

/** A source's record on all topics, and by topic. */
export interface TrackRecord {
  readonly overall: Record
  readonly byTopic: ReadonlyMap<string, Record>
}

/** Records by the source's name in small letters. */
export function trackRecords(entries: readonly SourceRecord[]): ReadonlyMap<string, TrackRecord> {
  const bySource = new Map<string, SourceRecord[]>()
  for (const entry of entries) {
    const key = entry.source.toLowerCase()
    bySource.set(key, [...(bySource.get(key) ?? []), entry])
  }
  return new Map(
    [...bySource].map(([source, own]) => [
      source,
      {
        overall: counted(own),
        byTopic: new Map(
          [...new Set(own.map(({ topic }) => topic))].map(topic => [
            topic,
            counted(own.filter(entry => entry.topic === topic)),
          ]),
        ),
      },
    ]),
  )
}

/** Records of several names of one source, as one. */
export function trackRecordOf(
  names: readonly string[],
  records: ReadonlyMap<string, TrackRecord>,
): TrackRecord | null {
  const own = names.flatMap(name => records.get(name.toLowerCase()) ?? [])
  if (own.length < 2) return own[0] ?? null
  const topics = new Set(own.flatMap(({ byTopic }) => [...byTopic.keys()]))
  const sum = (list: readonly Record[]) =>
    list.reduce((a, b) => ({ right: a.right + b.right, wrong: a.wrong + b.wrong }), { right: 0, wrong: 0 })
  return {
    overall: sum(own.map(({ overall }) => overall)),
    byTopic: new Map(
      [...topics].map(topic => [topic, sum(own.flatMap(({ byTopic }) => byTopic.get(topic) ?? []))]),
    ),
  }
}

function counted(entries: readonly SourceRecord[]): Record {
  const right = entries.filter(entry => entry.right).length
  return { right, wrong: entries.length - right }
}
