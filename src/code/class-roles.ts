import type { Role } from '../domain/plover.ts'

/**
 * Roles that make a name a member of a class of common nouns: "Wagner" and "the Houthis" are forces as soldiers are,
 * "Ennahda" is a party. `IGO` stands for organisations of states.
 */
export const CLASS_ROLES: ReadonlyMap<string, ReadonlySet<Role | 'IGO'>> = new Map([
  ['force', new Set<Role | 'IGO'>(['MIL', 'COP', 'REB', 'UAF', 'SPY'])],
  ['rebel', new Set<Role | 'IGO'>(['REB'])],
  ['crowd', new Set<Role | 'IGO'>(['CVL', 'EDU', 'LAB', 'OPP'])],
  ['worker', new Set<Role | 'IGO'>(['LAB', 'EDU'])],
  ['leader', new Set<Role | 'IGO'>(['GOV', 'LEG', 'JUD', 'OPP', 'IGO'])],
  ['polity', new Set<Role | 'IGO'>(['GOV', 'LEG', 'JUD', 'IGO', 'OPP'])],
  ['captive', new Set<Role | 'IGO'>(['CVL', 'OPP', 'MED', 'NGO', 'REL', 'LAB', 'EDU'])],
])

/** Classes that any party belongs to. */
export const ANY_PARTY: ReadonlySet<string> = new Set(['party', 'arrestable'])
