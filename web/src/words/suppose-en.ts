/** What is said around assumptions about reports and outlets. */
export const supposeEn = {
  title: 'What if a report or an outlet did not count',
  note: 'Worked out anew in a copy: nothing is stored, and the address keeps it.',
  without: 'without',
  distrust: 'distrusted',
  distrustOutlet: 'Distrust an outlet …',
  dropReport: 'Leave out a report …',
  take: (what: string) => `No longer assume: ${what}`,
  moves: 'What it would move',
  working: 'Working it out …',
  unknown: 'This hour does not know one of them.',
  ifWithout: 'What if it were not there',
  ifDistrusted: 'What if the outlet were distrusted',
}
export type SupposeWords = typeof supposeEn
