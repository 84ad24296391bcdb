import type { OpenCase } from '../assess/assess-case.ts'
import { evidenceBook } from '../brief/evidence.ts'
import type { Wording } from '../brief/wording.ts'
import { effectsOf } from '../correct/effects.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { Correction, CorrectionDraft } from '../domain/correction.ts'
import type { Event } from '../domain/event.ts'
import { formatProblem } from '../domain/problem.ts'
import type { Added, Change, EffectsView, ReportDrafts } from './desk-schema.ts'
import { rowOf } from './picture.ts'
import type { KeptAssessments } from './room.ts'

/** What an analyst may have done to a case, beside looking at it. */
export interface Desk {
  /** @throws UserError where the draft names what is not there */
  preview(draft: CorrectionDraft): Promise<EffectsView>
  /** @throws UserError as above */
  correct(draft: CorrectionDraft): Promise<Correction>
  addReports(drafts: ReportDrafts): Promise<Added>
  /** What was stored since it was last asked, whoever stored it. */
  changes(): Promise<readonly Change[]>
}

/** Groups of events that one can read in a dialogue; the rest is counted (assumption). */
const SHOWN = 30
/** Titles that a notice names. */
const NAMED = 5

export function openDesk(opened: OpenCase, wording: Wording, kept: KeptAssessments): Desk {
  return {
    async preview(draft) {
      const { before, after } = await opened.previewOf(draft, await kept.at(draft.at))
      const { events, ...rest } = effectsOf(before, after)
      const [was, is] = [rowsIn(before, wording), rowsIn(after, wording)]
      return {
        asOf: draft.at,
        ...rest,
        changed: events.length,
        events: events
          .slice(0, SHOWN)
          .map(group => ({ before: group.before.map(was), after: group.after.map(is) })),
      }
    },
    correct: async draft => opened.correct(draft, await kept.at(draft.at)),
    async addReports({ reports }) {
      const { added, known, problems } = await opened.addReports(reports)
      return { added, known, problems: problems.map(formatProblem) }
    },
    async changes() {
      const { corrections, reports } = await opened.news()
      const changes: readonly Change[] = [
        ...corrections.map(({ id, at, author, reason, act }): Change => {
          return { kind: 'correction', from: at, correction: { id, author, reason, act: act.kind } }
        }),
        ...(reports.length
          ? [
              {
                kind: 'reports' as const,
                from: reports.map(({ published }) => published).sort()[0]!,
                count: reports.length,
                reports: reports.slice(0, NAMED),
              },
            ]
          : []),
      ]
      for (const { from } of changes) kept.forget(from)
      return changes
    },
  }
}

function rowsIn(assessment: Assessment, wording: Wording) {
  const input = { assessment, book: evidenceBook(assessment), wording }
  return (event: Event) => rowOf(event, input)
}
