import { describe, expect, it } from 'vitest'
import { readSyntax } from '../read/models.ts'
import { analyse } from '../syntax/analyse.ts'
import { rawText, readConllu, writeConllu } from '../syntax/conllu.ts'
import { findEntities } from '../syntax/entities.ts'
import { showTable, showTree } from './parse-view.ts'

const plain = { bold: (text: string) => text, dim: (text: string) => text }
const text =
  'Troops cannot leave the city.\n\nПрезидент ввёл войска.\n\nIl ministro ha detto che non è vero.\n'
const analysis = analyse(text, readSyntax())

describe('a parsed text', () => {
  it('goes out as CoNLL-U with offsets, and comes back with its words and blanks', () => {
    const conllu = writeConllu(text, analysis)
    expect(conllu.split('\n').slice(0, 5)).toEqual([
      '# newpar',
      '# sent_id = 1',
      '# text = Troops cannot leave the city.',
      '# lang = en',
      '1\tTroops\ttroops\tNOUN\t_\tNumber=Ptan\t4\tnsubj\t_\tstart_char=0|end_char=6',
    ])
    expect(conllu).toContain('2-3\tcannot\t_\t_\t_\t_\t_\t_\t_\tstart_char=7|end_char=13')
    expect(conllu).toContain(
      'city\tcity\tNOUN\t_\tNumber=Sing\t4\tobj\t_\tSpaceAfter=No|start_char=24|end_char=28',
    )
    expect(rawText(readConllu(conllu))).toBe(text)
  })

  it('names persons and places where they are asked for', () => {
    const text = 'President William Ruto met Akinwumi Ambode in the city of Nairobi.'
    const analysis = analyse(text, readSyntax(), { mode: 'fast' })
    const names = findEntities(analysis)
    expect(writeConllu(text, analysis, names)).toMatch(/William\tWilliam\t.*\|ner=B-person\n.*\|ner=I-person/)
    expect(showTable(text, analysis, names, plain)).toMatch(/Nairobi .* place/)
    expect(showTree(text, analysis, names, plain)).toMatch(/Ruto +PROPN person/)
  })

  it('says of a language without models that it is not parsed', () => {
    expect(writeConllu(text, analysis)).toContain('# lang = it\n# parsed = no\n1\tIl\t_\t_')
  })

  it('is drawn as trees, each word under its head', () => {
    const [first] = showTree(text, analysis, [], plain).split('\n\n')
    expect(first!.split('\n').map(line => line.replace(/ {2,}/g, ' ').trim())).toEqual([
      'Troops cannot leave the city.',
      'root leave VERB',
      '├ nsubj Troops NOUN',
      '├ aux can AUX',
      '├ advmod not PART',
      '├ obj city NOUN',
      '│ └ det the DET',
      '└ punct . PUNCT',
    ])
  })

  it('is listed with its lemmas and features', () => {
    expect(showTable(text, analysis, [], plain)).toMatch(/^1 +Troops +troops +NOUN +4 +nsubj +Number=Ptan$/m)
  })
})
