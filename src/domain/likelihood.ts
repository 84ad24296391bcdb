import { z } from 'zod'

const share = z.number().min(0).max(1)

const scaleSchema = z.strictObject({
  name: z.string(),
  source: z.string(),
  /** In rising order; the first name of each is the one that is written. */
  words: z
    .array(z.strictObject({ names: z.array(z.string()).min(1), low: share, high: share }))
    .min(2)
    .refine(words => words.every(({ low }, n) => n === 0 || low >= words[n - 1]!.high - 1e-9), {
      message: 'expected ranges in rising order that do not overlap',
    }),
})

/** lexicon/en/likelihood.yaml: words of likelihood as standards define them and as readers take them. */
export const likelihoodSchema = z.strictObject({
  scales: z.record(z.string(), scaleSchema),
  readers: z.strictObject({
    source: z.string(),
    words: z.array(
      z.strictObject({
        names: z.array(z.string()).min(1),
        median: share,
        /** Ninety of a hundred readers lie between these. */
        low: share,
        high: share,
      }),
    ),
  }),
  /** Words that say no more than that a thing is not ruled out. */
  open: z.strictObject({ source: z.string(), names: z.array(z.string()).min(1) }),
})
export type LikelihoodWords = z.output<typeof likelihoodSchema>

export interface LikelihoodRange {
  readonly low: number
  readonly high: number
}

/** A word of likelihood in a text, as a range with its spread; never as a single figure. */
export interface LikelihoodReading {
  readonly text: string
  readonly start: number
  readonly end: number
  /** By name of scale, where the scale defines the word. */
  readonly scales: Readonly<Record<string, LikelihoodRange>>
  /** What readers take the word for: median, and where 5 and 95 of a hundred lie. */
  readonly readers: (LikelihoodRange & { readonly median: number }) | null
  /** It only says that the thing is possible: any figure above none fits. */
  readonly open: boolean
}

/** `likely or probable (55–75 %)`: the word that a scale has for a probability, always with its range. */
export function likelihoodWord(p: number, scale: string, words: LikelihoodWords): string | null {
  const ranges = words.scales[scale]?.words
  if (!ranges || !(p >= 0 && p <= 1)) return null
  const distance = ({ low, high }: LikelihoodRange) => Math.max(low - p, p - high, 0)
  // Between two ranges the nearer word is taken, the higher one on a bound that both share.
  const best = ranges.reduce((found, next) => (distance(next) <= distance(found) ? next : found))
  return `${best.names[0]} (${percent(best.low)}–${percent(best.high)} %)`
}

/** The words of likelihood in a text, in order; the longest name counts ("very unlikely" is not "likely"). */
export function likelihoodsIn(text: string, words: LikelihoodWords): readonly LikelihoodReading[] {
  const names = [
    ...Object.values(words.scales).flatMap(scale => scale.words.flatMap(word => word.names)),
    ...words.readers.words.flatMap(word => word.names),
    ...words.open.names,
  ]
  const pattern = [...new Set(names)]
    .sort((a, b) => b.length - a.length)
    .map(name => name.replace(/\s+/g, '\\s+'))
    .join('|')
  return [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}-])(?:${pattern})(?![\\p{L}\\p{N}-])`, 'giu'))].map(
    match => {
      const name = match[0].toLowerCase().replace(/\s+/g, ' ')
      const found = <T extends { readonly names: readonly string[] }>(list: readonly T[]) =>
        list.find(word => word.names.includes(name))
      const scales = Object.fromEntries(
        Object.entries(words.scales).flatMap(([key, scale]) => {
          const word = found(scale.words)
          return word ? [[key, { low: word.low, high: word.high }]] : []
        }),
      )
      const readers = found(words.readers.words)
      return {
        text: match[0],
        start: match.index,
        end: match.index + match[0].length,
        scales,
        readers: readers ? { low: readers.low, high: readers.high, median: readers.median } : null,
        open: words.open.names.includes(name),
      }
    },
  )
}

/** `likely: 55–80 % (ICD 203), 55–75 % (PHIA); readers take it for 50–90 %, median 70`. */
export function readingText(reading: LikelihoodReading, words: LikelihoodWords): string {
  const ranges = Object.entries(reading.scales).map(
    ([key, { low, high }]) => `${percent(low)}–${percent(high)} % (${words.scales[key]!.name})`,
  )
  const { readers } = reading
  const taken = readers
    ? `nine of ten readers take it for ${percent(readers.low)}–${percent(readers.high)} %, with a median of ${percent(readers.median)}`
    : null
  const parts = [
    ranges.length ? ranges.join(', ') : null,
    taken,
    reading.open && !ranges.length && !taken
      ? 'says only that it is not ruled out: any figure above none'
      : null,
  ]
  return `“${reading.text}”: ${parts.filter(Boolean).join('; ')}`
}

function percent(p: number): string {
  return String(Number((p * 100).toFixed(0)))
}
