import { describe, expect, it } from 'vitest'
import { openCoder } from '../pool/coding.ts'
import { readCase } from '../read/case.ts'
import { weighing } from '../weigh/newsroom.testing.ts'
import { weigh } from '../weigh/weigh.ts'

const { loaded } = await readCase('cases/kazakhstan-2022')
const code = openCoder({ mode: 'accurate' })

/** `TYPE trigger = trigger` of each event that both the English and the Russian digest tell, were they two outlets'. */
function toldByBoth(id: string): readonly string[] {
  const reports = [id, `${id}.ru`].map((each, n) => ({
    ...loaded.reports.find(report => report.id === each)!,
    outlet: `Outlet ${n}`,
    sameArticleAs: null,
  }))
  const claims = code(reports.map(report => ({ ...report, report: report.id }))).flatMap(({ coding }) =>
    coding.kind === 'coded' ? coding.claims : [],
  )
  const { events } = weigh({ reports, claims, outlets: [], weighing })
  return events
    .filter(event => reports.every(report => event.claims.some(claim => claim.startsWith(`${report.id}#`))))
    .map(({ type, claims: own }) => {
      const triggers = own.map(each => claims.find(claim => claim.id === each)!.trigger.text)
      return `${type} ${triggers.join(' = ')}`
    })
}

describe('a report in Russian', () => {
  it('and one in English of the same happenings tell the same events', () => {
    expect(toldByBoth('2022-01-07-0600-yugsn-26-liquidated-sputnik')).toEqual(
      expect.arrayContaining([
        'COERCE detained = задержаны',
        'ASSAULT liquidated = уничтожены',
        'ASSAULT killed = гибели',
      ]),
    )
    expect(toldByBoth('2022-01-02-0847-tengrinews-zhanaozen-rally-over-gas-price')).toEqual(
      expect.arrayContaining(['PROTEST rally = митинг']),
    )
  })
})
