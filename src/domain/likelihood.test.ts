import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { LIKELIHOODS } from '../brief/likelihood.ts'
import { likelihoodSchema, likelihoodsIn, likelihoodWord, readingText } from './likelihood.ts'

const words = likelihoodSchema.parse(parse(readFileSync('lexicon/en/likelihood.yaml', 'utf8')))

describe('words of likelihood', () => {
  it.each([
    [0.7, 'icd203', 'likely (55–80 %)'],
    [0.7, 'phia', 'likely (55–75 %)'],
    [0.03, 'phia', 'remote chance (0–5 %)'],
    [0.5, 'icd203', 'roughly even chance (45–55 %)'],
    [0.8, 'icd203', 'very likely (80–95 %)'],
    [0.52, 'phia', 'realistic possibility (40–50 %)'],
    [1, 'icd203', 'almost certain (95–99 %)'],
  ])('%d is written by %s as "%s"', (p, scale, text) => {
    expect(likelihoodWord(p, scale, words)).toBe(text)
  })

  it('have no word for what is no probability', () => {
    expect(likelihoodWord(1.2, 'icd203', words)).toBeNull()
    expect(likelihoodWord(Number.NaN, 'icd203', words)).toBeNull()
    expect(likelihoodWord(0.5, 'unheard', words)).toBeNull()
  })

  it('are read as ranges, with the spread of readers', () => {
    const [reading] = likelihoodsIn('Are we facing a new Ukraine? Likely, but not yet.', words)
    expect(readingText(reading!, words)).toBe(
      '“Likely”: 55–80 % (ICD 203), 55–75 % (PHIA yardstick); nine of ten readers take it for 51–90 %, with a median of 70',
    )
  })

  it('do not take a part of a longer word', () => {
    expect(
      likelihoodsIn('A coup is very unlikely, a strike highly likely.', words).map(({ text }) => text),
    ).toEqual(['very unlikely', 'highly likely'])
    expect(likelihoodsIn('The likelihood of it', words)).toEqual([])
  })

  it('of possibility carry no figure', () => {
    const [reading] = likelihoodsIn('An intervention cannot be excluded.', words)
    expect(reading).toMatchObject({ open: true, readers: null, scales: {} })
    expect(readingText(reading!, words)).toContain('not ruled out')
  })

  it('come back from their own writing, with a range that holds the figure or is the nearest (law)', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom('icd203', 'phia'),
        (p, scale) => {
          const text = likelihoodWord(p, scale, words)!
          const [reading] = likelihoodsIn(text, words)
          const range = reading!.scales[scale]!
          const gap = scale === 'phia' ? 0.025 : 0.01
          expect(p).toBeGreaterThanOrEqual(range.low - gap - 1e-9)
          expect(p).toBeLessThanOrEqual(range.high + gap + 1e-9)
        },
      ),
    )
  })

  it('of ICD 203 are those of the brief', () => {
    expect(words.scales.icd203!.words.map(({ names, low, high }) => ({ word: names[0], low, high }))).toEqual(
      LIKELIHOODS.map(({ word, low, high }) => ({ word, low, high })),
    )
  })
})
