import { describe, expect, it } from 'vitest'
import { coded, goldClaims } from './coded.testing.ts'

/** `trigger place` of each claim of a text. */
function placed(text: string): readonly string[] {
  return goldClaims(text).map(({ trigger, place }) => `${trigger} ${place}`)
}

describe('the scene of a report', () => {
  it.each([
    [
      'goes on past a sentence in which nothing is done',
      'Gunmen burst into a studio in Guayaquil, Ecuador, on Tuesday. The president spoke of an internal conflict. Police later stormed the building.',
      'stormed Guayaquil',
    ],
    [
      'is not left for a government that is called after a region',
      'Gunmen attacked a school in Zuru, Nigeria. Bandits later stormed a market, a Kebbi state official said.',
      'stormed Zuru',
    ],
    [
      'goes on for soldiers who have been sent, however many',
      'Rebels attacked a convoy in Catatumbo, Colombia. The military has sent 5,000 soldiers.',
      'sent Catatumbo',
    ],
    [
      'is told of what was told before, taken up by a bare noun',
      'Fifteen people died in clashes in the Central African Republic. The violence broke out in the town of Bria.',
      'died Bria',
    ],
    [
      'is not carried past another town',
      'Gunmen killed a man in Zuru, Nigeria. A funeral was held in Yelwa. Police arrested ten people.',
      'arrested NGA',
    ],
    [
      'is not what is told as background',
      "Serbia's premier quit after protests that have shaken the country since a canopy killed 15 people in Novi Sad. Students have blockaded dozens of faculties.",
      'blockaded SRB',
    ],
    [
      'ends where another place is told',
      'Azerbaijani forces shelled houses in Stepanakert. On Saturday Armenian forces fired on villages in Azerbaijan. Protesters were arrested.',
      'arrested AZE',
    ],
    [
      'is told after what happened, where the next sentence tells of the same people',
      'Thai police fired water cannon at thousands of protesters. Protesters, defying a government ban on gatherings in Bangkok, pushed back against police.',
      'fired Bangkok',
    ],
    [
      'told after is not that of months of the same',
      'Thai police fired water cannon at protesters after three months of demonstrations. Protesters, defying a government ban on gatherings in Bangkok, pushed back against police.',
      'demonstrations THA',
    ],
    [
      'does not go on in several towns',
      'Police broke up a rally in Almaty. On Wednesday protesters and security forces clashed in several cities.',
      'clashed KAZ',
    ],
    [
      'does not go on in other regions',
      'Demonstrators stormed offices in Almaty, and there were protests in other regions of the country.',
      'protests KAZ',
    ],
    [
      'is the town told after its region',
      "An air strike hit Ethiopia's Tigray region. Ethiopian jets struck a hospital in Mekele.",
      'strike Mekele',
    ],
  ])('%s', (_, text, claim) => {
    expect(placed(text)).toContain(claim)
  })
})

describe('the place of what is done', () => {
  it.each([
    [
      'is where those are who gathered and are fired on',
      'Iranian police fired tear gas at thousands of protesters gathered outside a ministry in central Tabriz.',
      'fired Tabriz',
    ],
    [
      'is where those are whom force is to break up',
      'Mozambican police fired tear gas to disperse thousands who marched through Maputo.',
      'fired Maputo',
    ],
    [
      'is that of the second of two that share an auxiliary',
      'Nigerian troops said two villagers were killed and seven of their neighbours wounded near Kano.',
      'killed Kano',
    ],
    [
      'is not where it is spoken against',
      'Women in Minsk gathered to denounce the beating of a student in Belarus.',
      'beating BLR',
    ],
    [
      'is the country for a strike that the country suffers',
      'Greek youths clashed with police in Athens on Thursday, as the country endured its second strike.',
      'strike GRC',
    ],
    [
      'is where its town is, though a building is called national',
      'Greek protesters clashed with police in Athens on Thursday. Police fired tear gas outside the national parliament.',
      'fired Athens',
    ],
    [
      'is the country of the police whom rebels of another attack',
      'Al-Shabab fighters killed five Kenyan policemen on Monday.',
      'killed KEN',
    ],
    [
      'is the country that the clause names, not that of the people',
      'Tensions were high in northern Kosovo on Sunday, with Serbs blocking roads.',
      'blocking XKX',
    ],
    [
      'is the country taken up by "the country"',
      'Kenyan policemen searched for colleagues after al-Shabab fighters ambushed a convoy in the northeast of the country.',
      'ambushed KEN',
    ],
    [
      'is that of a state of emergency however many nouns carry it',
      "Ecuador's president announced the imposition of a state of emergency in the province of Cotopaxi.",
      'emergency Cotopaxi',
    ],
    [
      'is no country for networks that are cut in a town',
      'Police fired at crowds in Harare, Zimbabwe. Internet access was cut on Tuesday.',
      'cut ZWE',
    ],
    [
      'is the community that no gazetteer lists, where it has no article',
      'Gunmen invaded Damba-Kasaya community in Chikun Local Government Area.',
      'invaded Damba-Kasaya',
    ],
    [
      'is the town, not what has an article before its name',
      'Philippine troops fought militants across the Sibutu Tapul in Marawi.',
      'fought Marawi',
    ],
  ])('%s', (_, text, claim) => {
    expect(placed(text)).toContain(claim)
  })
})

describe('the name of a place', () => {
  it.each([
    [
      'is that of the district, not of the province whose it is',
      "Soldiers killed two rebels in Khyber Pakhtunkhwa's North Waziristan district in Pakistan.",
      'killed North Waziristan',
    ],
    ['is the first of two', 'Ethiopian soldiers killed ten rebels in Tigray and Gondar.', 'killed Tigray'],
    [
      'goes on past a large town of the same first words',
      'Fighting erupted in Santo Domingo de Silos, Colombia.',
      'Fighting Santo Domingo de Silos',
    ],
    [
      'goes on past a large town with a compass word',
      'Police in Imphal East district arrested six men.',
      'arrested Imphal East',
    ],
    [
      'goes on past a small word',
      'Jets struck the town of Jisr al-Shubra in Syria.',
      'struck Jisr al-Shubra',
    ],
    [
      'is all that stands before its noun',
      'Crowds burnt two buses at Naga Taphou area in India.',
      'burnt Naga Taphou',
    ],
    [
      'is taken up by the noun that it was told with, though no gazetteer knows it',
      "Soldiers from Sagaing city's barracks entered Pan Chi village in Myanmar. Two men were shot dead near the village.",
      'shot Pan Chi',
    ],
    ['is told behind whoever holds it', 'Syrian jets bombed a school in rebel-held Idlib.', 'bombed Idlib'],
    [
      'is told behind whoever holds it, at the end of a list',
      'Syrian jets carried out air strikes on homes, a gas station, and a school in rebel-held Idlib.',
      'strikes Idlib',
    ],
  ])('%s', (_, text, claim) => {
    expect(placed(text)).toContain(claim)
  })
})

describe('the place of talks and measures', () => {
  it.each([
    [
      'is where somebody goes for them',
      'President Ashraf Ghani is to head to Brussels for an aid conference.',
      'conference Brussels',
    ],
    [
      'is where somebody goes to meet',
      "Russia's foreign minister flew to Geneva to resume talks with the rebels.",
      'flew Geneva',
    ],
    ['is where somebody flees', 'The premier of Lesotho fled to Malawi.', 'fled MWI'],
    [
      'is told behind the day',
      "South Sudan's rebels signed a peace deal on Monday in Addis Ababa, Ethiopia.",
      'signed Addis Ababa',
    ],
    [
      'is no country in the name of a party',
      'North Korea denounced the joint exercise between South Korea and the United States.',
      'exercise null',
    ],
    [
      'is not where those are against whom they are',
      'The European Union imposed sanctions against officials in Ukraine.',
      'sanctions null',
    ],
    [
      'is not where that is about which they are',
      'France expelled 35 Russian diplomats in reaction to the war in Ukraine.',
      'expelled null',
    ],
    [
      'is where those are with whom they are held',
      'US troops held drills with Polish forces in Germany.',
      'drills DEU',
    ],
  ])('%s', (_, text, claim) => {
    expect(placed(text)).toContain(claim)
  })
})

it.each([
  ['Shelling killed two people in Donetsk region.', 'region'],
  ['Shelling killed two people in Donetsk.', 'city'],
  ['A curfew was imposed on Almaty and Mangystau province.', 'city'],
])('a region is told from the town that it is called after: %s', (text, precision) => {
  expect(coded(text)[0]?.place?.precision).toBe(precision)
})
