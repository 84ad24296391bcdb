import { expect, it } from 'vitest'
import type { Instant } from '../../domain/instant.ts'
import { readLexicon } from '../../read/lexicon.ts'
import { readSyntax } from '../../read/models.ts'
import { analyse } from '../../syntax/analyse.ts'
import { codeText } from '../code.ts'
import { goldOf } from '../gold.ts'

const syntax = readSyntax()
const lexicon = readLexicon()

it.each([
  [
    'is the sentence',
    'Kassym-Jomart Tokayev spoke for the first time as head of the council, in a session on television, and asked the CSTO for help.',
    'asked',
  ],
  [
    'stands behind "after"',
    'Russia and its allies will send peacekeeping forces to Kazakhstan after President Kassym-Jomart Tokayev had asked for support, national television reported.',
    'asked',
  ],
  [
    'stands behind a day',
    'President Kassym-Jomart Tokayev accepted the resignation. In an address on Tuesday Tokayev called on the people not to give in.',
    'called',
  ],
])('a name before a finite verb is its subject where the parser thinks that it %s', (_, text, trigger) => {
  const input = { report: 'r', text, published: '2022-01-06T10:00:00Z' as Instant, language: 'en' }
  const claims = codeText(input, analyse(text, syntax, { language: 'en' }), lexicon).map(goldOf)
  expect(claims.find(claim => claim.trigger === trigger)?.actor).toEqual(['KAZ GOV'])
})
