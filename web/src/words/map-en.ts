/** What is said around the map's borders and movements. */
export const mapEn = {
  borders: 'Borders',
  positions: { fact: 'as administered', open: 'disputed areas as nobody’s' },
  claimedBy: (country: string) => `as claimed by ${country}`,
  statement: {
    fact: 'Borders as administered in fact on this day.',
    open: 'Disputed areas are hatched and drawn as nobody’s.',
    claimed: (country: string, areas: string) =>
      `Borders as claimed by ${country}: ${areas} drawn as its own; all else as administered.`,
  },
  disputedAreas: 'Disputed areas in sight',
  dashed: 'Dashed lines are disputed.',
  administered: (who: string) => `administered by ${who}`,
  itself: 'authorities of its own',
  sahrawi: 'the Sahrawi Republic',
  divided: 'divided; the line between the sides is not drawn',
  claims: (who: string) => `claimed by ${who}`,
  notDisputed: (who: string) => `of ${who}, undisputed on this day`,
  movements: 'Movements',
  movementKinds: { sent: 'forces sent', withdrawn: 'withdrawn', aid: 'aid' },
  fromTo: (from: string, to: string) => `${from} → ${to}`,
  asWhole: 'country as a whole',
  announcedOnly: 'announced only',
  toTown: 'to or from a town that is named',
  toCountry: 'to or from a country as a whole: drawn to its middle',
  legend: 'Legend',
  movementsNote:
    'An arrow joins the country of who moves (no report says from which place) with where the event is placed; its width is the belief.',
  noMovements: 'No event known at this hour tells of a movement between two countries.',
  oneEnd: 'With one end unknown, not drawn',
}
export type MapWords = typeof mapEn
