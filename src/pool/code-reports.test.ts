import { describe, expect, it } from 'vitest'
import type { CodeInput } from '../code/code.ts'
import type { Instant } from '../domain/instant.ts'
import { codeReports } from './code-reports.ts'

const published = '2022-01-06T12:00:00Z' as Instant
const report = (n: number): CodeInput => ({
  report: `r${n}`,
  text: `Protesters stormed the airport in Almaty, police said. Officials denied that ${n} people were killed.`,
  published,
  language: 'en',
})

describe('coding many reports', () => {
  it('gives the same whatever the number of workers, in the order of the reports', async () => {
    const reports = Array.from({ length: 90 }, (_, n) => report(n))
    const alone = await codeReports(reports, { workers: 1 })
    const together = await codeReports(reports, { workers: 3 })
    expect(JSON.stringify(together)).toBe(JSON.stringify(alone))
    expect(alone.map(each => each.id)).toEqual(reports.map(each => each.report))
    expect(alone[3]!.coding.kind === 'coded' && alone[3]!.coding.claims.length).toBeGreaterThan(0)
  }, 60_000)

  it('says in which language it could not code', async () => {
    const coded = await codeReports(
      [
        { ...report(1), language: 'kk', text: 'Алматыда наразылық шаралары өтті.' },
        { ...report(2), language: 'und', text: 'Il ministro ha detto che il governo si è dimesso.' },
        { ...report(3), language: 'und', text: '13:05' },
        { ...report(4), language: 'und' },
      ],
      { workers: 1 },
    )
    expect(
      coded.map(({ coding }) => [coding.language, coding.kind === 'coded' ? '' : coding.reason]),
    ).toEqual([
      ['kk', 'language kk'],
      ['it', 'language it'],
      ['und', 'language not told'],
      ['en', ''],
    ])
  })

  it('names the file when a folder has no models', async () => {
    const modelsDir = '/nowhere'
    for (const workers of [1, 2])
      await expect(
        codeReports(
          Array.from({ length: 90 }, (_, n) => report(n)),
          { workers, modelsDir },
        ),
      ).rejects.toMatchObject({ problems: [{ code: 'syntax/no-models', place: { file: modelsDir } }] })
  }, 60_000)
})
