import { rmSync } from 'node:fs'
import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import stringWidth from 'string-width'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assess } from '../assess/chain.ts'
import { writeSmallCase } from '../assess/small-case.testing.ts'
import type { Assessment } from '../domain/assessment.ts'
import { type Day, instantOf } from '../domain/instant.ts'
import { codeReports } from '../pool/code-reports.ts'
import { readCase } from '../read/case.ts'
import { readDefinitions, readWording } from '../read/definitions.ts'
import { readStates, readTreaties } from '../read/treaties.ts'
import { writeDiff } from './diff.ts'
import type { Block, Brief, Line } from './document.ts'
import { briefHtml } from './html.ts'
import { LIKELIHOODS, likelihoodOf, likelihoodText } from './likelihood.ts'
import { briefMarkdown } from './markdown.ts'
import { writeStress } from './stress.ts'
import { hangsOnSentence, outcomeBars, sideText } from './stress-parts.ts'
import { briefText } from './text.ts'
import { namesLike, writeWhy } from './why.ts'
import { writeBrief } from './write.ts'

const folder = writeSmallCase()
const wording = readWording()
const at = (text: string) => instantOf(Date.parse(text))
let assessAt: (asOf: string) => Assessment
let brief: Brief

beforeAll(async () => {
  const { loaded } = await readCase(folder)
  const inputs = loaded.reports.map(({ id, ...report }) => ({ ...report, report: id }))
  const codings = new Map((await codeReports(inputs, { workers: 1 })).map(({ id, coding }) => [id, coding]))
  const definitions = readDefinitions()
  assessAt = asOf =>
    assess({
      ...loaded,
      ...definitions,
      treaties: { treaties: readTreaties(), states: readStates() },
      stress: { ...definitions.stress, runs: 10, pairs: 2 },
      version: 'test',
      asOf: at(asOf),
      codings,
      seed: 1,
    })
  brief = writeBrief(assessAt('2022-03-02T12:00Z'), wording)
})
afterAll(() => rmSync(folder, { recursive: true }))

function linesOf({ sections }: Brief): readonly Line[] {
  return sections.flatMap(({ blocks }) => blocks.flatMap(linesOfBlock))
}

function linesOfBlock(block: Block): readonly Line[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.line]
    case 'items':
      return block.items.flatMap(({ lead, details }) => [lead, ...details])
    case 'table':
      return block.rows.flat()
    case 'sides':
      return [block.title, ...block.sides.flatMap(({ lines }) => lines)]
    case 'bars':
      return block.bars.map(({ note }) => note)
  }
}

describe('a brief', () => {
  it('has the sections that an analyst expects, bottom line first and sources last', () => {
    expect(brief.sections.map(({ id }) => id)).toEqual([
      'bottom-line',
      'known',
      'unsettled',
      'disputed',
      'counts',
      'indicators',
      'hypotheses',
      'outlook',
      'exposed',
      'treaties',
      'dates',
      'gaps',
      'sources',
    ])
  })

  it('begins with what weighs most and is fresh, not with what most outlets carry', () => {
    const assessment = assessAt('2022-03-02T12:00Z')
    const first = (resigned: Day) => {
      const events = assessment.events.map(event => ({
        ...event,
        belief: { p: 0.9, low: 0.8, high: 0.95 },
        to: event.mode === 'resign' ? resigned : ('2022-03-01' as Day),
      }))
      return /known above all: (\w+)/.exec(
        briefText(writeBrief({ ...assessment, events }, wording), { colour: false }).replaceAll(/\s+/g, ' '),
      )?.[1]
    }
    expect(first('2022-03-02' as Day)).toBe('resignation')
    expect(first('2022-02-01' as Day)).not.toBe('resignation')
  })

  it('numbers its references in the order in which it names them, each the sentence of a report', () => {
    const named = linesOf(brief)
      .flat()
      .flatMap(run => (run.kind === 'refs' ? run.refs : []))
    expect([...new Set(named)].sort((a, b) => a - b)).toEqual(brief.references.map(({ n }) => n))
    for (const { quote, trigger } of brief.references) {
      expect(quote.length).toBeGreaterThan(10)
      expect(quote.slice(trigger.start, trigger.end)).not.toBe('')
    }
  })

  it('sets both sides of a dispute side by side', () => {
    const text = briefText(brief, { colour: false })
    const disputed = text.slice(text.indexOf('WHAT IS DISPUTED'), text.indexOf('COUNTS AS GIVEN'))
    expect(disputed).toMatch(/Asserted .*│ Denied/)
    expect(disputed).toContain('denied')
  })

  it('says which reports could not be read', () => {
    expect(briefText(brief, { colour: false })).toContain('Not coded: 1 report: in Kazakh (1).')
  })

  it('never says likelihood and confidence in one sentence', () => {
    const sentences = linesOf(brief).map(line => line.map(run => ('text' in run ? run.text : '')).join(''))
    for (const sentence of sentences.filter(sentence => /confidence in/i.test(sentence)))
      expect(sentence).not.toMatch(new RegExp(LIKELIHOODS.map(({ word }) => word).join('|')))
  })

  it('says of an empty hour that nothing is known', () => {
    const text = briefText(writeBrief(assessAt('2022-02-28T00:00Z'), wording), { colour: false })
    expect(text).toContain('nothing is believed very likely yet')
    expect(text).toContain('No report denies what another asserts.')
  })
})

describe('the brief in a terminal', () => {
  it('fits 100 columns and carries colour only when asked', () => {
    const plain = briefText(brief, { colour: false })
    expect(Math.max(...plain.split('\n').map(line => stringWidth(line)))).toBeLessThanOrEqual(100)
    expect(plain).not.toContain('\u001b')
    expect(briefText(brief, { colour: true })).toContain('\u001b[')
  })

  it('fits whatever stands in it', () => {
    const run = fc.string({ unit: 'grapheme', maxLength: 160 })
    fc.assert(
      fc.property(run, run, (title, words) => {
        const clean = (text: string) => text.replace(/[\p{C}\s]+/gu, ' ')
        const odd: Brief = {
          ...brief,
          title: 'T',
          question: clean(title),
          sections: [
            {
              id: 'x',
              title: 'X',
              blocks: [
                { kind: 'items', items: [{ lead: [{ kind: 'strong', text: clean(words) }], details: [] }] },
                {
                  kind: 'table',
                  columns: [
                    { title: 'A', align: 'left' },
                    { title: 'B', align: 'right' },
                  ],
                  rows: [[[{ kind: 'text', text: clean(words) }], [{ kind: 'quote', text: clean(title) }]]],
                },
              ],
            },
          ],
          references: [],
        }
        const widths = briefText(odd, { colour: false })
          .split('\n')
          .map(line => stringWidth(line))
        expect(Math.max(...widths)).toBeLessThanOrEqual(100)
      }),
    )
  })
})

describe('the brief as HTML', () => {
  it('is one file without script, where each reference leads to its sentence', () => {
    const { document } = parseHTML(briefHtml(brief))
    expect(document.querySelectorAll('script, link, img, iframe').length).toBe(0)
    for (const link of document.querySelectorAll('.ref > a')) {
      const target = document.getElementById(link.getAttribute('href')!.slice(1))
      expect(target?.querySelector('mark')?.textContent).toBeTruthy()
      expect(link.parentElement?.querySelector('.card q')?.textContent).toBeTruthy()
    }
  })

  it('treats text from reports as text', () => {
    const { document } = parseHTML(briefHtml(brief))
    expect(document.querySelector('h1')?.textContent).toBe('Bread <b>unrest</b> in Aktobe')
    const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    const odd: Brief = {
      ...brief,
      title: hostile,
      references: brief.references.map(reference => ({
        ...reference,
        quote: hostile,
        outlet: hostile,
        title: hostile,
        address: 'javascript:alert(1)',
      })),
    }
    const { document: page } = parseHTML(briefHtml(odd))
    expect(page.querySelectorAll('script, img').length).toBe(0)
    expect(page.querySelectorAll('a[href^="javascript"]').length).toBe(0)
  })
})

describe('the brief as Markdown', () => {
  it('escapes what would be markup and links references to their list', () => {
    const markdown = briefMarkdown(brief)
    expect(markdown).toContain('# Bread \\<b\\>unrest\\</b\\> in Aktobe')
    for (const { n } of brief.references) {
      expect(markdown).toContain(`](#ref-${n})`)
      expect(markdown).toContain(`<a id="ref-${n}"></a>`)
    }
  })
})

describe('why', () => {
  it('lists terms that add up to the belief, and every quote with its origin', () => {
    const assessment = assessAt('2022-03-02T12:00Z')
    const event = assessment.events.find(({ type }) => type === 'PROTEST')!
    const answer = briefText(writeWhy(assessment, event.id, wording)!, { colour: false })
    expect(answer).toContain('HOW FAR TO BELIEVE IT')
    for (const { label } of event.terms) expect(answer).toContain(label.slice(0, 20))
    for (const claim of event.claims) expect(answer).toContain(claim)
  })

  it('names a speaker, not his code', () => {
    const assessment = assessAt('2022-03-02T12:00Z')
    const event = assessment.events.find(({ origins }) => origins.some(({ who }) => who === 'KAZ GOV'))!
    const answer = briefText(writeWhy(assessment, event.id, wording)!, { colour: false })
    expect(answer).toContain('Kazakh government asserts')
    expect(answer).toContain('Asserted by Kazakh government (statement)')
    expect(answer).not.toContain('KAZ GOV')
  })

  it('reads the words of likelihood of a quote as what they leave open', () => {
    const assessment = assessAt('2022-03-02T12:00Z')
    const reports = new Map(assessment.reports.map(({ report }) => [report.id, report.text]))
    const words = (claim: (typeof assessment.claims)[number]) =>
      reports.get(claim.report)!.slice(claim.quote.start, claim.quote.end)
    const hedged = assessment.claims.find(claim => /\bmay send\b/.test(words(claim)))!
    const answer = briefText(writeWhy(assessment, hedged.id, wording)!, { colour: false })
    expect(answer).toContain('“may”: says only that it is not ruled out')
    const plain = assessment.claims.find(claim => !/\bmay\b/.test(words(claim)))!
    expect(briefText(writeWhy(assessment, plain.id, wording)!, { colour: false })).not.toContain(
      'WORDS OF LIKELIHOOD',
    )
  })

  it('knows indicators, hypotheses and claims, and suggests a name for a slip of the pen', () => {
    const assessment = assessAt('2022-03-02T12:00Z')
    for (const name of ['mobilisation.protest', 'bread', 'repressed', assessment.claims[0]!.id])
      expect(writeWhy(assessment, name, wording)?.sections.length).toBeGreaterThan(0)
    expect(writeWhy(assessment, 'mobilisation.protests', wording)).toBeNull()
    expect(namesLike(assessment, 'mobilisation.protests')).toContain('mobilisation.protest')
  })
})

describe('a stress test as a product of its own', () => {
  it('says first what it may not be used for, and that it was broken off where it was', () => {
    const assessment = assessAt('2022-03-02T12:00Z')
    const whole = writeStress(assessment, assessment.stress!, null, wording)
    expect(whole.sections[0]!.title).toBe('What this may not be used for')
    const partial = { ...assessment.stress!, asked: 500 }
    const said = briefText(writeStress(assessment, partial, null, wording), { colour: false })
    expect(said).toContain('10 runs of 500 asked, broken off: a partial result')
    expect(briefText(whole, { colour: false })).not.toContain('broken off')
  })

  it('says what an outcome hangs on only where chance does not put it there, in words', () => {
    const stress = assessAt('2022-03-02T12:00Z').stress!
    const [strong, ...others] = stress.hangsOn
    const shown = (block: Block) =>
      linesOfBlock(block)
        .flat()
        .map(run => ('text' in run ? run.text : ''))
        .join('')
    const clear = { ...strong!, title: 'how fast protesters tire', lowest: 0.9, highest: 0.2, error: 0.02 }
    const dim = others.map(other => ({ ...other, lowest: 0.5, highest: 0.55, error: 0.02 }))
    expect(shown(hangsOnSentence({ ...stress, hangsOn: [clear, ...dim] }, wording))).toMatch(
      /hangs on how fast protesters tire \(90\s% in the runs where that is lowest, 20\s% where highest\)\.$/,
    )
    expect(shown(hangsOnSentence({ ...stress, hangsOn: dim }, wording))).toMatch(/^No single assumption/)
  })

  it('tells small shares from nothing, gives no word of likelihood, and sets past crises beside', () => {
    const assessment = assessAt('2022-03-02T12:00Z')
    const stress = assessment.stress!
    const rare = {
      ...stress,
      runs: 2000,
      outcomes: [{ ...stress.outcomes[0]!, share: 0.004, low: 0.002, high: 0.008 }],
    }
    const printed = briefText(
      writeStress(assessment, { ...stress, outcomes: stress.outcomes }, null, wording),
      { colour: false },
    )
    expect(outcomeBars(rare)).toMatchObject({ bars: [{ digits: 1 }] })
    expect(printed).not.toMatch(/almost|likely|chance \(/)
    expect(printed).toMatch(/a coup within 90\s+days/)
  })

  it('puts either side of a branch in words', () => {
    const split = { hour: 72, feature: 'loyal', above: 0.65, bits: 0.2 }
    expect([true, false].map(high => sideText(split, high).replaceAll('\u00a0', ' '))).toEqual([
      'more than 65 % of the forces loyal',
      'at most 65 % of the forces loyal',
    ])
    expect([true, false].map(high => sideText({ ...split, feature: 'fire' }, high))).toEqual([
      'an order to fire',
      'no order to fire',
    ])
  })
})

describe('diff', () => {
  it('names what is new, and the report through which it became known', () => {
    const diff = writeDiff(assessAt('2022-03-01T12:00Z'), assessAt('2022-03-02T12:00Z'), wording)
    const text = briefText(diff, { colour: false })
    expect(text).toContain('4 more reports')
    expect(text).toMatch(/Resignation of government/)
    expect(text).toContain('2022-03-02-0800-wire-resigns')
  })
})

describe('likelihood words', () => {
  it('follow ICD 203, and never stand without their range', () => {
    expect(likelihoodText(0.7)).toBe('likely (55–80 %)')
    expect(likelihoodText(0.02)).toBe('almost no chance (1–5 %)')
    expect(likelihoodText(1)).toBe('almost certain (95–99 %)')
  })

  it('rise with the probability', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b) => {
          const [low, high] = a <= b ? [a, b] : [b, a]
          expect(likelihoodOf(low).low).toBeLessThanOrEqual(likelihoodOf(high).low)
        },
      ),
    )
  })
})

describe('a count told by a word', () => {
  it('is given by that word, and a figure as a figure', () => {
    const assessment = assessAt('2022-03-02T12:00Z')
    const claim = assessment.claims[0]!
    const { text } = assessment.reports.find(({ report }) => report.id === claim.report)!.report
    const start = 0
    const words = text.slice(start, text.indexOf(' '))
    const killed = (low: number, high: number): typeof assessment => ({
      ...assessment,
      claims: [
        {
          ...claim,
          magnitudes: [
            {
              kind: 'killed',
              low,
              high,
              scope: 'unknown',
              unit: null,
              of: null,
              span: { start, end: words.length },
            },
          ],
        } as (typeof assessment.claims)[number],
        ...assessment.claims.slice(1),
      ],
      values: [
        {
          kind: 'killed',
          of: null,
          unit: null,
          scope: { whom: null, place: null, counts: 'total' },
          disputed: false,
          points: [{ at: assessment.asOf, claim: claim.id, low, high, who: 'anonymous' }],
          standing: { at: assessment.asOf, claim: claim.id, low, high, who: 'anonymous' },
        },
      ],
    })
    const counted = (low: number, high: number) => {
      const section = writeBrief(killed(low, high), wording).sections.find(({ id }) => id === 'counts')!
      return JSON.stringify(section.blocks)
    }
    expect(counted(24, 99)).toContain(`"${words.toLowerCase()}"`)
    expect(counted(90, 110)).toContain('about 100')
  })
})
