import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { writeSmallCase } from '../assess/small-case.testing.ts'
import { instantOf } from '../domain/instant.ts'
import { reportsAsOf } from '../store/reports.ts'
import { openStore } from '../store/store.ts'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const folder = writeSmallCase()
const work = mkdtempSync(join(tmpdir(), 'forewarn-ingest-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
  rmSync(work, { recursive: true })
})

const command = (...args: string[]) => ['--import', import.meta.resolve('tsx'), MAIN, ...args]
const run = (...args: string[]) =>
  spawnSync(process.execPath, command(...args), {
    cwd: work,
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: '' },
  })

describe('forewarn ingest', { timeout: 120_000 }, () => {
  it('completes with the same command after a kill at any moment, and loses no report', async () => {
    const file = join(work, 'feed.jsonl')
    const count = 4000
    writeFileSync(
      file,
      Array.from({ length: count }, (_, n) =>
        JSON.stringify({
          id: `r${n}`,
          outlet: 'Vlast',
          published: '2022-03-01T10:00Z',
          text: `Item ${n}: people gathered in Aktobe.`,
        }),
      ).join('\n'),
    )
    const args = ['ingest', folder, file, '--store', join(work, 'store')]
    for (const delay of [700, 2500]) {
      const child = spawn(process.execPath, command(...args), { cwd: work, stdio: 'ignore' })
      const gone = new Promise(resolve => child.once('exit', resolve))
      setTimeout(() => child.kill('SIGKILL'), delay)
      await gone
    }
    const { status, stdout, stderr } = run(...args)
    expect([status, stderr]).toEqual([0, ''])
    const [, added, known] = /^(\d+) reports added, (\d+) known already; 0 errors/.exec(stdout) ?? []
    expect(Number(added) + Number(known)).toBe(count)
    expect(run(...args).stdout).toMatch(new RegExp(`^0 reports added, ${count} known already; 0 errors`))
    const store = await openStore({ folder: join(work, 'store') })
    const stored = await reportsAsOf(store, 'small', instantOf(Date.parse('2022-04-01')))
    await store.close()
    expect(stored.length).toBe(count)
  })

  it('adds what is sound, names what is not, and ends with 2', () => {
    const file = join(work, 'mixed.jsonl')
    writeFileSync(
      file,
      [
        '{"id":"good","outlet":"Vlast","published":"2022-03-01T10:00Z","text":"People gathered in Aktobe."}',
        'not JSON',
        '{"id":"late","outlet":"Vlast","published":"2199-03-01T10:00Z","text":"From the future."}',
        '{"id":"undated","outlet":"Vlast","text":"No day."}',
      ].join('\n'),
    )
    const { status, stdout, stderr } = run('ingest', folder, file, '--store', join(work, 'mixed'))
    expect([status, stdout]).toEqual([
      2,
      expect.stringMatching(/^1 report added, 0 known already; 3 errors, 0 warnings/),
    ])
    for (const line of [2, 3, 4]) expect(stderr).toContain(`mixed.jsonl:${line}`)
  })

  it('gives the ingested reports to the assessment, as of the hour at which they were published', () => {
    const file = join(work, 'more.jsonl')
    writeFileSync(
      file,
      '{"id":"march","outlet":"Vlast","published":"2022-03-02T11:00Z","text":"Soldiers in Aktobe refused to fire on the crowd on Wednesday."}\n',
    )
    const store = join(work, 'more')
    expect(run('ingest', folder, file, '--store', store).status).toBe(0)
    const at = (hour: string) =>
      JSON.parse(
        run('assess', folder, '--as-of', hour, '--store', store, '--format', 'json').stdout,
      ).reports.map(({ report }: { report: { id: string } }) => report.id)
    expect(at('2022-03-02T10:30Z')).not.toContain('march')
    expect(at('2022-03-02T11:30Z')).toContain('march')
  })
})

describe('forewarn check', { timeout: 60_000 }, () => {
  it('passes a sound case and names file, line and field of what is wrong with another', () => {
    expect(run('check', folder).status).toBe(0)
    const broken = writeSmallCase()
    writeFileSync(
      join(broken, 'hypotheses.yaml'),
      'question: Q?\nnone: { title: None, prior: 2 }\nhypotheses: []\nevidence: []\n',
    )
    writeFileSync(join(broken, 'calendar.yaml'), `a: &a [1]\nb: [${'*a, '.repeat(200)}]\n`)
    writeFileSync(join(broken, 'reports', 'undated.md'), '---\noutlet: X\n---\nText.\n')
    const { status, stderr } = run('check', broken)
    rmSync(broken, { recursive: true })
    expect(status).toBe(1)
    expect(stderr).toMatch(/hypotheses\.yaml:2:\d+: error: none\.prior/)
    expect(stderr).toMatch(/calendar\.yaml:\d+/)
    expect(stderr).toMatch(/undated\.md:\d+/)
  })
})
