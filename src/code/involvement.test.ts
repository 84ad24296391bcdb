import { describe, expect, it } from 'vitest'
import { goldClaims } from './coded.testing.ts'

/** `EVENT trigger actors FACTUALITY source` of each claim of a text of Wednesday 12 June 2024. */
function told(text: string, language = 'en'): readonly string[] {
  return goldClaims(text, { language }).map(
    each => `${each.event} ${each.trigger} ${each.actor.join('+')} ${each.factuality} ${each.attribution}`,
  )
}

/** To deny a part in an event takes the event for granted, and does not make the denier its actor. */
describe('a part in an event that is denied', () => {
  it.each([
    [
      'Sudan denied that its government is behind the violent protests in Chad.',
      'PROTEST protests TCD CVL CT+ SDN GOV',
    ],
    ['Rwanda denied being behind the attack in Goma.', 'ASSAULT attack  CT+ RWA GOV'],
    ['Rwanda is not behind the attack in Goma, the minister said.', 'ASSAULT attack  CT+ RWA GOV'],
    ['Rwanda denied responsibility for the bombing in Goma.', 'ASSAULT bombing  CT+ RWA GOV'],
    ['Rwanda rejected claims that it had a hand in the killing in Goma.', 'ASSAULT killing  CT+ RWA GOV'],
    ['Сербия отрицает причастность к взрыву в Приштине.', 'ASSAULT взрыву  CT+ SRB GOV', 'ru'],
  ])('%s', (text, claim, language = 'en') => {
    expect(told(text, language)).toEqual([claim])
  })

  it('is a part where it is affirmed', () => {
    expect(told('Police said that a gang was behind the attack in Goma.')).toEqual([
      'ASSAULT attack COD CRM CT+ COD COP',
    ])
  })

  it('leaves a plain denial what it was', () => {
    expect(told('Rwanda denied that its soldiers had attacked Goma.')).toEqual([
      'ASSAULT attacked RWA MIL CT- RWA GOV',
    ])
  })
})

describe('an attempt of others that is rejected', () => {
  it.each([
    ['China rejects any attempt to provoke unrest in Laos.', 'PROTEST unrest  U null'],
    [
      'Beijing said that China rejected attempts by external forces to provoke unrest in Laos.',
      'PROTEST unrest  U CHN GOV',
    ],
    ['Police in Kenya foiled a plot to bomb a bus station.', 'ASSAULT bomb  U null'],
    ['Китай отверг попытки спровоцировать беспорядки в Лаосе.', 'PROTEST беспорядки  U null', 'ru'],
  ])('is left open, and not of whoever rejects it: %s', (text, claim, language = 'en') => {
    expect(told(text, language)).toContain(claim)
  })

  it('is no deed where it was only made', () => {
    expect(told('Attempts were made at night to capture the mayor’s office in Goma.')).toEqual([
      'COERCE capture  U null',
    ])
    expect(told('Orders were given to open fire on the crowd in Goma.')[0]).toContain('ASSAULT fire  U')
  })

  it('is what was asked for where a plea is turned down', () => {
    expect(told('Kenya rejected a request to release the prisoners.')).toContain(
      'RETREAT release KEN GOV CT- null',
    )
  })
})

describe('what is called false', () => {
  it.each([
    ['Police in Mali called reports of a killing in Gao untrue.', 'ASSAULT killing  CT- MLI COP'],
    ['The mayor called the report of a killing in Gao a lie.', 'ASSAULT killing  CT- MLI GOV'],
    ['Information about the storming of the airport in Gao is false.', 'ASSAULT storming  CT- null'],
    ['В МВД назвали сообщения о захвате аэропорта в Актау ложными.', 'COERCE захвате  CT- KAZ GOV', 'ru'],
  ])('did not happen, by the word of whoever calls it so: %s', (text, claim, language = 'en') => {
    expect(told(text, language)).toEqual([claim])
  })

  it('is denied of itself alone, not of what was told before', () => {
    const before = 'Soldiers shot two men in Gao. '
    expect(told(`${before}Information about the storming of the airport is false.`)[0]).toBe(told(before)[0])
  })

  it('is a judgement where no account is meant', () => {
    expect(told('The mayor called the shooting in Gao wrong.')).toContain('ASSAULT shooting  CT+ null')
  })
})

describe('who says so, where two speak', () => {
  it('is each of what he says', () => {
    const text =
      'The ministry confirmed the arrest of the mayor of Gao, while residents said that police had shot two men.'
    const [first, second] = told(text)
    expect(first).toMatch(/^COERCE arrest .* MLI GOV$/)
    expect(second).toMatch(/^ASSAULT shot MLI COP CT\+ MLI CVL$/)
  })

  it('is whoever answers where he is asked', () => {
    expect(
      told('Asked whether soldiers had fired on the crowd in Gao, the minister said nothing of it.')[0],
    ).toMatch(/^ASSAULT fired MLI MIL U MLI GOV$/)
  })
})

describe('who decides', () => {
  it('does what is decided, whoever criticises it', () => {
    const text =
      'The opposition in Yerevan condemned the decision of the prime minister to send soldiers to Mali.'
    expect(told(text)).toContain('MOBILIZE send ARM GOV PR+ null')
  })

  it('is nobody where there may be nobody: "anyone who refused will be shot"', () => {
    const text = 'The president of Mali said that anyone who refused to surrender would be destroyed.'
    expect(told(text)).toContain('RETREAT surrender  U MLI GOV')
  })
})

describe('what there is no way to do', () => {
  it('will hardly be done', () => {
    expect(told('The government of Mali sees no way to lower the price of petrol.')).toEqual([
      'CONCEDE lower MLI GOV PR- null',
    ])
  })
})

describe('violence that somebody will end', () => {
  it.each([
    [
      'The ministry in Bamako is sure that the people will quickly end violence.',
      'ASSAULT violence  CT+ MLI GOV',
    ],
    ['Власти Казахстана быстро прекратят насилие в Актау.', 'ASSAULT насилие  CT+ null', 'ru'],
  ])('goes on: %s', (text, claim, language = 'en') => {
    expect(told(text, language)).toEqual([claim])
  })

  it('is not threatened by a warning that is not given', () => {
    expect(
      told('The president of Kenya let police open fire, giving no warning first.').join(),
    ).not.toContain('THREATEN')
  })
})
