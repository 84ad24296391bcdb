import { describe, expect, it } from 'vitest'
import type { Assessment } from '../domain/assessment.ts'
import { caseSchema, signalSchema } from '../domain/case.ts'
import { type IndicatorDefinition, indicatorExampleSchema, indicatorSchema } from '../domain/indicator.ts'
import { parseInstant } from '../domain/instant.ts'
import { UserError } from '../domain/problem.ts'
import { exampleBook } from '../watch/example.ts'
import { eventsOf } from '../watch/query.ts'
import { watch } from '../watch/watch.ts'
import { explained } from './test.ts'
import { REPORTERS, tripped } from './test-reporters.ts'

const asOf = parseInstant('2022-01-06T12:00Z')!

function indicator(name: string, test: object, more: object = {}): IndicatorDefinition {
  return indicatorSchema.parse({
    name,
    title: `Title of ${name}`,
    question: 'Has it happened?',
    group: name.split('.')[0],
    test: { kind: 'any-event', windowHours: 72, thresholds: { watch: 0.3, tripped: 0.6 }, ...test },
    sources: ['Grabo 2004'],
    ...more,
  })
}

const definitions = [
  indicator('economy.bank-run', { query: { event: ['SHOCK'] } }, { coverage: { words: ['bank*'] } }),
  indicator('violence.dead', { query: { event: ['ASSAULT'] } }),
  indicator('loyalty.police-side-with-crowd', { query: { event: ['DEFECT'] } }),
  indicator('mobilisation.unrest', {
    kind: 'expected-count',
    query: { event: ['PROTEST'] },
    thresholds: { watch: 1, tripped: 5 },
  }),
  indicator('economy.fuel', {
    kind: 'signal',
    signal: 'lpg',
    measure: 'change',
    direction: 'above',
  }),
]

const book = exampleBook(
  [
    {
      event: 'DEFECT',
      place: 'Aktobe',
      belief: 0.71,
      origins: 3,
      says: 'Police <joined> "the crowd" & cheered.',
    },
    { event: 'DEFECT', place: 'Aktau', belief: 0.5 },
    { event: 'PROTEST', place: 'Almaty', belief: 0.9 },
    { event: 'PROTEST', place: 'KAZ', belief: 0.8 },
  ].map((written, n) => ({
    ...indicatorExampleSchema.parse({ says: 'as told', status: 'quiet', ...written }),
    id: `e${n + 1}`,
    at: parseInstant('2022-01-05T09:10Z')!,
  })),
)

const lpg = signalSchema.parse({
  name: 'lpg',
  title: 'LPG',
  unit: 'KZT/l',
  source: { title: 'ministry' },
  values: [
    { at: '2021-12-01T00:00Z', value: 60 },
    { at: '2022-01-05T00:00Z', value: 90 },
  ],
})

const assessment: Assessment = {
  version: '0',
  case: caseSchema.parse({
    id: 'kazakhstan-2022',
    title: 'Unrest',
    question: 'What is it?',
    country: 'KAZ',
    capital: 'Nur-Sultan',
    languages: ['ru'],
    begins: '2022-01-02T00:00Z',
    ends: '2022-01-20T00:00Z',
    summary: '',
  }),
  asOf,
  reports: [...book.reports.values()].map(report => ({
    report,
    coding: { kind: 'coded', claims: 1 },
    copyOf: null,
  })),
  claims: [...book.claims.values()],
  events: eventsOf(book),
  values: [],
  sources: [],
  indicators: watch({ indicators: definitions, book, signals: [lpg], asOf }),
  explanation: null,
  stress: null,
  exposures: [],
  calendar: [],
  memberships: [],
  corrections: [],
}

const quietOnly: Assessment = {
  ...assessment,
  indicators: assessment.indicators.filter(({ status }) => status === 'quiet'),
}

describe('the pretty reporter', () => {
  it('prints the worst first, each with its value, its origins, its first hour and its places', () => {
    expect(REPORTERS.pretty!(assessment, false)).toBe(
      ` TRIPPED  loyalty.police-side-with-crowd  0.71 [0.71–0.71]  4 origins, first 5 Jan 09:10Z, Aktobe, Aktau
 WATCH    economy.fuel                    +50 %  at 5 Jan 00:00Z
 WATCH    mobilisation.unrest             1.7 events [1.7–1.7]  2 origins, first 5 Jan 09:10Z, Almaty
 QUIET    violence.dead                   no event fits the query since 2022-01-03 12:00Z, though others were reported
 NO DATA  economy.bank-run                no report on the matter since 2022-01-03 12:00Z

 1 tripped, 2 watch, 1 quiet, 1 no data   exit 1
`,
    )
  })

  it('says by words what it says by colour', () => {
    const coloured = REPORTERS.pretty!(assessment, true)
    expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(REPORTERS.pretty!(assessment, false))
    expect(coloured).toContain('\u001b[31mTRIPPED')
  })

  it('fails where something tripped, and only there', () => {
    expect(tripped(assessment)).toBe(true)
    expect(tripped(quietOnly)).toBe(false)
    expect(REPORTERS.pretty!(quietOnly, false)).toContain('0 tripped, 0 watch, 1 quiet, 0 no data   exit 0')
  })
})

describe('the json reporter', () => {
  it('carries every indicator as it stands', () => {
    const printed = JSON.parse(REPORTERS.json!(assessment, false))
    expect(printed).toMatchObject({ case: 'kazakhstan-2022', asOf, counts: { tripped: 1, 'no data': 1 } })
    expect(printed.indicators).toEqual(assessment.indicators)
  })
})

describe('the junit reporter', () => {
  const printed = REPORTERS.junit!(assessment, false)

  it('makes a group a suite, a tripped indicator a failure, no data a skipped test', () => {
    expect(printed).toContain(
      '<testsuites name="kazakhstan-2022 as of 2022-01-06T12:00:00Z" tests="5" failures="1" errors="0" skipped="1">',
    )
    expect(printed).toContain('<testsuite name="economy" tests="2" failures="0" errors="0" skipped="1">')
    expect(printed).toMatch(/name="loyalty.police-side-with-crowd"><failure message="[^"]*0\.71[^"]*">/)
    expect(printed).toMatch(/name="economy.bank-run"><skipped message="/)
    expect(printed).toContain('name="violence.dead"/>')
  })

  it('opens and closes its elements in order, and escapes what is not markup', () => {
    const title = 'A <b> & "c" \'d\' \u0000 end'
    const odd = { ...assessment, indicators: assessment.indicators.map(one => ({ ...one, title })) }
    const xml = REPORTERS.junit!(odd, false)
    const open: string[] = []
    for (const [, end, name, self] of xml.matchAll(/<(\/?)([a-z-]+)(?:\s+[a-z]+="[^"<]*")*\s*(\/?)>/g)) {
      if (end) expect(open.pop()).toBe(name)
      else if (!self) open.push(name!)
    }
    expect(open).toEqual([])
    expect(xml).toContain('A &lt;b&gt; &amp; &quot;c&quot; &apos;d&apos; \ufffd end')
  })
})

describe('the github reporter', () => {
  it('writes one workflow command for each status that somebody should see', () => {
    const lines = REPORTERS.github!(assessment, false).trimEnd().split('\n')
    expect(lines).toHaveLength(5)
    expect(lines[0]).toBe(
      '::error title=tripped%3A loyalty.police-side-with-crowd::Title of loyalty.police-side-with-crowd: 0.71 [0.71–0.71]  4 origins, first 5 Jan 09:10Z, Aktobe, Aktau',
    )
    expect(lines[1]).toContain('+50 %25')
  })
})

describe('--explain', () => {
  it('shows the query as written, the rows and the arithmetic', () => {
    const shown = explained('loyalty.police-side-with-crowd', assessment, definitions, false)
    expect(shown).toContain('- DEFECT')
    expect(shown).toContain('is believed at 0.71')
    expect(shown).toContain('watch from 0.3, tripped from 0.6')
    expect(shown).toContain('“Police <joined> "the crowd" & cheered.”')
  })

  it('suggests a name where none fits', () => {
    const attempt = () => explained('loyalty.police', assessment, definitions, false)
    expect(attempt).toThrow(UserError)
    expect(attempt).toThrow('the case has no indicator named "loyalty.police"')
  })
})
