/**
 * PLOVER's event types (Open Event Data Alliance, PLOVER manual) with two that it lacks: DEFECT, members of a
 * force or government leave, disobey or change sides; SHOCK, a price, supply, service or currency moves sharply.
 */
export const EVENT_TYPES = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
  'DEFECT',
  'SHOCK',
] as const
export type EventType = (typeof EVENT_TYPES)[number]

/** Roles of actors: PLOVER's sectors, in the three letters of CAMEO. */
export const ROLES = [
  'GOV',
  'MIL',
  'COP',
  'SPY',
  'JUD',
  'LEG',
  'OPP',
  'REB',
  'UAF',
  'CVL',
  'BUS',
  'MED',
  'LAB',
  'EDU',
  'REL',
  'NGO',
  'CRM',
] as const
export type Role = (typeof ROLES)[number]

/**
 * FactBank's values (Saurí and Pustejovsky 2009): certain, probable, possible, each for and against, and
 * `U` where the source leaves it open.
 */
export const FACTUALITIES = ['CT+', 'PR+', 'PS+', 'CT-', 'PR-', 'PS-', 'U'] as const
export type Factuality = (typeof FACTUALITIES)[number]

/** FactBank's values as numbers, as in Lee et al. (2015) and White et al. (2018): 3 it happened, -3 it did not. */
export const FACTUALITY_NUMBER: Readonly<Record<Factuality, number>> = {
  'CT+': 3,
  'PR+': 2,
  'PS+': 1,
  U: 0,
  'PS-': -1,
  'PR-': -2,
  'CT-': -3,
}

export const TENSES = ['past', 'present', 'future'] as const
export type Tense = (typeof TENSES)[number]
