import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { UPOS } from '../../../src/domain/syntax.ts'
import { readWeights } from '../../../src/syntax/neural/weights.ts'
import { Random } from '../random.ts'
import { openDispatches } from './make.ts'

const make = openDispatches(new URL('../../../lexicon/', import.meta.url))

test('every dispatch is one tree without crossing arcs, of words that have all their columns', () => {
  fc.assert(
    fc.property(fc.nat(), seed => {
      const { forms, lemmas, upos, feats, heads, deprels } = make(new Random(seed))
      for (const column of [lemmas, upos, feats, heads, deprels]) expect(column).toHaveLength(forms.length)
      expect(forms.every(form => /^[^\s|/*]+$/.test(form))).toBe(true)
      expect(feats.every(feat => feat === '_' || /^\w+=\w+(?:\|\w+=\w+)*$/.test(feat))).toBe(true)
      for (const tag of upos) expect(UPOS).toContain(tag)
      expect(heads.filter(head => head === 0)).toHaveLength(1)
      expect(deprels[heads.indexOf(0)]).toBe('root')
      const arcs = heads.flatMap((head, i) =>
        head ? [[Math.min(head, i + 1), Math.max(head, i + 1)] as const] : [],
      )
      for (const [from, to] of arcs)
        for (const [other, end] of arcs) expect(from < other && other < to && to < end).toBe(false)
    }),
  )
})

test('verbs agree with their subjects, articles with what follows', () => {
  const sentences = Array.from({ length: 400 }, (_, seed) => make(new Random(seed)))
  const texts = sentences.map(({ forms }) => forms.join(' '))
  expect(
    texts.filter(text =>
      /\b(?<!none of the )(?:police|troops|rebels|people|protesters|they) (?:was|has|is)\b/i.test(text),
    ),
  ).toEqual([])
  expect(texts.filter(text => /(?:^|\s)a [aeio]/i.test(text))).toEqual([])
  expect(texts.filter(text => /, [.,;]|, $/.test(text))).toEqual([])
})

test('the same seed makes the same dispatches', () => {
  const ten = () => {
    const random = new Random(3)
    return Array.from({ length: 10 }, () => make(random))
  }
  expect(ten()).toEqual(ten())
})

test('its relations are those that the shipped parser knows', () => {
  const file = readFileSync(new URL('../../../models/en/accurate.bin', import.meta.url))
  const { labels } = readWeights(file).header
  const made = new Set(Array.from({ length: 300 }, (_, seed) => make(new Random(seed)).deprels).flat())
  expect([...made].filter(label => !labels.includes(label))).toEqual([])
})
