import { describe, expect, it } from 'vitest'
import type { Instant } from '../domain/instant.ts'
import { readLexicon } from '../read/lexicon.ts'
import { readSyntax } from '../read/models.ts'
import { analyse } from '../syntax/analyse.ts'
import { codeText } from './code.ts'
import { goldOf } from './gold.ts'

const syntax = readSyntax()
const lexicon = readLexicon('lexicon')

/** `EVENT trigger actors > targets FACTUALITY source` of each claim of a passage of 6 January 2022, text to claims. */
function told(text: string): readonly string[] {
  const claims = codeText(
    { report: 'r', text, published: '2022-01-06T12:00:00Z' as Instant, language: 'en' },
    analyse(text, syntax, { language: 'en' }),
    lexicon,
  ).map(goldOf)
  return claims.map(({ event, trigger, actor, target, factuality, attribution }) =>
    `${event} ${trigger} ${actor.join('+')} > ${target.join('+')} ${factuality} ${attribution ?? '-'}`.replaceAll(
      '  ',
      ' ',
    ),
  )
}

describe('a source', () => {
  it('behind what it said covers no clause after it', () => {
    const claims = told(
      'Kenyan police arrested 20 people in Nairobi, the interior ministry said, as crowds looted shops.',
    )
    expect(claims).toContainEqual(expect.stringMatching(/^COERCE arrested .* CT\+ KEN GOV$/))
    expect(claims).toContainEqual(expect.stringMatching(/^ASSAULT looted .* CT\+ -$/))
  })

  it('is whoever answers, not whoever asks', () => {
    const [claim] = told(
      'Asked by reporters whether troops had been sent to Mali, the French defence minister said no decision was taken.',
    )
    expect(claim).toMatch(/^MOBILIZE sent .* U FRA GOV$/)
  })

  it('that closes a sentence covers both of its clauses', () => {
    const claims = told(
      'Dozens of people lost their lives in the unrest in Kenya, and 800 have been detained, according to the interior ministry.',
    )
    expect(claims.map(claim => claim.slice(-7))).toEqual(['KEN GOV', 'KEN GOV', 'KEN GOV'])
  })

  it('is not whom the subject of a long sentence orders', () => {
    const claims = told(
      'President William Ruto, who had fled the capital after protesters stormed government buildings, ordered the army into Nairobi.',
    )
    expect(claims.map(claim => claim.split(' ')[0])).toEqual(['RETREAT', 'ASSAULT', 'MOBILIZE'])
    expect(claims.every(claim => claim.endsWith('-'))).toBe(true)
  })

  it('is an outlet by its name, whatever kind of outlet it is called', () => {
    expect(told('Diesel in Freetown went up by 80 percent, the newspaper Awoko reports.')[0]).toContain(
      'MED Awoko',
    )
  })
})

describe('factuality', () => {
  it('of what was asked for and turned down is that it will not be', () => {
    expect(told('Athens rejected a Turkish demand to withdraw its troops.')).toContainEqual(
      expect.stringMatching(/^RETREAT withdraw .* CT- /),
    )
  })

  it('under a condition that comes first is open in both clauses', () => {
    const claims = told(
      'If Turkey votes no, Washington will cut off aid and American troops will be sent elsewhere.',
    )
    expect(claims.filter(claim => /^(SANCTION|MOBILIZE)/.test(claim)).every(claim => / U /.test(claim))).toBe(
      true,
    )
  })

  it('of what is going to be is probable', () => {
    expect(told('Russia is going to withdraw its troops from Kazakhstan.')).toEqual([
      'RETREAT withdraw RUS GOV > PR+ -',
    ])
  })
})

describe('parties', () => {
  it('are nobody behind anti- and pro-', () => {
    expect(told('The anti-government protests in Kenya went on.')[0]).toMatch(/^PROTEST protests > CT\+/)
    expect(told('Pro-Russian separatists shelled Donetsk in Ukraine.')[0]).toMatch(
      /^ASSAULT shelled UKR REB /,
    )
  })

  it('of no country are of the one that the report has told of so far, not of one named further on', () => {
    const claims = told(
      'Protesters set fire to cars in Kenya. Police detained thirty people. Uganda, Tanzania and Rwanda looked on. The Ugandan president, the Ugandan army and the press of Uganda said nothing.',
    )
    expect(claims).toContainEqual(expect.stringMatching(/^COERCE detained KEN COP > KEN CVL/))
  })

  it('taken up by a pronoun are of their own kind', () => {
    expect(
      told('The government of Kenya resigned. The president, William Ruto, dismissed it on Monday.'),
    ).toContainEqual(expect.stringMatching(/^CONCEDE dismissed /))
  })

  it('called an alliance are the organisation named before', () => {
    expect(
      told('Armenia has sent soldiers with the CSTO mission. The alliance declined to help Armenia in 2021.'),
    ).toContainEqual(expect.stringMatching(/^REJECT declined IGO CSTO /))
  })

  it('in a building abroad that is called like one at home are those of its town', () => {
    expect(told('Protesters broke into the White House in Bishkek.')[0]).toMatch(
      /^ASSAULT broke KGZ CVL > KGZ GOV/,
    )
  })

  it('are all names in a row', () => {
    expect(
      told('Saudi Arabia, Bahrain and Egypt severed diplomatic relations with Qatar on Monday.'),
    ).toEqual(['SANCTION severed SAU GOV+BHR GOV+EGY GOV > QAT GOV CT+ -'])
  })

  it('asked are those who turn it down', () => {
    expect(told("Kosovo's government on Friday brushed aside an American plea for talks.")).toContainEqual(
      expect.stringMatching(/^REQUEST plea USA GOV > XKX GOV /),
    )
  })

  it('left by a minister are his government', () => {
    expect(told('Two Libyan ministers have defected, diplomats said.')[0]).toContain(
      'DEFECT defected LBY GOV > LBY GOV',
    )
  })

  it('that strike are labour, unless they work for themselves', () => {
    expect(told('Nurses in Kenya went on strike on Monday.')[0]).toContain('KEN LAB')
    expect(told('Shopkeepers in Iran went on strike on Monday.')[0]).toContain('IRN CVL')
  })

  it('taken up by a pronoun are never who does it in the same clause', () => {
    expect(told('Police in Lahore charged the lawyers, arresting several hundred of them.')).toContainEqual(
      expect.stringMatching(/^COERCE arresting PAK COP > PAK CVL /),
    )
  })
})

describe('the day of an accord', () => {
  it('is not that of what is agreed on', () => {
    const text = 'Armenia and Azerbaijan agreed on Tuesday to a ceasefire.'
    const claims = codeText(
      { report: 'r', text, published: '2022-01-06T12:00:00Z' as Instant, language: 'en' },
      analyse(text, syntax, { language: 'en' }),
      lexicon,
    )
    expect(claims.map(({ event, date }) => `${event} ${date}`)).toEqual(['AGREE 2022-01-04', 'RETREAT null'])
  })
})
