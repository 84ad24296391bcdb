import { fnv1a } from '../domain/hash.ts'
import type { Report } from '../domain/report.ts'
import type { Weighing } from './weighing.ts'

/** Signature of 16 bands of 2 rows: pairs at Jaccard 0.5 share a band with probability 0.99 (Broder 1997). */
const BANDS = 16
const ROWS = 2

/**
 * Which reports are copies of which. Reports in order of publication; the answer maps each report's id to the id
 * of the earliest report of its family (its own, where it copies none). Texts are compared by the Jaccard index
 * of their word n-grams, found by MinHash with locality-sensitive hashing; another language's digest of the same
 * article joins its family whatever the words.
 */
export function familiesOf(reports: readonly Report[], weighing: Weighing): ReadonlyMap<string, string> {
  const { shingle, jaccard } = weighing.copies
  const family = new Map<string, string>()
  const buckets = new Map<string, number[]>()
  const shingles: ReadonlySet<number>[] = []
  reports.forEach((report, index) => {
    const set = shinglesOf(report.text, shingle)
    shingles.push(set)
    let original: string | undefined
    const seen = new Set<number>()
    for (const key of set.size ? bandsOf(set) : []) {
      const bucket = buckets.get(key)
      if (!bucket) {
        buckets.set(key, [index])
        continue
      }
      for (const other of bucket) {
        if (original || seen.has(other)) continue
        seen.add(other)
        if (likeness(set, shingles[other]!) >= jaccard) original = family.get(reports[other]!.id)
      }
      bucket.push(index)
    }
    family.set(report.id, original ?? report.id)
  })
  for (const report of reports) {
    const twin = report.sameArticleAs
    if (twin && family.has(twin)) family.set(report.id, family.get(twin)!)
  }
  return family
}

function shinglesOf(text: string, n: number): ReadonlySet<number> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const set = new Set<number>()
  for (let i = 0; i + n <= words.length; i++) set.add(fnv1a(words.slice(i, i + n).join(' ')))
  return set
}

function bandsOf(set: ReadonlySet<number>): string[] {
  const keys: string[] = []
  for (let band = 0; band < BANDS; band++) {
    let key = `${band}`
    for (let row = 0; row < ROWS; row++) {
      const salt = Math.imul(band * ROWS + row + 1, 0x9e3779b1)
      let least = 0xffffffff
      for (const hash of set) {
        const mixed = mix(hash ^ salt)
        if (mixed < least) least = mixed
      }
      key += `:${least}`
    }
    keys.push(key)
  }
  return keys
}

/** The 32-bit finaliser of MurmurHash3 (Appleby). */
function mix(x: number): number {
  let h = x
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

function likeness(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0
  for (const hash of a) if (b.has(hash)) shared++
  return shared / (a.size + b.size - shared || 1)
}
