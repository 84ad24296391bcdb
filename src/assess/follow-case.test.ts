import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { instantOf } from '../domain/instant.ts'
import { openCase } from './assess-case.ts'
import { assess } from './chain.ts'
import { followCase } from './follow-case.ts'
import { writeSmallCase } from './small-case.testing.ts'

const END = instantOf(Date.parse('2022-03-03T00:00Z'))
const folder = writeSmallCase()
const later = mkdtempSync(join(tmpdir(), 'forewarn-later-'))
const stores = mkdtempSync(join(tmpdir(), 'forewarn-follow-'))
afterAll(() => {
  for (const path of [folder, later, stores]) rmSync(path, { recursive: true, force: true })
})
const options = { storeFolder: join(stores, 'followed'), workers: 1 }
const reportFile = (name: string) => join(folder, 'reports', name)
const names = readdirSync(join(folder, 'reports')).sort()

describe('a case that is followed', { timeout: 120_000 }, () => {
  it('stands after each new report, in any order, as the case opened anew', async () => {
    const whole = await openCase(folder, options)
    const input = await whole.inputAt(END)
    await whole.close()
    const anew = (known: readonly string[]) => {
      const reports = input.reports.filter(({ id }) => known.includes(`${id}.md`))
      const { explanation, stress, exposures, calendar, memberships, ...rest } = assess({ ...input, reports })
      return rest
    }
    const [first, ...others] = [names[2]!, names[0]!, names[5]!, names[1]!, names[4]!, names[3]!]
    for (const name of others) {
      copyFileSync(reportFile(name), join(later, name))
      rmSync(reportFile(name))
    }
    const followed = await followCase(folder, options)
    const known = [first]
    expect(followed.at(END)).toMatchObject(anew(known))
    for (const name of others) {
      known.push(name)
      copyFileSync(join(later, name), reportFile(name))
      expect(await followed.take(new Set([reportFile(name)]))).toBe(true)
      expect(followed.at(END)).toMatchObject(anew(known))
    }
    await followed.rest()
    expect(await followed.take(new Set())).toBe(false)
    await followed.close()
  })

  it('takes in what others ingest, and corrections and changes of what was read only anew', async () => {
    const followed = await followCase(folder, options)
    followed.at(END)
    const inStore = new Set([join(options.storeFolder, 'postgres', 'base')])
    const ingesting = await openCase(folder, options)
    await ingesting.addReports([
      {
        outlet: 'Northern Wire',
        published: '2022-03-02T11:00Z',
        language: 'en',
        text: 'Residents of Atyrau protested on Wednesday.',
      },
    ])
    await ingesting.close()
    expect(await followed.take(inStore)).toBe(true)
    const { claims } = followed.at(END)
    expect(claims.some(({ place }) => place?.name === 'Atyrau')).toBe(true)
    expect(await followed.take(inStore)).toBe(false)
    expect(await followed.take(new Set([join(folder, 'case.yaml')]))).toBeNull()
    expect(await followed.take(new Set([reportFile(names[0]!)]))).toBeNull()
    const correcting = await openCase(folder, options)
    const act = { kind: 'retract', what: { kind: 'report', id: names[0]!.replace('.md', '') } } as const
    await correcting.correct({ act, author: 'Analyst', at: END, reason: 'made up' })
    await correcting.close()
    expect(await followed.take(inStore)).toBeNull()
    await followed.close()
  })

  it('says what is wrong with a new file, and reads it once it is mended', async () => {
    const followed = await followCase(folder, options)
    followed.at(END)
    const file = reportFile('2022-03-02-1100-new.md')
    writeFileSync(file, 'no front matter')
    expect(await followed.take(new Set([file]))).toBe(true)
    expect(followed.problems.at(-1)).toMatchObject({ code: 'report/no-front-matter', place: { file } })
    copyFileSync(join(later, names[0]!), file)
    expect(await followed.take(new Set([file]))).toBe(true)
    expect(followed.at(END).reports.some(({ report }) => report.id === '2022-03-02-1100-new')).toBe(true)
    await followed.close()
  })
})
