import { type Correction, correctionSchema } from '../domain/correction.ts'
import type { Instant } from '../domain/instant.ts'
import type { Store } from './store.ts'

/** What is stored of a correction beside its number and its hour of storing. */
const bodySchema = correctionSchema.omit({ id: true, made: true })

/** Adds a correction to a case; its id says how many were stored before it. Nothing stored is ever changed. */
export async function putCorrection(
  store: Store,
  caseId: string,
  { at, author, reason, act, keys }: Omit<Correction, 'id' | 'made'>,
  made: Instant,
): Promise<Correction> {
  const correction = JSON.stringify({ at, author, reason, act, keys })
  const { n } = await store.write(db =>
    db
      .insertInto('correction')
      .values({ case_id: caseId, made, correction })
      .returning('n')
      .executeTakeFirstOrThrow(),
  )
  return { id: `c-${n}`, made, at, author, reason, act, keys }
}

/** The corrections of a case in the order of storing. */
export async function correctionsOf(store: Store, caseId: string): Promise<readonly Correction[]> {
  const rows = await store.read(db =>
    db.selectFrom('correction').selectAll().where('case_id', '=', caseId).orderBy('n').execute(),
  )
  return rows.map(({ n, made, correction }) => ({
    ...bodySchema.parse(correction),
    id: `c-${n}`,
    made: made as Instant,
  }))
}
