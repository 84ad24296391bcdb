import type { Assessment } from '../domain/assessment.ts'
import type { Brief } from './document.ts'
import { evidenceBook } from './evidence.ts'
import { bottomLine } from './sections/bottom-line.ts'
import { corrections } from './sections/corrections.ts'
import { counts } from './sections/counts.ts'
import { disputed } from './sections/disputed.ts'
import { dates, exposed } from './sections/exposed.ts'
import { gaps } from './sections/gaps.ts'
import { hypotheses } from './sections/hypotheses.ts'
import { indicators } from './sections/indicators.ts'
import { known, unsettled } from './sections/known.ts'
import { outlook } from './sections/outlook.ts'
import { sources } from './sections/sources.ts'
import { treaties } from './sections/treaties.ts'
import type { Wording } from './wording.ts'

/** The sections in the order of reading. */
const SECTIONS = [
  bottomLine,
  known,
  unsettled,
  disputed,
  counts,
  indicators,
  hypotheses,
  outlook,
  exposed,
  treaties,
  dates,
  corrections,
  gaps,
  sources,
]

/** Writes the brief of an assessment. Every number in it is the assessment's; every reference leads to a sentence. */
export function writeBrief(assessment: Assessment, wording: Wording): Brief {
  const book = evidenceBook(assessment)
  const sections = SECTIONS.flatMap(section => section({ assessment, book, wording }) ?? [])
  return {
    version: assessment.version,
    title: assessment.case.title,
    question: assessment.case.question,
    asOf: assessment.asOf,
    sections,
    references: book.references(),
  }
}
