import { strToU8, zipSync } from 'fflate'

// The parts of a WordprocessingML package (ECMA-376, 5th edition; part 1 for the elements, part 2 for the package).

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** What one document says, as WordprocessingML. */
export interface WordDocument {
  readonly title: string
  readonly creator: string
  readonly body: string
  readonly footer: string
  /** Addresses outside, by the id under which the body links them. */
  readonly links: ReadonlyMap<string, string>
}

/** The document as the bytes of a .docx file: the same document, the same bytes. */
export function wordPackage({ title, creator, body, footer, links }: WordDocument): Uint8Array {
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${MAIN}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${MAIN}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${MAIN}.numbering+xml"/><Override PartName="/word/footer1.xml" ContentType="${MAIN}.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': relationships([
      ['rId1', `${OFFICE}/officeDocument`, 'word/document.xml'],
      ['rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(creator)}</dc:creator></cp:coreProperties>`,
    'word/document.xml': `<w:document xmlns:w="${WORD}" xmlns:r="${OFFICE}"><w:body>${body}<w:sectPr><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    'word/footer1.xml': `<w:ftr xmlns:w="${WORD}">${footer}</w:ftr>`,
    'word/styles.xml': `<w:styles xmlns:w="${WORD}">${STYLES}</w:styles>`,
    'word/numbering.xml': `<w:numbering xmlns:w="${WORD}">${BULLETS}</w:numbering>`,
    'word/_rels/document.xml.rels': relationships([
      ['styles', `${OFFICE}/styles`, 'styles.xml'],
      ['numbering', `${OFFICE}/numbering`, 'numbering.xml'],
      ['footer', `${OFFICE}/footer`, 'footer1.xml'],
      ...[...links].map(([id, address]) => [id, `${OFFICE}/hyperlink`, address, 'External'] as const),
    ]),
  }
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, strToU8(XML + content)])),
    // The earliest that a zip can say, in whatever zone it is written.
    { mtime: new Date(1980, 0, 1) },
  )
}

type Relationship = readonly [id: string, type: string, target: string, mode?: 'External']

function relationships(list: readonly Relationship[]): string {
  return `<Relationships xmlns="${PACKAGE}/relationships">${list
    .map(
      ([id, type, target, mode]) =>
        `<Relationship Id="${id}" Type="${type}" Target="${escapeXml(target)}"${mode ? ` TargetMode="${mode}"` : ''}/>`,
    )
    .join('')}</Relationships>`
}

/** Text as XML 1.0 can hold it: what it has no form for (control characters, half a surrogate pair) is shown as �. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** A level of a list, its mark hanging to the left of the text. */
const level = (n: number, mark: string) =>
  `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="${mark}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${340 * (n + 1)}" w:hanging="284"/></w:pPr></w:lvl>`
const BULLETS = `<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>${level(0, '•')}${level(1, '–')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`

const style = (type: 'paragraph' | 'character', id: string, name: string, rest: string) =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${rest}</w:style>`
/** Sizes are in half points, distances in twentieths of one. Colours are those of the brief as HTML. */
const STYLES = [
  '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="Calibri"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>',
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
  style(
    'paragraph',
    'Title',
    'Title',
    '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:after="40"/></w:pPr><w:rPr><w:b/><w:sz w:val="40"/></w:rPr>',
  ),
  style(
    'paragraph',
    'Subtitle',
    'Subtitle',
    '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:rPr><w:color w:val="57606A"/><w:sz w:val="23"/></w:rPr>',
  ),
  style(
    'paragraph',
    'Heading1',
    'heading 1',
    '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="4" w:space="2" w:color="D8DEE4"/></w:pBdr><w:spacing w:before="320" w:after="100"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:color w:val="0B5CAD"/><w:sz w:val="27"/></w:rPr>',
  ),
  style(
    'paragraph',
    'Heading2',
    'heading 2',
    '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="60" w:after="40"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:color w:val="57606A"/></w:rPr>',
  ),
  style(
    'paragraph',
    'ListBullet',
    'List Bullet',
    '<w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="40"/></w:pPr>',
  ),
  style(
    'paragraph',
    'ListBullet2',
    'List Bullet 2',
    '<w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="30"/></w:pPr><w:rPr><w:color w:val="57606A"/></w:rPr>',
  ),
  style(
    'paragraph',
    'Cell',
    'Cell',
    '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr>',
  ),
  style(
    'paragraph',
    'Reference',
    'Reference',
    '<w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr><w:rPr><w:sz w:val="19"/></w:rPr>',
  ),
  style('paragraph', 'Quote', 'Quote', '<w:basedOn w:val="Normal"/><w:qFormat/><w:rPr><w:i/></w:rPr>'),
  style(
    'character',
    'Hyperlink',
    'Hyperlink',
    '<w:rPr><w:color w:val="0B5CAD"/><w:u w:val="single"/></w:rPr>',
  ),
  style(
    'character',
    'Name',
    'Name',
    '<w:rPr><w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/><w:color w:val="57606A"/></w:rPr>',
  ),
].join('')
