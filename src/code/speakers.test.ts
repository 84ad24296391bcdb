import { describe, expect, it } from 'vitest'
import { coded } from './coded.testing.ts'

/** Whose word the killing in a text rests on, the country left open. */
function speakerOf(text: string, trigger?: string): string | null {
  const claims = coded(text, { day: '2023-05-10' })
  const claim = claims.find(each => each.event === 'ASSAULT' && (!trigger || each.trigger.text === trigger))
  return claim?.attribution?.code ?? null
}

const BODIES = [
  ['police department', 'COP'],
  ["sheriff's office", 'COP'],
  ['national guard', 'COP'],
  ['interior ministry', 'GOV'],
  ["mayor's office", 'GOV'],
  ['election commission', 'GOV'],
  ['army', 'MIL'],
  ['general staff', 'MIL'],
  ["prosecutor's office", 'JUD'],
  ['opposition party', 'OPP'],
  ["miners' union", 'LAB'],
  ['human rights group', 'NGO'],
] as const

const MANNERS: readonly ((body: string) => string)[] = [
  body => `The ${body} said troops had killed three people.`,
  body => `Troops killed three people, according to the ${body}.`,
  body => `Troops killed three people, the ${body} said in a statement on Tuesday.`,
  body => `A spokesman for the ${body} said troops had killed three people.`,
  body => `Troops killed three people, said Idris Nouri, a spokesman for the ${body}.`,
  body => `“Troops killed three people,” said Lt. Col. Idris Nouri, a spokesman for the ${body}.`,
  body => `Idris Nouri, the head of the ${body}, said troops had killed three people.`,
  body => `An official at the ${body} told Reuters that troops had killed three people.`,
  body => `The press service of the ${body} reported that troops had killed three people.`,
  body => `Citing the ${body}, Reuters reported that troops had killed three people.`,
]

describe('whoever is quoted', () => {
  it.each(BODIES)('speaks for the %s (%s), in whatever manner', (body, role) => {
    expect(MANNERS.map(manner => speakerOf(manner(body)))).toEqual(MANNERS.map(() => `--- ${role}`))
  })

  it.each([
    'Police spokesperson Saltanat Azirbek said that shops were closed. Azirbek said troops had killed three people.',
    'Nabil Abdallah, the police chief, spoke on Tuesday. Troops killed three people, Abdallah said.',
    'The chief of the police, Idris Nouri, spoke on Tuesday. Troops killed three people, according to Nouri.',
  ])('is known by the surname from then on: %s', text => {
    expect(speakerOf(text, 'killed')).toMatch(/ COP$/)
  })

  it('is whom the report has named, not a namesake in the tables', () => {
    const text = '“They came,” said Fatima Hassan, a teacher. Troops killed three people, Hassan said.'
    expect(speakerOf(text, 'killed')).toMatch(/ EDU$/)
  })

  it.each([
    ['Troops killed three people, according to a UN report.', 'IGO UN'],
    ['Troops killed three people, according to a United Nations report seen by AFP.', 'IGO UN'],
    ['Troops killed three people, according to an army statement carried by SANA.', '--- MIL'],
    ['Troops killed three people, according to police documents.', '--- COP'],
    ['Troops killed three people, according to a report obtained by Reuters.', 'anonymous'],
    ['Troops killed three people, media reports said.', 'anonymous'],
  ])('is whose the writing is, not who has seen it: %s', (text, source) => {
    expect(speakerOf(text)).toBe(source)
  })

  it.each([
    ["Three miners were killed, Reuters reported, citing AFP and the governor's office.", '--- GOV'],
    ['Troops killed three people, a paper wrote with reference to the police.', '--- COP'],
    ['Troops killed three people, TV Norte reported, referring to AFP, which quoted the mayor.', '--- GOV'],
    ['Three people were killed, according to local media, which quoted the mayor.', '--- GOV'],
    ['Troops killed three people, Reuters reported, citing police officers.', '--- COP'],
    ['Three miners were killed, TASS reported, citing Reuters and local media.', 'MED Reuters'],
    ['Three people were killed, according to the mayor, who quoted a proverb.', '--- GOV'],
  ])('is whom an outlet has it from, not the outlet that passes it on: %s', (text, source) => {
    expect(speakerOf(text)).toBe(source)
  })

  it('is known by a rank alone where nothing else tells', () => {
    expect(speakerOf('Troops killed three people, said Brig. Gen. Idris Nouri.')).toBe('--- MIL')
    expect(speakerOf('Troops killed three people, said Lt. Col. Idris Nouri, a spokesman.')).toBe('--- MIL')
  })
})

it.each([
  ['Police killed two students in Lagos on 20 May 2023.', 'past', '2023-05-20'],
  ['Two students were killed by police in Lagos on 20 May.', 'past', '2023-05-20'],
  ['Troops will attack the town on 20 May.', 'future', '2023-05-20'],
])(
  'leaves a day that had not come with what is told as past, for weighing to name: %s',
  (text, time, date) => {
    const [claim] = coded(text, { day: '2023-05-10' })
    expect([claim?.time, claim?.date]).toEqual([time, date])
  },
)

describe('an account is the word of whoever keeps it', () => {
  it.each([
    ['according to a report by MSF', '--- NGO'],
    ['according to a conservative estimate by the UN', 'IGO UN'],
    ['according to a tally by Reuters', 'MED Reuters'],
    ['according to a count by residents', 'SDN CVL'],
    ['according to estimates by local officials', 'SDN GOV'],
    ['according to data collected by the UN', 'IGO UN'],
    ['according to figures compiled by activists', 'SDN CVL'],
  ])('%s', (source, code) => {
    const text = `At least 192 people were killed in El Fasher, ${source}.`
    expect(speakerOf(text)).toBe(code)
    const [claim] = coded(text, { day: '2023-05-10' })
    expect(claim?.actors).toEqual([])
  })
})

describe('a quotation of several sentences', () => {
  it('is the word of whoever is named behind it, not of the speaker before', () => {
    const text =
      'The mayor added that rebels had shelled the port.\n\n"The army opened fire inside the hospital. Soldiers killed two nurses," said a spokesman of Oxfam. Police beat protesters in Port Sudan.'
    expect(speakerOf(text, 'shelled')).toMatch(/GOV$/)
    expect(speakerOf(text, 'fire')).toMatch(/NGO$/)
    expect(speakerOf(text, 'beat')).toBeNull()
  })

  it('goes on to its closing mark with whoever is named before it', () => {
    const text =
      'The governor said: "Militants came at night. They abducted 20 girls. Nobody stopped them." Police beat protesters in Kano.'
    expect(speakerOf(text, 'abducted')).toMatch(/GOV$/)
    expect(speakerOf(text, 'beat')).toBeNull()
  })
})

describe('a pronoun that goes on telling', () => {
  it.each([
    [
      'Rebels closed the road to El Fasher, the aid group said on Monday. In a post it said that patients fled the gunmen. It added that 12 nurses had been killed.',
      /NGO$/,
    ],
    [
      "After the leader had fled by helicopter, Kenya's army chief announced an inquiry. He said that 12 students had been killed.",
      'KEN MIL',
    ],
    [
      'The mayor of Gao said that shops were closed. The governor of Mopti left the city. He said that 12 students had been killed.',
      /GOV$/,
    ],
  ])('%s', (text, code) => {
    expect(speakerOf(text, 'killed')).toMatch(code)
  })
})

describe('a charge on which somebody is held', () => {
  it.each([
    ['Police in Minsk detained two men on charges of shooting a guard.', 'BLR COP'],
    ['A court in Minsk jailed two men on charges of assaults on officers.', 'BLR JUD'],
    ['Two men were held in Minsk on suspicion of shooting a guard.', null],
  ])('%s', (text, code) => {
    expect(speakerOf(text)).toBe(code)
  })
})

describe('an analyst or a source speaks for the body that is named', () => {
  it.each([
    ['Rebels killed ten in Gao, an analyst at Crisis Group said.', 'NGO'],
    ['Rebels killed ten in Gao, said an economist with Goldman Sachs.', 'USA BUS'],
    ['Rebels killed ten in Gao, sources in the interior ministry said.', 'GOV'],
    ['Rebels killed ten in Gao, said an expert on Mali.', 'anonymous'],
    ['There is talk of NATO that rebels killed ten in Gao.', 'anonymous'],
  ])('%s', (text, code) => {
    expect(speakerOf(text)).toMatch(new RegExp(`${code}$`))
  })
})

it.each([
  ['Police did not kill the man, as has been claimed.', null],
  ['Police in Gao killed a man, as has been claimed.', 'anonymous'],
])('is not cited for what he only denies that others claim: %s', (text, code) => {
  expect(speakerOf(text)).toBe(code)
})

it('follows a teller through thousands of sentences without going deep', () => {
  const text = `The ministry said that rebels were near. ${'It added that rebels had killed ten men. '.repeat(3000)}`
  expect(speakerOf(text)).toMatch(/GOV$/)
}, 60_000)

it.each([
  'Troops killed ten people in Almaty, la Repubblica wrote.',
  'According to la Repubblica, troops killed ten people in Almaty.',
  'Troops killed ten people in Almaty, the newspaper la Repubblica said.',
])('is an outlet by its whole name, its article in small letters: %s', text => {
  expect(speakerOf(text)).toBe('MED La Repubblica')
})

it.each([
  'President Ruto met governors. Ten men were killed in Lamu, according to him.',
  'President Ruto met governors. According to him, rebels killed ten men in Lamu.',
])('is a pronoun behind "according to": %s', text => {
  expect(speakerOf(text, 'killed')).toBe('KEN GOV')
})

it('is whoever was cited before, an outlet too, where no party fits the pronoun', () => {
  const storm = 'Protesters stormed a hall in Kisumu, Reuters reported.'
  expect(speakerOf(`${storm} Police killed two men, according to it.`, 'killed')).toBe('MED Reuters')
})

it.each([
  'В Алма-Ате, пишет газета, протестующие подожгли полицейские машины.',
  'Протестующие, пишет газета, подожгли полицейские машины в Алма-Ате.',
])('is the paper that an aside names, which does nothing itself: %s', text => {
  const [claim] = coded(text, { day: '2022-01-05', language: 'ru' }).filter(
    ({ event }) => event === 'ASSAULT',
  )
  expect(claim?.attribution?.code).toBe('KAZ MED')
  expect(claim?.actors.map(({ code }) => code)).not.toContain('KAZ MED')
})
