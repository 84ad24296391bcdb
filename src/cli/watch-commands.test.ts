import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { writeSmallCase } from '../assess/small-case.testing.ts'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const folder = writeSmallCase()
const work = mkdtempSync(join(tmpdir(), 'forewarn-watch-commands-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
  rmSync(work, { recursive: true })
})

/** Runs the command as a user would; `until` ends it with an interrupt as soon as its output holds the words. */
function forewarn(args: readonly string[], until?: (out: string) => boolean) {
  return new Promise<{ code: number | null; out: string; err: string }>(resolve => {
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), MAIN, ...args], {
      cwd: work,
      env: { ...process.env, FORCE_COLOR: '', DATABASE_URL: '' },
    })
    let [out, err] = ['', '']
    child.stdout.on('data', data => {
      out += data
      if (until?.(out)) child.kill('SIGINT')
    })
    child.stderr.on('data', data => {
      err += data
    })
    child.stdin.end()
    child.on('close', code => resolve({ code, out, err }))
  })
}

describe('the commands that watch', { timeout: 120_000 }, () => {
  it('run the other indicators where one is faulty, name file and line, and say so by the exit code', async () => {
    const file = join(folder, 'indicators', 'violence.never.yaml')
    writeFileSync(
      file,
      'name: violence.never\ntitle: Never\nquestion: "?"\ngroup: violence\ntest:\n  kind: any-event\n  query: { event: [ASSAULT] }\n  windowHours: 48\n  thresholds: { watch: 0.9, tripped: 0.999 }\nsources: [judgement]\n',
    )
    const never = await forewarn(['test', folder])
    expect(never.code).toBe(2)
    expect(never.out).toContain('mobilisation.protest')
    expect(never.err).toContain('violence.never.yaml:9:38: error: test.thresholds.tripped: can never trip')
    writeFileSync(file, readFileSync(file, 'utf8').replace('0.9,', '0.99,').replace('0.999', '0.5'))
    const wrongWay = await forewarn(['test', folder])
    expect(wrongWay.code).toBe(2)
    expect(wrongWay.out).toContain('mobilisation.protest')
    expect(wrongWay.err).toContain('thresholds the wrong way round')
    rmSync(file)
    expect((await forewarn(['test', folder])).code).toBe(1)
  })

  it('take indicators from the library by a line in case.yaml', async () => {
    const definition = readFileSync(join(folder, 'case.yaml'), 'utf8')
    writeFileSync(
      join(folder, 'case.yaml'),
      `${definition}library: ["violence.*", "!violence.order-to-fire"]\n`,
    )
    const { out } = await forewarn(['test', folder, '--reporter', 'json'])
    const names = JSON.parse(out).indicators.map(({ name }: { name: string }) => name)
    expect(names).toContain('violence.people-killed')
    expect(names).not.toContain('violence.order-to-fire')
    writeFileSync(join(folder, 'case.yaml'), definition)
  })

  it('watch a case: run, tell once of a change, run again on new and on ingested reports and not tell twice', async () => {
    const told = join(work, 'told.jsonl')
    writeFileSync(
      join(folder, 'tripwires.yaml'),
      `tripwires:\n  - id: duty\n    indicators: ["mobilisation.*"]\n    notify:\n      - { kind: command, run: [sh, -c, "cat >> ${told}"] }\n`,
    )
    let ran = 0
    let ingested: ReturnType<typeof forewarn> | undefined
    const watched = await forewarn(['test', folder, '--watch', '--every', '100ms'], out => {
      const runs = out.split('exit 1').length - 1
      if (runs === 1 && ran === 0) {
        ran = 1
        writeFileSync(
          join(folder, 'reports', '2022-03-02-1000-late.md'),
          '---\noutlet: Northern Wire\noutletCountry: GBR\nkind: wire\ntitle: More\npublished: 2022-03-02T10:00Z\nlanguage: en\n---\nResidents of Atyrau protested on Wednesday.\n',
        )
      }
      if (runs === 2 && ran === 1) {
        ran = 2
        const feed = join(work, 'feed.jsonl')
        writeFileSync(
          feed,
          '{"id":"wire-7","outlet":"Northern Wire","published":"2022-03-02T11:00Z","language":"en","text":"Residents of Aktau protested on Wednesday."}\n',
        )
        ingested = forewarn(['ingest', folder, feed])
      }
      return runs >= 3
    })
    expect((await ingested)?.out).toMatch(/^1 report added/)
    expect(watched.out).toMatch(/mobilisation\.protest .*Aktau/)
    expect(watched.err).toContain('told: mobilisation.protest tripped')
    expect(watched.code).toBe(1)
    const again = await forewarn(['test', folder, '--notify'])
    expect(again.err).not.toContain('told:')
    expect(readFileSync(told, 'utf8').trim().split('\n')).toHaveLength(1)
  })

  it('names file and line of a webhook that cannot be reached, and says so by the exit code', async () => {
    writeFileSync(
      join(folder, 'tripwires.yaml'),
      'tripwires:\n  - id: hook\n    indicators: ["mobilisation.*"]\n    notify:\n      - { kind: webhook, url: "http://127.0.0.1:9/", secretEnv: PATH }\n',
    )
    const { code, out, err } = await forewarn(['test', folder, '--notify'])
    expect(code).toBe(2)
    expect(out).toContain('mobilisation.protest')
    expect(err).toContain(
      'tripwires.yaml:5:9: error: tripwires[0].notify[0]: mobilisation.protest tripped was not told',
    )
    rmSync(join(folder, 'tripwires.yaml'))
  })

  it('keep a replay with its hours of warning, and say what stands otherwise at the next', async () => {
    const args = ['replay', folder, '--step', '6h', '--turn', '2022-03-02T08:00Z']
    const first = await forewarn(args)
    expect(first.out).toMatch(/mobilisation\.protest .*1 Mar 12:00Z +20 h/)
    expect(first.err).toContain('small.json\n')
    expect((await forewarn(args)).err).toContain('nothing stands otherwise than in the replay before')
    const file = join(folder, 'indicators', 'mobilisation.protest.yaml')
    const written = readFileSync(file, 'utf8')
    writeFileSync(file, written.replace('watch: 0.3, tripped: 0.7', 'watch: 0.98, tripped: 0.985'))
    expect((await forewarn(args)).err).toContain(
      'otherwise than in the replay before: mobilisation.protest\n',
    )
    writeFileSync(file, written)
    const wrongWay = await forewarn([...args, '--from', '2022-03-03T00:00Z', '--to', '2022-03-01T00:00Z'])
    expect([wrongWay.code, wrongWay.err]).toEqual([2, expect.stringContaining('swap the two')])
  })

  it('print the hypotheses with their matrix, and how the ranking moved', async () => {
    const ranking = await forewarn(['hypotheses', folder, '--as-of', '2022-03-02T12:00Z'])
    expect(ranking.code).toBe(0)
    expect(ranking.out).toContain('Matrix: hypotheses in rows')
    const moved = await forewarn([
      'hypotheses',
      folder,
      '--from',
      '2022-03-01T00:00Z',
      '--as-of',
      '2022-03-02T00:00Z',
      '--step',
      '12h',
    ])
    expect(moved.out.trim().split('\n')).toHaveLength(4)
  })

  it('write a calendar out and take it in again', async () => {
    const ics = join(work, 'talks.ics')
    writeFileSync(
      ics,
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'BEGIN:VEVENT',
        'UID:vote',
        'DTSTAMP:20220301T000000Z',
        'DTSTART;VALUE=DATE:20220310',
        'SUMMARY:Vote',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    )
    const yaml = await forewarn([
      'calendar',
      folder,
      '--import',
      ics,
      '--format',
      'yaml',
      '-o',
      join(folder, 'calendar.yaml'),
    ])
    expect([yaml.code, yaml.err]).toEqual([0, ''])
    const back = await forewarn(['calendar', folder, '--format', 'ics'])
    expect(back.out).toContain('DTSTART;VALUE=DATE:20220310')
    rmSync(join(folder, 'calendar.yaml'))
  })

  it('read words of likelihood, and put a figure into one', async () => {
    expect((await forewarn(['likelihood', '70%'])).out).toBe('likely (55–80 %), by ICD 203\n')
    expect((await forewarn(['likelihood', 'A coup is unlikely.'])).out).toContain(
      '“unlikely”: 20–45 % (ICD 203)',
    )
    expect((await forewarn(['likelihood', '170%'])).code).toBe(2)
  })
})
