import { believe } from '../../../src/weigh/belief.ts'
import type { WeighedOrigin } from '../../../src/weigh/origins.ts'
import { type Record, shareAfter, shareOnTopic } from '../../../src/weigh/record.ts'
import type { Weighing } from '../../../src/weigh/weighing.ts'
import { type Answer, best, softmax } from './methods.ts'
import { originsOf } from './origins.ts'
import type { ClaimSet, Item } from './sets.ts'

/** Forewarn's own `dependence` of 0.6 is for origins of which nothing is known; here copying was looked for first. */
const DEPENDENCE = 1
/** Rounds until reliabilities no longer move, on all topics together and then by topic. */
const ROUNDS = 10
/** Share of right values before anything is known of any source; assumption, of which no answer on Flight depends. */
const PRIOR = 0.8

/** A record that is counted up, by origin and by origin and topic. */
export type Records = Map<string, { right: number; wrong: number }>

const NOTHING: Record = { right: 0, wrong: 0 }

/**
 * Forewarn's belief on sets where a source gives one of several values: sources that agree on nearly all contested
 * items are one origin; each origin's reliability is learnt by property, from the beliefs themselves (or from
 * `outcomes`, where some are known); each value is believed by `believe` and its rivals share what is left.
 */
export function forewarn(set: ClaimSet, weighing: Weighing, outcomes?: Records): Answer {
  const settings = unbounded(weighing)
  const first = originsOf(set.sources.length, set.items)
  const said = new Map(set.items.map(item => [item, oneOfEach(item, first)]))
  let records: Records = outcomes ?? new Map()
  let prior = outcomes ? meanShare(set.sources, outcomes, PRIOR, settings) : PRIOR
  let byTopic = outcomes !== undefined
  const scores = (item: Item): number[] =>
    item.values.map((_, value) => {
      const all = said.get(item)!
      const givers = all.filter(([, given]) => given === value)
      if (!givers.length) return Number.NEGATIVE_INFINITY
      const wrongs = wrongValues(givers.length, all.length)
      const origins = givers.map(([origin]) => {
        const topic = byTopic ? item.property : null
        const share = within(shareOf(set.sources[origin]!, topic, records, prior, settings))
        // A wrong source must also have hit on this one of the wrong values.
        const odds = (wrongs * share) / (1 - share)
        return originOf(`${origin}`, odds / (1 + odds), 1)
      })
      // The term after the last origin's cuts the sum to the bounds, beyond which no two values could be told apart.
      const terms = believe('CONSULT', origins, settings).terms.slice(0, 1 + origins.length)
      return terms.reduce((sum, term) => sum + term.value, 0)
    })
  for (let round = 0; round < 2 * ROUNDS && !outcomes; round++) {
    byTopic = round >= ROUNDS
    const learnt: Records = new Map()
    for (const item of set.items) {
      const believed = softmax(scores(item))
      for (const [origin, value] of said.get(item)!)
        count(learnt, set.sources[origin]!, item.property, believed[value]!)
    }
    records = learnt
    prior = meanShare(set.sources, records, prior, settings)
  }
  return item => best(scores(item))
}

/** Records of the origins of a set from its truth: for weighing later days with the outcomes of earlier ones. */
export function recordsOf(set: ClaimSet): Records {
  const records: Records = new Map()
  for (const item of set.items) {
    const right = set.truth.get(item.id)
    if (!right) continue
    for (const [source, value] of item.votes)
      count(records, set.sources[source]!, item.property, right.has(item.values[value]!) ? 1 : 0)
  }
  return records
}

/**
 * The same where a value is a list, as of authors: each name is believed by itself. Who lists it asserts it, who gives
 * a list without it denies it. How often a source lists what is right and what is wrong is learnt for either by
 * itself, since many shops name the first author alone: silence says little, a name much (two-sided quality, Zhao et
 * al. 2012).
 */
export function forewarnByName(set: ClaimSet, weighing: Weighing): (item: Item) => string {
  const settings = unbounded(weighing)
  const first = originsOf(set.sources.length, set.items)
  const namesIn = (list: string) => list.split(';')
  const names = new Map(set.items.map(item => [item, [...new Set(item.values.flatMap(namesIn))].sort()]))
  const said = new Map(set.items.map(item => [item, oneOfEach(item, first)]))
  let records: Records = new Map()
  const shareListed = (source: number, kind: 'right' | 'wrong') =>
    shareAfter(LISTED[kind].share, LISTED[kind].strength, records.get(`${source}|${kind}`) ?? NOTHING)
  const probability = (item: Item, name: string): number => {
    const origins = said.get(item)!.map(([source, value]) => {
      const [right, wrong] = [shareListed(source, 'right'), shareListed(source, 'wrong')]
      return namesIn(item.values[value]!).includes(name)
        ? originOf(`${source}`, within(right / (right + wrong)), 1)
        : originOf(`${source}`, within((1 - wrong) / (2 - right - wrong)), -1)
    })
    return believe('CONSULT', origins, settings).belief.p
  }
  for (let round = 0; round < ROUNDS; round++) {
    const learnt: Records = new Map()
    for (const item of set.items) {
      for (const name of names.get(item)!) {
        const p = probability(item, name)
        for (const [source, value] of said.get(item)!) {
          const lists = namesIn(item.values[value]!).includes(name)
          add(learnt, `${source}|right`, lists ? p : 0, lists ? 0 : p)
          add(learnt, `${source}|wrong`, lists ? 1 - p : 0, lists ? 0 : 1 - p)
        }
      }
    }
    records = learnt
  }
  return item =>
    names
      .get(item)!
      .filter(name => probability(item, name) > 0.5)
      .join(';')
}

/**
 * Share of right and of wrong names that a source lists, and how many outcomes that is worth: the Beta(50, 50) and
 * Beta(10, 1000) of Zhao et al. (2012).
 */
const LISTED = { right: { share: 0.5, strength: 100 }, wrong: { share: 0.01, strength: 1000 } } as const

/** Plain vote on each name by itself: a name is right that at least half of those who give a list give. */
export function voteByName(item: Item): string {
  const counts = new Map<string, number>()
  for (const [, value] of item.votes)
    for (const name of item.values[value]!.split(';')) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts.keys()]
    .filter(name => counts.get(name)! * 2 >= item.votes.length)
    .sort()
    .join(';')
}

/**
 * Among how many wrong values one that `givers` of `all` origins give stands, as far as the votes show it: what is
 * wrong is often given by many (a take-off for a departure), so that no number holds for all items. The odds that it
 * makes for each giver add up to what PopAccu derives (Dong, Saha and Srivastava 2013): each wrong value is hit on as
 * often as it is given among those that are not the right one.
 */
function wrongValues(givers: number, all: number): number {
  const others = all - givers
  return (all / givers) * (others ? (all / others) ** (others / givers) : 1)
}

function unbounded(weighing: Weighing): Weighing {
  return { ...weighing, dependence: DEPENDENCE, bounds: [1e-12, 1 - 1e-12], prior: { default: 0.5 } }
}

function shareOf(
  origin: string,
  topic: string | null,
  records: Records,
  prior: number,
  { priorStrength }: Weighing,
): number {
  const overall = records.get(origin) ?? NOTHING
  if (topic === null) return shareAfter(prior, priorStrength, overall)
  return shareOnTopic(prior, priorStrength, overall, records.get(`${origin}|${topic}`) ?? NOTHING)
}

/** What a source of which little is known is taken for: as good as sources are on average (empirical Bayes). */
function meanShare(
  sources: readonly string[],
  records: Records,
  prior: number,
  { priorStrength }: Weighing,
): number {
  const known = sources.flatMap(source => records.get(source) ?? [])
  return (
    known.reduce((sum, record) => sum + shareAfter(prior, priorStrength, record), 0) / known.length || prior
  )
}

function count(records: Records, origin: string, topic: string, right: number): void {
  for (const key of [origin, `${origin}|${topic}`]) add(records, key, right, 1 - right)
}

function add(records: Records, key: string, right: number, wrong: number): void {
  const record = records.get(key)
  if (record) {
    record.right += right
    record.wrong += wrong
  } else records.set(key, { right, wrong })
}

/** The value that most sources of each origin give, the first among equals. */
function oneOfEach(item: Item, first: readonly number[]): readonly (readonly [number, number])[] {
  const byOrigin = new Map<number, number[]>()
  for (const [source, value] of item.votes) {
    const origin = first[source]!
    const given = byOrigin.get(origin)
    if (given) given.push(value)
    else byOrigin.set(origin, [value])
  }
  return [...byOrigin].map(([origin, given]) => {
    const times = (value: number) => given.filter(other => other === value).length
    return [origin, given.reduce((a, b) => (times(b) > times(a) || (times(b) === times(a) && b < a) ? b : a))]
  })
}

/** Nobody is always right or always wrong. */
function within(share: number): number {
  return Math.min(0.99, Math.max(0.01, share))
}

function originOf(id: string, share: number, sign: 1 | -1): WeighedOrigin {
  return {
    id,
    kind: 'outlet',
    who: id,
    supports: sign > 0,
    claims: [],
    first: '' as WeighedOrigin['first'],
    reliability: share,
    told: share,
    fidelity: 1,
    factor: sign,
    share: 1,
    notes: [],
  }
}
