/** Bits for each story: with fifty words in it, a word that it lacks seems to be there once in forty times. */
const BITS = 2048
const CELLS = BITS / 32

/** Stories of one block of memory: one block for all would be copied, and half empty, as it grows. */
const STORIES = 1024

/**
 * Which words each story has used, as one row of bits (Bloom 1970, one hash): what a row does not show is not there.
 * The rows lie close together, so that most stories are passed over without looking at their claims.
 */
export class Signatures {
  private readonly blocks: Uint32Array[] = []

  add(story: number, words: string): void {
    const block = Math.floor(story / STORIES)
    while (this.blocks.length <= block) this.blocks.push(new Uint32Array(STORIES * CELLS))
    const rows = this.blocks[block]!
    const start = (story % STORIES) * CELLS
    for (let i = 0; i < words.length; i++) {
      const bit = words.charCodeAt(i) & (BITS - 1)
      rows[start + (bit >>> 5)]! |= 1 << (bit & 31)
    }
  }

  mayShare(story: number, words: string): boolean {
    const rows = this.blocks[Math.floor(story / STORIES)]!
    const start = (story % STORIES) * CELLS
    for (let i = 0; i < words.length; i++) {
      const bit = words.charCodeAt(i) & (BITS - 1)
      if (rows[start + (bit >>> 5)]! & (1 << (bit & 31))) return true
    }
    return false
  }
}
