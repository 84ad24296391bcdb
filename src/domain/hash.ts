/** FNV-1a, 32 bits (Fowler, Noll and Vo), over UTF-16 code units: for short stable names, not for security. */
export function fnv1a(text: string, seed = 0x811c9dc5): number {
  let hash = seed
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  }
  return hash >>> 0
}

/** Ten letters and digits that name `text`: two hashes of 25 bits each in base 32. */
export function shortName(text: string): string {
  const part = (seed: number) => (fnv1a(text, seed) >>> 7).toString(32).padStart(5, '0')
  return part(0x811c9dc5) + part(0x9747b28c)
}
