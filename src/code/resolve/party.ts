import type { Role } from '../../domain/plover.ts'
import type { Span } from '../../domain/syntax.ts'

/** A party as far as its noun phrase tells; null is what the phrase leaves open. */
export interface Party {
  /** ISO 3166 alpha-3. */
  readonly country: string | null
  readonly role: Role | null
  /** Name of an organisation of states (`CSTO`), which replaces country and role. */
  readonly igo: string | null
  /** Name of a news outlet. */
  readonly outlet: string | null
  readonly entity: string | null
  readonly name: string
  readonly span: Span | null
  /** Which pronouns and bare descriptions may take it up. */
  readonly sort: PartySort
  /** The country is not told by the setting ("diplomats said"), or is known to be open. */
  readonly abroad: boolean
  /** Lemma of its head, for "the army" after "Sudan's army". */
  readonly head: string
}

export type PartySort = 'person' | 'body' | 'country' | 'group'

/** `ISO3 ROLE`, `IGO NAME` or `--- ROLE`; empty where neither country nor role is known. */
export function codeOf(party: Party): string {
  if (party.igo) return `IGO ${party.igo}`
  if (!party.country && !party.role) return ''
  return `${party.country ?? '---'} ${party.role ?? 'CVL'}`
}

/** Splits a lexicon's code into the fields of a party. */
export function fieldsOf(code: string): Pick<Party, 'country' | 'role' | 'igo'> {
  if (code.startsWith('IGO ')) return { country: null, role: null, igo: code.slice(4) }
  const [country = '---', role] = code.split(' ')
  return { country: country === '---' ? null : country, role: (role ?? null) as Role | null, igo: null }
}
