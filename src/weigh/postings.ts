/** Slots at first; doubled whenever three quarters are taken. */
const SLOTS = 1 << 12

/** 2^32 divided by the golden ratio: keys that differ little come to lie far apart (Knuth 1998, 6.4). */
const SCATTER = 0x9e3779b1

/**
 * The numbers of the reports under each key, a 32-bit number. Most keys have one report, and of a million keys a `Map`
 * takes three to five times the memory of this table, in which a key lies in the first free slot from its own on
 * (open addressing, Knuth 1998, 6.4). Only keys with several reports have a list of their own.
 */
export class Postings {
  private keys = new Int32Array(SLOTS)
  /** What is under the key of a slot: 0 nothing, n + 1 the report n alone, -(n + 1) the list n. */
  private entries = new Int32Array(SLOTS)
  private readonly lists: number[][] = []
  private taken = 0

  /** The report under the key, or several, or undefined. */
  get(key: number): number | readonly number[] | undefined {
    const entry = this.entries[this.slotOf(key)]!
    if (entry === 0) return undefined
    return entry > 0 ? entry - 1 : this.lists[-entry - 1]
  }

  add(key: number, report: number): void {
    const slot = this.slotOf(key)
    const entry = this.entries[slot]!
    if (entry < 0) this.lists[-entry - 1]!.push(report)
    else if (entry > 0) this.entries[slot] = -this.lists.push([entry - 1, report])
    else {
      this.keys[slot] = key
      this.entries[slot] = report + 1
      this.taken++
      if (this.taken > 0.75 * this.keys.length) this.grow()
    }
  }

  /** The slot of the key, or the free one where it would be. */
  private slotOf(key: number): number {
    const last = this.keys.length - 1
    let slot = (Math.imul(key, SCATTER) >>> 7) & last
    while (this.entries[slot] !== 0 && this.keys[slot] !== key) slot = (slot + 1) & last
    return slot
  }

  private grow(): void {
    const { keys, entries } = this
    this.keys = new Int32Array(2 * keys.length)
    this.entries = new Int32Array(2 * keys.length)
    for (let i = 0; i < keys.length; i++) {
      if (entries[i] === 0) continue
      const slot = this.slotOf(keys[i]!)
      this.keys[slot] = keys[i]!
      this.entries[slot] = entries[i]!
    }
  }
}
