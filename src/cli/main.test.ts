import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { unzipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { writeSmallCase } from '../assess/small-case.testing.ts'
import { assessmentSchema } from '../domain/assessment-schema.ts'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const folder = writeSmallCase()
const work = mkdtempSync(join(tmpdir(), 'forewarn-cli-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
  rmSync(work, { recursive: true })
})

interface Result {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the command as a user would, in a folder of its own, with its output piped. */
function forewarn(...args: string[]): Promise<Result> {
  return new Promise(resolve => {
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), MAIN, ...args], {
      cwd: work,
      env: { ...process.env, FORCE_COLOR: '', DATABASE_URL: '' },
    })
    let out = ''
    let err = ''
    child.stdout.on('data', data => {
      out += data
    })
    child.stderr.on('data', data => {
      err += data
    })
    child.stdin.end()
    child.on('close', code => resolve({ code, out, err }))
  })
}

const HOUR = '2022-03-02T12:00Z'

describe('forewarn', { timeout: 60_000 }, () => {
  it('assesses a case, and answers why without being told the case again', async () => {
    const brief = await forewarn('assess', folder, '--as-of', HOUR)
    expect([brief.code, brief.err]).toEqual([0, expect.not.stringContaining('error')])
    expect(brief.out).toContain('BOTTOM LINE')
    expect(brief.out).not.toContain('\u001b')
    const why = await forewarn('why', 'mobilisation.protest')
    expect([why.code, why.out]).toEqual([0, expect.stringContaining('TRIPPED')])
    const unknown = await forewarn('why', 'mobilisation.protests')
    expect([unknown.code, unknown.err]).toEqual([
      2,
      expect.stringContaining('did you mean mobilisation.protest?'),
    ])
  })

  it('writes HTML, Markdown, Word and JSON, the last as its schema says', async () => {
    const html = join(work, 'brief.html')
    expect((await forewarn('assess', folder, '--as-of', HOUR, '--format', 'html', '-o', html)).code).toBe(0)
    expect(readFileSync(html, 'utf8')).toMatch(/^<!doctype html>/)
    expect((await forewarn('assess', folder, '--as-of', HOUR, '--format', 'md')).out).toMatch(/^# Bread/)
    const docx = join(work, 'brief.docx')
    // The ending says what is wanted.
    expect((await forewarn('assess', folder, '--as-of', HOUR, '-o', docx)).code).toBe(0)
    expect(Object.keys(unzipSync(readFileSync(docx)))).toContain('word/document.xml')
    const json = await forewarn('assess', folder, '--as-of', HOUR, '--format', 'json')
    expect(assessmentSchema.safeParse(JSON.parse(json.out)).error).toBeUndefined()
  })

  it('compares two hours and scores against what turned out true', async () => {
    const diff = await forewarn('diff', folder, '--from', '2022-03-01T12:00Z', '--to', HOUR)
    expect([diff.code, diff.out]).toEqual([0, expect.stringContaining('NEW EVENTS')])
    const wrongWay = await forewarn('diff', folder, '--from', HOUR, '--to', '2022-03-01T12:00Z')
    expect([wrongWay.code, wrongWay.err]).toEqual([2, expect.stringContaining('give the earlier hour')])
    const score = await forewarn('verify', folder, '--as-of', HOUR, '--format', 'json')
    expect(JSON.parse(score.out)[0].scored).toBe(2)
  })

  it('says that there are no past cases where none lie, instead of failing', async () => {
    for (const command of ['backtest', 'recalibrate']) {
      const none = await forewarn(command)
      expect([none.code, none.err]).toEqual([2, expect.stringContaining('[case/no-folder]')])
    }
  })

  it('lists sources with their grades, shows one, and says when there is none of that name', async () => {
    const args = ['--as-of', HOUR]
    const list = JSON.parse((await forewarn('sources', folder, ...args, '--format', 'json')).out)
    expect(list.sources.length).toBeGreaterThan(0)
    const [{ id, grade }] = list.sources
    const page = await forewarn('sources', folder, id, ...args)
    expect([page.code, page.out]).toEqual([
      0,
      expect.stringContaining(`${id} as of 2022-03-02T12:00:00Z: grade ${grade}`),
    ])
    const none = await forewarn('sources', folder, 'Nobody', ...args)
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('[sources/unknown-name]')])
  })

  it('simulates what may follow, and compares two policies on the same runs', async () => {
    const policy = join(work, 'hold-fire.yaml')
    writeFileSync(policy, 'title: Hold fire\nnever: [order-fire]\nacts: [{act: concession, at: 1d}]\n')
    const args = ['--as-of', HOUR, '--runs', '60']
    const shown = await forewarn('stress', folder, ...args, '--policy', policy)
    expect([shown.code, shown.out]).toEqual([0, expect.stringContaining('policy: Hold fire')])
    expect(shown.out.indexOf('WHAT THIS MAY NOT BE USED FOR')).toBeLessThan(shown.out.indexOf('OUTCOMES'))
    const json = JSON.parse((await forewarn('stress', folder, ...args, '--format', 'json')).out)
    expect([json.stress.runs, json.stress.asked]).toEqual([60, 60])
    const both = await forewarn('stress', 'compare', 'none', policy, '--case', folder, ...args)
    expect([both.code, both.out]).toEqual([0, expect.stringContaining('no policy against Hold fire')])
  })

  it('refuses a policy that does not fit and regions that cannot be used; runs published models', async () => {
    const policy = join(work, 'early.yaml')
    const args = ['--as-of', HOUR, '--runs', '60']
    writeFileSync(policy, 'title: Too early\nacts: [{act: curfew, at: 2022-01-01T00:00Z}]\n')
    const early = await forewarn('stress', folder, ...args, '--policy', policy)
    expect([early.code, early.err]).toEqual([
      2,
      expect.stringMatching(/:2:\d+: error: acts\[0\]\.at: .* before the start/),
    ])
    const country = join(folder, 'country.yaml')
    writeFileSync(country, 'title: Nowhere\n')
    const nowhere = await forewarn('stress', folder, ...args)
    rmSync(country)
    expect([nowhere.code, nowhere.out, nowhere.err]).toEqual([
      2,
      '',
      expect.stringMatching(/country\.yaml:.*error[\s\S]*nothing was simulated .*\[stress\/no-regions\]/),
    ])
    const model = await forewarn('stress', 'models', 'granovetter')
    expect([model.code, model.out]).toEqual([0, expect.stringContaining('100 of 100 join')])
    const models = await forewarn('stress', 'models')
    expect([models.code, models.out]).toEqual([
      0,
      expect.stringMatching(/kuran-1989 .*\ncentral-authority .*\nkuran-1991 /),
    ])
  })

  it('exits with 2 and names what to do where the input is wrong', async () => {
    for (const [args, message] of [
      [['assess', join(work, 'nowhere')], /no such folder/],
      [['assess', folder, '--as-of', '2022-03-02'], /with its zone/],
      [['assess', folder, '--format', 'pdf'], /Allowed choices/],
      [['asses', folder], /assess/],
      [['schema', 'nothing'], /Allowed choices/],
      [['stress', folder, '--runs', '0'], /whole number from 1/],
      [['stress', 'models', 'nobody'], /Allowed choices/],
      [['assess', folder, '-o', join(work, 'no/such/folder/x.md')], /could not be written/],
    ] as const) {
      const { code, err } = await forewarn(...args)
      expect([args.join(' '), code]).toEqual([args.join(' '), 2])
      expect(err).toMatch(message)
      expect(err).not.toMatch(/\bat .*\.ts:\d+/)
    }
  })

  it('skips a faulty indicator, names file and line, and assesses with the rest', async () => {
    const broken = join(folder, 'indicators', 'broken.yaml')
    writeFileSync(broken, 'name: broken\ntitel: Broken\n')
    const { code, out, err } = await forewarn('assess', folder, '--as-of', HOUR)
    rmSync(broken)
    expect([code, out]).toEqual([0, expect.stringContaining('1 tripped')])
    expect(err).toMatch(/broken\.yaml:2:1: error: titel: unknown key/)
  })

  it('prints schemas and completions, and help with examples', async () => {
    const schema = JSON.parse((await forewarn('schema', 'indicator')).out)
    expect(schema.properties.test).toBeDefined()
    for (const shell of ['bash', 'zsh', 'fish'])
      expect((await forewarn('completion', shell)).out).toContain('as-of')
    const help = await forewarn('assess', '--help')
    expect([help.code, help.out]).toEqual([0, expect.stringContaining('Examples:')])
    expect((await forewarn()).out).toContain('Commands:')
  })
})
