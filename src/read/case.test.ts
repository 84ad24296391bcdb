import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeSmallCase } from '../assess/small-case.testing.ts'
import { readCaseFolder } from './case.ts'

let folder: string
beforeEach(() => {
  folder = writeSmallCase()
})
afterEach(() => rmSync(folder, { recursive: true }))

const problems = () =>
  readCaseFolder(folder).problems.map(({ code, severity, place }) => ({
    code,
    severity,
    file: place?.file.slice(folder.length + 1),
    line: place?.line,
    field: place?.field,
  }))

describe('a case folder', () => {
  it('without faults has no problems', () => {
    expect(problems()).toEqual([])
  })

  it('without reports is said to have none, and is read all the same', () => {
    rmSync(join(folder, 'reports'), { recursive: true })
    const none = [
      { code: 'case/no-reports', severity: 'warning', file: 'reports', line: undefined, field: undefined },
    ]
    expect(problems()).toEqual(none)
    mkdirSync(join(folder, 'reports'))
    expect(problems()).toEqual(none)
    expect(readCaseFolder(folder).loaded.indicators).toHaveLength(1)
  })

  it('names an unknown key and a wrong type with line and field, and keeps the rest', () => {
    appendFileSync(join(folder, 'case.yaml'), '\ncolour: red\n')
    mkdirSync(join(folder, 'signals'))
    writeFileSync(
      join(folder, 'signals', 'rate.yaml'),
      'name: rate\ntitle: Rate\nunit: KZT\nsource: { title: bank }\nvalues:\n  - { at: 2022-03-01T00:00Z, value: many }\n',
    )
    const found = problems()
    expect(found).toMatchObject([
      { code: 'case/unknown-key', severity: 'error', file: 'case.yaml', field: 'colour' },
      {
        code: 'case/wrong-value',
        severity: 'error',
        file: 'signals/rate.yaml',
        line: 6,
        field: 'values[0].value',
      },
    ])
    expect(readCaseFolder(folder).loaded.reports.length).toBeGreaterThan(0)
  })

  it('adds the sites that a case gives an outlet to those that the package knows', () => {
    const entry = '{ name: Reuters, country: GBR, kind: wire, sites: [reuters.mirror.example] }'
    writeFileSync(join(folder, 'sources.yaml'), `- ${entry}\n`)
    const named = readCaseFolder(folder).loaded.outlets.filter(({ name }) => name === 'Reuters')
    expect(named).toMatchObject([{ sites: ['reuters.com', 'reutersagency.com', 'reuters.mirror.example'] }])
    writeFileSync(join(folder, 'sources.yaml'), `- ${entry.replace('[', '[https://')}\n`)
    expect(problems()).toMatchObject([
      { code: 'case/wrong-value', file: 'sources.yaml', line: 1, field: '[0].sites[0]' },
    ])
  })

  it('takes hypotheses that cases share, its own before those, and names one that is not there', () => {
    const questionNow = () => readCaseFolder(folder).loaded.hypotheses?.question
    appendFileSync(join(folder, 'case.yaml'), 'hypotheses: how-it-ends\n')
    expect([questionNow(), readCaseFolder(folder).definition?.hypotheses]).toEqual([
      'What drives it?',
      undefined,
    ])
    rmSync(join(folder, 'hypotheses.yaml'))
    expect([questionNow(), problems()]).toEqual(['How does it end?', []])
    writeFileSync(
      join(folder, 'case.yaml'),
      readFileSync(join(folder, 'case.yaml'), 'utf8').replace('how-it-ends', 'how-it-began'),
    )
    expect(problems()).toMatchObject([
      { code: 'case/no-such-hypotheses', file: 'case.yaml', field: 'hypotheses', line: 10 },
    ])
    expect(readCaseFolder(folder).problems[0]!.next).toContain('how-it-ends')
  })

  it('says in words of YAML what a value is and what was expected', () => {
    const said = (content: string) => {
      writeFileSync(join(folder, 'hypotheses.yaml'), content)
      return readCaseFolder(folder).problems[0]!.message
    }
    expect(said('')).toBe('the file is empty: expected keys with values')
    expect(said('- 1')).toBe('expected keys with values, found a list')
    expect(said('question: 5')).toBe('expected a text, found number')
    expect(said('question:')).toBe('expected a text, found nothing')
    expect(said('{}')).toBe('it is missing: expected a text')
  })

  it('names a pipe that stands where a file should, and does not wait for it', () => {
    rmSync(join(folder, 'hypotheses.yaml'))
    execFileSync('mkfifo', [join(folder, 'hypotheses.yaml')])
    expect(problems()).toMatchObject([{ code: 'case/unreadable', file: 'hypotheses.yaml' }])
  })

  it('refuses aliases that unfold without end', () => {
    const lines = Array.from(
      { length: 9 },
      (_, n) => `k${n + 1}: &k${n + 1} [${Array(9).fill(`*k${n}`).join(', ')}]`,
    )
    writeFileSync(join(folder, 'hypotheses.yaml'), ['k0: &k0 [x]', ...lines].join('\n'))
    expect(problems()).toMatchObject([{ code: 'yaml/too-many-aliases', file: 'hypotheses.yaml', line: 1 }])
  })
})
