import { describe, expect, it } from 'vitest'
import { goldClaims } from './coded.testing.ts'

/** `EVENT trigger actors > targets place day factuality source` of each claim of a text of Wednesday 12 June 2024. */
function told(text: string, home?: string): readonly string[] {
  return goldClaims(text, home ? { home } : {}).map(
    ({ event, trigger, actor, target, place, date, factuality, attribution }) =>
      `${event} ${trigger} ${actor.join('+')} > ${target.join('+')} ${place} ${date} ${factuality} ${attribution}`,
  )
}

/** Short reports of unrest: many parties in few words, taken up again by a noun or a pronoun. */
describe('who it is in a digest', () => {
  it.each([
    [
      'somebody of a double surname, by the surname',
      'President Díaz-Canel accused the United States of a provocation.',
      'ACCUSE accused CUB GOV > USA GOV null null CT+ null',
    ],
    [
      'the seat that is called as a better known one, in its own country',
      'Protesters stormed the White House in Bishkek on Tuesday. They occupied the town hall.',
      'COERCE occupied KGZ CVL > KGZ GOV Bishkek null CT+ null',
    ],
    [
      'that seat again where its town was told before',
      'The opposition took control of parliament in Bishkek on Tuesday. Police fired at protesters near the White House.',
      'ASSAULT fired KGZ COP > KGZ CVL KGZ null CT+ null',
    ],
    [
      'the better known seat where it speaks',
      'The White House condemned the government of Kyrgyzstan.',
      'ACCUSE condemned USA GOV > KGZ GOV null null CT+ null',
    ],
    [
      'a body by the last noun of its name, and no other told of nearer',
      'The army told the Rapid Support Forces to leave Khartoum. The force refused on Tuesday.',
      'REJECT refused SDN REB >  null 2024-06-11 CT+ null',
    ],
    [
      'nobody where whoever killed is not told',
      'Tunisian protesters demanded that those who killed demonstrators be tried.',
      'ASSAULT killed  > TUN CVL TUN null CT+ TUN CVL',
    ],
    [
      'the opposition by the party that its lawmakers are of',
      'Lawmakers of the opposition party Nur protested in Tunis.',
      'PROTEST protested TUN OPP >  Tunis null CT+ null',
    ],
    [
      'a party of which nothing more is told, which does not rule',
      'Protesters in Tunis support a party that did not win seats.',
      'SUPPORT support TUN CVL > TUN OPP null null CT+ null',
    ],
    [
      'nobody by whom an emergency is declared that others are against',
      'Lawmakers protested in Tunis against the state of emergency.',
      'COERCE emergency  >  Tunis null CT+ null',
    ],
    [
      'parliament by its council',
      'The council of the Tunisian parliament rejected the motion.',
      'REJECT rejected TUN LEG >  null null CT+ null',
    ],
    [
      'those who are held, in what they were held for',
      'Police detained forty people in Tunis on Tuesday when they blocked a road.',
      'PROTEST blocked TUN CVL >  Tunis 2024-06-11 CT+ null',
    ],
    [
      'the speaker, behind a comma after what was said',
      'The Kremlin said that it was worried, and called on the government of Kyrgyzstan to talk.',
      'REQUEST called RUS GOV > KGZ GOV null null CT+ null',
    ],
    [
      'the speaker, of what the thing told of cannot say',
      'The president of Tunisia denied that the vote was fair and blamed outsiders.',
      'ACCUSE blamed TUN GOV >  null null CT+ null',
    ],
    [
      'soldiers by what carries them',
      'Columns of armoured personnel carriers moved to Tunis on Monday.',
      'MOBILIZE Columns TUN MIL >  Tunis 2024-06-10 CT+ null',
    ],
    [
      'a trade by its syndicate, which is no gang',
      "Police killed two men in Tunis, the doctors' syndicate said.",
      'ASSAULT killed TUN COP > TUN CVL Tunis null CT+ TUN CVL',
    ],
  ])('%s', (_, text, claim) => {
    expect(told(text)).toContain(claim)
  })
})

describe('the country of the case that a report is filed under', () => {
  it('is that of who is not told otherwise, and of nobody without a case', () => {
    const text = 'Police opened fire on protesters in Xyzzaville on Tuesday.'
    expect(told(text, 'TUN')).toEqual(['ASSAULT fire TUN COP > TUN CVL Xyzzaville 2024-06-11 CT+ null'])
    expect(told(text)).toEqual(['ASSAULT fire --- COP > --- CVL Xyzzaville 2024-06-11 CT+ null'])
  })

  it('is the matter of a report that names it, before a neighbour to which a road leads', () => {
    const text =
      'Protesters scuffled with police in Xyzzaville when the police tried to open the highway to Libya. The mayor of Sfax in Tunisia asked them to stop.'
    expect(told(text, 'TUN')).toContain('ASSAULT scuffled TUN CVL > TUN COP Xyzzaville null CT+ null')
  })

  it('is not that of what is told of another country alone', () => {
    expect(told('Police arrested two students in Paris, France.', 'TUN')).toEqual([
      'COERCE arrested FRA COP > FRA EDU Paris null CT+ null',
    ])
  })
})

describe('how surely and when it was, in a digest', () => {
  it.each([
    [
      'an attempt that others prevented',
      'Police in Tunis tried to arrest the bishop, and his followers prevented it.',
      'COERCE arrest TUN COP > TUN REL Tunis null CT- null',
    ],
    [
      'an attempt that failed',
      'Rebels in Mali tried to capture the airport but failed.',
      'COERCE capture MLI REB >  MLI null CT- null',
    ],
    [
      'an attempt of which nothing more is told',
      'Rebels in Mali tried to capture the airport and burned two cars.',
      'COERCE capture MLI REB >  MLI null U null',
    ],
    [
      'a riot that was organised',
      'Two parties had organised riots in Tunis.',
      'PROTEST riots TUN OPP >  Tunis null CT+ null',
    ],
    [
      'a riot that somebody is charged with organising',
      'A student was charged with organising riots in Tunis.',
      'PROTEST riots TUN EDU >  Tunis null CT+ null',
    ],
    [
      'days of protest that somebody calls',
      'The bishop of Tunis called four days of protests.',
      'PROTEST protests TUN REL >  Tunis null PR+ null',
    ],
    [
      'an emergency that is imposed by an order',
      'The president ordered a state of emergency in Tunis.',
      'COERCE emergency TUN GOV >  Tunis null CT+ null',
    ],
    [
      'what somebody does not want to have done',
      'The mayor of Tunis said that he did not want to be the mayor who fired at his own people.',
      'ASSAULT fired TUN GOV > TUN CVL Tunis null U TUN GOV',
    ],
    [
      'what forces have orders to do',
      'Security forces in armoured vehicles patrolled Tunis with orders to shoot.',
      'ASSAULT shoot TUN COP >  Tunis null U null',
    ],
    [
      'the day that a noun is of, and not the act beside it',
      'The government of Tunisia blamed the protests of last Sunday on foreigners.',
      'PROTEST protests  >  TUN 2024-06-09 CT+ null',
    ],
    [
      'a ruler who may leave his post',
      'The president of Tunisia said that he was ready to leave his post.',
      'RETREAT leave TUN GOV >  null null PR+ TUN GOV',
    ],
    [
      'what there are reports of',
      'There are unconfirmed reports of shots at the car of the mayor of Tunis on Monday.',
      'ASSAULT shots  >  Tunis 2024-06-10 CT+ anonymous',
    ],
  ])('%s', (_, text, claim) => {
    expect(told(text)).toContain(claim)
  })
})

/** A case is filed under a country; its reports tell of others too. */
describe('whose an office without a country is', () => {
  it.each([
    [
      'a ministry and army: of the state told of, not of the case',
      'The parliament of Armenia met in Yerevan over Kazakhstan and Russia. The military sent 100 soldiers to Almaty on Tuesday, the defence ministry said.',
      'MOBILIZE sent ARM MIL >  Almaty 2024-06-11 CT+ ARM GOV',
    ],
    [
      'a minister: of the state told of, not of the case',
      'Turkey and Russia discussed the crisis in Kazakhstan. Ankara is worried. The defence minister condemned the sanctions.',
      'ACCUSE condemned TUR GOV >  null null CT+ null',
    ],
  ])('%s', (_, text, line) => {
    expect(told(text, 'KAZ')).toContain(line)
  })
})
