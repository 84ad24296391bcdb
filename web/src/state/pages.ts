/** The room's pages, in the order of its menu; each is an address `#/name`. */
export const PAGES = [
  'now',
  'timeline',
  'map',
  'events',
  'hypotheses',
  'stress',
  'exposure',
  'sources',
  'corrections',
  'brief',
] as const
export type Page = (typeof PAGES)[number]
