import type { CorrectionStanding } from '../../domain/correction.ts'
import { id, type Line, quoted, type Section, strong, text } from '../document.ts'
import { type SectionInput, titleOf } from './section.ts'

/** Remarks on the brief and its events, then what an analyst corrected; left out where there is neither. */
export function corrections(input: SectionInput): Section | null {
  const standing = input.assessment.corrections.filter(
    ({ state, act }) => state !== 'undone' && act.kind !== 'undo',
  )
  if (!standing.length) return null
  return {
    id: 'corrections',
    title: 'Remarks and corrections',
    blocks: [
      { kind: 'items', items: standing.map(one => ({ lead: lead(one), details: details(one, input) })) },
    ],
  }
}

const DONE: Readonly<Record<CorrectionStanding['act']['kind'], string>> = {
  merge: 'Merged',
  split: 'Split',
  regrade: 'Graded',
  recode: 'Re-coded',
  retract: 'Retracted',
  annotate: 'Remark',
  undo: 'Undone',
}

function lead({ id: name, act, author, at, reason, state }: CorrectionStanding): Line {
  const missing = state === 'without object' ? ' (its object is not there)' : ''
  const said = act.kind === 'annotate' ? act.remark : `${subject(act)}${reason}`
  return [strong(DONE[act.kind]), text(`: ${said}${missing} (${author}, from ${at}) `), id(name)]
}

function subject(act: CorrectionStanding['act']): string {
  if (act.kind === 'regrade') return `${act.of.id} is ${act.grade}; `
  if (act.kind === 'recode') return `${act.change.field} of ${act.claim}; `
  if (act.kind === 'retract') return `${act.what.id}; `
  return ''
}

function details(
  { events, keys, warnings, state }: CorrectionStanding,
  input: SectionInput,
): readonly Line[] {
  return [
    ...events.flatMap((event): readonly Line[] => {
      const found = input.book.events.get(event)
      return found ? [[text(`${titleOf(found, input)} `), id(event)]] : []
    }),
    ...(events.length || state === 'holds' ? [] : keys.map(({ quote }): Line => [quoted(quote)])),
    ...warnings.map((warning): Line => [text(`Warning: ${warning}.`)]),
  ]
}
