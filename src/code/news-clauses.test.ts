import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '../domain/instant.ts'
import { goldClaims } from './coded.testing.ts'

/** Claims of a text published on Wednesday 12 June 2024, as gold claims are written. */
/** `EVENT trigger actors > targets` of each claim. */
function told(text: string): readonly string[] {
  return goldClaims(text).map(
    ({ event, trigger, actor, target }) => `${event} ${trigger} ${actor.join('+')} > ${target.join('+')}`,
  )
}

describe('clauses joined by "and"', () => {
  it.each([
    [
      'Protesters tore down statues of Hugo Chavez and police fired rubber bullets in Caracas.',
      'ASSAULT fired VEN COP > ',
    ],
    [
      'Kinshasa accused Kigali of "a declaration of war" and severed diplomatic ties.',
      'SANCTION severed COD GOV > RWA GOV',
    ],
    [
      'Sri Lankan protesters breached police lines and overran the residence of the president in Colombo.',
      'COERCE overran LKA CVL > LKA GOV',
    ],
    [
      'In Yerevan an angry crowd ransacked government offices and beat up the speaker of parliament.',
      'ASSAULT ransacked ARM CVL > ARM GOV',
    ],
    ['Police and protesters who threw stones clashed in Tbilisi.', 'ASSAULT threw GEO COP+GEO CVL > '],
    [
      'West African leaders gave the junta in Niger a week to cede power, warning of force, and imposed immediate financial sanctions.',
      'SANCTION sanctions --- GOV > NER GOV',
    ],
  ])('keep their parties apart: %s', (text, claim) => {
    expect(told(text)).toContain(claim)
  })

  it('do not make protesters of those who report looting', () => {
    expect(told('Residents reported gunfire and looting in Bukavu.')).toEqual(['ASSAULT gunfire  > '])
  })
})

describe('an aside in the middle', () => {
  it.each([
    [
      'In Almaty, the newspaper Vremya wrote, protesters smashed windows on Wednesday and looted shops.',
      /^ASSAULT smashed KAZ CVL/,
    ],
    [
      'Students armed with sticks, one officer said, attacked a police station in Dhaka.',
      /^ASSAULT attacked BGD EDU > BGD COP/,
    ],
  ])('leaves what was said its subject: %s', (text, claim) => {
    expect(told(text)).toContainEqual(expect.stringMatching(claim))
  })

  it('is none where a noun takes up an accusation', () => {
    const [accused] = goldClaims(
      'Congo has long accused Rwanda of backing the rebels, an allegation Rwanda has denied.',
    )
    expect(accused).toMatchObject({ event: 'ACCUSE', factuality: 'CT+', attribution: null })
  })
})

describe('parties', () => {
  it.each([
    ['Russia and its allies vetoed the resolution.', 'REJECT vetoed RUS GOV > '],
    ['Iran accused Israel of bombing its consulate in Damascus.', 'ASSAULT bombing ISR GOV > IRN GOV'],
    ['Nine Latin American governments demanded a recount in Venezuela.', 'REQUEST demanded --- GOV > '],
    ["Nepal's unrest has spread.", 'PROTEST unrest  > '],
    ["The African Union gave Niger's army 15 days to return to barracks.", 'RETREAT return NER MIL > '],
    [
      "Congo's military accused the M23 rebels of a massacre, saying that they killed at least 50 people.",
      'ASSAULT massacre COD REB > COD CVL',
    ],
    [
      "Members of President Mohamed Bazoum's guard detained him in Niamey, Niger.",
      'COERCE detained NER MIL > NER GOV',
    ],
    ['Congo has long accused Rwanda of backing the rebels.', 'SUPPORT backing RWA GOV > COD REB'],
  ])('are told by what they do: %s', (text, claim) => {
    expect(told(text)).toContain(claim)
  })

  it('that are two are the two told of last', () => {
    const [, agreed] = goldClaims(
      "China's defence minister met his Indian counterpart in Moscow. The two countries agreed to pull back troops.",
    )
    expect(agreed).toMatchObject({ event: 'AGREE', actor: ['CHN GOV', 'IND GOV'] })
  })

  it('of a state belong to the leader who speaks to them', () => {
    expect(
      told('Argentina thanked Brazil. Maduro has asked the Supreme Court to rule on the election.'),
    ).toContain('REQUEST asked VEN GOV > VEN JUD')
  })

  it.each([
    ['Supporters of Morales in Bolivia took some 200 soldiers hostage.', 'ASSAULT took BOL CVL > BOL MIL'],
    ['Pro-government gunmen stormed a church in Nicaragua.', 'ASSAULT stormed NIC UAF > '],
    [
      "Tunisia's President Kais Saied sacked the prime minister and froze parliament, a move his opponents denounced.",
      'COERCE froze TUN GOV > TUN LEG',
    ],
    [
      'French authorities banned TikTok and deployed soldiers to New Caledonia.',
      'MOBILIZE deployed FRA GOV > ',
    ],
  ])('keep their place in the order of words: %s', (text, claim) => {
    expect(told(text)).toContainEqual(expect.stringContaining(claim))
  })

  it('who are called something hold nothing', () => {
    const [rally] = goldClaims(
      'In Belgrade, people poured out in what a monitor called the largest rally in years.',
    )
    expect(rally).toMatchObject({ event: 'PROTEST', actor: ['SRB CVL'], factuality: 'CT+' })
  })
})

describe('days', () => {
  it('are counted from the day told last', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), days => {
        const text = `Police in Lagos arrested a governor on Monday 3 June 2024. He was released ${days} days later.`
        const released = goldClaims(text).find(({ event }) => event === 'RETREAT')
        expect(released?.date).toBe(addDays('2024-06-03' as Day, days))
      }),
      { numRuns: 8 },
    )
  })

  it('follow the one before', () => {
    const [, resigned] = goldClaims(
      'The president of Colombia scrapped the tax plan on Sunday and his finance minister quit the next day.',
    )
    expect(resigned).toMatchObject({ event: 'RETREAT', date: '2024-06-10' })
  })

  it('of the saying are none of what was said', () => {
    const [seized] = goldClaims(
      'The Rapid Support Forces said on Sunday they had seized a base in El Fasher.',
    )
    expect(seized).toMatchObject({ event: 'COERCE', date: null, place: 'El Fasher' })
  })

  it('lie behind where one person "quit"', () => {
    const [quit] = goldClaims("Nepal's prime minister quit on Tuesday.")
    expect(quit).toMatchObject({ factuality: 'CT+', date: '2024-06-11' })
  })
})

describe('what is no news', () => {
  it('is of a year long past', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1700, max: 2010 }), year => {
        expect(
          goldClaims(`In ${year} a crowd in Paris stormed the prison and killed the governor of France.`),
        ).toEqual([])
      }),
      { numRuns: 10 },
    )
  })

  it('was done by nobody in a disaster, unlike an arrest there', () => {
    const flood = 'The typhoon brought floods to the Philippines.'
    expect(goldClaims(`${flood} Roads were closed and schools shut.`)).toEqual([])
    expect(goldClaims(`${flood} Police arrested two looters in Manila.`)).toHaveLength(1)
  })

  it('is a strike of no unions behind missiles', () => {
    const text = 'Iran launched missiles at Israel overnight. Tehran said the strike was a punishment.'
    expect(goldClaims(text).map(({ event }) => event)).not.toContain('PROTEST')
  })
})
