import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A case of a country in two days of unrest, for tests that need files: written by hand, small and complete. */
const REPORTS: Readonly<Record<string, readonly [header: string, text: string]>> = {
  '2022-03-01-0900-wire-rally': [
    'outlet: Northern Wire\noutletCountry: GBR\nkind: wire\ntitle: Rally in Aktobe\npublished: 2022-03-01T09:00Z',
    'Thousands of people protested in Aktobe on Tuesday over the price of bread. Police detained 20 demonstrators.',
  ],
  '2022-03-01-1000-daily-rally': [
    'outlet: Steppe Daily\noutletCountry: KAZ\nkind: independent\ntitle: People on the square\npublished: 2022-03-01T10:00Z',
    'Residents of Aktobe protested on the main square on Tuesday. The interior ministry said that police had arrested 25 people.',
  ],
  '2022-03-01-1500-state-denial': [
    'outlet: State Gazette\noutletCountry: KAZ\nkind: state\ntitle: No shots, says ministry\npublished: 2022-03-01T15:00Z',
    'The interior ministry denied that police had fired on protesters in Aktobe.',
  ],
  '2022-03-01-1600-witness': [
    'outlet: Square Channel\noutletCountry: KAZ\nkind: social\ntitle: Shots\npublished: 2022-03-01T16:00Z',
    'Police fired on protesters in Aktobe on Tuesday, a witness told the channel. Three people were killed.',
  ],
  '2022-03-02-0800-wire-resigns': [
    'outlet: Northern Wire\noutletCountry: GBR\nkind: wire\ntitle: Government gone\npublished: 2022-03-02T08:00Z',
    'The government of Kazakhstan resigned on Wednesday. Russia may send troops if the president asks for help.',
  ],
  '2022-03-02-0900-kazakh': [
    'outlet: Steppe Daily\noutletCountry: KAZ\nkind: independent\ntitle: Үкімет отставкаға кетті\nlanguage: kk\npublished: 2022-03-02T09:00Z',
    'Сәрсенбіде Қазақстан үкіметі отставкаға кетті.',
  ],
}

const CASE = `id: small
title: "Bread <b>unrest</b> in Aktobe"
question: What is going on?
country: KAZ
capital: Astana
languages: [en, kk]
begins: 2022-03-01T00:00Z
ends: 2022-03-03T00:00Z
summary: A case for tests.
`

const INDICATOR = `name: mobilisation.protest
title: Protests
question: Are there protests?
group: mobilisation
test:
  kind: any-event
  query: { event: [PROTEST] }
  windowHours: 48
  thresholds: { watch: 0.3, tripped: 0.7 }
sources: [judgement]
`

const HYPOTHESES = `question: What drives it?
none: { title: None of these, prior: 0.2 }
hypotheses:
  - { id: bread, title: Revolt over prices, description: People cannot pay., prior: 0.5, priorSource: judgement }
  - { id: coup, title: Struggle at the top, description: A faction uses the street., prior: 0.3, priorSource: judgement }
evidence:
  - id: protests
    title: People protest over prices
    query: { event: [PROTEST], words: [price, bread, square] }
    likelihood: { bread: 0.9, coup: 0.4, none: 0.5 }
    source: judgement
`

const OUTCOME = `- id: protest
  statement: People protested in Aktobe
  about: { event: [PROTEST], place: [Aktobe] }
  verdict: true
  source: { title: Record }
- id: coup
  statement: A coup took place
  about: { hypothesis: coup }
  verdict: false
  source: { title: Record }
- id: unknown
  statement: Nobody knows
  verdict: unsettled
  source: { title: Record }
`

/** Writes the case into a new temporary folder and returns its path. */
export function writeSmallCase(): string {
  const folder = mkdtempSync(join(tmpdir(), 'forewarn-case-'))
  for (const subfolder of ['reports', 'indicators']) mkdirSync(join(folder, subfolder))
  const files = {
    'case.yaml': CASE,
    'indicators/mobilisation.protest.yaml': INDICATOR,
    'hypotheses.yaml': HYPOTHESES,
    'outcome.yaml': OUTCOME,
    ...Object.fromEntries(
      Object.entries(REPORTS).map(([id, [header, text]]) => [
        `reports/${id}.md`,
        `---\n${header.includes('language:') ? header : `${header}\nlanguage: en`}\n---\n${text}\n`,
      ]),
    ),
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}
