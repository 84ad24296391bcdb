import { expect, it } from 'vitest'
import { entityNames } from '../read/entity-names.ts'
import { LEXICON_DIR } from '../read/lexicon.ts'
import { readSyntax } from '../read/models.ts'
import { loadResources } from '../read/resources.ts'
import { analyse } from './analyse.ts'
import { findEntities } from './entities.ts'

const syntax = readSyntax()
const gazetteer = entityNames(loadResources(LEXICON_DIR, ['en']))

function names(text: string): string[] {
  const analysis = analyse(text, syntax, { language: 'en' })
  return findEntities(analysis, gazetteer).map(({ kind, sentence, first, last }) => {
    const { words } = analysis.sentences[sentence]!
    return `${kind}: ${text.slice(words[first - 1]!.start, words[last - 1]!.end)}`
  })
}

it.each([
  [
    'Energy Minister Magzum Mirzagaliyev told Interfax in Aktau that fuel was scarce.',
    ['person: Magzum Mirzagaliyev', 'organisation: Interfax', 'place: Aktau'],
  ],
  [
    'The 45th Guards Brigade left the town of Kamensk-Shakhtinsky on Friday.',
    ['unit: 45th Guards Brigade', 'place: Kamensk-Shakhtinsky'],
  ],
  [
    'The Ministry of Internal Affairs and the Collective Security Treaty Organization declined to comment.',
    ['organisation: Ministry of Internal Affairs', 'organisation: Collective Security Treaty Organization'],
  ],
  [
    'Mayor Akan Rakhmetullin spoke first. Rakhmetullin said Republic Square was calm.',
    ['person: Akan Rakhmetullin', 'person: Rakhmetullin', 'place: Republic Square'],
  ],
  ['Gangs burned a bus in Port-au-Prince.', ['place: Port-au-Prince']],
  ['The protesters left on Wednesday.', []],
])('names in: %s', (text, expected) => {
  expect(names(text)).toEqual(expected)
})
