import type { LanguageLexicon } from '../lexicon.ts'
import { isTree, type Tree } from '../tree.ts'
import { settleAsides } from './asides.ts'
import { withAttachments } from './attach.ts'
import { withBareClauses } from './bare-clauses.ts'
import { withCaseRelations } from './case-relations.ts'
import { withCasedAsides } from './cased-asides.ts'
import { withClosingSpeech } from './closing-speech.ts'
import { withComplements, withControl } from './complements.ts'
import { joinCompounds } from './compounds.ts'
import { withCoordination } from './coordination.ts'
import { withFiniteVerbs } from './garden-path.ts'
import { withHeadlineVerb } from './headline.ts'
import { withHyphened } from './hyphened.ts'
import { withKnownForms } from './known-forms.ts'
import { withMainVerbs } from './main-verbs.ts'
import { withNames, withVerbs } from './mistagged.ts'
import { withNamedSubjects } from './named-subjects.ts'
import { withNeighbours } from './neighbours.ts'
import { namesInRow } from './of-nouns.ts'
import { withParticles } from './particles.ts'
import { withSubjects } from './subjects.ts'
import { withTenses } from './tenses.ts'
import { withWeapons } from './weapons.ts'
import { withWholeNames } from './whole-names.ts'
import { withWordOrder } from './word-order.ts'

/**
 * Settles what a parser often misses in news: the repairs that the language's grammar.yaml names, in their order. One
 * that would make a loop of what it was given is left out: whoever walks up a tree must come to its root.
 */
export function settle(given: Tree, lexicon: LanguageLexicon): Tree {
  return lexicon.repairs.reduce((tree, name) => {
    const next = REPAIRS[name]?.(tree, lexicon) ?? tree
    return next === tree || isTree(next) ? next : tree
  }, given)
}

/** A repair of trees, by the name that a language's grammar.yaml asks for it. */
type Repair = (tree: Tree, lexicon: LanguageLexicon) => Tree

const REPAIRS: Readonly<Record<string, Repair>> = {
  'whole-names': withWholeNames,
  neighbours: withNeighbours,
  weapons: withWeapons,
  compounds: joinCompounds,
  hyphened: withHyphened,
  names: withNames,
  verbs: withVerbs,
  'closing-speech': withClosingSpeech,
  'headline-verb': withHeadlineVerb,
  subjects: withSubjects,
  'main-verbs': withMainVerbs,
  'named-subjects': withNamedSubjects,
  'bare-clauses': withBareClauses,
  'finite-verbs': withFiniteVerbs,
  coordination: withCoordination,
  'names-in-row': namesInRow,
  particles: withParticles,
  asides: settleAsides,
  complements: withComplements,
  control: withControl,
  attachments: withAttachments,
  tenses: withTenses,
  'word-order': withWordOrder,
  forms: withKnownForms,
  cases: withCaseRelations,
  'cased-asides': withCasedAsides,
}

export const REPAIR_NAMES: readonly string[] = Object.keys(REPAIRS)
