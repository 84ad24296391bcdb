import type { Claim } from './claim.ts'

/** What the coder made of a report: its claims, or why it could not read it. Never dropped silently. */
export type Coding =
  | { readonly kind: 'coded'; readonly language: string; readonly claims: readonly Claim[] }
  | { readonly kind: 'not coded'; readonly language: string; readonly reason: string }
