import { describe, expect, it } from 'vitest'
import type { Assessment } from '../../domain/assessment.ts'
import { readWording } from '../../read/definitions.ts'
import { type Said, type Told, tell, weighed } from '../../weigh/newsroom.testing.ts'
import type { Line, Section } from '../document.ts'
import { askedClaims, evidenceBook, topRef } from '../evidence.ts'
import { beliefText } from '../likelihood.ts'
import { bottomLine } from './bottom-line.ts'
import { counts } from './counts.ts'
import { disputed } from './disputed.ts'
import { hypotheses } from './hypotheses.ts'
import { known, unsettled } from './known.ts'
import { outlook } from './outlook.ts'
import type { SectionInput } from './section.ts'

const wording = readWording()

/** What sections are written from, for a case in Kazakhstan. */
function inputOf(...told: readonly Told[]): SectionInput {
  const assessment = {
    ...weighed(told),
    case: { country: 'KAZ' },
    asOf: '2022-01-06T12:00:00Z',
    claims: told.flatMap(({ claims }) => claims),
    reports: told.map(({ report }) => ({ report })),
  } as unknown as Assessment
  return { assessment, book: evidenceBook(assessment), wording }
}

const textOf = (line: Line) => line.map(run => ('text' in run ? run.text : '')).join('')

/** Entries of a section as their lead with what stands beneath it. */
function entriesOf({
  blocks,
}: Section): readonly { readonly lead: string; readonly details: readonly string[] }[] {
  return blocks.flatMap(block =>
    block.kind === 'items'
      ? block.items.map(({ lead, details }) => ({ lead: textOf(lead), details: details.map(textOf) }))
      : [],
  )
}

const OUTLETS = ['Reuters', 'AFP', 'dpa', 'EFE', 'ANSA', 'Lusa']
const each = (id: string, said: Said, ...texts: readonly string[]) =>
  texts.map((text, n) => tell(`${id}${n}`, `2022-01-05T1${n}:00Z`, OUTLETS[n]!, text, [said]))

describe('what is known', () => {
  const stormed: Said = {
    trigger: 'stormed',
    mode: 'destroy',
    actors: ['KAZ CVL'],
    city: 'Almaty',
    date: '2022-01-05',
  }
  const seized: Said = { ...stormed, trigger: 'seized', event: 'COERCE', mode: 'seize' }
  const storm = each(
    's',
    stormed,
    'Protesters stormed the city hall of Almaty.',
    'The city hall of Almaty was stormed.',
  )
  const seize = (city: string) =>
    each('t', { ...seized, city }, `Protesters seized offices in ${city}.`, `Offices of ${city} were seized.`)

  it('puts a storming and a seizure of one day in one town together', () => {
    const entries = entriesOf(known(inputOf(...storm, ...seize('Almaty'))))
    expect(entries.map(({ lead }) => lead)).toEqual(['Storming by civilians in Almaty, 5\u00a0Jan'])
    expect(entries[0]!.details.at(-1)).toMatch(
      /^also told as seizure by civilians in Almaty, 5\u00a0Jan: 0\.\d\d /,
    )
  })

  it('keeps those of two towns apart', () => {
    expect(entriesOf(known(inputOf(...storm, ...seize('Aktobe')))).map(({ lead }) => lead)).toHaveLength(2)
  })

  it('shows the sentence that itself names what the title names, not the first that came', () => {
    const told = [
      ...each(
        'a',
        { trigger: 'stormed', mode: 'destroy', city: 'Almaty' },
        'In Almaty offices were stormed.',
      ),
      ...storm,
    ]
    const input = inputOf(...told)
    const [entry] = [...entriesOf(known(input)), ...entriesOf(unsettled(input))]
    expect(entry!.lead).toBe('Storming by civilians in Almaty, 5\u00a0Jan')
    expect(entry!.details[0]).toContain('Protesters stormed the city hall')
  })
})

describe('what is disputed', () => {
  const rioted: Said = {
    trigger: 'rioted',
    event: 'PROTEST',
    mode: 'riot',
    actors: ['USA GOV'],
    factuality: 'CT-',
  }
  const denial = 'Washington denied that its agents had rioted.'

  it('shows what a party to it denies, though no report asserts it', () => {
    const input = inputOf(...each('a', { ...rioted, cites: ['USA GOV'] }, denial))
    expect(entriesOf(disputed(input)).map(({ lead }) => lead)).toEqual([
      expect.stringMatching(/^Denied: riot by American government/),
    ])
  })

  it('sets a denial beside what others assert of the same parties at that time, though weighed apart', () => {
    const crowd = { actors: ['KAZ CVL'], city: 'Almaty' } as const
    const input = inputOf(
      tell('a', '2022-01-05T10:00Z', 'AFP', 'Protesters stormed the city hall of Almaty.', [
        { ...crowd, trigger: 'stormed', mode: 'destroy' },
      ]),
      tell('b', '2022-01-05T11:00Z', 'dpa', 'The protesters denied that they had burned Almaty.', [
        { ...crowd, trigger: 'burned', mode: 'destroy', factuality: 'CT-', cites: ['KAZ CVL'] },
      ]),
    )
    expect(input.assessment.events).toHaveLength(2)
    expect(disputed(input).blocks).toMatchObject([
      {
        kind: 'sides',
        sides: [{ title: 'Asserted (1 origin)' }, { title: expect.stringMatching(/^Denied/) }],
      },
    ])
  })

  it('leaves out what an outlet says by the way was not so', () => {
    const input = inputOf(...each('a', rioted, denial))
    expect(entriesOf(disputed(input))).toEqual([])
  })

  it('sets counts that do not meet beside each other, until one has grown past them', () => {
    const killed = (at: string, n: number, who: string) =>
      tell(who + n, at, 'Reuters', `${n} people were killed, said ${who}.`, [
        { trigger: 'killed', cites: [who], counts: [{ kind: 'killed', low: n, high: n, of: 'people' }] },
      ])
    const told = [killed('2022-01-05T08:00Z', 12, 'KAZ GOV'), killed('2022-01-05T09:00Z', 40, 'KAZ NGO')]
    expect(entriesOf(disputed(inputOf(...told)))).toMatchObject([
      {
        lead: 'Killed: in all',
        details: [
          expect.stringContaining('40 by Kazakh'),
          expect.stringContaining('12 by Kazakh government'),
        ],
      },
    ])
    const grown = killed('2022-01-05T20:00Z', 164, 'KAZ GOV')
    expect(entriesOf(disputed(inputOf(...told, grown)))).toEqual([])
  })

  it('shows a figure that was denied with who gave it, who denies it and when', () => {
    const toll = (at: string, words: string, low: number, high: number | null, denied: boolean) =>
      tell(at, at, `Site ${at}`, words, [
        {
          trigger: 'killed',
          cites: ['KAZ GOV'],
          factuality: denied ? 'CT-' : 'CT+',
          counts: [{ kind: 'killed', low, high, of: 'people' }],
        },
      ])
    const input = inputOf(
      toll('2022-01-05T07:00Z', 'So far 26 people were killed.', 26, 26, false),
      toll('2022-01-05T08:00Z', 'The toll of those killed stands at 164.', 164, 164, false),
      toll(
        '2022-01-05T09:00Z',
        'More than 160 lives were lost or killed, state television says.',
        160,
        null,
        false,
      ),
      toll(
        '2022-01-05T10:00Z',
        'The ministry takes back its statement that it was 164 who had been killed.',
        164,
        164,
        true,
      ),
    )
    expect(entriesOf(disputed(input))).toMatchObject([
      {
        lead: 'Killed: in all',
        details: [
          expect.stringMatching(
            /^164 by Kazakh government \(KAZ GOV\), 5\u00a0Jan 08:00Z , denied by Kazakh government \(KAZ GOV\), 5\u00a0Jan 10:00Z $/,
          ),
          expect.stringMatching(/^26 by Kazakh government, 5\u00a0Jan 07:00Z /),
        ],
      },
    ])
    expect(input.assessment.values[0]!.standing).toMatchObject({ low: 26, high: 26 })
  })
})

describe('what is announced', () => {
  const sent: Said = {
    event: 'MOBILIZE',
    mode: 'troops',
    trigger: 'send',
    actors: ['IGO CSTO'],
    time: 'future',
    factuality: 'PR+',
  }
  const leads = (...told: readonly Told[]) =>
    entriesOf(outlook(inputOf(...told))).map(({ lead }) => lead.replace(/,? \d+ origins?, known .*$/, ''))
  const will = 'The CSTO will send troops.'

  it('is met once, though weighing has it as two events', () => {
    const dearer: Said = {
      event: 'CONCEDE',
      trigger: 'lower',
      actors: ['KAZ GOV'],
      time: 'future',
      factuality: 'PR+',
    }
    const told = [
      tell('a', '2022-01-04T14:00Z', 'AFP', 'The cabinet will lower prices.', [dearer]),
      tell('b', '2022-01-05T10:00Z', 'dpa', 'Prices in Aktau will come down.', [
        { ...dearer, trigger: 'come', city: 'Aktau', targets: ['KAZ CVL'] },
      ]),
    ]
    expect(inputOf(...told).assessment.events).toHaveLength(2)
    expect(leads(...told)).toHaveLength(1)
  })

  it('is not what is only demanded, or ruled out', () => {
    expect(leads(tell('a', '2022-01-05T10:00Z', 'AFP', will, [sent]))).toEqual(['Dispatch of troops by CSTO'])
    for (const factuality of ['U', 'CT-'] as const)
      expect(leads(tell('a', '2022-01-05T10:00Z', 'AFP', will, [{ ...sent, factuality }]))).toEqual([])
  })

  it('is not what lies behind by its day', () => {
    expect(leads(tell('a', '2022-01-04T10:00Z', 'AFP', will, [{ ...sent, date: '2022-01-05' }]))).toEqual([])
  })

  it('bears the hour from which it is known, since what was announced long ago may have lapsed', () => {
    const [entry] = entriesOf(outlook(inputOf(tell('a', '2022-01-05T10:00Z', 'AFP', will, [sent]))))
    expect(entry!.lead).toMatch(/, 1 origin, known from 5\sJan 10:00Z/)
  })
})

describe('the rival explanations', () => {
  const explained = (prior: number, posterior: number, ofCase: object = {}) => {
    const { assessment, ...rest } = inputOf()
    const hypotheses = [
      { id: 'stays', title: 'The government rides it out', prior, posterior, range: [posterior, posterior] },
      {
        id: 'falls',
        title: 'Power changes hands',
        prior: 1 - prior,
        posterior: 1 - posterior,
        range: [0, 1],
      },
    ]
    const explanation = { question: 'How does it end?', hypotheses, evidence: [], linchpins: [], lookFor: [] }
    const whole = { ...assessment, case: { ...assessment.case, ...ofCase }, indicators: [], explanation }
    return { ...rest, assessment: whole as unknown as Assessment }
  }
  const linesOf = ({ blocks }: Section) =>
    blocks.flatMap(block => (block.kind === 'paragraph' ? [textOf(block.line)] : []))

  it('are favoured by the evidence, by what was held before, or by that in spite of the evidence', () => {
    const said = (prior: number, posterior: number) => linesOf(bottomLine(explained(prior, posterior)))[1]
    expect(said(0.7, 0.8)).toMatch(/^The evidence favours “The government rides it out”/)
    expect(said(0.74, 0.66)).toMatch(
      /^The evidence speaks against what was held before, which still favours “The/,
    )
    expect(said(0.7, 0.7)).toMatch(
      /^No evidence separates the explanations yet; what was held before favours “/,
    )
  })

  it('are said to be those of any crisis where the case has none of its own', () => {
    const own = linesOf(hypotheses(explained(0.7, 0.8)))
    const shared = linesOf(hypotheses(explained(0.7, 0.8, { hypotheses: 'how-it-ends' })))
    expect(own.join(' ')).not.toContain('of its own')
    expect(shared[1]).toMatch(/^The case has no hypotheses of its own: .*how-it-ends/)
  })

  it('are decided by no piece of evidence where none separates them, which is said once', () => {
    expect(linesOf(hypotheses(explained(0.7, 0.7)))).toEqual([
      'How does it end?',
      'No evidence separates them yet.',
    ])
  })
})

it('does not round a figure to the threshold that it falls short of', () => {
  const belief = { p: 0.796, low: 0.56, high: 0.92 }
  expect(beliefText(belief)).toBe('0.80 [0.56–0.92]')
  expect(beliefText(belief, [0.55, 0.8])).toBe('0.796 [0.56–0.92]')
  expect(beliefText({ ...belief, p: 0.7999 }, [0.55, 0.8])).toBe('0.799 [0.56–0.92]')
  expect(beliefText({ ...belief, p: 0.8 }, [0.55, 0.8])).toBe('0.80 [0.56–0.92]')
})

describe('the evidence of an instability test', () => {
  it('is what says what is asked, not what tells its event best', () => {
    const violence: Said = { trigger: 'violence', city: 'Almaty' }
    const told = each(
      'v',
      violence,
      'In Almaty the violence went on for a day.',
      'In Almaty the violence of agents went on for a day.',
    )
    const { assessment, book } = inputOf(...told)
    const events = assessment.events.map(({ id }) => id)
    const asked = told[1]!.claims[0]!
    expect(events).toHaveLength(1)
    expect(askedClaims({ events, claims: [asked.id] }, 3, book)).toEqual([asked])
    expect(topRef({ events, claims: [asked.id] }, book)).toEqual([
      { kind: 'refs', refs: [book.refOf(asked.id)] },
    ])
  })

  it('is an order, though nobody asserts that it was carried out', () => {
    const order: Said = { trigger: 'fire', mode: 'firearms', time: 'future', factuality: 'U' }
    const told = tell('o', '2022-01-05T10:00Z', 'AFP', 'Police were told to fire.', [order])
    const { assessment, book } = inputOf(told)
    const events = assessment.events.map(({ id }) => id)
    expect(askedClaims({ events, claims: [told.claims[0]!.id] }, 3, book)).toEqual(told.claims)
  })
})

it('cites a figure with the sentence that holds it, where its claim quotes another', () => {
  const text = 'Soldiers killed miners. In all 12 were shot.'
  const told = tell('a', '2022-01-05T10:00Z', 'AFP', text, [
    { trigger: 'killed', counts: [{ kind: 'killed', low: 12, high: 12, of: null }] },
  ])
  const [first, second] = [
    { start: 0, end: 23 },
    { start: 24, end: text.length },
  ]
  const claims = told.claims.map(claim => ({
    ...claim,
    quote: first,
    magnitudes: claim.magnitudes.map(figure => ({ ...figure, quote: second })),
  }))
  const input = inputOf({ ...told, claims })
  counts(input)
  expect(input.book.references().map(({ quote }) => quote)).toEqual(['In all 12 were shot.'])
})
