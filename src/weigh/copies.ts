import { msOf } from '../domain/instant.ts'
import type { Report } from '../domain/report.ts'
import { Postings } from './postings.ts'
import { Rows } from './rows.ts'
import { containment, factsOf, likeness, sketchOf } from './sketch.ts'
import type { Weighing } from './weighing.ts'

/** What so many families share is a turn of phrase and no sign of copying (assumption). */
const FAMILIES_A_MARK = 12

/** Candidates compared in full, those that share most marks first. */
const COMPARED = 6

/**
 * Which reports are copies of which. Reports in order of publication; the answer maps each report's id to the id
 * of the earliest report of its family (its own, where it copies none). A copy holds most of the shorter text's
 * word n-grams and its names and numbers too, so that a form filled in anew is no copy; a translation has the
 * numbers and names in another language; another language's digest of the same article is in its family whatever
 * the words. A later report never changes the family of an earlier one.
 */
export function familiesOf(reports: readonly Report[], weighing: Weighing): ReadonlyMap<string, string> {
  const families = new Families(weighing, new Set(reports.map(({ id }) => id)))
  for (const report of reports) families.add(report)
  return families.settled()
}

/** Families of copies that grow by a report at a time, in order of publication. */
export class Families {
  private readonly family = new Map<string, string>()
  private readonly search: CopySearch
  private readonly all: Pick<ReadonlySet<string>, 'has'>

  /** @param all has the ids of all reports, those that come later too: a digest may stand before its article */
  constructor({ copies }: Weighing, all: Pick<ReadonlySet<string>, 'has'>) {
    this.search = new CopySearch(copies)
    this.all = all
  }

  /** Finds the family of a report: final unless a digest stood before its article. */
  add(report: Report): void {
    const { family } = this
    const twin = report.sameArticleAs && this.all.has(report.sameArticleAs) ? report.sameArticleAs : null
    const original = this.search.add(report)
    const first = family.get(twin ?? original ?? report.id) ?? twin ?? report.id
    family.set(report.id, family.get(first) ?? first)
  }

  /** The family of each report, digests that stood before their article put right; what is added later comes into it. */
  settled(): ReadonlyMap<string, string> {
    const { family } = this
    for (const id of family.keys()) family.set(id, family.get(family.get(id)!) ?? id)
    return family
  }
}

/** Finds, for reports given in order, an earlier one that each copies. */
class CopySearch {
  private readonly settings: Weighing['copies']
  private readonly reports: Report[] = []
  private readonly shingles = new Rows()
  private readonly numbers: (readonly number[])[] = []
  /** Index of the first report of the family of each. */
  private readonly firsts: number[] = []
  private readonly facts: (ReadonlySet<string> | undefined)[] = []
  private readonly byMark = new Postings()
  private readonly byNumbers = new Postings()

  constructor(settings: Weighing['copies']) {
    this.settings = settings
  }

  /** Id of the first report of the family that this one belongs to; null where it is the first. */
  add(report: Report): string | null {
    const index = this.reports.length
    const sketch = sketchOf(report.text, this.settings.shingle)
    const pairs = pairsOf(sketch.numbers)
    this.reports.push(report)
    this.shingles.push(sketch.shingles)
    this.numbers.push(sketch.numbers)
    const copied =
      this.mostShared(this.byMark, sketch.marks).find(other => this.isCopy(index, other)) ??
      this.mostShared(this.byNumbers, pairs).find(other => this.isTranslation(index, other))
    const first = copied === undefined ? index : this.firsts[copied]!
    this.firsts.push(first)
    this.remember(this.byMark, sketch.marks, index)
    this.remember(this.byNumbers, pairs, index)
    return first === index ? null : this.reports[first]!.id
  }

  private mostShared(postings: Postings, keys: readonly number[]): number[] {
    const hits = new Map<number, number>()
    for (const key of keys) {
      const reports = postings.get(key)
      if (reports === undefined) continue
      if (typeof reports === 'number') hits.set(reports, (hits.get(reports) ?? 0) + 1)
      else if (reports.length < FAMILIES_A_MARK)
        for (const other of reports) hits.set(other, (hits.get(other) ?? 0) + 1)
    }
    return [...hits]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, COMPARED)
      .map(([other]) => other)
  }

  /** One report of each family stands under a mark: a thousand copies are as quickly searched as one. */
  private remember(postings: Postings, keys: readonly number[], index: number): void {
    for (const key of keys) {
      const reports = postings.get(key)
      const known = typeof reports === 'number' ? [reports] : (reports ?? NONE)
      if (known.length < FAMILIES_A_MARK && !this.holdsFamily(known, index)) postings.add(key, index)
    }
  }

  private holdsFamily(reports: readonly number[], index: number): boolean {
    return reports.some(other => this.firsts[other] === this.firsts[index])
  }

  private isCopy(a: number, b: number): boolean {
    const { contained, verbatim, sameFacts } = this.settings
    const share = containment(this.shingles.at(a), this.shingles.at(b))
    if (share < contained) return false
    // Word for word, names and numbers are the same anyway.
    if (share >= verbatim) return true
    return inCommon(this.factsAt(a), this.factsAt(b)) >= sameFacts
  }

  private isTranslation(a: number, b: number): boolean {
    const { language, published } = this.reports[a]!
    const other = this.reports[b]!
    if (language === other.language) return false
    const { translationHours, translationNumbers, translationNumbersAlike, translationFacts } = this.settings
    if (msOf(published) - msOf(other.published) > translationHours * 3_600_000) return false
    const numbers = [new Set(this.numbers[a]!), new Set(this.numbers[b]!)] as const
    if (Math.min(numbers[0].size, numbers[1].size) < translationNumbers) return false
    return (
      likeness(...numbers) >= translationNumbersAlike &&
      likeness(this.factsAt(a), this.factsAt(b)) >= translationFacts
    )
  }

  private factsAt(index: number): ReadonlySet<string> {
    const known = this.facts[index]
    if (known) return known
    const facts = factsOf(this.reports[index]!.text)
    this.facts[index] = facts
    return facts
  }
}

const NONE: readonly number[] = []

/** Two numbers that follow each other, as one key. */
function pairsOf(numbers: readonly number[]): readonly number[] {
  return numbers.slice(1).map((number, i) => Math.imul(numbers[i]!, 31) ^ number)
}

/** Share of the smaller set that the other has too. */
function inCommon(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  if (!small.size) return 1
  let shared = 0
  for (const item of small) if (large.has(item)) shared++
  return shared / small.size
}
