import { foldName } from './names.ts'

/** A town or region. */
export interface Place {
  readonly name: string
  /** ISO 3166 alpha-3. */
  readonly country: string
  readonly kind: 'city' | 'region'
  /** Degrees, WGS 84; null for regions. */
  readonly point: { readonly lat: number; readonly lon: number } | null
  readonly population: number
  /** Called so by its own name, not by another of its names. */
  readonly own: boolean
}

export interface Gazetteer {
  /** Places of that name, the most populous first and regions last; empty where it is unknown. */
  find(name: string): readonly Place[]
}

/** The key of a name: without any marks, the breve of Cyrillic too. */
export function gazetteerKey(name: string): string {
  return foldName(name)
    .normalize('NFD')
    .replace(/\u0306/gu, '')
}

const TAB = 9
const NEWLINE = 10

/**
 * Reads lexicon/places/gazetteer.tsv (lines sorted by the bytes of their first field) by bisection: nothing is
 * parsed before it is asked for, so that a cold start costs no more than the reading of the file. Beside it stand the
 * `regions` that an analyst adds, by name; one of them stands for the region of the same country and name.
 */
export function gazetteerOf(
  bytes: Uint8Array,
  regions: ReadonlyMap<string, readonly Place[]> = new Map(),
): Gazetteer {
  const decoder = new TextDecoder()
  const encoder = new TextEncoder()
  const known = new Map<string, readonly Place[]>()
  const added = new Map([...regions].map(([name, places]) => [gazetteerKey(name), places]))
  return {
    find(name) {
      const key = gazetteerKey(name)
      let found = known.get(key)
      if (!found) {
        found = withAdded(read(encoder.encode(key)), added.get(key) ?? [])
        known.set(key, found)
      }
      return found
    },
  }

  function withAdded(own: readonly Place[], more: readonly Place[]): readonly Place[] {
    const isReplaced = ({ kind, country }: Place) =>
      kind === 'region' && more.some(each => each.country === country)
    return more.length === 0 ? own : [...own.filter(place => !isReplaced(place)), ...more]
  }

  function read(key: Uint8Array): readonly Place[] {
    let low = 0
    let high = bytes.length
    while (low < high) {
      const middle = lineStart((low + high) >> 1)
      if (compare(middle, key) < 0) low = nextLine(middle)
      else high = middle
    }
    const places: Place[] = []
    for (let at = low; at < bytes.length && compare(at, key) === 0; at = nextLine(at)) {
      const end = bytes.indexOf(NEWLINE, at)
      const line = decoder.decode(bytes.subarray(at, end < 0 ? bytes.length : end))
      const [written, placeName, country, kind, lat, lon, population] = line.split('\t')
      places.push({
        name: placeName ?? '',
        country: country ?? '',
        kind: kind === 'r' ? 'region' : 'city',
        point: lat ? { lat: Number(lat), lon: Number(lon) } : null,
        population: Number(population),
        own: gazetteerKey(placeName ?? '') === written,
      })
    }
    return places.sort((a, b) => b.population - a.population)
  }

  function lineStart(at: number): number {
    let start = at
    while (start > 0 && bytes[start - 1] !== NEWLINE) start--
    return start
  }

  function nextLine(at: number): number {
    const end = bytes.indexOf(NEWLINE, at)
    return end < 0 ? bytes.length : end + 1
  }

  /** Order of the key of the line at `start` against `key`. */
  function compare(start: number, key: Uint8Array): number {
    for (let i = 0; ; i++) {
      const byte = bytes[start + i]
      const done = byte === TAB || byte === undefined
      if (i === key.length) return done ? 0 : 1
      if (done) return -1
      if (byte !== key[i]) return byte - key[i]!
    }
  }
}
