import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codeText } from '../code/code.ts'
import { goldOf } from '../code/gold.ts'
import type { Instant } from '../domain/instant.ts'
import { UserError } from '../domain/problem.ts'
import { analyse } from '../syntax/analyse.ts'
import { readEventsFiles, readLanguageLexicon, readLexicon } from './lexicon.ts'
import { readSyntax } from './models.ts'

/** What is wrong with the English lexicon once `file` holds `text`. */
function problemsOf(file: string, text: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'lexicon-'))
  try {
    cpSync('lexicon/en', folder, { recursive: true })
    writeFileSync(join(folder, file), text)
    readLanguageLexicon(folder, 'en')
    return []
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return error.problems.map(each => `${each.place?.line} ${each.place?.field}: ${each.message}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('a lexicon file that is wrong', () => {
  it('names an unknown type', () => {
    expect(problemsOf('events/own.yaml', 'type: QUARREL\nfamilies: []\n')[0]).toMatch(
      /^1 type: Invalid option/,
    )
  })

  it('names a condition that does not compile, with its line', () => {
    const text = 'type: ASSAULT\nfamilies:\n  - name: own\n    verbs: zap\n    with: "obj:x ??"\n'
    expect(problemsOf('events/own.yaml', text)).toEqual(['5 families[0].with: "??" is no condition'])
  })

  it('names an unknown class', () => {
    const text = 'type: ASSAULT\nfamilies:\n  - name: own\n    verbs: zap\n    with: "obj:@nonesuch"\n'
    expect(problemsOf('events/own.yaml', text)[0]).toContain('unknown class @nonesuch')
  })
})

describe.each(['en', 'ru'])('examples in the lexicon, %s', async language => {
  const syntax = await readSyntax()
  const lexicon = readLexicon()
  for (const { file, data } of readEventsFiles(`lexicon/${language}`))
    for (const family of data.families)
      for (const example of family.examples ?? [])
        it(`${file}, ${family.name}: ${example.text}`, () => {
          const analysis = analyse(example.text, syntax, { mode: 'accurate', language })
          const claims = codeText(
            { report: 'r', text: example.text, published: '2022-01-06T12:00:00Z' as Instant, language },
            analysis,
            lexicon,
          ).map(goldOf)
          const found = claims.map(each => `${each.event} ${each.trigger} ${each.factuality}`)
          if (example.claims.length === 0) expect(found).toEqual([])
          else expect(found).toEqual(expect.arrayContaining(example.claims))
        })
})
