/** Reads a name as the lexicons key it: lower case, without accents, hyphens as spaces. */
export function foldName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[’‘ʻʼ`´]/g, "'")
    .toLowerCase()
    .replace(/[\s\-‐–_]+/g, ' ')
    .trim()
}
