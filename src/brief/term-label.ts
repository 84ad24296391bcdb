import type { Origin } from '../domain/event.ts'
import { partyName } from './describe.ts'
import type { Wording } from './wording.ts'

/**
 * The label of a term of a belief with its speaker's name in place of the code: "Kazakh government asserts (told by AFP)".
 *
 * @param home country of the case, which readers need not be told
 */
export function termLabel(
  label: string,
  origins: readonly Origin[],
  wording: Wording,
  home?: string,
): string {
  const speaker = origins.find(({ kind, who }) => kind !== 'outlet' && label.startsWith(`${who} `))?.who
  return speaker ? partyName(speaker, wording, home) + label.slice(speaker.length) : label
}
