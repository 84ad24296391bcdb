/** 32-bit FNV-1a over UTF-16 code units (http://www.isthe.com/chongo/tech/comp/fnv/), with Murmur3's finaliser. */
export function hashString(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return mix(hash)
}

/** Hash of a part of a string, without making the part. */
export function hashSlice(text: string, start: number, end: number, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return mix(hash)
}

/** Joins two hashes or small numbers in order; made for speed, and mixed enough for tables of a power of two. */
export function join(a: number, b: number): number {
  const hash = Math.imul(a, 0x9e3779b1) + Math.imul(b, 0x85ebca6b) + 0x27d4eb2f
  return (hash ^ (hash >>> 15)) | 0
}

function mix(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) | 0
}
