import { describe, expect, it } from 'vitest'
import { indicatorSchema } from '../domain/indicator.ts'
import { parseInstant } from '../domain/instant.ts'
import { tell } from '../weigh/newsroom.testing.ts'
import { mentionsOf } from './mentions.ts'

const killed = (more: object) =>
  indicatorSchema.parse({
    name: 'violence.killed',
    title: 'Killed',
    question: '?',
    group: 'violence',
    test: {
      kind: 'any-event',
      query: { event: ['ASSAULT'], minOrigins: 3, minBelief: 0.9, ...more },
      windowHours: 24,
      thresholds: { watch: 0.4, tripped: 0.6 },
    },
    sources: ['assumption'],
  })
const told = [
  tell('first', '2022-01-05T10:00Z', 'One', 'Two men were killed and a third shot.', [
    { trigger: 'killed', event: 'ASSAULT' },
    { trigger: 'shot', event: 'ASSAULT' },
  ]),
  tell('copy', '2022-01-05T12:00Z', 'Two', 'Two men were killed, One reports.', [
    { trigger: 'killed', event: 'ASSAULT' },
  ]),
  tell('order', '2022-01-05T14:00Z', 'One', 'The army was told to shoot.', [
    { trigger: 'shoot', event: 'ASSAULT', factuality: 'U' },
  ]),
]
const mentions = (more: object) =>
  mentionsOf(
    [killed(more)],
    told.map(({ report }) => report),
    told.flatMap(({ claims }) => claims),
    ['2022-01-05T11:00Z', '2022-01-05T13:00Z', '2022-01-07T13:00Z'].map(hour => parseInstant(hour)!),
  ).get('violence.killed')

describe('mentions', () => {
  it('are reports, each once, copies too, whatever belief and origins the indicator asks for', () => {
    expect(mentions({})).toEqual([1, 2, 0])
  })

  it('of an order are counted where the indicator asks for what is left open', () => {
    expect(mentions({ leftOpen: true, factuality: ['U'] })).toEqual([0, 0, 0])
    expect(
      mentionsOf(
        [killed({ leftOpen: true })],
        told.map(({ report }) => report),
        told.flatMap(({ claims }) => claims),
        [parseInstant('2022-01-05T15:00Z')!],
      ).get('violence.killed'),
    ).toEqual([1])
  })
})
