import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { instantOf } from '../domain/instant.ts'
import { type Block, type Brief, quoted, type Reference, strong, text } from './document.ts'
import { briefDocx } from './docx.ts'

const reference: Reference = {
  n: 1,
  report: '2022-01-05-wire',
  outlet: 'Northern Wire',
  outletCountry: 'GBR',
  title: 'Shots & silence',
  address: 'https://example.org/a?b=1&c=2',
  published: instantOf(Date.parse('2022-01-05T09:30Z')),
  quote: 'Police fired on protesters in Aktobe.',
  trigger: { start: 7, end: 12 },
  cited: 'a witness',
  reliability: 'B',
  basis: 'article',
}

const blocks: readonly Block[] = [
  {
    kind: 'paragraph',
    line: [text('The forces waver '), { kind: 'refs', refs: [1] }, strong(' likely'), quoted('hold')],
  },
  { kind: 'items', items: [{ lead: [text('a lead')], details: [[text('a detail')]] }] },
  {
    kind: 'table',
    columns: [
      { title: 'Test', align: 'left' },
      { title: 'Value', align: 'right' },
    ],
    rows: [
      [[{ kind: 'id', id: 'loyalty.side' }], [{ kind: 'status', status: 'tripped' }]],
      [[text('second')], [text('0.7')]],
    ],
  },
  {
    kind: 'sides',
    title: [text('Did they fire?')],
    sides: [
      { title: 'Asserted', lines: [[text('yes')], [text('yes again')]] },
      { title: 'Denied', lines: [] },
    ],
  },
  { kind: 'bars', bars: [{ label: 'Revolt', p: 0.5, low: 0.4, high: 0.63, note: [text('as it stands')] }] },
]

const brief = (given: Partial<Brief> = {}): Brief => ({
  version: 'test',
  title: 'Unrest',
  question: 'What is going on?',
  asOf: instantOf(Date.parse('2022-01-06T12:00Z')),
  sections: [{ id: 'known', title: 'What is known', blocks }],
  references: [reference],
  ...given,
})

/** The parts of the package, opened. */
function opened(bytes: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
}

/** The document's elements by their prefixed name. */
function bodyOf(bytes: Uint8Array) {
  const { document } = parseHTML(opened(bytes)['word/document.xml']!)
  const all = (name: string, within: Pick<typeof document, 'querySelectorAll'> = document) => [
    ...within.querySelectorAll(name.replace(':', '\\:')),
  ]
  const styled = (style: string) =>
    all('w:p')
      .filter(p => all('w:pStyle', p).some(found => found.getAttribute('w:val') === style))
      .map(p => p.textContent)
  return { all, styled }
}

describe('the brief as a Word document', () => {
  it('has a title, a heading for each section, and lists', () => {
    const { styled } = bodyOf(briefDocx(brief()))
    expect(styled('Title')).toEqual(['Unrest'])
    expect(styled('Subtitle')[0]).toContain('6 January 2022, 12:00 UTC')
    expect(styled('Heading1')).toEqual(['What is known', 'References'])
    expect([styled('ListBullet'), styled('ListBullet2')]).toEqual([['a lead'], ['a detail']])
  })

  it('has tables as tables, their head repeated on every page', () => {
    const { all } = bodyOf(briefDocx(brief()))
    const tables = all('w:tbl').map(table =>
      all('w:tr', table).map(row => all('w:tc', row).map(cell => cell.textContent)),
    )
    expect(tables[0]).toEqual([
      ['Test', 'Value'],
      ['loyalty.side', 'TRIPPED'],
      ['second', '0.7'],
    ])
    expect(tables[1]).toEqual([
      ['Asserted', 'Denied'],
      ['yesyes again', ''],
    ])
    expect(tables[2]![1]!.slice(2)).toEqual(['50\u00a0%', '40–63\u00a0%', 'as it stands'])
    expect(all('w:tblHeader').length).toBe(3)
  })

  it('leads from a number to the sentence, and from the sentence to the report', () => {
    const bytes = briefDocx(brief())
    const { all, styled } = bodyOf(bytes)
    const [number, title] = all('w:hyperlink')
    expect([number!.textContent, number!.getAttribute('w:anchor')]).toEqual(['[1]', 'ref_1'])
    expect(all('w:bookmarkStart').map(mark => mark.getAttribute('w:name'))).toEqual(['ref_1'])
    expect(title!.textContent).toBe('Shots & silence')
    expect(opened(bytes)['word/_rels/document.xml.rels']).toContain(
      `Id="${title!.getAttribute('r:id')}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/a?b=1&amp;c=2" TargetMode="External"`,
    )
    expect(styled('Reference')[0]).toBe(
      '[1]Northern Wire (GBR), 2022-01-05 09:30 UTC, reliability B: Shots & silence“Police fired on protesters in Aktobe.” cites a witness 2022-01-05-wire',
    )
    const marked = all('w:r').filter(run => all('w:shd', run).length)
    expect(marked.map(run => run.textContent)).toEqual(['fired'])
  })

  it('links nothing but the web', () => {
    for (const address of ['javascript:alert(1)', 'file:///etc/passwd', 'https://', null]) {
      const bytes = briefDocx(brief({ references: [{ ...reference, address }] }))
      expect(opened(bytes)['word/_rels/document.xml.rels']).not.toContain('TargetMode')
    }
  })

  it('keeps whatever stands in a report as text (law)', () => {
    const odd = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '</w:t></w:r><w:r><w:instrText>DDEAUTO c:\\\\cmd</w:instrText></w:r>',
        '<!ENTITY x SYSTEM "file:///etc/passwd">&x;',
        ']]>\u0000\u0007\ud800"\'&lt;',
        'Қазақстан 🇰🇿 عربي',
      ),
    )
    fc.assert(
      fc.property(odd, odd, (one, two) => {
        const bytes = briefDocx(
          brief({
            title: one,
            sections: [
              { id: 'x', title: two, blocks: [{ kind: 'paragraph', line: [text(one), strong(two)] }] },
            ],
            references: [{ ...reference, outlet: one, quote: two, trigger: { start: 0, end: two.length } }],
          }),
        )
        const xml = opened(bytes)['word/document.xml']!
        // What is between tags is escaped, and the tags are ours alone.
        const tags = [...xml.matchAll(/<\/?([^\s/>]+)/g)].map(([, name]) => name!)
        expect(tags.filter(name => !/^(\?xml|w:[A-Za-z0-9]+)$/.test(name))).toEqual([])
        expect(tags).not.toContain('w:instrText')
        expect(xml).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/)
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
      }),
      { numRuns: 200 },
    )
  })

  it('is the same bytes for the same brief', () => {
    expect(briefDocx(brief())).toEqual(briefDocx(brief()))
  })

  it('stands without references, sections or bars', () => {
    const { styled } = bodyOf(briefDocx(brief({ sections: [], references: [] })))
    expect(styled('Heading1')).toEqual([])
  })
})
