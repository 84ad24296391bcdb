import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type Day, dayOf, instantOf, parseDay } from '../domain/instant.ts'
import { type Treaty, treatySchema } from '../domain/treaty.ts'
import { includesVerdict, membersAt, subsetVerdict } from './treaty.ts'

const FOLDER = new URL('../../lexicon/treaties/', import.meta.url)
const treaties = new Map<string, Treaty>(
  readdirSync(FOLDER)
    .map(file => treatySchema.parse(parse(readFileSync(new URL(file, FOLDER), 'utf8'))))
    .map(treaty => [treaty.code, treaty]),
)
const treaty = (code: string) => treaties.get(`IGO ${code}`)!
const day = (text: string) => parseDay(text)!
const JANUARY_2022 = day('2022-01-06')

describe('what the acceptance article says of memberships', () => {
  it('the CSTO includes Armenia, Belarus, Kazakhstan, Kyrgyzstan, Tajikistan and Russia', () => {
    const states = ['ARM', 'BLR', 'KAZ', 'KGZ', 'TJK', 'RUS']
    const { verdict, rows } = includesVerdict(treaty('CSTO'), states, JANUARY_2022, { exactly: true })
    expect(verdict).toBe('true')
    expect(rows.map(({ state, membership }) => `${state} ${membership?.from}`)).toEqual([
      'ARM 1992-05-15',
      'BLR 1993-12-31',
      'KAZ 1992-05-15',
      'KGZ 1992-05-15',
      'RUS 1992-05-15',
      'TJK 1992-05-15',
    ])
  })

  it('all CSTO states belong to the OSCE', () => {
    expect(subsetVerdict(treaty('CSTO'), treaty('OSCE'), JANUARY_2022)).toMatchObject({
      verdict: 'true',
      against: [],
    })
  })
})

describe('a claim of membership', () => {
  it('is held against the day that it speaks of', () => {
    expect(includesVerdict(treaty('CSTO'), ['UZB'], day('2010-06-10')).verdict).toBe('true')
    expect(includesVerdict(treaty('CSTO'), ['UZB'], JANUARY_2022)).toMatchObject({
      verdict: 'false',
      against: ['UZB'],
    })
  })

  it('names who is left out where a list is said to be whole', () => {
    const states = ['KAZ', 'KGZ', 'RUS', 'TJK', 'BLR']
    expect(includesVerdict(treaty('CSTO'), states, JANUARY_2022).verdict).toBe('true')
    expect(includesVerdict(treaty('CSTO'), states, JANUARY_2022, { exactly: true }).against).toEqual(['ARM'])
  })

  it('names the members that belong to the one and not to the other', () => {
    expect(subsetVerdict(treaty('CSTO'), treaty('EAEU'), JANUARY_2022).against).toEqual(['TJK'])
    expect(subsetVerdict(treaty('SCO'), treaty('OSCE'), JANUARY_2022).against).toEqual(['CHN', 'IND', 'PAK'])
  })

  it('is open before there was such a treaty', () => {
    expect(subsetVerdict(treaty('EAEU'), treaty('OSCE'), day('2014-12-31')).verdict).toBe('unknown')
    expect(includesVerdict(treaty('OTS'), ['TUR'], day('2000-01-01')).verdict).toBe('unknown')
  })
})

describe('memberships by date', () => {
  it('counts the members of 6 January 2022', () => {
    const counts = [...treaties].map(([code, of]) => [code, membersAt(of, JANUARY_2022).length])
    expect(Object.fromEntries(counts)).toEqual({
      'IGO AU': 55,
      'IGO CIS': 9,
      'IGO CSTO': 6,
      'IGO EAEU': 5,
      'IGO ECOWAS': 15,
      'IGO EU': 27,
      'IGO GCC': 6,
      'IGO LAS': 22,
      'IGO NATO': 30,
      'IGO OSCE': 57,
      'IGO OTS': 5,
      'IGO SCO': 8,
      'PACT AZETUR': 2,
      'PACT RUSARM': 2,
      'PACT RUSKAZ': 2,
      'PACT RUSPRK': 0,
      'PACT USAJPN': 2,
      'PACT USAKOR': 2,
      'PACT USAPHL': 2,
    })
  })

  it('holds no state twice on any day, and each treaty is its own subset', () => {
    const anyDay = fc
      .integer({ min: Date.parse('1940-01-01'), max: Date.parse('2030-01-01') })
      .map(ms => dayOf(instantOf(ms)) as Day)
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...treaties.values()), (on, of) => {
        const members = membersAt(of, on)
        expect(new Set(members).size).toBe(members.length)
        expect(subsetVerdict(of, of, on).verdict).toBe(members.length ? 'true' : 'unknown')
      }),
    )
  })
})

describe('organisations outside the standard case', () => {
  it('lose members by date', () => {
    const members = (day: string) => membersAt(treaty('ECOWAS'), parseDay(day)!)
    expect(members('2025-01-28')).toContain('MLI')
    expect(members('2025-01-29')).not.toContain('MLI')
    expect(members('2025-01-29')).toHaveLength(12)
  })

  it('have no members in a pact that is not yet in force', () => {
    const pact = treaties.get('PACT RUSPRK')!
    expect(membersAt(pact, parseDay('2024-12-03')!)).toEqual([])
    expect(membersAt(pact, parseDay('2024-12-04')!)).toEqual(['PRK', 'RUS'])
  })
})
