/** A seeded generator (sfc32, Doty-Humphrey's PractRand) whose state can be saved in a checkpoint. */
export class Random {
  readonly state: Uint32Array
  constructor(seed: number) {
    this.state = new Uint32Array([seed, 0x9e3779b9, 0x243f6a88, 1])
    for (let i = 0; i < 15; i++) this.bits()
  }
  bits(): number {
    const s = this.state
    const result = (s[0]! + s[1]! + s[3]!) >>> 0
    s[3] = s[3]! + 1
    s[0] = s[1]! ^ (s[1]! >>> 9)
    s[1] = s[2]! + (s[2]! << 3)
    s[2] = ((s[2]! << 21) | (s[2]! >>> 11)) + result
    return result
  }
  /** From 0, below 1. */
  next(): number {
    return this.bits() / 4294967296
  }
  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }
  shuffle<T>(items: T[]): T[] {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.below(i + 1)
      const kept = items[i]!
      items[i] = items[j]!
      items[j] = kept
    }
    return items
  }
}
