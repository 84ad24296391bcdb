/** What is said around the screening of a stress test's assumptions. */
export const screeningEn = {
  title: 'What an outcome hangs on, over all ranges at once',
  note: 'Morris’s screening moves every assumption through its range; Sobol’s indices then apportion what is unsure of the outcome’s share among the ten strongest. It runs in this browser, under policy A where one is chosen; the case is unchanged.',
  outcome: 'Outcome',
  depth: 'Depth',
  depths: { quick: 'quick: 27,000 runs', thorough: 'thorough: 170,000 runs' },
  run: 'Screen the assumptions',
  progress: 'Points worked out',
  screening: 'Screening all assumptions (Morris) …',
  apportioning: 'Apportioning the variance among the ten strongest (Sobol) …',
  stopped: 'Stopped: what is shown is as far as it came.',
  finished: (outcome: string) => `Done for: ${outcome}.`,
  assumption: 'Assumption',
  share: 'Share of what is unsure (Sobol, total ± error)',
  alone: 'alone',
  moves: 'Moves the share by (Morris, mean)',
  points: (points: number) => `${points.toFixed(0)} points`,
}
export type ScreeningWords = typeof screeningEn
