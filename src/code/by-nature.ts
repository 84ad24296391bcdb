import type { Participant } from '../domain/claim.ts'
import type { Role } from '../domain/plover.ts'
import type { Sentence } from '../domain/syntax.ts'
import type { Draft } from './code.ts'
import { isOfClass, type LanguageLexicon } from './lexicon.ts'
import { withActors, withTargets } from './rule.ts'
import { headOf, isPointedAt } from './tree.ts'

// Parties that an event has by what it is, where the report names none: a coup is against the government of its
// country, and "the protests" in a country are those of its people.

type Nature = (draft: Draft, lexicon: LanguageLexicon) => Draft['claim']

const coupAgainst: Nature = ({ claim, found }, lexicon) => {
  if (claim.event !== 'COERCE' || claim.targets.length > 0) return claim
  if (!isOfClass(lexicon, 'coup', found.trigger)) return claim
  const government = someOf(claim.place?.country, 'GOV')
  return government ? withTargets(claim, [government], 'a coup is against the government') : claim
}

const protestOfPeople: Nature = ({ claim, found: { trigger }, tree }, { grammar }) => {
  if (claim.event !== 'PROTEST' || claim.mode !== 'demo' || claim.actors.length > 0) return claim
  if (trigger.upos !== 'NOUN' || claim.factuality !== 'CT+' || !isPointedAt(tree, trigger)) return claim
  // "Cuba blamed the United States for the protests": where they were is not told there
  if (grammar.blame.has(headOf(tree, trigger)?.lemma.toLowerCase() ?? '')) return claim
  const people = someOf(claim.place?.country, 'CVL')
  return people ? withActors(claim, [people], 'those of the country protest') : claim
}

const NATURES: readonly Nature[] = [coupAgainst, protestOfPeople]

export function withPartiesByNature(
  draft: Draft,
  lexiconOf: (sentence: Sentence) => LanguageLexicon | undefined,
): Draft {
  const lexicon = lexiconOf(draft.tree.sentence)
  let { claim } = draft
  if (lexicon) for (const nature of NATURES) claim = nature({ ...draft, claim }, lexicon)
  return { ...draft, claim }
}

function someOf(country: string | null | undefined, role: Role): Participant | null {
  if (!country) return null
  return { code: `${country} ${role}` as Participant['code'], name: country, entity: null, span: null }
}
