import type { OpenCase } from '../assess/assess-case.ts'
import type { Wording } from '../brief/wording.ts'
import type { Correction, CorrectionDraft } from '../domain/correction.ts'
import { formatProblem } from '../domain/problem.ts'
import type { Added, Change, EffectsView, ReportDrafts } from './desk-schema.ts'
import { effectsView } from './effects-view.ts'
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

/** Titles that a notice names. */
const NAMED = 5

export function openDesk(opened: OpenCase, wording: Wording, kept: KeptAssessments): Desk {
  return {
    async preview(draft) {
      const { before, after } = await opened.previewOf(draft, await kept.at(draft.at))
      return effectsView(before, after, wording)
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
