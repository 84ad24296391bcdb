import { readFileSync } from 'node:fs'
import type { Claim } from '../../src/domain/claim.ts'
import type { Report } from '../../src/domain/report.ts'

/** A mention labelled by hand: which happening the words speak of. */
export interface Mention {
  /** `later` was labelled blind, after `tune`, mostly of 7 January: it shows whether what was tuned holds elsewhere. */
  readonly half: 'tune' | 'held' | 'later'
  readonly claim: Claim
  /** The happening; of its own where the label is `-`. */
  readonly happening: string
}

/**
 * The labelled mentions (happenings.tsv) that the coder still makes claims of, found by report and trigger words,
 * whatever their numbers have become. Claims that were given another type, or were put ahead instead of behind,
 * are other events by definition of the stage, so type and tense belong to the happening's key; so does the mode
 * of a protest, since riots and peaceful rallies are asked for apart.
 */
export function mentionsOf(
  reports: readonly Report[],
  claims: readonly Claim[],
): { readonly mentions: readonly Mention[]; readonly lost: Readonly<Record<Mention['half'], number>> } {
  const texts = new Map(reports.map(({ id, text }) => [id, text]))
  const byReport = new Map<string, Claim[]>()
  for (const claim of claims) byReport.set(claim.report, [...(byReport.get(claim.report) ?? []), claim])
  const mentions: Mention[] = []
  const lost = { tune: 0, held: 0, later: 0 }
  const lines = readFileSync(new URL('./happenings.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  lines.forEach((line, row) => {
    const [half, report, trigger, occurrence, label] = line.split('\t') as [Mention['half'], ...string[]]
    const start = occurrenceOf(texts.get(report!) ?? '', trigger!, Number(occurrence))
    const claim = byReport
      .get(report!)
      ?.find(one => one.trigger.start < start + trigger!.length && start < one.trigger.end)
    if (start < 0 || !claim) {
      lost[half]++
      return
    }
    const ahead = claim.time === 'future' || claim.condition ? 'ahead' : ''
    const mode = claim.event === 'PROTEST' ? claim.mode : ''
    const own = `${label}|${claim.event}|${mode}|${ahead}`
    mentions.push({ half, claim, happening: label === '-' ? `alone ${row}` : own })
  })
  return { mentions, lost }
}

function occurrenceOf(text: string, words: string, n: number): number {
  let at = -1
  for (let i = 0; i < n; i++) {
    at = text.indexOf(words, at + 1)
    if (at < 0) return -1
  }
  return at
}
