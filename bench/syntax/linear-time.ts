import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { readSyntax } from '../../src/read/models.ts'
import { analyse, type Mode } from '../../src/syntax/analyse.ts'
import { rawText, readConllu } from '../../src/syntax/conllu.ts'

/** Time over length, at five sizes, for texts that try the worst cases: the time a character should not grow. */
const { values } = parseArgs({
  options: { treebank: { type: 'string' }, mode: { type: 'string', default: 'fast' } },
})
const mode = values.mode as Mode
const syntax = await readSyntax()
const news = values.treebank ? rawText(readConllu(readFileSync(values.treebank, 'utf8'))) : undefined
const SIZES = [20_000, 40_000, 80_000, 160_000, 320_000]
const KINDS: Readonly<Record<string, (size: number) => string>> = {
  ...(news ? { treebank: size => news.repeat(Math.ceil(size / news.length)).slice(0, size) } : {}),
  'one paragraph without a full stop': size => 'and the troops '.repeat(size / 15),
  'one paragraph of sentences': size => 'Protesters left the square. '.repeat(size / 28),
  'one word': size => 'a'.repeat(size),
  'marks without blanks': size => "a.b-c'd/".repeat(size / 8),
  'empty lines': size => '\n'.repeat(size),
  'lines of one word': size => 'Troops\n'.repeat(size / 7),
  'open brackets': size => '('.repeat(size),
}
analyse('Troops left the city. '.repeat(2000), syntax, { mode, language: 'en' })
const rows = Object.entries(KINDS).map(([kind, make]) => ({
  kind,
  nanosecondsPerCharacter: SIZES.map(size => {
    const text = make(size)
    const start = performance.now()
    analyse(text, syntax, { mode })
    return Math.round(((performance.now() - start) * 1e6) / size)
  }),
}))
const ten = 'Protesters left the square on Wednesday, police said. '.repeat(10_000_000 / 54)
const start = performance.now()
const analysis = analyse(ten, syntax, { mode: 'fast' })
const tenMegabytes = {
  characters: ten.length,
  sentences: analysis.sentences.length,
  seconds: Math.round((performance.now() - start) / 100) / 10,
  memoryMB: Math.round(process.memoryUsage().rss / 1e6),
}
console.log(
  JSON.stringify(
    {
      mode,
      sizes: SIZES,
      rows,
      tenMegabytesInOneParagraph: tenMegabytes,
      machine: `${cpus()[0]?.model}, Node ${process.version}`,
    },
    null,
    2,
  ),
)
