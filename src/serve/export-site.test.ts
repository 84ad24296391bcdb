import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askRoom } from './ask-room.ts'
import { hoursOf } from './course.ts'
import { exportSite } from './export-site.ts'
import type { RouteContext } from './route.ts'
import { openSiteRoom, readSiteText } from './site-data.ts'
import { AT, openSmallRoom, type SmallRoom } from './small-room.testing.ts'

const OWN = { host: 'localhost:4780' }
let small: SmallRoom
let outside: string
let copy: RouteContext

beforeAll(async () => {
  outside = mkdtempSync(join(tmpdir(), 'forewarn-site-'))
  small = await openSmallRoom()
  await write(join(outside, 'site'))
  const data = readSiteText(readFileSync(join(outside, 'site', 'room.json'), 'utf8'))
  copy = {
    room: openSiteRoom(data),
    opensAt: data.overview.opensAt,
    hours: hoursOf(data.overview),
    course: () => data.course,
    steps: () => data.course.hours.length,
  }
}, 120_000)
afterAll(async () => {
  await small.close()
  rmSync(outside, { recursive: true, force: true })
})

const write = (to: string) =>
  exportSite({
    folder: small.folder,
    storeFolder: join(outside, 'store'),
    workers: 1,
    opensAt: AT,
    to,
    progress: () => {},
  })

describe('a copy of the room', () => {
  it('answers as the server that made it, at any hour', async () => {
    const { events } = await small.room.picture(AT)
    const hours = ['2022-03-01T09:00:00Z', '2022-03-01T13:37:00Z', AT, '2022-03-03T00:00:00Z']
    const asked = [
      'case',
      ...hours.flatMap(at => [
        `picture?at=${at}`,
        `events/${events[0]!.id}?at=${at}`,
        `reports/2022-03-01-1600-witness?at=${at}`,
        `events?at=${at}&disputed=true&limit=2`,
        `brief?at=${at}`,
        `brief.md?at=${at}`,
      ]),
      'picture?at=1999-01-01T00:00Z',
      'picture?at=yesterday',
      'reports/%E0%A4%A',
      'nothing',
    ]
    const app = small.app()
    for (const path of asked) {
      const told = await askRoom(copy, path)
      const answer = await app.request(`http://localhost:4780/api/v1/${path}`, { headers: OWN })
      expect([path, told.status]).toEqual([path, answer.status])
      if (told.status !== 200) continue
      const text = await answer.text()
      expect(told.type === 'application/json' ? JSON.stringify(told.value) : told.value).toBe(text)
    }
  })

  it('has every step of the course', async () => {
    const told = await askRoom(copy, 'course')
    expect(told).toMatchObject({ status: 200, value: { steps: 49, stepHours: 1 } })
    expect(copy.course().hours.length).toBe(49)
  })

  it('is the same bytes when made again, and takes an empty folder', async () => {
    mkdirSync(join(outside, 'again'))
    await write(join(outside, 'again'))
    const files = (folder: string) => readdirSync(folder, { recursive: true }).map(String).sort()
    expect(files(join(outside, 'again'))).toEqual(files(join(outside, 'site')))
    for (const file of ['room.json', 'index.html', 'brief.html'])
      expect(readFileSync(join(outside, 'again', file))).toEqual(readFileSync(join(outside, 'site', file)))
  })

  it('brings its policy along, and asks nothing of anywhere else', () => {
    const page = readFileSync(join(outside, 'site', 'index.html'), 'utf8')
    expect(page).toContain(
      `http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'`,
    )
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
    expect(page).not.toMatch(/(?:src|href)="\//)
  })
})

describe('what was left behind by an export that was killed', () => {
  it('goes with the next one to the same place, unless it is still at work', async () => {
    const [dead, alive] = [999_999_999, process.ppid].map(pid => `left.${pid}.part`)
    for (const name of [dead!, alive!, 'left.old.part']) mkdirSync(join(outside, name))
    await write(join(outside, 'left'))
    expect(readdirSync(outside).filter(name => name.startsWith('left'))).toEqual(
      ['left', alive!, 'left.old.part'].sort(),
    )
  })
})

describe('where a copy cannot be written', () => {
  it('touches no folder that holds something', async () => {
    const full = join(outside, 'full')
    mkdirSync(full)
    writeFileSync(join(full, 'thesis.txt'), 'years of work')
    await expect(write(full)).rejects.toMatchObject({ problems: [{ code: 'site/not-empty' }] })
    expect(readdirSync(full)).toEqual(['thesis.txt'])
  })

  it('says so where a file is in the way, and leaves nothing behind', async () => {
    const file = join(outside, 'file')
    writeFileSync(file, '')
    const before = readdirSync(outside)
    await expect(write(join(outside, 'no', 'such', 'site'))).rejects.toMatchObject({
      problems: [{ code: 'site/unwritable' }],
    })
    await expect(write(join(file, 'site'))).rejects.toMatchObject({ problems: [{ code: 'site/unwritable' }] })
    await expect(write(file)).rejects.toMatchObject({ problems: [{ code: 'site/unwritable' }] })
    expect(readdirSync(outside)).toEqual(before)
  })

  it.skipIf(process.getuid?.() === 0)(
    'says so where it may not write (skipped for root, who may)',
    async () => {
      const closed = join(outside, 'closed')
      mkdirSync(closed)
      chmodSync(closed, 0o500)
      await expect(write(join(closed, 'site'))).rejects.toMatchObject({
        problems: [{ code: 'site/unwritable' }],
      })
    },
  )
})
