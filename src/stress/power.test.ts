import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type IndicatorExample, indicatorExampleSchema } from '../domain/indicator.ts'
import { parseInstant } from '../domain/instant.ts'
import type { EventType } from '../domain/plover.ts'
import { exampleBook } from '../watch/example.ts'
import { countrySchema } from './country.ts'
import { type StartId, stressSchema } from './definition.ts'
import type { OutcomeId } from './outcome.ts'
import { modelOf } from './run.ts'
import { planOf } from './stress.ts'

const definition = stressSchema.parse(parse(readFileSync('lexicon/stress.yaml', 'utf8')))
const land = countrySchema.parse(parse(readFileSync('cases/kazakhstan-2022/country.yaml', 'utf8')))
const NOON = parseInstant('2022-01-06T12:00Z')!

type Happening = Partial<IndicatorExample> & { event: EventType }

function planFrom(...happenings: readonly Happening[]) {
  const examples = happenings.map((happening, n) => ({
    ...indicatorExampleSchema.parse({ says: 'as told', status: 'quiet', ...happening }),
    id: `h${n + 1}`,
    at: parseInstant('2022-01-06T08:00Z')!,
  }))
  return planOf({ definition, land, book: exampleBook(examples), country: 'KAZ', asOf: NOON, seed: 2 })
}

describe('the seat of power', { timeout: 60_000 }, () => {
  const believed = (id: StartId, happening: Happening) =>
    planFrom(happening).grounds.starts.find(start => start.id === id)!.p
  const stormed = {
    event: 'ASSAULT' as const,
    mode: 'destroy',
    actors: ['KAZ CVL'],
    says: 'Crowds stormed the city hall.',
  }
  const parliament = { ...stormed, says: 'Crowds stormed the parliament.' }
  const resigned = { event: 'RETREAT' as const, mode: 'resign', actors: ['KAZ GOV'] }

  it.each<[string, StartId, Happening, number]>([
    ['a city hall stormed in the capital', 'seat-held', { ...stormed, place: 'Nur-Sultan' }, 0.9],
    ['in a most populous region', 'seat-held', { ...stormed, place: 'Almaty region' }, 0.9],
    ['elsewhere', 'seat-held', { ...stormed, place: 'Mangystau' }, 0],
    ['the parliament, of which there is one', 'seat-held', { ...parliament, place: 'KAZ' }, 0.9],
    ['a city hall that could be anywhere', 'seat-held', { ...stormed, place: 'KAZ' }, 0],
    ['a parliament abroad', 'seat-held', { ...parliament, place: 'KGZ' }, 0],
    [
      'one that was retaken',
      'seat-held',
      { ...parliament, place: 'KAZ', says: 'Troops retook the parliament.' },
      0,
    ],
    ['a president who resigned', 'office-left', { ...resigned, says: 'The president has resigned.' }, 0.9],
    ['a minister who did', 'office-left', { ...resigned, says: 'The minister of energy resigned.' }, 0],
    [
      'a president who is asked to',
      'office-left',
      { ...resigned, leftOpen: true, time: 'future', says: 'They demanded that the president resign.' },
      0,
    ],
    [
      'the same as a demand',
      'removal-demanded',
      { ...resigned, leftOpen: true, time: 'future', says: 'They demanded that the president resign.' },
      0.9,
    ],
    ['no demand', 'removal-demanded', { ...resigned, says: 'The president has resigned.' }, 0],
    [
      'a demand that is met',
      'concession',
      { event: 'CONCEDE', actors: ['KAZ GOV'], says: 'The government lowered the price of gas.' },
      0.9,
    ],
    [
      'land that is given to another state, of which the crowd has nothing',
      'concession',
      {
        event: 'CONCEDE',
        actors: ['KAZ GOV'],
        says: 'The government returned four villages to its neighbour.',
      },
      0,
    ],
    [
      'an annulled vote',
      'vote-annulled',
      { event: 'CONCEDE', actors: ['KAZ GOV'], says: 'The commission annulled the election.' },
      0.9,
    ],
    [
      'an annulled decree',
      'vote-annulled',
      { event: 'CONCEDE', actors: ['KAZ GOV'], says: 'The government annulled the decree.' },
      0,
    ],
    [
      'soldiers around policemen',
      'rival-forces',
      {
        event: 'COERCE',
        actors: ['KAZ MIL'],
        targets: ['KAZ COP'],
        says: 'The army surrounded the police base.',
      },
      0.9,
    ],
    [
      'policemen against a crowd',
      'rival-forces',
      { event: 'ASSAULT', actors: ['KAZ COP'], targets: ['KAZ CVL'], says: 'Police attacked the crowd.' },
      0,
    ],
  ])('%s: %s', (_, id, happening, p) => {
    expect(believed(id, happening)).toBe(p)
  })

  const runs = 1000
  const { plan } = planFrom()
  const ended = (outcome: OutcomeId, ...held: readonly StartId[]) => {
    const model = modelOf(plan)
    const starts = Object.fromEntries(held.map(id => [id, true]))
    return Array.from({ length: runs }, (_, run) => model.run(run, { starts }).outcome).filter(
      each => each === outcome,
    ).length
  }

  it('held by a crowd brings the leader down more often, and the more so once an office is empty', () => {
    const calm = ended('change-of-leader')
    const held = ended('change-of-leader', 'seat-held')
    const both = ended('change-of-leader', 'seat-held', 'office-left')
    expect(held).toBeGreaterThan(calm + runs / 50)
    expect(both).toBeGreaterThan(held + runs / 50)
    expect(ended('change-of-leader', 'seat-held', 'vote-annulled')).toBe(both)
    expect(ended('change-of-leader', 'seat-held', 'office-left', 'vote-annulled')).toBe(both)
  })

  it.each<StartId>(['removal-demanded', 'defection'])('%s brings the leader down more often', id => {
    expect(ended('change-of-leader', id)).toBeGreaterThan(ended('change-of-leader'))
  })

  it('forces that face each other begin a war more often', () => {
    expect(ended('civil-war', 'rival-forces')).toBeGreaterThan(ended('civil-war') + runs / 50)
  })
})
