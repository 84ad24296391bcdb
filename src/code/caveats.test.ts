import { describe, expect, it } from 'vitest'
import { coded } from './coded.testing.ts'

/** `trigger FACTUALITY: caveat by whom "words"` of each claim. */
function told(text: string, language = 'en'): readonly string[] {
  return coded(text, { day: '2022-01-06', language }).map(({ trigger, factuality, caveat }) => {
    if (!caveat) return `${trigger.text} ${factuality}`
    const words = text.slice(caveat.span.start, caveat.span.end)
    return `${trigger.text} ${factuality}: ${caveat.kind}${caveat.by ? ` by ${caveat.by.code}` : ''} "${words}"`
  })
}

describe('a report that comments on what it tells', () => {
  it('says in the same sentence that nobody confirmed it, and leaves what its source asserts', () => {
    expect(
      told('Rebels are moving tanks to Goma, Radio Okapi reported; the report has not been confirmed.'),
    ).toEqual(['moving CT+: unconfirmed "the report has not been confirmed"'])
    expect(
      told('Troops fired on a crowd in Khartoum, activists said, but this could not be verified.'),
    ).toEqual(['fired CT+: unconfirmed "this could not be verified"'])
  })

  it('says so in the next sentence, or in one that tells nothing between', () => {
    expect(
      told('Soldiers arrested the mayor of Goma, residents said. There was no immediate confirmation.'),
    ).toEqual(['arrested CT+: unconfirmed "There was no immediate confirmation"'])
    expect(
      told('Israel struck a convoy, state media said. Israel was silent. No confirmation was to be had.'),
    ).toEqual(['struck CT+: unconfirmed "No confirmation was to be had"'])
  })

  it('calls the report itself unconfirmed', () => {
    expect(told('An unconfirmed report by Radio Okapi said rebels had captured the airport.')).toEqual([
      'captured CT+: unconfirmed "unconfirmed report"',
    ])
  })

  it('says who denies it, or that its own source took it back', () => {
    expect(told('Police opened fire in Conakry, the opposition said. The government denied it.')).toEqual([
      'fire CT+: denied by GIN GOV "The government denied it"',
    ])
    expect(
      told('Police opened fire in Conakry, the opposition said, a claim the government has rejected.'),
    ).toContainEqual('fire CT+: denied by GIN GOV "the government has rejected"')
    expect(
      told('The governor said militants attacked a bus in Jos, but he later retracted the statement.'),
    ).toEqual(['attacked CT+: withdrawn "he later retracted the statement"'])
  })

  it('does not speak of what it tells beside of who denies', () => {
    expect(
      told('The minister, who visited the protests in Bishkek, said that the information was incorrect.'),
    ).toEqual(['visited CT+', 'protests CT+'])
  })

  it('does not speak of what another says, where it says whose account it is', () => {
    const beaten = 'A singer in Bishkek said that police had beaten the musician.'
    expect(
      told(`${beaten} The minister said that the information of the state channels was incorrect.`),
    ).toEqual(['beaten CT+'])
    expect(told(`${beaten} The minister said that the information was incorrect.`)[0]).toContain('denied by')
  })

  it('finds it false, or without evidence', () => {
    expect(told('Local media reported that police had fired in Lima. This turned out to be false.')).toEqual([
      'fired CT+: refuted "This turned out to be false"',
    ])
    expect(told('The general said Rwanda had sent 500 soldiers to Rutshuru, but gave no evidence.')).toEqual([
      'sent CT+: unproven "gave no evidence"',
    ])
  })

  it('says so in Russian', () => {
    expect(
      told('Россия направила войска в Казахстан, сообщило издание; информация не подтверждена.', 'ru'),
    ).toEqual(['направила CT+: unconfirmed "информация не подтверждена"'])
    expect(
      told('Военные открыли огонь в Актау, сообщает Orda. Официального подтверждения нет.', 'ru'),
    ).toEqual(['огонь CT+: unconfirmed "Официального подтверждения нет"'])
    expect(
      told('Боевики захватили аэропорт Алматы, сообщили СМИ. Эта информация оказалась ложной.', 'ru'),
    ).toEqual(['захватили CT+: refuted "Эта информация оказалась ложной"'])
  })

  it('says nothing of other matters', () => {
    expect(told('Rebels killed twelve soldiers near Kidal. The toll could not be verified.')).toEqual([
      'killed CT+',
    ])
    expect(told('Soldiers were killed in Djibo. The army did not respond to a request for comment.')).toEqual(
      ['killed CT+'],
    )
    expect(
      told('Troops fired at a crowd in Lagos, residents said. The minister confirmed the report.'),
    ).toEqual(['fired CT+'])
    expect(
      told('The White House rejected claims that it was behind the unrest. The claims are false, it said.'),
    ).not.toContainEqual(expect.stringMatching(/^rejected .*:/))
    expect(
      told('The opposition demanded his resignation. The president rejected this.').join(),
    ).not.toContain(':')
  })
})
