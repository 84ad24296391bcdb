import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { formatProblem } from './problem.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const read = (file: string) => readFileSync(`${ROOT}/${file}`, 'utf8')
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(match => match[1]!)

/** Every code that the source can give: those written out, and those made of two parts. */
function codesOfSource(): ReadonlySet<string> {
  const sources = readdirSync(`${ROOT}/src`, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && !/\.(test|testing)\.ts$/.test(file))
    .map(file => read(`src/${file}`))
  const all = sources.join('\n')
  const groups = new Set(found(all, /(?:code:[^,;\n]*|fault\(|wrong\(|warning\()\s*'([a-z-]+)\/[a-z-]+'/g))
  const written = found(all, /'([a-z-]+\/[a-z-]+)'/g).filter(code => groups.has(code.split('/')[0]!))
  const remedies = /const REMEDY = \{(.*?)\n\}/s.exec(read('src/read/archive.ts'))![1]!
  const ofArchives = found(remedies, /^ {2}'?([a-z-]+)'?:/gm).map(code => `archive/${code}`)
  const checked = found(all, /checkYaml\([^,]+, [^,]+, '([a-z]+)'/g)
  const ofSchemas = checked.flatMap(group => [`${group}/unknown-key`, `${group}/wrong-value`])
  const ofYaml = found(
    /type ErrorCode = (.*?);/s.exec(read('node_modules/yaml/dist/errors.d.ts'))![1]!,
    /'(\w+)'/g,
  )
  return new Set([
    ...written,
    ...ofArchives,
    ...ofSchemas,
    ...ofYaml.map(code => `yaml/${code.toLowerCase().replaceAll('_', '-')}`),
    'report/no-outlet',
  ])
}

describe('docs/problems.md', () => {
  it('has a row for every code of the source, and none besides', () => {
    const rows = found(read('docs/problems.md'), /^\| `([^`]+)` \|/gm)
    expect([...rows].sort()).toEqual([...codesOfSource()].sort())
  })
})

describe('a problem', () => {
  it('is one line: place, severity, field, what is wrong, what to do, code', () => {
    const problem = {
      code: 'report/future',
      severity: 'error',
      message: 'the report is dated 2099-01-01T00:00:00Z, which is in the future',
      place: { file: 'feed.jsonl', line: 3, field: 'published' },
      next: 'correct the date',
    } as const
    expect(formatProblem(problem)).toBe(
      'feed.jsonl:3: error: published: the report is dated 2099-01-01T00:00:00Z, which is in the future (correct the date) [report/future]',
    )
  })
})
