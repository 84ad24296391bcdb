import { instantOf } from '../../src/domain/instant.ts'
import type { Report } from '../../src/domain/report.ts'
import { type Random, randomOf } from './random.ts'

/** Made-up news with what is known of it: which reports go back to which. */
export interface Newsrooms {
  readonly reports: readonly Report[]
  /** The report that each one copies, itself where it copies none, in the order of `reports`. */
  readonly families: readonly string[]
}

interface Facts {
  readonly town: string
  readonly person: string
  readonly body: string
  readonly numbers: readonly number[]
  readonly day: string
}

const TOWNS = [
  'Almaty Aktobe Atyrau Aktau Shymkent Taraz Uralsk Kostanay Pavlodar Semey Karaganda Kokshetau Turkistan',
  'Zhanaozen Taldykorgan Kyzylorda Petropavl Ekibastuz Temirtau Rudny Balkhash Kentau Satpayev Saran Ridder',
]
  .join(' ')
  .split(' ')
const FAMILIES =
  'Akhmetov Bekov Sarsenov Nurlanov Omarov Kim Ivanova Petrov Dzhaksybekov Tulegenov Abishev Serik Yermekov'.split(
    ' ',
  )
const GIVEN = 'Aidar Marat Yerlan Saule Aigul Timur Dana Bolat Kanat Zhanna Arman Gulnara Ruslan Alma'.split(
  ' ',
)
const BODIES = [
  'interior ministry',
  'health department',
  'prosecutor’s office',
  'commandant’s office',
  'regional administration',
  'police department',
  'energy ministry',
  'railway company',
]
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** Each line of a story in four wordings: an independent newsroom takes another one. */
const LINES: readonly (readonly string[])[] = [
  [
    'Police detained {0} people in {town} on {day} after a crowd had gathered near the market, the {body} said.',
    '{0} were taken into custody in {town}, where residents met by the bazaar on {day}, according to the {body}.',
    'In {town} officers arrested {0} participants of an unsanctioned rally, the {body} announced on {day}.',
    'The {body} put the number of those held after {day}’s gathering in {town} at {0}.',
  ],
  [
    '{person}, who speaks for the {body}, told journalists that {1} officers had been hurt by stones and bottles.',
    'Stones injured {1} members of the force, {person} of the {body} stated at a briefing.',
    'According to {person}, spokesman of the {body}, {1} policemen needed the help of doctors.',
    '{1} servicemen are in hospital, said {person}, representing the {body}.',
  ],
  [
    'Witnesses heard shots around {2}:00 and saw smoke above the city hall.',
    'Smoke rose over the administration building and gunfire was audible at about {2}:00, people living nearby said.',
    'At {2}:00 residents reported shooting; the seat of the mayor was in flames.',
    'A fire broke out in the mayor’s office shortly after bursts of fire at {2}:00.',
  ],
  [
    'Mobile internet went down in most districts and banks kept their branches closed.',
    'Branches of banks stayed shut and no telephone would connect to the network.',
    'There was no connection to the web on mobile phones; cash machines stood empty.',
    'Networks failed across the town, and lenders did not open.',
  ],
  [
    'The price of liquefied gas had doubled to {3} tenge a litre at the beginning of the year.',
    'Since New Year a litre of autogas costs {3} tenge, twice as much as before.',
    'Drivers are angry because fuel for their cars rose to {3} tenge.',
    'It was a rise of the gas price to {3} tenge that brought people into the streets.',
  ],
  [
    'A curfew from {4}:00 will stay in force until the situation is calm, the order of the commandant reads.',
    'Nobody may leave home after {4}:00 for the time being, as the commandant decreed.',
    'The commandant forbade going out later than {4}:00 and gave no date for the end of the ban.',
    'From {4}:00 streets must be empty, by decree of the commandant.',
  ],
  [
    'Trains to {town} were halted and {5} passengers waited at the station.',
    '{5} travellers were stuck because the railway stopped its service to {town}.',
    'The line to {town} is blocked; {5} people spent the night in the waiting hall.',
    'Railway traffic ceased, leaving {5} passengers without a way out of {town}.',
  ],
  [
    'Human rights defenders demanded that {person} release the names of the dead.',
    'Activists want the list of those who died and turned to {person}.',
    'A call to publish who was killed was sent to {person} by lawyers.',
    'Relatives of the victims asked {person} for a list.',
  ],
]
const SAME_EVERYWHERE = [
  'Subscribe to our channel and be the first to know.',
  'The text will be updated as further details become known.',
  'Any use of materials is allowed only with an active link to the site.',
]

/**
 * `stories` stories of made-up newsrooms with what happens to them: word-for-word copies, edits of one word in
 * twenty, cuts, added phrases, translations by a dictionary; and what only looks alike: the same facts worded by
 * another newsroom, and the same form filled in with other facts.
 */
export function newsrooms(stories: number, seed: number): Newsrooms {
  const random = randomOf(seed)
  const told: { readonly report: Report; readonly family: string }[] = []
  for (let n = 0; n < stories; n++) {
    const facts = factsOf(random)
    const lines = LINES.map((_, i) => i).filter(() => random.chance(0.8))
    const wordings = LINES.map(() => random.int(0, 3))
    const origin = textOf(facts, lines, wordings, random)
    const minute = n * 7
    const put = (id: string, text: string, family: string, later: number, language = 'en') =>
      told.push({ report: reportOf(id, text, minute + later, language), family })
    put(`s${n}`, origin, `s${n}`, 0)
    for (let copy = random.int(0, 4); copy > 0; copy--)
      put(`s${n}c${copy}`, altered(origin, random), `s${n}`, random.int(1, 600))
    if (random.chance(0.3)) put(`s${n}t`, translated(origin), `s${n}`, random.int(10, 900), 'ru')
    if (random.chance(0.4)) {
      const other = wordings.map(wording => (wording + random.int(1, 3)) % 4)
      put(`s${n}i`, textOf(facts, lines, other, random), `s${n}i`, random.int(1, 300))
    }
    if (random.chance(0.3))
      put(`s${n}f`, textOf(factsOf(random), lines, wordings, random), `s${n}f`, random.int(60, 2000))
  }
  told.sort((a, b) =>
    a.report.published < b.report.published
      ? -1
      : a.report.published > b.report.published
        ? 1
        : a.report.id < b.report.id
          ? -1
          : 1,
  )
  return { reports: told.map(({ report }) => report), families: told.map(({ family }) => family) }
}

function factsOf(random: Random): Facts {
  return {
    town: random.pick(TOWNS),
    person: `${random.pick(GIVEN)} ${random.pick(FAMILIES)}`,
    body: random.pick(BODIES),
    numbers: [
      random.int(11, 2400),
      random.int(11, 400),
      random.int(10, 23),
      random.int(60, 140),
      random.int(19, 23),
      random.int(100, 1900),
    ],
    day: random.pick(DAYS),
  }
}

function textOf(facts: Facts, lines: readonly number[], wordings: readonly number[], random: Random): string {
  const sentences = lines.map(line =>
    LINES[line]![wordings[line]!]!.replace(/\{(\w+)\}/g, (_, slot: string) =>
      /\d/.test(slot) ? String(facts.numbers[Number(slot)]) : String(facts[slot as 'town']),
    ),
  )
  if (random.chance(0.5)) sentences.push(random.pick(SAME_EVERYWHERE))
  return sentences.join(' ')
}

/** What a newsroom does to a wire. */
function altered(text: string, random: Random): string {
  switch (random.int(0, 4)) {
    case 0:
      return text
    case 1:
      return edited(text, random)
    case 2: {
      const sentences = text.split(/(?<=\.) /)
      return sentences
        .slice(0, Math.max(2, Math.ceil(sentences.length * random.pick([0.4, 0.6, 0.8]))))
        .join(' ')
    }
    case 3:
      return `${random.pick(['Our correspondent reports.', 'Breaking:', 'What we know so far.'])} ${text} ${random.pick(SAME_EVERYWHERE)}`
    default:
      return edited(`${text} ${random.pick(SAME_EVERYWHERE)}`, random)
  }
}

/** One word in twenty is left out, doubled or replaced; names and numbers stay, as editors leave them. */
function edited(text: string, random: Random): string {
  const other = ['reportedly', 'also', 'however', 'earlier', 'meanwhile', 'local', 'several']
  return text
    .split(' ')
    .flatMap(word => {
      if (/^\p{Lu}|\d/u.test(word) || !random.chance(0.05)) return [word]
      return [[], [word, random.pick(other)], [random.pick(other)]][random.int(0, 2)]!
    })
    .join(' ')
}

const CYRILLIC: Record<string, string> = Object.fromEntries(
  [...'abcdefghijklmnopqrstuvwxyz'].map((letter, i) => [letter, [...'абцдефгхийклмнопкрстуввксйз'][i]!]),
)

/** A dictionary that turns each word around in another script; names keep their order, numbers themselves. */
function translated(text: string): string {
  return text.replace(/[A-Za-z]+/g, word => {
    const letters = [...word.toLowerCase()].map(letter => CYRILLIC[letter]!)
    if (word !== word.toLowerCase()) return letters[0]!.toUpperCase() + letters.slice(1).join('')
    return letters.reverse().join('')
  })
}

function reportOf(id: string, text: string, minute: number, language: string): Report {
  return {
    id,
    outlet: `Newsroom ${id}`,
    outletCountry: null,
    kind: null,
    address: null,
    title: id,
    text,
    language,
    originalLanguage: language,
    published: instantOf(Date.UTC(2022, 0, 2) + minute * 60_000),
    precision: 'minute',
    basis: 'article',
    basisNote: null,
    sameArticleAs: null,
  }
}
