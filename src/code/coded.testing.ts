import type { Claim } from '../domain/claim.ts'
import type { Instant } from '../domain/instant.ts'
import type { Analysis } from '../domain/syntax.ts'
import { readLexicon } from '../read/lexicon.ts'
import { readSyntax } from '../read/models.ts'
import { analyse } from '../syntax/analyse.ts'
import { type CodeInput, codeText } from './code.ts'
import { type GoldClaim, goldOf } from './gold.ts'

const syntax = readSyntax()

/** The lexicon that ships. */
export const lexicon = readLexicon()

/** What a test may say of a text besides its words. */
export interface Told extends Partial<Pick<CodeInput, 'language' | 'home' | 'outlet' | 'outletCountry'>> {
  /** When it was published, as `2024-06-12`. */
  readonly day?: string
}

/** The trees of a text, as the models that ship make them. */
export function analysed(text: string, language = 'en'): Analysis {
  return analyse(text, syntax, { language })
}

/** The claims of a text; where a test says nothing else, it is English and of Wednesday 12 June 2024. */
export function coded(text: string, told: Told = {}): readonly Claim[] {
  const { day = '2024-06-12', language = 'en', ...rest } = told
  const published = `${day}T12:00:00Z` as Instant
  return codeText({ report: 'r', text, published, language, ...rest }, analysed(text, language), lexicon)
}

/** What they state, in the form of the gold guide; what is likely beside it has tests of its own. */
export function goldClaims(text: string, told: Told = {}): readonly GoldClaim[] {
  return coded(text, told).map(({ likely: _, ...stated }) => goldOf(stated))
}
