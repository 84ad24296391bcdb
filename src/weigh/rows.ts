/** Numbers in one block: large enough that what a row leaves over at its end is little, small enough to be had cheaply. */
const BLOCK = 1 << 18

/**
 * Rows of 32-bit numbers, one after the other in blocks: a typed array for each would cost more than its numbers, and
 * one block for all would be copied, and half empty, as it grows.
 */
export class Rows {
  private readonly blocks: Uint32Array[] = []
  private used = 0
  private readonly blockOf: number[] = []
  private readonly starts: number[] = []
  private readonly ends: number[] = []

  push(row: Uint32Array): void {
    if (!this.blocks.length || this.used + row.length > BLOCK) {
      this.blocks.push(new Uint32Array(Math.max(BLOCK, row.length)))
      this.used = 0
    }
    this.blocks.at(-1)!.set(row, this.used)
    this.blockOf.push(this.blocks.length - 1)
    this.starts.push(this.used)
    this.used += row.length
    this.ends.push(this.used)
  }

  /** The row of that number, from 0. */
  at(index: number): Uint32Array {
    return this.blocks[this.blockOf[index]!]!.subarray(this.starts[index], this.ends[index])
  }
}
