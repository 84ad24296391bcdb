import type { Claim } from '../domain/claim.ts'
import type { KnownClaim } from './known.ts'

/** A group of claims while it grows. */
export interface Story {
  readonly number: number
  readonly kind: string
  readonly members: KnownClaim[]
  /** The members that are no copies: the same list as long as there are none. */
  originals: KnownClaim[]
  city: string | null
  /** Days that its members give. */
  days: readonly number[]
  /** Whether anybody in it asserts, and whether anybody denies. */
  asserted: boolean
  denied: boolean
  /** Number of the claim that last looked at it. */
  seen: number
}

/** A claim with the story in which it was put. */
export interface Joined {
  readonly known: KnownClaim
  readonly story: Story
}

/** What must be equal for claims to be compared at all. */
export function kindOf({ event, condition, time }: Claim): string {
  return `${event}|${condition ? 'if' : ''}|${time === 'future' ? 'ahead' : ''}`
}
