import type { GoldClaim } from '../../src/code/gold.ts'

export interface GoldRecord {
  readonly id: string
  readonly lang: string
  readonly published: string
  readonly text: string
  readonly claims: readonly GoldClaim[]
}

export interface Score {
  readonly records: number
  readonly gold: number
  readonly predicted: number
  readonly claims: Fraction
  readonly strict: Fraction
  /** Share right over matched claims. */
  readonly fields: Readonly<Record<string, number>>
  /** Claims coded a record from passages that hold none. */
  readonly falseOnEmpty: number
}

interface Fraction {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

const same = (a: string | null, b: string | null) =>
  (a ?? '').trim().toLowerCase() === (b ?? '').trim().toLowerCase()
const setOf = (codes: readonly string[], part: (code: string) => string) =>
  [...new Set(codes.map(part))].sort().join('|')
const country = (code: string) => (code.startsWith('IGO ') ? code : code.split(' ')[0]!)
const role = (code: string) => (code.startsWith('IGO ') ? 'IGO' : (code.split(' ')[1] ?? ''))
const polarity = (value: string) => (value.endsWith('-') ? '-' : value === 'U' ? 'U' : '+')

const FIELDS: Readonly<Record<string, (gold: GoldClaim, predicted: GoldClaim) => boolean>> = {
  'actor country': (g, p) => setOf(g.actor, country) === setOf(p.actor, country),
  'actor role': (g, p) => setOf(g.actor, role) === setOf(p.actor, role),
  'target country': (g, p) => setOf(g.target, country) === setOf(p.target, country),
  'target role': (g, p) => setOf(g.target, role) === setOf(p.target, role),
  place: (g, p) => same(g.place, p.place),
  date: (g, p) => same(g.date, p.date),
  factuality: (g, p) => same(g.factuality, p.factuality),
  polarity: (g, p) => polarity(g.factuality) === polarity(p.factuality),
  attribution: (g, p) => same(g.attribution, p.attribution),
}
const STRICT = ['actor country', 'actor role', 'factuality', 'attribution']

/**
 * Scores claims as the gold guide says: a predicted claim matches a gold one of its record and event type, of
 * several the one with the same trigger first.
 */
export function score(
  gold: readonly GoldRecord[],
  predictions: ReadonlyMap<string, readonly GoldClaim[]>,
): Score {
  const right: Record<string, number> = Object.fromEntries(Object.keys(FIELDS).map(name => [name, 0]))
  let [goldCount, predictedCount, matched, strict, empty, wrongOnEmpty] = [0, 0, 0, 0, 0, 0]
  for (const record of gold) {
    const predicted = predictions.get(record.id) ?? []
    goldCount += record.claims.length
    predictedCount += predicted.length
    if (record.claims.length === 0) {
      empty++
      wrongOnEmpty += predicted.length
    }
    for (const [g, p] of match(record.claims, predicted)) {
      matched++
      for (const [name, isRight] of Object.entries(FIELDS)) if (isRight(g, p)) right[name]!++
      if (STRICT.every(name => FIELDS[name]!(g, p))) strict++
    }
  }
  const fraction = (hits: number): Fraction => {
    const precision = predictedCount ? hits / predictedCount : 0
    const recall = goldCount ? hits / goldCount : 0
    const f1 = precision + recall ? (2 * precision * recall) / (precision + recall) : 0
    return { precision: round(precision), recall: round(recall), f1: round(f1) }
  }
  return {
    records: gold.length,
    gold: goldCount,
    predicted: predictedCount,
    claims: fraction(matched),
    strict: fraction(strict),
    fields: Object.fromEntries(
      Object.entries(right).map(([name, n]) => [name, matched ? round(n / matched) : 0]),
    ),
    falseOnEmpty: empty ? round(wrongOnEmpty / empty) : 0,
  }
}

/** Gold claims with the predicted ones that they are scored against. */
export function match(
  gold: readonly GoldClaim[],
  predicted: readonly GoldClaim[],
): readonly [GoldClaim, GoldClaim][] {
  const left = [...gold]
  const open = [...predicted]
  const pairs: [GoldClaim, GoldClaim][] = []
  const take = (test: (g: GoldClaim, p: GoldClaim) => boolean) => {
    for (let i = 0; i < left.length; ) {
      const j = open.findIndex(p => test(left[i]!, p))
      if (j < 0) i++
      else pairs.push([left.splice(i, 1)[0]!, open.splice(j, 1)[0]!])
    }
  }
  take((g, p) => g.event === p.event && same(g.trigger, p.trigger))
  take((g, p) => g.event === p.event)
  return pairs
}

export const round = (value: number) => Math.round(value * 1000) / 1000
