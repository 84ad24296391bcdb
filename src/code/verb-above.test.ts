import { describe, expect, it } from 'vitest'
import { goldClaims } from './coded.testing.ts'

/** `actors > targets` of the claim with the trigger. */
function partiesOf(text: string, trigger: RegExp): string | undefined {
  return goldClaims(text)
    .filter(claim => trigger.test(claim.trigger))
    .map(({ actor, target }) => `${actor.join('+')} > ${target.join('+')}`)[0]
}

describe('parties that a noun has by the verb above it', () => {
  it.each([
    [
      'whoever says so on a visit',
      "Chile's president, on a visit to Tokyo, praised the treaty.",
      /visit/,
      'CHL GOV > JPN GOV',
    ],
    [
      'whoever praises them in a call',
      'In a phone call with the Iraqi prime minister, the French president praised the army.',
      /call/,
      'FRA GOV > IRQ GOV',
    ],
    [
      'whoever comes for talks',
      'The Turkish foreign minister headed to Cairo for talks with the Egyptian president.',
      /talks/,
      'TUR GOV > EGY GOV',
    ],
    ['whoever wants no talks', 'Israel rejected talks with Hamas.', /talks/, 'ISR GOV > PSE REB'],
    [
      'whoever threatens retaliation',
      'Al-Shabaab threatened retaliation against Kenya.',
      /retaliation/,
      'SOM REB > KEN GOV',
    ],
    [
      'whoever tries a coup',
      'The coup attempt by presidential guards in Burkina Faso failed.',
      /coup/,
      'BFA MIL > BFA GOV',
    ],
    [
      'whoever meets on the sidelines of something',
      'On the sidelines of talks with the Polish president, the Czech president praised the army.',
      /talks/,
      'CZE GOV > POL GOV',
    ],
    [
      'whoever is somewhere for talks',
      'The president of Niger is in Bamako for talks with the Malian president.',
      /talks/,
      'NER GOV > MLI GOV',
    ],
    [
      'whoever calls for talks with somebody',
      'The Bolivian opposition called for talks with the government.',
      /talks/,
      'BOL OPP > BOL GOV',
    ],
    [
      'whoever does so besides',
      "In addition to issuing warnings aimed at Israel, Syria's president said he had received weapons.",
      /warnings/,
      'SYR GOV > ISR GOV',
    ],
    [
      'who does something in the face of criticism',
      'In the face of criticism from the opposition, the Turkish president praised the law.',
      /criticism/,
      'TUR OPP > TUR GOV',
    ],
    [
      'who draws criticism from others',
      'The Kenyan government has drawn criticism from Ugandan officials.',
      /criticism/,
      'UGA GOV > KEN GOV',
    ],
    [
      'who comes under investigation',
      'Kenyan police came under investigation on Monday.',
      /investigation/,
      ' > KEN COP',
    ],
    [
      'who rejects an accusation',
      'Iran rejected accusations by Saudi officials.',
      /accusations/,
      'SAU GOV > IRN GOV',
    ],
    [
      'at whom a warning is aimed',
      "Syria's president issued a warning aimed at Israel.",
      /warning/,
      'SYR GOV > ISR GOV',
    ],
    ['whose sanctions are lifted', 'Sanctions on Iran were lifted in January.', /lifted/, ' > IRN GOV'],
    [
      'on whom sanctions are imposed again',
      'Sanctions were reimposed on Iran by the United States.',
      /Sanctions/,
      'USA GOV > IRN GOV',
    ],
    ['whoever is committed', 'The president of Niger is committed to the treaty.', /committed/, 'NER GOV > '],
    [
      'of whom an indictment is',
      'The court in Spain announced an indictment of Russian spies.',
      /indictment/,
      'ESP JUD > RUS SPY',
    ],
  ] as const)('%s', (_, text, trigger, parties) => {
    expect(partiesOf(text, trigger)).toBe(parties)
  })

  it('whoever has not claimed an attack did not do it', () => {
    expect(partiesOf('The ELN has not claimed the attack on the army in Colombia.', /attack/)).toBe(
      ' > COL MIL',
    )
  })
})
