import type { LanguageLexicon } from '../lexicon.ts'
import type { Tree } from '../tree.ts'
import { inSteps } from './changes.ts'
import {
  accusedOf,
  alsoSubject,
  borderWith,
  objectBeforeHours,
  objectWithBound,
  objectWithoutCase,
  recipientAsCompound,
  secondSubject,
  subjectBeforeVerb,
  warnedOf,
} from './of-arguments.ts'
import {
  agentOfNoun,
  gerundOfNoun,
  listedApart,
  nameBehindOffice,
  possessors,
  roleBeforeName,
} from './of-nouns.ts'
import {
  addingSpeaker,
  andWithoutComma,
  beforeSpeech,
  butAnother,
  closingSource,
  coordinatedSpeech,
  pastBehindFuture,
  secondHalf,
  sourceBeforeColon,
  speechBehindClause,
  speechBehindContent,
  thatOfExistential,
  timeBehindSpeech,
} from './of-speech.ts'
import {
  behindRelative,
  casualtiesOfNearest,
  clauseInsideRelative,
  conjunctOfNearest,
  daysGiven,
  gerundAfterParticle,
  gerundAfterVerb,
  infinitiveOfAddressee,
  infinitiveOfNoun,
  participleAfterRelative,
  timeNeeded,
  withAbsolute,
} from './of-verbs.ts'

/**
 * Clauses that hang one level too high or too low, settled by what the words around them govern: conditions inside
 * reported speech, its second half, "adding that", infinitives of nouns, participles after a relative clause.
 */
export function withAttachments(tree: Tree, lexicon: LanguageLexicon): Tree {
  const steps = [
    possessors,
    sourceBeforeColon,
    roleBeforeName,
    nameBehindOffice,
    beforeSpeech,
    timeNeeded,
    listedApart,
    withAbsolute,
    subjectBeforeVerb,
    casualtiesOfNearest,
    recipientAsCompound,
    objectBeforeHours,
    objectWithBound,
    objectWithoutCase,
    thatOfExistential,
    alsoSubject,
    timeBehindSpeech,
    coordinatedSpeech,
    butAnother,
    pastBehindFuture,
    speechBehindContent,
    speechBehindClause,
    andWithoutComma,
    secondHalf,
    addingSpeaker,
    daysGiven,
    behindRelative,
    clauseInsideRelative,
    conjunctOfNearest,
    gerundOfNoun,
    infinitiveOfNoun,
    infinitiveOfAddressee,
    participleAfterRelative,
    agentOfNoun,
    closingSource,
    secondSubject,
    gerundAfterVerb,
    gerundAfterParticle,
    accusedOf,
    warnedOf,
    borderWith,
  ]
  return inSteps(tree, lexicon, steps)
}
