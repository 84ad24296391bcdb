import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Instant, instantOf } from '../domain/instant.ts'
import type { Report } from '../domain/report.ts'
import { contentHash, putReports, reportsAsOf } from './reports.ts'
import { openStore, type Store } from './store.ts'

/**
 * One suite for both stores: the embedded one always; a server's where DATABASE_URL names a database to test on.
 * Each example works in a case of its own.
 */
const stores = [
  { name: 'embedded', databaseUrl: undefined },
  { name: 'server', databaseUrl: process.env.DATABASE_URL },
]

describe.each(stores)('reports in the $name store', ({ name, databaseUrl }) => {
  describe.skipIf(name === 'server' && !databaseUrl)('', () => {
    let folder = ''
    let store: Store
    let cases = 0
    const newCase = () => `case-${process.pid}-${Date.now()}-${cases++}`
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'forewarn-store-'))
      store = await openStore({ folder, databaseUrl })
    }, 60_000)
    afterAll(async () => {
      await store?.close()
      rmSync(folder, { recursive: true, force: true })
    })

    test('what is stored comes back as it was', async () => {
      const caseId = newCase()
      const given = [
        report({ id: 'b', text: "It's 5 °C;\n«так» 🚂 \\ ' \" $1" }),
        report({ id: 'a', address: null }),
      ]
      expect(await putReports(store, caseId, given)).toEqual({ added: 2, known: 0, problems: [] })
      expect(await reportsAsOf(store, caseId, END)).toEqual([given[1], given[0]])
      expect(await reportsAsOf(store, 'another-case', END)).toEqual([])
    })

    test('another content under a known id is refused, and the first stays', async () => {
      const caseId = newCase()
      const first = report({ id: 'a', text: 'First.' })
      await putReports(store, caseId, [first])
      const { added, known, problems } = await putReports(store, caseId, [
        report({ id: 'a', text: 'Second.' }),
        report({ id: 'b' }),
      ])
      expect([added, known, problems.map(({ code }) => code)]).toEqual([1, 0, ['store/changed-report']])
      expect((await reportsAsOf(store, caseId, END)).map(({ text }) => text)).toContain('First.')
    })

    test('one address twice is warned of, and both reports are kept; a translation is not', async () => {
      const caseId = newCase()
      const address = 'https://example.org/1'
      const { added, problems } = await putReports(store, caseId, [
        report({ id: 'a', address }),
        report({ id: 'b', address, language: 'ru' }),
        report({ id: 'c', address }),
      ])
      expect(added).toBe(3)
      expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
        ['store/same-address', 'warning'],
        ['store/same-address', 'warning'],
      ])
    })

    const reports = fc
      .uniqueArray(
        fc.record({
          id: fc.integer({ min: 0, max: 40 }),
          hour: fc.integer({ min: 0, max: 300 }),
          text: fc.string({ minLength: 1, unit: 'grapheme' }),
        }),
        { selector: ({ id }) => id, minLength: 1, maxLength: 25 },
      )
      .map(all =>
        all.map(({ id, hour, text }) =>
          report({ id: `r${id}`, published: at(hour), text: text.replaceAll('\0', ' ') }),
        ),
      )

    test('order and repetition of what is put change nothing', async () => {
      await fc.assert(
        fc.asyncProperty(reports, fc.integer({ min: 1, max: 7 }), async (given, size) => {
          const [one, other] = [newCase(), newCase()]
          await putReports(store, one, given)
          for (let from = 0; from < given.length; from += size)
            await putReports(store, other, [...given].reverse().slice(from, from + size))
          const again = await putReports(store, other, [...given, ...given])
          expect(again).toEqual({ added: 0, known: 2 * given.length, problems: [] })
          expect(await reportsAsOf(store, other, END)).toEqual(await reportsAsOf(store, one, END))
        }),
        { numRuns: 25 },
      )
    })

    test('as of an hour, what was published later is not there, and what comes later changes nothing', async () => {
      await fc.assert(
        fc.asyncProperty(reports, fc.integer({ min: 0, max: 300 }), async (given, hour) => {
          const caseId = newCase()
          const asOf = at(hour)
          const [before, after] = [
            given.filter(each => each.published <= asOf),
            given.filter(each => each.published > asOf),
          ]
          await putReports(store, caseId, before)
          const known = await reportsAsOf(store, caseId, asOf)
          await putReports(store, caseId, after)
          expect(await reportsAsOf(store, caseId, asOf)).toEqual(known)
          expect(known).toHaveLength(before.length)
          const order = known.map(({ published, id }) => `${published} ${id}`)
          expect(order).toEqual([...order].sort())
        }),
        { numRuns: 25 },
      )
    })
  })
})

test('the content hash names every field, and no order of keys', () => {
  const one = report({ id: 'a' })
  const reversed = Object.fromEntries(Object.entries(one).reverse()) as unknown as Report
  expect(contentHash(reversed)).toBe(contentHash(one))
  for (const key of Object.keys(one))
    expect(contentHash({ ...one, [key]: 'other' })).not.toBe(contentHash(one))
})

const END = '2030-01-01T00:00:00Z' as Instant

function at(hour: number): Instant {
  return instantOf(Date.UTC(2022, 0, 2) + hour * 3_600_000)
}

function report(fields: Partial<Report>): Report {
  return {
    id: 'a',
    outlet: 'KTK',
    outletCountry: 'KAZ',
    kind: 'state',
    address: null,
    title: 'Shops shut',
    text: 'Shops were shut in Oral.',
    language: 'en',
    originalLanguage: 'en',
    published: at(0),
    precision: 'minute',
    basis: 'article',
    basisNote: null,
    sameArticleAs: null,
    ...fields,
  }
}
