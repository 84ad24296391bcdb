import { join } from 'node:path'
import type { Place, Problem } from '../domain/problem.ts'
import type { Report } from '../domain/report.ts'
import { hypothesesProblems } from '../explain/check.ts'
import type { CaseFolder } from '../read/case.ts'
import { readDefinitions } from '../read/definitions.ts'
import { indicatorProblems, tripwireProblems } from '../watch/check.ts'

/** What no file of a case can tell alone: names that nothing answers to, and things said twice. */
export function checkCase(found: CaseFolder): readonly Problem[] {
  const { loaded, placeOf } = found
  const { signals, indicators, hypotheses, tripwires } = loaded
  const ceiling = readDefinitions().weighing.bounds[1]
  return [
    ...indicatorProblems(indicators, {
      signals,
      ceiling,
      place: placeOf,
    }),
    ...(hypotheses ? hypothesesProblems(hypotheses, indicators, path => placeOf(hypotheses, path)) : []),
    ...(tripwires ? tripwireProblems(tripwires.tripwires, indicators, path => placeOf(tripwires, path)) : []),
    ...signalProblems(found),
    ...outcomeProblems(found),
    ...reportProblems(found),
    ...outletProblems(found),
  ]
}

function reportProblems({ folder, definition, loaded }: CaseFolder): readonly Problem[] {
  const problems: Problem[] = []
  const byId = new Map(loaded.reports.map(report => [report.id, report]))
  const byAddress = new Map<string, Report>()
  for (const report of loaded.reports) {
    const place = reportPlace(folder, report)
    const original = report.sameArticleAs === null ? null : byId.get(report.sameArticleAs)
    if (original === undefined || original === report)
      problems.push({
        code: 'case/no-such-report',
        severity: 'error',
        message: `sameArticleAs names "${report.sameArticleAs}", and no other report of the case has this id`,
        place: { ...place, field: 'sameArticleAs' },
        next: 'write the name of the other report’s file, without .md',
      })
    else if (original && original.published !== report.published)
      problems.push({
        code: 'case/same-article-other-time',
        severity: 'warning',
        message: `it is the same article as "${original.id}", but was published at another time`,
        place: { ...place, field: 'published' },
        next: 'give both the same time',
      })
    if (report.address) {
      const key = `${report.language} ${report.address}`
      const first = byAddress.get(key)
      if (first && report.sameArticleAs !== first.id && first.sameArticleAs !== report.id)
        problems.push({
          code: 'case/same-address',
          severity: 'warning',
          message: `the address is that of "${first.id}" too`,
          place: { ...place, field: 'address' },
          next: 'remove one of them, unless the article was changed and both versions are kept',
        })
      else byAddress.set(key, report)
    }
    if (
      definition &&
      (report.published < addDays(definition.begins, -30) || report.published > definition.ends)
    )
      problems.push({
        code: 'case/report-outside',
        severity: 'warning',
        message: `${report.published} is outside the case (${definition.begins} to ${definition.ends})`,
        place: { ...place, field: 'published' },
        next: 'correct the time, or the case’s begins and ends',
      })
  }
  return problems
}

/** Outlets that reports name and nothing is known of; and those of the case's own list that no report names. */
function outletProblems({ folder, loaded, ownOutlets, placeOf }: CaseFolder): readonly Problem[] {
  const problems: Problem[] = []
  const known = new Map<string, string>()
  for (const { name, aliases } of loaded.outlets) {
    const own = ownOutlets.find(outlet => outlet.name === name)
    for (const each of [name, ...aliases]) {
      const other = known.get(each)
      if (other !== undefined && other !== name)
        problems.push({
          code: 'case/outlet-name',
          severity: 'error',
          message: `"${each}" names both the outlet "${other}" and "${name}"`,
          place: own ? placeOf(own, ['name']) : { file: 'lexicon/sources.yaml' },
          next: 'let each name or alias belong to one outlet',
        })
      known.set(each, name)
    }
  }
  const named = new Set<string>()
  for (const report of loaded.reports) {
    const outlet = known.get(report.outlet)
    if (outlet !== undefined) named.add(outlet)
    else if (!named.has(report.outlet)) {
      named.add(report.outlet)
      problems.push({
        code: 'case/unknown-outlet',
        severity: 'warning',
        message: `nothing is known of the outlet "${report.outlet}" beforehand`,
        place: { ...reportPlace(folder, report), field: 'outlet' },
        next: 'add it to the case’s sources.yaml, with its country, kind and owner',
      })
    }
  }
  for (const outlet of ownOutlets)
    if (!named.has(outlet.name))
      problems.push({
        code: 'case/unused-outlet',
        severity: 'warning',
        message: `no report names the outlet "${outlet.name}"`,
        place: placeOf(outlet, ['name']),
        next: 'remove it, or leave it for reports to come',
      })
  return problems
}

function signalProblems({ loaded, placeOf }: CaseFolder): readonly Problem[] {
  const problems: Problem[] = []
  const names = new Set<string>()
  for (const signal of loaded.signals) {
    const fault = (code: string, path: readonly PropertyKey[], message: string, next: string) =>
      problems.push({ code, severity: 'error', message, place: placeOf(signal, path), next })
    if (names.has(signal.name))
      fault('case/signal-name', ['name'], `another signal is named ${signal.name}`, 'give each its own name')
    names.add(signal.name)
    for (const [n, value] of signal.values.entries()) {
      const before = signal.values[n - 1]
      if (before && before.at >= value.at)
        fault(
          'case/signal-order',
          ['values', n, 'at'],
          `${value.at} does not come after ${before.at}`,
          'put the values in order of time, one for each',
        )
      if (value.known && value.known < value.at)
        fault(
          'case/signal-known',
          ['values', n, 'known'],
          'the value was known before the time that it is of',
          'correct one of the two, or leave `known` out',
        )
    }
  }
  return problems
}

function outcomeProblems({ loaded, placeOf }: CaseFolder): readonly Problem[] {
  const problems: Problem[] = []
  const ids = new Set<string>()
  for (const statement of loaded.outcome) {
    const { id } = statement
    if (ids.has(id))
      problems.push({
        code: 'case/outcome-id',
        severity: 'error',
        message: `another statement has the id ${id}`,
        place: placeOf(statement, ['id']),
        next: 'give each its own id',
      })
    ids.add(id)
  }
  return problems
}

function reportPlace(folder: string, report: Report): Place {
  return { file: join(folder, 'reports', `${report.id}.md`), line: 1 }
}

function addDays(instant: string, days: number): string {
  return `${new Date(Date.parse(instant) + days * 86_400_000).toISOString().slice(0, 19)}Z`
}
