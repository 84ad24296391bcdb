import type { Instant } from '../../domain/instant.ts'
import type { Analysis } from '../../domain/syntax.ts'
import type { ResolveResources } from './resources.ts'

/** What is known of the report from outside its text; weak. */
export interface ResolveHints {
  readonly outlet?: string
  readonly outletCountry?: string | null
}

/** A report being resolved: its trees, its day, the lexicons, and what was found in it so far. */
export interface ResolveContext {
  readonly analysis: Analysis
  readonly text: string
  readonly published: Instant
  readonly resources: ResolveResources
  readonly hints: ResolveHints
}

export function resolveContext(
  analysis: Analysis,
  text: string,
  published: Instant,
  resources: ResolveResources,
  hints: ResolveHints = {},
): ResolveContext {
  return { analysis, text, published, resources, hints }
}
