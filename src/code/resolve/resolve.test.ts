import { describe, expect, it } from 'vitest'
import type { Instant } from '../../domain/instant.ts'
import { loadResources } from '../../read/resources.ts'
import { citationAt } from './citation.ts'
import { compactTrees } from './compact.fixture.ts'
import { resolveContext } from './context.ts'
import { dateOf } from './date.ts'
import { magnitudesOf } from './magnitudes.ts'
import { participantsAt } from './participants.ts'
import { placeOf } from './place.ts'

const resources = loadResources('lexicon')

/** Context of hand-built trees, as published on Thursday 2022-01-06. */
function reading(...lines: readonly string[]) {
  const { analysis, text } = compactTrees(lines)
  return resolveContext(analysis, text, '2022-01-06T12:00:00Z' as Instant, resources)
}

const codes = (context: ReturnType<typeof reading>, sentence: number, head: number) =>
  participantsAt(context, sentence, head).map(each => each.code)

const DISPERSED = `Georgian/georgian/ADJ/3/amod riot/riot/NOUN/3/compound police/police/NOUN/4/nsubj
  dispersed/disperse/VERB/0/root/Tense=Past/VerbForm=Fin protesters/protester/NOUN/4/obj/Number=Plur in/in/ADP/7/case
  Tbilisi/Tbilisi/PROPN/4/obl on/on/ADP/9/case Tuesday/Tuesday/PROPN/4/obl`.replace(/\n/g, ' ')

describe('parties', () => {
  it('take role from the noun and country from the adjective', () => {
    expect(codes(reading(DISPERSED), 0, 3)).toEqual(['GEO COP'])
  })

  it('take the only country of the passage where the phrase names none', () => {
    expect(codes(reading(DISPERSED), 0, 5)).toEqual(['GEO CVL'])
  })

  it('are one for each country that adjectives coordinate', () => {
    const context = reading(
      'French/french/ADJ/4/amod and/and/CCONJ/3/cc Rwandan/rwandan/ADJ/1/conj magistrates/magistrate/NOUN/5/nsubj/Number=Plur met/meet/VERB/0/root',
    )
    expect(codes(context, 0, 4)).toEqual(['FRA JUD', 'RWA JUD'])
  })

  it('of a spokesman are those whom he speaks for', () => {
    const context = reading(
      'A/a/DET/3/det Hamas/Hamas/PROPN/3/compound official/official/NOUN/4/nsubj told/tell/VERB/0/root Reuters/Reuters/PROPN/4/iobj',
    )
    expect(codes(context, 0, 3)).toEqual(['PSE REB'])
    expect(citationAt(context, 0, 3).code).toBe('PSE REB')
    expect(citationAt(context, 0, 5).code).toBe('MED Reuters')
  })

  it('are what a quantity counts', () => {
    const context = reading(
      'Thousands/thousand/NOUN/4/nsubj/Number=Plur of/of/ADP/3/case Cubans/Cuban/PROPN/1/nmod/Number=Plur marched/march/VERB/0/root',
    )
    expect(codes(context, 0, 1)).toEqual(['CUB CVL'])
  })

  it('of a capital are its government', () => {
    const context = reading(
      'Ankara/Ankara/PROPN/2/nsubj protested/protest/VERB/0/root to/to/ADP/4/case Athens/Athens/PROPN/2/obl',
    )
    expect(codes(context, 0, 1)).toEqual(['TUR GOV'])
    expect(codes(context, 0, 4)).toEqual(['GRC GOV'])
  })

  it('of a pronoun are those of the nearest subject that agrees', () => {
    const context = reading(
      "Kenya/Kenya/PROPN/3/nmod:poss 's/'s/PART/1/case president/president/NOUN/4/nsubj said/say/VERB/0/root/VerbForm=Fin he/he/PRON/7/nsubj/Number=Sing would/would/AUX/7/aux leave/leave/VERB/4/ccomp",
    )
    expect(codes(context, 0, 5)).toEqual(['KEN GOV'])
  })

  it('that held office once are private persons', () => {
    const context = reading(
      'the/the/DET/3/det former/former/ADJ/3/amod president/president/NOUN/0/root of/of/ADP/5/case Peru/Peru/PROPN/3/nmod',
    )
    expect(codes(context, 0, 3)).toEqual(['PER CVL'])
  })

  it('known by surname hold the office of the day', () => {
    const context = reading('Tokayev/Tokayev/PROPN/2/nsubj spoke/speak/VERB/0/root')
    expect(codes(context, 0, 1)).toEqual(['KAZ GOV'])
  })

  it('of things nobody owns are nobody', () => {
    const context = reading(
      'They/they/PRON/2/nsubj blocked/block/VERB/0/root a/a/DET/4/det bridge/bridge/NOUN/2/obj',
    )
    expect(codes(context, 0, 4)).toEqual([])
  })

  it('cited without a role are anonymous', () => {
    const context = reading(
      'Unconfirmed/unconfirmed/ADJ/2/amod reports/report/NOUN/3/nsubj/Number=Plur spread/spread/VERB/0/root',
    )
    expect(citationAt(context, 0, 2).code).toBe('anonymous')
  })
})

describe('places', () => {
  it('are the town of the clause', () => {
    const place = placeOf(reading(DISPERSED), 0, 4, 'fallback-country')
    expect(place).toMatchObject({ name: 'Tbilisi', country: 'GEO', precision: 'city' })
    expect(place?.point?.lat).toBeCloseTo(41.7, 0)
  })

  it('fall back on the country beyond doubt where the type allows it', () => {
    const context = reading(
      'Malian/malian/ADJ/2/amod soldiers/soldier/NOUN/3/nsubj/Number=Plur mutinied/mutiny/VERB/0/root',
    )
    expect(placeOf(context, 0, 3, 'fallback-country')?.name).toBe('MLI')
    expect(placeOf(context, 0, 3, 'strict')).toBeNull()
  })

  it('stay as written where no gazetteer knows them', () => {
    const context = reading(
      'Ships/ship/NOUN/2/nsubj collided/collide/VERB/0/root near/near/ADP/6/case Second/Second/PROPN/6/compound Xyzzy/Xyzzy/PROPN/6/compound Shoal/Shoal/PROPN/2/obl',
    )
    expect(placeOf(context, 0, 2, 'strict')).toMatchObject({
      name: 'Second Xyzzy Shoal',
      precision: 'unknown',
    })
  })
})

describe('days', () => {
  it('are the last weekday of that name for what is past', () => {
    expect(dateOf(reading(DISPERSED), 0, 4)).toBe('2022-01-04')
  })

  it('are the next one for what is to come', () => {
    const context = reading(
      'Workers/worker/NOUN/3/nsubj will/will/AUX/3/aux strike/strike/VERB/0/root/VerbForm=Inf on/on/ADP/5/case Monday/Monday/PROPN/3/obl',
    )
    expect(dateOf(context, 0, 3)).toBe('2022-01-10')
  })

  it('of saying do not date what is said', () => {
    const context = reading(
      'He/he/PRON/2/nsubj said/say/VERB/0/root/Tense=Past/VerbForm=Fin on/on/ADP/4/case Monday/Monday/PROPN/2/obl that/that/SCONJ/8/mark police/police/NOUN/8/nsubj had/have/AUX/8/aux fired/fire/VERB/2/ccomp',
    )
    expect(dateOf(context, 0, 8)).toBeNull()
    expect(dateOf(context, 0, 2)).toBe('2022-01-03')
  })

  it('are none where only a deadline is named', () => {
    const context = reading(
      'They/they/PRON/3/nsubj must/must/AUX/3/aux leave/leave/VERB/0/root by/by/ADP/5/case Friday/Friday/PROPN/3/obl',
    )
    expect(dateOf(context, 0, 3)).toBeNull()
  })
})

describe('magnitudes', () => {
  it('read hedges as intervals', () => {
    const context = reading(
      'At/at/ADP/2/case least/least/ADJ/3/nmod 12/12/NUM/4/nummod people/people/NOUN/6/nsubj:pass were/be/AUX/6/aux:pass killed/kill/VERB/0/root',
    )
    expect(magnitudesOf(context, 0, 6)).toMatchObject([{ kind: 'killed', low: 12, high: null, of: 'people' }])
  })
})
