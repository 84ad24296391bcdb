import { readFileSync } from 'node:fs'

/** Lists of names that dispatches take from `lexicon/`; whether further words hang on the first (flat) or the last. */
export interface Names {
  readonly names: readonly string[]
  readonly isFlat: boolean
}

/** Towns at least this large: names that readers know, and few that are common words (assumption). */
const LEAST_PEOPLE = 100_000

/** Reads names of countries, peoples, persons, bodies, outlets and towns. `lexicon` is the folder. */
export function readNames(lexicon: URL): Readonly<Record<string, Names>> {
  const rows = (file: string): string[][] =>
    readFileSync(new URL(file, lexicon), 'utf8')
      .split('\n')
      .filter(line => line && !line.startsWith('#'))
      .map(line => line.split('\t'))
  const column = (file: string, index: number): string[][] =>
    rows(file)
      .slice(1)
      .map(row => (row[index] ?? '').split('|').filter(Boolean))
  const firsts = (lists: readonly string[][]): string[] => lists.flatMap(names => names.slice(0, 1))
  const fitting = (names: readonly string[], pattern: RegExp): string[] =>
    names.filter(name => pattern.test(name))
  const rigid = (names: readonly string[]): Names => ({ names, isFlat: false })
  const flat = (names: readonly string[]): Names => ({ names, isFlat: true })
  return {
    countries: rigid(firsts(column('actors/countries.tsv', 1))),
    demonyms: rigid(fitting(firsts(column('actors/countries.tsv', 2)), /^\p{Lu}\p{Ll}+$/u)),
    people: flat(fitting(firsts(column('actors/people.tsv', 1)), /^\p{Lu}\p{L}+ \p{Lu}[\p{L}-]+$/u)),
    bodies: rigid(fitting(column('actors/bodies.tsv', 1).flat(), /^\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?$/u)),
    outlets: rigid(fitting(firsts(column('actors/outlets.tsv', 1)), /^\p{Lu}[\p{L}-]+$/u)),
    towns: flat(
      fitting(
        rows('places/gazetteer.tsv').flatMap(row => (Number(row[6]) > LEAST_PEOPLE ? [row[1]!] : [])),
        /^\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+)?$/u,
      ),
    ),
    days: rigid(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']),
  }
}
