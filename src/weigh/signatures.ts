/** Bits for each story: with fifty words in it, a word that it lacks seems to be there once in forty times. */
const BITS = 2048
const CELLS = BITS / 32

/**
 * Which words each story has used, as one row of bits (Bloom 1970, one hash): what a row does not show is not there.
 * All rows lie in one block of memory, so that most stories are passed over without looking at their claims.
 */
export class Signatures {
  private rows = new Uint32Array(256 * CELLS)

  add(story: number, words: string): void {
    const start = story * CELLS
    if (start + CELLS > this.rows.length) {
      const larger = new Uint32Array(Math.ceil(this.rows.length * 1.5))
      larger.set(this.rows)
      this.rows = larger
    }
    for (let i = 0; i < words.length; i++) {
      const bit = words.charCodeAt(i) & (BITS - 1)
      this.rows[start + (bit >>> 5)]! |= 1 << (bit & 31)
    }
  }

  mayShare(story: number, words: string): boolean {
    const start = story * CELLS
    for (let i = 0; i < words.length; i++) {
      const bit = words.charCodeAt(i) & (BITS - 1)
      if (this.rows[start + (bit >>> 5)]! & (1 << (bit & 31))) return true
    }
    return false
  }
}
