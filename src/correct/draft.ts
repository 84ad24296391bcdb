import type { Assessment } from '../domain/assessment.ts'
import type { ClaimKey, Correction, CorrectionDraft } from '../domain/correction.ts'
import type { Problem } from '../domain/problem.ts'
import { claimIdsOf } from './correct.ts'
import { keyOf } from './find-claims.ts'

export type Drafted =
  | { readonly kind: 'sound'; readonly correction: Omit<Correction, 'id' | 'made'> }
  | { readonly kind: 'faulty'; readonly problems: readonly Problem[] }

/**
 * A draft as it will be stored, with the words of the claims that it names, or what it names that is not there.
 *
 * @param assessment of the hour from which it is to hold
 * @param corrections all that are stored, whatever their hour
 */
export function drafted(
  draft: CorrectionDraft,
  assessment: Assessment,
  corrections: readonly Correction[],
): Drafted {
  const texts = new Map(assessment.reports.map(({ report }) => [report.id, report.text]))
  const claims = new Map(assessment.claims.map(claim => [claim.id, claim]))
  const ids = [...new Set(claimIdsOf(draft.act))]
  const keys = ids.flatMap((id): readonly ClaimKey[] => {
    const claim = claims.get(id)
    return claim ? [keyOf(claim, texts.get(claim.report) ?? '')] : []
  })
  const problems = [
    ...ids.flatMap(id => (claims.has(id) ? [] : [unknown('claim', id, assessment.asOf)])),
    ...(draft.act.kind === 'merge' && ids.length < 2 ? [alone()] : []),
    ...faultsOf(draft, assessment, corrections),
  ]
  return problems.length ? { kind: 'faulty', problems } : { kind: 'sound', correction: { ...draft, keys } }
}

function faultsOf(
  { act, at }: CorrectionDraft,
  { asOf, reports, claims, corrections: standing }: Assessment,
  stored: readonly Correction[],
): readonly Problem[] {
  if (act.kind === 'retract' && act.what.kind === 'report') {
    const { id } = act.what
    return reports.some(({ report }) => report.id === id) ? [] : [unknown('report', id, asOf)]
  }
  if (act.kind === 'regrade' && act.of.kind === 'source') {
    const name = act.of.id.toLowerCase()
    const known =
      reports.some(({ report }) => report.outlet.toLowerCase() === name) ||
      claims.some(({ chain }) => chain.some(({ code }) => code.toLowerCase() === name))
    return known ? [] : [unknown('source', act.of.id, asOf)]
  }
  if (act.kind === 'recode' && act.change.field === 'magnitude') {
    const { n } = act.change
    const claim = claims.find(({ id }) => id === act.claim)
    return !claim || claim.magnitudes[n] ? [] : [unknown('figure', `${act.claim}, figure ${n}`, asOf)]
  }
  if (act.kind === 'undo') return undoFaults(act.correction, at, standing, stored, asOf)
  return []
}

function undoFaults(
  id: string,
  at: string,
  standing: Assessment['corrections'],
  stored: readonly Correction[],
  asOf: string,
): readonly Problem[] {
  const there = standing.find(one => one.id === id)
  if (there) return there.state === 'undone' ? [undoneAlready(id, there.undoneBy)] : []
  const later = stored.find(one => one.id === id)
  return later ? [tooEarly(id, at, later.at)] : [unknown('correction', id, asOf)]
}

function unknown(what: string, id: string, asOf: string): Problem {
  return {
    code: 'correct/unknown-object',
    severity: 'error',
    message: `${id} is no ${what} as of ${asOf}`,
    next: 'take an id from the evidence at that hour, or another hour',
  }
}

function alone(): Problem {
  return {
    code: 'correct/one-claim',
    severity: 'error',
    message: 'a merge needs claims of two events',
    next: 'name at least two claims, or use split',
  }
}

function undoneAlready(id: string, by: string | null): Problem {
  return {
    code: 'correct/undone-already',
    severity: 'error',
    message: `${id} is undone already, by ${by}`,
    next: `undo ${by} to bring it back`,
  }
}

function tooEarly(id: string, at: string, from: string): Problem {
  return {
    code: 'correct/not-yet',
    severity: 'error',
    message: `${id} holds from ${from}, so it cannot be undone from ${at}`,
    next: `give ${from} or a later hour`,
  }
}
