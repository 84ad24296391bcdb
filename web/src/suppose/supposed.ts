import { addressWith, param } from '../state/address.ts'
import type { Page } from '../state/pages.ts'

/** What the address assumes: reports that do not count, outlets that are distrusted. */
export interface Supposed {
  readonly without: readonly string[]
  readonly distrust: readonly string[]
}
export type SupposedKind = keyof Supposed

/** Stands between names in the address; a name that holds it cannot be assumed. */
const BETWEEN = '|'

export function supposed(): Supposed {
  return { without: namesIn('without'), distrust: namesIn('distrust') }
}

const namesIn = (kind: SupposedKind) => param(kind).split(BETWEEN).filter(Boolean)

/** The address with one assumption more, on the page of hypotheses. */
export function supposing(kind: SupposedKind, name: string): string {
  const names = [...new Set([...namesIn(kind), name])]
  return addressWith({ [kind]: names.join(BETWEEN) }, 'hypotheses' satisfies Page)
}

export function notSupposing(kind: SupposedKind, name: string): string {
  return addressWith({
    [kind]: namesIn(kind)
      .filter(each => each !== name)
      .join(BETWEEN),
  })
}

/** Where the room says what follows; null where nothing is assumed. */
export function supposedPath({ without, distrust }: Supposed): string | null {
  if (!without.length && !distrust.length) return null
  const query = new URLSearchParams()
  if (without.length) query.set('without', JSON.stringify(without))
  if (distrust.length) query.set('distrust', JSON.stringify(distrust))
  return `suppose?${query}`
}
