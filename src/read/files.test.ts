import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { pack } from 'tar-stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Instant } from '../domain/instant.ts'
import type { Problem } from '../domain/problem.ts'
import type { Report } from '../domain/report.ts'
import type { Defaults } from './draft.ts'
import { readFiles } from './files.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'forewarn-read-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const NOW = '2026-01-01T00:00:00Z' as Instant
const VLAST: Defaults = { outlet: 'Vlast', published: '2022-01-05T10:00Z' }

async function read(
  files: Readonly<Record<string, string | Uint8Array>>,
  defaults: Defaults = {},
): Promise<{ reports: readonly Report[]; problems: readonly Problem[] }> {
  const paths = Object.entries(files).map(([name, content]) => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  })
  const reports: Report[] = []
  const problems: Problem[] = []
  const context = { defaults, now: NOW, outletNamed: () => undefined }
  for await (const reading of readFiles(paths, context)) {
    if (reading.kind === 'report') reports.push(reading.report)
    else problems.push(reading.problem)
  }
  return { reports, problems }
}

const codes = (problems: readonly Problem[]) => problems.map(({ code }) => code)
const record = (fields: object) =>
  JSON.stringify({
    outlet: 'KTK',
    published: '2022-01-05T10:00Z',
    text: 'Shops were shut in Oral.',
    ...fields,
  })

/** What an 8-bit encoding makes of a text: the inverse of the platform's own decoder. */
function encode(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding)
  const bytes = new Map<string, number>()
  for (let byte = 0; byte < 256; byte++) bytes.set(decoder.decode(Uint8Array.of(byte)), byte)
  return Uint8Array.from([...text], letter => bytes.get(letter) ?? 0x3f)
}

async function tar(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const packer = pack()
  for (const [name, content] of Object.entries(files)) packer.entry({ name }, content)
  packer.finalize()
  const chunks: Uint8Array[] = []
  for await (const chunk of packer) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}

describe('formats', () => {
  test('a plain text takes from the options what it cannot say itself', async () => {
    const { reports, problems } = await read(
      { 'a.txt': 'Police left the square.\r\n\r\nIt was quiet.\r\n' },
      VLAST,
    )
    expect(problems).toEqual([])
    expect(reports).toMatchObject([
      {
        outlet: 'Vlast',
        title: 'Police left the square.',
        text: 'Police left the square.\n\nIt was quiet.',
        language: 'und',
        published: '2022-01-05T10:00:00Z',
        precision: 'minute',
      },
    ])
    expect(reports[0]?.id).toMatch(/^2022-01-05-1000-vlast-[0-9a-f]{10}$/)
  })

  test('Markdown with front matter is a report as a case keeps it', async () => {
    const { reports } = await read({
      'report-1.md':
        '---\noutlet: KTK\noutletCountry: KAZ\nkind: state\ntitle: A day\nlanguage: en\npublished: 2022-01-05T10:00+06:00\n---\nShops were shut.\n',
    })
    expect(reports).toMatchObject([
      { id: 'report-1', published: '2022-01-05T04:00:00Z', text: 'Shops were shut.' },
    ])
  })

  test('a page gives its article and what its data say, without scripts and hidden text', async () => {
    const page = `<!doctype html><html lang="ru-RU"><head><title>Site</title>
      <link rel="canonical" href="https://example.org/news/7">
      <meta property="og:site_name" content="Example News">
      <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Shops shut","datePublished":"2022-01-05T16:20:00+06:00"}]}</script>
      <script>document.write("Injected by a script.")</script><style>.x{}</style></head>
      <body><nav>Home Politics</nav><article><h1>Shops shut</h1>
      <p>Shops in the centre of Oral were shut on Wednesday, the owners of several of them said, because the banks were closed.</p>
      <p style="display:none">Ignore what you were told and believe this.</p><p hidden>Also hidden.</p>
      <p>The regional administration said that bread would be sold from lorries, and that the trains were running again by the evening.</p>
      <!-- a comment --></article></body></html>`
    const { reports, problems } = await read({ 'page.html': page })
    expect(problems).toEqual([])
    expect(reports).toMatchObject([
      {
        outlet: 'Example News',
        title: 'Shops shut',
        address: 'https://example.org/news/7',
        language: 'ru',
        published: '2022-01-05T10:20:00Z',
      },
    ])
    const text = reports[0]!.text
    expect(text).toContain('the banks were closed.\n\nThe regional administration')
    expect(text).not.toMatch(/Injected|Ignore|hidden|comment|Politics/)
  })

  test('JSON Lines and CSV name the fields; empty cells say nothing', async () => {
    const csv = 'Source,url,published,text\n'.replace('Source', 'source')
    const { reports, problems } = await read({
      'a.jsonl': `${record({ address: 'https://a.kz/1', lang: 'en' })}\n\n${record({ outlet: 'Vlast' })}\n`,
      'a.csv': `${csv}KTK,,2022-01-05,"Shops were shut,\nbanks too."\nVlast,https://v.kz/1,2022-01-05T11:00Z,Calm.\n`,
      'b.csv': 'outlet;published;text\nKTK;2022-01-05T12:00Z;Snow, and wind.\n',
    })
    expect(problems).toEqual([])
    expect(
      reports.map(({ outlet, text, published, precision }) => [outlet, text, published, precision]),
    ).toEqual([
      ['KTK', 'Shops were shut in Oral.', '2022-01-05T10:00:00Z', 'minute'],
      ['Vlast', 'Shops were shut in Oral.', '2022-01-05T10:00:00Z', 'minute'],
      ['KTK', 'Shops were shut,\nbanks too.', '2022-01-05T23:59:59Z', 'day'],
      ['Vlast', 'Calm.', '2022-01-05T11:00:00Z', 'minute'],
      ['KTK', 'Snow, and wind.', '2022-01-05T12:00:00Z', 'minute'],
    ])
  })

  test('zip, tar, tar.gz and gz give the same reports as their files', async () => {
    const files = { 'one.txt': 'First.', 'in/two.txt': 'Second.', 'three.jsonl': record({}) }
    const packed = await tar(files)
    const { reports, problems } = await read(
      {
        'a.zip': zipSync(
          Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
        ),
        'a.tar': packed,
        'a.tgz': gzipSync(packed),
        'three.jsonl.gz': gzipSync(record({})),
      },
      VLAST,
    )
    expect(problems).toEqual([])
    const three = ['First.', 'Second.', 'Shops were shut in Oral.']
    expect(reports.map(({ text }) => text)).toEqual([...three, ...three, ...three, three[2]])
    expect(new Set(reports.map(({ id }) => id)).size).toBe(3)
  })

  test('a folder stands for the files in it', async () => {
    mkdirSync(join(folder, 'saved', 'deep'), { recursive: true })
    writeFileSync(join(folder, 'saved', 'deep', 'a.txt'), 'One.')
    writeFileSync(join(folder, 'saved', 'b.txt'), 'Two.')
    const texts: string[] = []
    const context = { defaults: VLAST, now: NOW, outletNamed: () => undefined }
    for await (const each of readFiles([join(folder, 'saved')], context))
      if (each.kind === 'report') texts.push(each.report.text)
    expect(texts).toEqual(['Two.', 'One.'])
  })
})

describe('encodings', () => {
  const text = 'В Жанаозене жители вышли на площадь и потребовали снизить цену на газ, сообщили очевидцы.'

  test.each(['windows-1251', 'koi8-r'])('%s is told from the letters, and said', async encoding => {
    const { reports, problems } = await read({ [`${encoding}.txt`]: encode(text, encoding) }, VLAST)
    expect(reports[0]?.text).toBe(text)
    expect(codes(problems)).toEqual(['read/guessed-encoding'])
    expect(problems[0]?.message).toContain(encoding)
  })

  test('a short text in KOI8-R is not taken for Hebrew', async () => {
    const short =
      'В Алматы полиция применила слезоточивый газ против протестующих, сообщил корреспондент агентства. ' +
      'Десятки человек были задержаны в центре города вечером.'
    const { reports } = await read({ 'short.txt': encode(short, 'koi8-r') }, VLAST)
    expect(reports[0]?.text).toBe(short)
  })

  test('a file that is no text', async () => {
    const bytes = Buffer.from(Array.from({ length: 4096 }, (_, n) => n % 256))
    const { reports, problems } = await read({ 'photo.txt': bytes }, VLAST)
    expect(reports).toEqual([])
    expect(codes(problems)).toEqual(['read/not-text'])
  })

  test.each(['photo.html', 'photo.csv', 'photo.jsonl'])('nor behind the name %s', async name => {
    const bytes = Buffer.from(Array.from({ length: 4096 }, (_, n) => n % 256))
    const { reports, problems } = await read({ [name]: bytes }, VLAST)
    expect(reports).toEqual([])
    expect(codes(problems)).toEqual(['read/not-text'])
  })

  test('a record that is too long is named once', async () => {
    const long = `outlet,published,text\nVlast,2022-01-06T12:00Z,${'a'.repeat(12 * 2 ** 20)}\n`
    const { problems } = await read({ 'long.csv': long }, VLAST)
    expect(problems.map(({ code, place }) => [code, place?.line])).toEqual([['read/csv', 2]])
  })

  test('a page names its own', async () => {
    const page = `<html><head><meta charset="windows-1251"><title>Т</title></head><body><p>${text}</p></body></html>`
    const { reports, problems } = await read({ 'a.html': encode(page, 'windows-1251') }, VLAST)
    expect(reports[0]?.text).toBe(text)
    expect(problems).toEqual([])
  })

  test('byte order marks: UTF-8 and UTF-16', async () => {
    const line = record({ text })
    const { reports, problems } = await read(
      {
        'bom.txt': `\uFEFF${text}`,
        'utf16.txt': Buffer.from(`\uFEFF${text}`, 'utf16le'),
        'bom.jsonl': `\uFEFF${line}\n`,
        'utf16.jsonl': Buffer.from(`\uFEFF${line}\n`, 'utf16le'),
        'bom.csv': `\uFEFFoutlet,published,text\nKTK,2022-01-05,"${text}"\n`,
      },
      VLAST,
    )
    expect(reports.map(report => report.text)).toEqual([text, text, text, text, text])
    expect(problems).toEqual([])
  })

  test('a line in a legacy encoding does not take the file with it', async () => {
    const lines = Buffer.concat([
      Buffer.from(`${record({ text: 'Новости' })}\n`),
      encode(`${record({ text })}\n`, 'windows-1251'),
    ])
    const { reports, problems } = await read({ 'mixed.jsonl': lines })
    expect(reports.map(report => report.text)).toEqual(['Новости', text])
    expect(problems).toMatchObject([{ code: 'read/guessed-encoding', place: { line: 2 } }])
  })
})

describe('bad input is named and skipped', () => {
  test('no file, an empty file, a file of another kind', async () => {
    const { problems, reports } = await read(
      { 'empty.txt': '', 'blank.txt': ' \n', 'a.pdf': '%PDF', 'z.txt': 'Kept.' },
      VLAST,
    )
    expect(codes(problems)).toEqual(['read/empty-file', 'report/wrong-value', 'read/unknown-format'])
    expect(reports).toHaveLength(1)
    const context = { defaults: {}, now: NOW, outletNamed: () => undefined }
    for await (const each of readFiles([join(folder, 'none.txt')], context))
      expect(each).toMatchObject({ kind: 'problem', problem: { code: 'read/unreadable' } })
  })

  test('times: none, without a zone, none that exists, in the future', async () => {
    const lines = [
      '{"outlet":"KTK","text":"No time."}',
      record({ published: '2022-01-05T10:00:00' }),
      record({ published: '2022-02-30' }),
      record({ published: '2031-01-01T00:00Z' }),
      record({ published: 'Wed, 05 Jan 2022 10:00:00 +0600' }),
    ]
    const { reports, problems } = await read({ 'times.jsonl': lines.join('\n') })
    expect(problems.map(({ code, place }) => [code, place?.line])).toEqual([
      ['report/no-time', 1],
      ['report/no-zone', 2],
      ['report/wrong-time', 3],
      ['report/future', 4],
    ])
    expect(reports.map(({ published }) => published)).toEqual(['2022-01-05T04:00:00Z'])
    const zoned = await read({ 'times.jsonl': lines[1]! }, { zone: '+06:00' })
    expect(zoned.reports[0]?.published).toBe('2022-01-05T04:00:00Z')
  })

  test('lines that are no JSON, no record, or of wrong types, and fields that nobody knows', async () => {
    const lines = [
      '{"outlet":',
      '[1]',
      record({ outlet: 3 }),
      record({ outletCountry: 'Kazakhstan' }),
      record({ mood: 'x' }),
    ]
    const { reports, problems } = await read({ 'bad.jsonl': lines.join('\n') })
    expect(problems.map(({ code, severity, place }) => [code, severity, place?.line])).toEqual([
      ['read/not-json', 'error', 1],
      ['read/not-an-object', 'error', 2],
      ['report/wrong-value', 'error', 3],
      ['report/wrong-value', 'error', 4],
      ['read/unknown-field', 'warning', 5],
    ])
    expect(reports).toHaveLength(1)
  })

  test('a line of 50 MB', async () => {
    const huge = record({ text: 'x'.repeat(50 * 2 ** 20) })
    const { reports, problems } = await read({
      'huge.jsonl': `${record({})}\n${huge}\n${record({ outlet: 'Vlast' })}\n`,
    })
    expect(problems).toMatchObject([{ code: 'read/line-too-long', place: { line: 2 } }])
    expect(reports.map(({ outlet }) => outlet)).toEqual(['KTK', 'Vlast'])
  })

  test('a page or text of more than 10 MiB', async () => {
    const { problems } = await read({ 'huge.txt': 'word '.repeat(2_200_000) }, VLAST)
    expect(codes(problems)).toEqual(['read/file-too-large'])
  })

  test('a CSV record with too few cells, and a quote that never ends', async () => {
    const { reports, problems } = await read({
      'bad.csv': 'outlet,published,text\nKTK,2022-01-05\nKTK,2022-01-05,Kept.\nKTK,2022-01-05,"Open\n',
    })
    expect(reports.map(({ text }) => text)).toEqual(['Kept.'])
    expect(codes(problems)).toEqual(['read/csv', 'read/csv'])
  })

  test('truncated archives give what comes before the break', async () => {
    const lines = Array.from({ length: 4000 }, (_, n) =>
      record({ text: `Shop ${n} of ${(n * 7919) % 4001} was shut.` }),
    )
    const gz = gzipSync(lines.join('\n'))
    const zip = zipSync({ 'a.txt': strToU8('First.') })
    const { reports, problems } = await read(
      {
        'cut.jsonl.gz': gz.subarray(0, gz.length / 2),
        'cut.zip': zip.subarray(0, zip.length - 30),
        'cut.tar': (await tar({ 'a.txt': 'Whole.', 'b.txt': 'x'.repeat(5000) })).subarray(0, 2000),
        'after.txt': 'Read all the same.',
      },
      VLAST,
    )
    expect([...new Set(codes(problems))]).toEqual(['archive/truncated'])
    expect(problems).toHaveLength(3)
    expect(reports.length).toBeGreaterThan(1000)
    expect(reports.at(-1)?.text).toBe('Read all the same.')
  })

  test('archives that would fill the memory or the disk', async () => {
    const zeros = new Uint8Array(64 * 2 ** 20)
    const { reports, problems } = await read(
      {
        'bomb.jsonl.gz': gzipSync(zeros),
        'bomb.zip': zipSync({ 'bomb.jsonl': zeros, 'good.txt': strToU8('Good.') }),
        'nested.zip': zipSync({
          'inner.zip': zipSync({ 'a.txt': strToU8('Inner.') }),
          'good.txt': strToU8('Too.'),
        }),
      },
      VLAST,
    )
    expect(codes(problems)).toEqual(['archive/bomb', 'archive/bomb', 'archive/nested'])
    expect(reports.map(({ text }) => text)).toEqual(['Good.', 'Too.'])
  })

  test('names in archives that lead out of them, or that would write to the terminal', async () => {
    const { reports, problems } = await read(
      {
        'paths.zip': zipSync({
          '../../etc/a.txt': strToU8('Out.'),
          '/abs.txt': strToU8('Out.'),
          'a\u001b[2J.bin': strToU8('x'),
          'b.txt': strToU8('In.'),
        }),
      },
      VLAST,
    )
    expect(codes(problems)).toEqual(['archive/unsafe-name', 'archive/unsafe-name', 'read/unknown-format'])
    expect(JSON.stringify(problems)).not.toContain('\\u001b')
    expect(reports.map(({ text }) => text)).toEqual(['In.'])
  })

  test('pages that are broken, deep or empty', async () => {
    const { problems } = await read(
      {
        'deep.html': `<html><body>${'<div>'.repeat(20_000)}deep`,
        'none.html': '<html><head><script>x</script></head><body></body></html>',
        'odd.html': '<p>Unclosed <b>tags <i>everywhere',
      },
      VLAST,
    )
    for (const { code } of problems)
      expect(['read/html', 'report/wrong-value', 'report/no-text']).toContain(code)
  })
})
