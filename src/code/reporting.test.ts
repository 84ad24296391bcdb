import { describe, expect, it } from 'vitest'
import { goldClaims } from './coded.testing.ts'

/** `EVENT trigger actors > targets place factuality source` of each claim of a text of Wednesday 12 June 2024. */
function told(text: string): readonly string[] {
  return goldClaims(text).map(
    ({ event, trigger, actor, target, place, factuality, attribution }) =>
      `${event} ${trigger} ${actor.join('+')} > ${target.join('+')} ${place} ${factuality} ${attribution}`,
  )
}

// What outlets' own reporting has and short passages lack.

describe('what brings an event about, and whom it hits', () => {
  it.each([
    [
      'a protest is not that of what sparked it',
      'A French proposal to extend voting rights sparked deadly protests in Noumea.',
      'PROTEST protests  >  Noumea CT+ null',
    ],
    [
      'a killing is another event than the clashes it triggered',
      'The killing of a general triggered clashes in Beirut.',
      'ASSAULT clashes  >  Beirut CT+ null',
    ],
    [
      'what is named beside an event is another',
      'In addition to the raids in Idlib, Russian jets bombed Aleppo.',
      'ASSAULT bombed RUS MIL >  Idlib CT+ null',
    ],
    [
      'those whom a speech inspired to march do so',
      'A radical cleric galvanised thousands of followers to march on Islamabad.',
      'PROTEST march PAK CVL >  Islamabad CT+ null',
    ],
    [
      'missiles fired at a state are no show of them',
      'As well as the attacks on ships in the Red Sea, the Houthis have fired several missiles and drones at Israel directly.',
      'ASSAULT fired YEM REB > ISR GOV Red Sea CT+ null',
    ],
    [
      'those killed by what struck a town are of the town',
      'A drone launched from Yemen struck Tel Aviv, killing one person.',
      'ASSAULT launched  > ISR CVL Tel Aviv CT+ null',
    ],
    [
      'those shot in an attack by settlers are not settlers',
      'The Israeli army struck the West Bank. One person was shot dead in an attack by Israeli settlers near Bethlehem.',
      'ASSAULT shot ISR CVL > PSE CVL Bethlehem CT+ null',
    ],
    [
      'a town called so comes before a larger one that has the name too',
      'Police in Bethlehem arrested two men.',
      'COERCE arrested ZAF COP > ZAF CVL Bethlehem CT+ null',
    ],
    [
      'who is accused by nobody named',
      'Rebel forces in Congo are accused of killing dozens of villagers.',
      'ASSAULT killing COD REB > COD CVL COD CT+ anonymous',
    ],
    [
      'both sides, where they are named',
      "Both sides in Sudan's conflict - the army and the Rapid Support Forces - are accused of committing atrocities against civilians.",
      'ACCUSE accused  > SDN MIL+SDN REB null CT+ null',
    ],
  ])('%s', (_, text, claim) => {
    expect(told(text)).toContain(claim)
  })
})

describe('what goes on, lies ahead or is asked for', () => {
  it.each([
    [
      'a strike that is to go on is on already',
      'Workers in Lagos vowed to continue the strike.',
      'PROTEST strike NGA LAB >  Lagos CT+ NGA LAB',
    ],
    [
      'a strike set to begin lies ahead, whoever prepares for it',
      'Teachers in Chicago prepared for a strike set to begin on Thursday.',
      'PROTEST strike USA EDU >  Chicago PR+ null',
    ],
    [
      'an arrest for which a warrant is out has not been made',
      'The International Criminal Court issued a warrant for the arrest of Netanyahu.',
      'COERCE arrest IGO ICC > ISR GOV ISR U null',
    ],
    [
      'a respite from bombing is none of it',
      'Sanaa has had a respite from bombing since the truce.',
      'ASSAULT bombing  >  YEM CT- null',
    ],
    [
      'talks that break off are left',
      'The negotiations between Seoul and Pyongyang broke off on Sunday.',
      'SANCTION broke  >  null CT+ null',
    ],
    [
      'whoever contests a result rejects it',
      'The opposition disputed the result of the election in Venezuela.',
      'REJECT disputed VEN OPP >  null CT+ null',
    ],
    [
      'whoever orchestrates violence does it',
      'President Joe Biden accused Iran of orchestrating the attack.',
      'ASSAULT attack IRN GOV >  IRN CT+ USA GOV',
    ],
    [
      'blame that is cast on somebody',
      "Iran's top nuclear negotiator cast the blame on Washington.",
      'ACCUSE blame IRN GOV > USA GOV null CT+ null',
    ],
    [
      'camps for victims are aid',
      'Temporary relief camps have been set up for flood victims in Myanmar.',
      'AID camps  > MMR CVL MMR CT+ null',
    ],
  ])('%s', (_, text, claim) => {
    expect(told(text)).toContain(claim)
  })
})

describe('whose people and whose word', () => {
  it.each([
    [
      'migrants are of no country that holds them',
      'Greek coast guards detained 40 migrants on Lesbos.',
      'COERCE detained GRC COP > --- CVL Lesbos CT+ null',
    ],
    [
      'a figure bounded by "up to" hides no object',
      'Mexico said it would deport up to 500 migrants who tried to cross the border.',
      'COERCE deport MEX GOV > --- CVL MEX PR+ MEX GOV',
    ],
    [
      'whoever flees a country is of it',
      'The opposition candidate has arrived in Spain after fleeing Venezuela.',
      'RETREAT fleeing VEN OPP >  null CT+ null',
    ],
    [
      'a video is the word of the agency that took it',
      'Police beat protesters in Minsk, Reuters video showed.',
      'ASSAULT beat BLR COP > BLR CVL Minsk CT+ MED Reuters',
    ],
    [
      '"it" goes on with "it", not with whom it fights',
      'It has not succeeded in capturing Sennar from the army. It seized most of the state, Sudanese officials say.',
      'COERCE seized  > SDN GOV Sennar CT+ SDN GOV',
    ],
    [
      'a name that no table has is whoever it stands beside',
      "North Korea's chief negotiator, Kim Myong Gil, who spent the day in talks, left.",
      'CONSULT talks PRK GOV >  null CT+ null',
    ],
    [
      'those shot near a town are of the town',
      'One man was shot dead and three injured in an attack by Israeli settlers near Bethlehem, the Palestinian Authority said.',
      'ASSAULT shot ISR CVL > PSE CVL Bethlehem CT+ PSE GOV',
    ],
  ])('%s', (_, text, claim) => {
    expect(told(text)).toContain(claim)
  })
})

describe('who holds, judges and drills', () => {
  it.each([
    [
      'those who have a hotel surrounded surround it',
      'Malian soldiers, with help from peacekeeping troops, currently have the hotel surrounded.',
      'COERCE surrounded MLI MIL >  MLI CT+ null',
    ],
    [
      'the subject of a noun is told of by who speaks',
      'Officers surrounded the embassy in Caracas. Opposition figures inside the building said they were under siege by the Venezuelan regime.',
      'COERCE siege VEN GOV > VEN OPP VEN CT+ VEN OPP',
    ],
    [
      'whoever goes on with a "that" spoke first',
      'Prime Minister Pashinyan added that Armenia would not be silent if Turkish forces continued attacks and warned that Yerevan would retaliate.',
      'THREATEN warned ARM GOV >  null CT+ null',
    ],
    [
      'whoever is charged with it did it',
      'The Israeli court indicted the Palestinian girl on several counts including attacking soldiers.',
      'ASSAULT attacking PSE CVL > ISR MIL PSE CT+ null',
    ],
    [
      '"he" behind what a state does is who speaks',
      'President Joe Biden said the Chinese government was moving troops to the border with India and he urged calm.',
      'REQUEST urged USA GOV >  null CT+ null',
    ],
    [
      'those who defy police to protest have protested',
      'Iranian demonstrators defied a heavy police presence to protest.',
      'PROTEST protest IRN CVL >  IRN CT+ null',
    ],
    [
      'a university massacre is none by the university',
      'The Garissa University College massacre shocked Kenya.',
      'ASSAULT massacre  >  Garissa CT+ null',
    ],
    [
      'a state that drills alone shows its force',
      'China held huge drills around Taiwan.',
      'MOBILIZE drills CHN GOV >  TWN CT+ null',
    ],
    [
      'the town of a state that is a town',
      'Hong Kong police arrested 180 people.',
      'COERCE arrested HKG COP > HKG CVL Hong Kong CT+ null',
    ],
    [
      '"the man who" is who was told of',
      'The president of Zimbabwe has resigned. The man who ruled for so many years had refused to leave office.',
      'REJECT refused ZWE GOV >  null CT+ null',
    ],
    [
      'police generals are police',
      'Kenyan Inspector General of Police Joseph Boinett imposed a curfew on the coast.',
      'COERCE curfew KEN COP >  KEN CT+ null',
    ],
    [
      'activists are of where they speak, not of whom they speak of',
      'A court in Belarus has sentenced a German medic to death, activists have said.',
      'COERCE sentenced BLR JUD > DEU CVL BLR CT+ BLR CVL',
    ],
  ])('%s', (_, text, claim) => {
    expect(told(text)).toContain(claim)
  })
})

describe('persons by their names', () => {
  it.each([
    [
      '"Mr" before an office holder',
      'Mr Putin said troops had left Syria.',
      'RETREAT left RUS MIL >  SYR CT+ RUS GOV',
    ],
    [
      '"Mr." with a full stop',
      'Mr. Biden accused Iran of lying.',
      'ACCUSE accused USA GOV > IRN GOV null CT+ null',
    ],
    [
      'one whom no table has, arrested',
      'Police in Minsk arrested Krieger on Monday.',
      'COERCE arrested BLR COP > BLR CVL Minsk CT+ null',
    ],
    [
      'one whom no table has, by first and last name',
      'A court in Belarus sentenced Rico Krieger to death.',
      'COERCE sentenced BLR JUD > BLR CVL BLR CT+ null',
    ],
    [
      'one whom no table has speaks as a citizen',
      'Mr Krieger said police in Minsk had beaten him.',
      'ASSAULT beaten BLR COP > BLR CVL Minsk CT+ BLR CVL',
    ],
  ])('%s', (_, text, claim) => {
    expect(told(text)).toContain(claim)
  })
})

describe('strikes, raids and talks', () => {
  it.each([
    [
      'strikes beside which an army speaks are of arms',
      'Another of the strikes hit empty shops in Sareen, the Lebanese army said.',
      'ASSAULT strikes  >  Sareen CT+ LBN MIL',
    ],
    [
      'a strike of unions is none of arms, whatever the army does',
      'The strike closed shops in Lima, unions said after the army was deployed.',
      'PROTEST strike  >  Lima CT+ PER LAB',
    ],
    [
      'a state that kills rebels abroad kills them where they are',
      'Israel said it killed a Hezbollah commander in a drone strike.',
      'ASSAULT killed ISR GOV > LBN REB LBN CT+ ISR GOV',
    ],
    [
      'the topic of talks is no truce',
      'Stalled ceasefire talks resumed in Doha on Thursday.',
      'CONSULT talks  >  Doha CT+ null',
    ],
    [
      'an incursion of troops is theirs',
      'Ukrainians have been electrified by the incursion of their troops into Russian territory.',
      'ASSAULT incursion UKR MIL >  UKR CT+ null',
    ],
  ])('%s', (_, text, claim) => {
    expect(told(text)).toContain(claim)
  })
})

describe('clauses that go on', () => {
  it.each([
    [
      'without a comma a verb goes on with the clause before it',
      'One police officer died after a gunman leapt out of a car and opened fire in Paris.',
      'ASSAULT fire FRA UAF > FRA COP Paris CT+ null',
    ],
  ])('%s', (_, text, claim) => {
    expect(told(text)).toContain(claim)
  })
})

describe('what stands beside a denial', () => {
  it.each([
    [
      'a state of emergency in a sentence in which telephones do not work',
      'By the evening a state of emergency applied to all of Kazakhstan, internet and telephones did not work.',
      'COERCE emergency  >  KAZ CT+ null',
    ],
  ])('%s', (_, text, claim) => {
    expect(told(text)).toContain(claim)
  })
})
