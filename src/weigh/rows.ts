/** Rows of 32-bit numbers, one after the other in one block: a typed array for each would cost more than its numbers. */
export class Rows {
  private block = new Uint32Array(1024)
  private readonly ends: number[] = []

  push(row: Uint32Array): void {
    const start = this.ends.at(-1) ?? 0
    const end = start + row.length
    if (end > this.block.length) {
      const larger = new Uint32Array(Math.max(end, Math.ceil(this.block.length * 1.5)))
      larger.set(this.block.subarray(0, start))
      this.block = larger
    }
    this.block.set(row, start)
    this.ends.push(end)
  }

  /** The row of that number, from 0: a view that holds until the next `push`. */
  at(index: number): Uint32Array {
    return this.block.subarray(this.ends[index - 1] ?? 0, this.ends[index]!)
  }
}
