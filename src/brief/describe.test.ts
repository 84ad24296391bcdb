import { describe, expect, it } from 'vitest'
import { readWording } from '../read/definitions.ts'
import { type Said, type Told, tell, weighed } from '../weigh/newsroom.testing.ts'
import { eventTitle, lowerFirst } from './describe.ts'

const wording = readWording()

/** The titles of the events of what was told, for a case in Kazakhstan. */
function titlesOf(...told: readonly Told[]): readonly string[] {
  const claims = new Map(told.flatMap(each => each.claims.map(claim => [claim.id, claim] as const)))
  const texts = new Map(told.map(({ report }) => [report.id, report.text]))
  return weighed(told).events.map(event =>
    eventTitle(
      event,
      event.claims.map(id => claims.get(id)!),
      claims.get(event.claims[0]!)!,
      wording,
      'KAZ',
      ({ report, quote }) => texts.get(report)!.slice(quote.start, quote.end),
    ),
  )
}

const OUTLETS = ['Reuters', 'AFP', 'dpa', 'EFE', 'ANSA', 'Lusa']
const each = (text: string, ...said: readonly Said[]) =>
  said.map((one, n) => tell(`r${n}`, `2022-01-05T1${n}:00Z`, OUTLETS[n]!, text, [one]))

describe('the title of an event', () => {
  it('names who did what to whom, where and when', () => {
    const arrested = { event: 'COERCE', mode: 'arrest', trigger: 'arrested', date: '2022-01-05' } as const
    const told = each('Police arrested protesters in Aktobe.', {
      ...arrested,
      actors: ['KAZ COP'],
      targets: ['KAZ CVL'],
      city: 'Aktobe',
    })
    expect(titlesOf(...told)).toEqual(['Arrests of civilians by police in Aktobe, 5\u00a0Jan'])
  })

  it('puts an object next to its noun, and both sides of a fight after it', () => {
    const police = { actors: ['KAZ COP'], targets: ['KAZ CVL'], city: 'Aktobe' } as const
    const titleOf = (said: Said) =>
      titlesOf(...each('In Aktobe police killed, fired at, clashes with, joined.', { ...said, ...police }))[0]
    expect(titleOf({ mode: 'targeted', trigger: 'killed' })).toBe('Killing of civilians by police in Aktobe')
    expect(titleOf({ mode: 'firearms', trigger: 'fired' })).toBe('Shooting by police on civilians in Aktobe')
    expect(titleOf({ trigger: 'clashes', mode: 'beat' })).toBe(
      'Clashes between police and civilians in Aktobe',
    )
    expect(titleOf({ event: 'DEFECT', trigger: 'joined' })).toBe('Defection of police to civilians in Aktobe')
  })

  it('calls a cut of the internet by its name, and no arrest in a sentence that speaks of it', () => {
    const titleOf = (said: Said) =>
      titlesOf(
        ...each('As the internet was cut in Aktobe, they were arrested.', { ...said, city: 'Aktobe' }),
      )[0]
    expect(titleOf({ event: 'COERCE', mode: 'withhold', trigger: 'cut' })).toBe(
      'Cut of internet or phones in Aktobe',
    )
    expect(titleOf({ event: 'COERCE', mode: 'arrest', trigger: 'arrested' })).toBe('Arrests in Aktobe')
  })

  it('says of a minister who goes no more than that, and of a government that it went', () => {
    const resigned: Said = { event: 'RETREAT', mode: 'resign', trigger: 'resigned', actors: ['KAZ GOV'] }
    expect(titlesOf(...each('The interior minister resigned.', resigned))).toEqual([
      'Resignation from government',
    ])
    expect(titlesOf(...each('The government resigned.', resigned))).toEqual(['Resignation of government'])
    expect(titlesOf(...each('The president fled abroad.', { ...resigned, trigger: 'fled' }))).toEqual([
      'Flight of a leader',
    ])
  })

  it('leaves out a party that one of many reports alone names', () => {
    const riot: Said = { event: 'PROTEST', mode: 'riot', trigger: 'unrest' }
    const told = each('Washington is not behind the unrest.', riot, riot, riot, {
      ...riot,
      actors: ['USA GOV'],
    })
    expect(titlesOf(...told)).toEqual(['Unrest in Kazakhstan'])
  })

  it.each<readonly [string, string, Said, string]>([
    ['violence of no kind', 'Violence went on.', { trigger: 'Violence' }, 'Violence in Kazakhstan'],
    [
      'a cordon that is broken, no storming of the police',
      'Protesters broke through a police cordon.',
      { trigger: 'broke', mode: 'destroy', actors: ['KAZ CVL'], targets: ['KAZ COP'] },
      'Breach of a cordon of police by civilians',
    ],
    [
      'what is freed, no seizure',
      'The airport of Almaty has been freed.',
      { event: 'COERCE', mode: 'seize', trigger: 'freed', city: 'Almaty' },
      'Retaking in Almaty',
    ],
    [
      'a regiment on alert, no movement',
      'A regiment was put on combat readiness.',
      { event: 'MOBILIZE', mode: 'troops', trigger: 'put', actors: ['KAZ MIL'] },
      'Alert of military',
    ],
    [
      'a dearer good',
      'Bread prices soared.',
      { event: 'SHOCK', trigger: 'soared' },
      'Jump in prices in Kazakhstan',
    ],
    [
      'a promise, no agreement',
      'He promised an answer.',
      { event: 'AGREE', trigger: 'promised' },
      'Promise or offer in Kazakhstan',
    ],
    [
      'a surrender, to whom it is made',
      'The garrison surrendered to the rebels.',
      { event: 'RETREAT', mode: 'disarm', trigger: 'surrendered', actors: ['KAZ MIL'], targets: ['KAZ REB'] },
      'Surrender of military to rebels',
    ],
    [
      'a curfew that is lifted, no release of anybody',
      'Police lifted the curfew.',
      { event: 'RETREAT', mode: 'release', trigger: 'lifted', actors: ['KAZ COP'] },
      'Lifting of restrictions by police',
    ],
    [
      'an ambassador who is recalled',
      'Russia recalled its ambassador.',
      { event: 'SANCTION', mode: 'withdraw', trigger: 'recalled', actors: ['RUS GOV'], targets: ['KAZ GOV'] },
      'Recall of envoys by Russian government from government',
    ],
    [
      'aid that is suspended, no expulsion',
      'The suspension of aid is justified.',
      { event: 'SANCTION', mode: 'expel', trigger: 'suspension', actors: ['RUS GOV'] },
      'Suspension of aid or ties by Russian government',
    ],
    [
      'schools and offices that are closed, whoever has them',
      'Schools and offices are closed.',
      {
        event: 'COERCE',
        mode: 'restrict',
        trigger: 'closed',
        targets: ['KAZ EDU', 'KAZ GOV'],
        city: 'Almaty',
      },
      'Closure in Almaty',
    ],
    [
      'a car that is overturned, no storming of its owners',
      'They overturned a police car.',
      { mode: 'destroy', trigger: 'overturned', actors: ['KAZ CVL'], targets: ['KAZ COP'] },
      'Destruction of property of police by civilians',
    ],
    [
      'a vote that is declared void',
      'The commission declared the election void.',
      { event: 'CONCEDE', trigger: 'declared' },
      'Annulment of a vote in Kazakhstan',
    ],
    [
      'a coup, no seizure of a thing',
      'This is a coup.',
      { event: 'COERCE', mode: 'seize', trigger: 'coup' },
      'Coup in Kazakhstan',
    ],
    [
      'a leader who may go abroad, no resignation',
      'The president may leave the country.',
      { event: 'RETREAT', mode: 'resign', trigger: 'leave', actors: ['KAZ GOV'], factuality: 'PS+' },
      'Departure of a leader',
    ],
    [
      'force of which no more is told, no stones',
      'Police used weapons against citizens.',
      { mode: 'primitive', trigger: 'used', actors: ['KAZ COP'], targets: ['KAZ CVL'] },
      'Use of force by police on civilians',
    ],
    [
      'an export that is forbidden, no breaking off',
      'The export of cattle is forbidden.',
      { event: 'SANCTION', mode: 'discontinue', trigger: 'forbidden' },
      'Ban in Kazakhstan',
    ],
    [
      'two who are fought against, no fight between them',
      'Clashes of the crowd with police and soldiers went on.',
      { trigger: 'Clashes', targets: ['KAZ COP', 'KAZ MIL'] },
      'Clashes with police and military',
    ],
    [
      'a crowd that fights two forces',
      'Clashes of the crowd with police and soldiers went on.',
      { trigger: 'Clashes', actors: ['KAZ CVL'], targets: ['KAZ COP', 'KAZ MIL'] },
      'Clashes of civilians with police and military',
    ],
    [
      'those who met',
      'The minister met the strikers.',
      { event: 'CONSULT', mode: 'visit', trigger: 'met', actors: ['KAZ GOV'], targets: ['KAZ LAB'] },
      'Meeting of government with workers',
    ],
  ])('calls %s by its own name', (_, text, said, title) => {
    expect(titlesOf(...each(text, said))).toEqual([title])
  })

  it('calls a known party by its name where its role would be a judgement', () => {
    const told = each('The Free Guard attacked a post.', { actors: ['KAZ REB'], trigger: 'attacked' }).map(
      ({ report, claims }) => ({
        report,
        claims: claims.map(claim => ({
          ...claim,
          actors: claim.actors.map(party => ({ ...party, entity: 'Free Guard' })),
        })),
      }),
    )
    expect(titlesOf(...told)).toEqual(['Attack by Free Guard'])
  })

  it('calls no party by the name of another that the lexicon keeps with it', () => {
    const flights: Said = { event: 'COERCE', mode: 'restrict', trigger: 'stopped', targets: ['RUS BUS'] }
    const told = each('Flights of Aeroflot were stopped.', flights).map(({ report, claims }) => ({
      report,
      claims: claims.map(claim => ({
        ...claim,
        targets: claim.targets.map(party => ({ ...party, entity: 'Gazprom', name: 'Aeroflot' })),
      })),
    }))
    expect(titlesOf(...told)).toEqual(['Restriction or dispersal of Russian companies'])
  })

  it('lends a party no country out of the name of another', () => {
    const text = 'Kyrgyz soldiers would not break up rallies.'
    const broke: Said = {
      event: 'COERCE',
      mode: 'restrict',
      trigger: 'break',
      actors: ['KGZ MIL'],
      targets: ['KGZ CVL'],
    }
    const told = each(text, broke).map(({ report, claims }) => ({
      report,
      claims: claims.map(claim => ({
        ...claim,
        actors: claim.actors.map(party => ({
          ...party,
          name: 'Kyrgyz soldiers',
          span: { start: 0, end: 15 },
        })),
        targets: claim.targets.map(party => ({ ...party, name: 'rallies' })),
      })),
    }))
    expect(titlesOf(...told)).toEqual(['Restriction or dispersal of civilians by Kyrgyz military'])
  })

  it('of two names that half of the reports have, takes the one of the sentence shown', () => {
    const told = each(
      'They broke into an office and set it on fire in Aktobe.',
      { mode: 'destroy', trigger: 'broke', city: 'Aktobe' },
      { mode: 'destroy', trigger: 'fire', city: 'Aktobe' },
    )
    expect(titlesOf(...told)).toEqual(['Storming in Aktobe'])
  })

  it('gives a party no country that no sentence tells: of "people" it has been worked out', () => {
    const died: Said = { mode: 'targeted', trigger: 'died', targets: ['BGR CVL'] }
    const titleOf = (text: string) =>
      titlesOf(
        ...each(text, died).map(told => ({
          ...told,
          claims: told.claims.map(claim => ({
            ...claim,
            targets: claim.targets.map(party => ({ ...party, name: 'people' })),
          })),
        })),
      )
    expect(titleOf('Eight people died.')).toEqual(['Killing of civilians'])
    expect(titleOf('Eight people from Bulgaria died.')).toEqual(['Killing of Bulgarian civilians'])
  })

  it('tells who it was done to by name, though citizens did it', () => {
    const told = each('Protesters freed Almazbek Atambayev.', {
      event: 'RETREAT',
      mode: 'release',
      trigger: 'freed',
      actors: ['KAZ CVL'],
      targets: ['KAZ CVL'],
    }).map(({ report, claims }) => ({
      report,
      claims: claims.map(claim => ({
        ...claim,
        targets: claim.targets.map(party => ({ ...party, entity: 'Almazbek Atambayev' })),
      })),
    }))
    expect(titlesOf(...told)).toEqual(['Release of Almazbek Atambayev by civilians'])
  })

  it('denies nothing of the whole country where the country is only understood', () => {
    const riot: Said = { event: 'PROTEST', mode: 'riot', trigger: 'disorder', factuality: 'CT-' }
    expect(titlesOf(...each('No disorder occurred in three regions.', riot))).toEqual(['Riot (“disorder”)'])
  })

  it('names no party, place or day that neither the sentence shown nor most reports give', () => {
    const burning: Said = { mode: 'destroy', trigger: 'burning' }
    const told = each('An office in Almaty is burning.', burning, burning, burning, {
      ...burning,
      targets: ['KAZ COP'],
      city: 'Almaty',
      date: '2022-01-04',
    })
    expect(titlesOf(...told)).toEqual(['Burning in Kazakhstan'])
    const agreed = { ...burning, targets: ['KAZ COP'], city: 'Almaty', date: '2022-01-04' }
    expect(titlesOf(...each('An office in Almaty is burning.', burning, agreed, agreed))).toEqual([
      'Burning of property of police in Almaty, 4\u00a0Jan',
    ])
  })

  it('calls a thing by its own name where most reports do', () => {
    const gas: Said = { mode: 'primitive', trigger: 'used', actors: ['KAZ COP'], city: 'Almaty' }
    expect(titlesOf(...each('Police used tear gas on the square of Almaty.', gas, gas))).toEqual([
      'Tear gas or stun grenades by police in Almaty',
    ])
    expect(titlesOf(...each('Police used sticks on the square of Almaty.', gas, gas))).toEqual([
      'Use of stones, sticks or grenades by police in Almaty',
    ])
  })

  it('does not say that a foreign force acts in its own country where no report says so', () => {
    const sent: Said = { event: 'MOBILIZE', mode: 'troops', trigger: 'sent', actors: ['RUS GOV'] }
    const [told] = each('Russia has sent paratroopers.', sent)
    const claims = told!.claims.map(claim => ({
      ...claim,
      place: { ...claim.place!, name: 'RUS', country: 'RUS' },
    }))
    expect(titlesOf({ ...told!, claims })).toEqual(['Dispatch of troops by Russian government'])
  })

  it('sends troops to a place', () => {
    const sent: Said = {
      event: 'MOBILIZE',
      mode: 'troops',
      trigger: 'sent',
      actors: ['RUS GOV'],
      city: 'Almaty',
    }
    expect(titlesOf(...each('Russia has sent paratroopers.', sent))).toEqual([
      'Dispatch of troops by Russian government to Almaty',
    ])
  })

  it('gives a town one name, whatever the reports call it', () => {
    const almaty = { lat: 43.25, lon: 76.917 }
    const fired: Said = { trigger: 'fired', mode: 'firearms', actors: ['KAZ COP'] }
    const told = each(
      'Police fired at demonstrators in the old capital on Wednesday.',
      { ...fired, city: 'Alma-Ata' },
      { ...fired, city: 'Almaty' },
      { ...fired, city: 'Almaty' },
    ).map(({ report, claims }) => ({
      report,
      claims: claims.map(claim => ({ ...claim, place: { ...claim.place!, point: almaty } })),
    }))
    expect(titlesOf(...told)).toEqual(['Shooting by police in Almaty'])
  })
})

describe('a title within a sentence', () => {
  it('begins small, save for a country, its people, or a name in capitals', () => {
    expect(lowerFirst('Protests spread', wording)).toBe('protests spread')
    expect(lowerFirst('Russia gains bases', wording)).toBe('Russia gains bases')
    expect(lowerFirst('Kazakh officials resign', wording)).toBe('Kazakh officials resign')
    expect(lowerFirst('A common leader stands up', wording)).toBe('a common leader stands up')
    expect(lowerFirst('CSTO forces arrive', wording)).toBe('CSTO forces arrive')
  })
})
