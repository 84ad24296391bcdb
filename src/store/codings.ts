import type { Coding } from '../domain/coding.ts'
import type { Store } from './store.ts'

/** Keys a query. */
const READ = 5000
/** Codings a statement: some hold a hundred claims. */
const WRITE = 100

/**
 * The codings stored under `keys`; those never coded are missing from the map. A key names all that a coding
 * depends on: the report's content hash and the version of models and lexicon.
 */
export async function codingsFor(store: Store, keys: readonly string[]): Promise<Map<string, Coding>> {
  const found = new Map<string, Coding>()
  for (let from = 0; from < keys.length; from += READ) {
    const rows = await store.read(db =>
      db
        .selectFrom('coding')
        .selectAll()
        .where('key', 'in', keys.slice(from, from + READ))
        .execute(),
    )
    for (const { key, coding } of rows) found.set(key, coding as Coding)
  }
  return found
}

/** Stores codings; one that is stored already stays. Each hundred is one statement, and so one transaction. */
export async function putCodings(
  store: Store,
  codings: readonly { readonly key: string; readonly coding: Coding }[],
): Promise<void> {
  const rows = new Map(codings.map(({ key, coding }) => [key, { key, coding: JSON.stringify(coding) }]))
  const values = [...rows.values()]
  for (let from = 0; from < values.length; from += WRITE)
    await store.write(db =>
      db
        .insertInto('coding')
        .values(values.slice(from, from + WRITE))
        .onConflict(conflict => conflict.column('key').doNothing())
        .execute(),
    )
}
