import type { Claim } from '../domain/claim.ts'

/** A day of grace, since a day begins elsewhere before it begins in Greenwich. */
const GRACE_DAYS = 1

/** Told as having happened on a day that had not come yet: one of the two dates is wrong, and it can't be evidence. */
export function isBeforehand({ date, time }: Pick<Claim, 'date' | 'time'>, published: string): boolean {
  if (!date || time !== 'past') return false
  return (Date.parse(date) - Date.parse(published)) / 86_400_000 > GRACE_DAYS
}
