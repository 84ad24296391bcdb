import type { LanguageLexicon } from '../lexicon.ts'
import type { Tree } from '../tree.ts'
import { inSteps } from './changes.ts'
import {
  accusedOf,
  alsoSubject,
  clauseAsSubject,
  gappedPassive,
  objectOfActive,
  objectOfSubject,
  objectWithoutCase,
  saidAsSubject,
  secondSubject,
  subjectAsCompound,
  subjectBeforeVerb,
  subjectBehindMark,
} from './of-arguments.ts'
import {
  agentOfNoun,
  countryBeforeSubject,
  listedApart,
  moreThan,
  oneName,
  possessors,
  quantities,
  roleBeforeName,
} from './of-nouns.ts'
import {
  addingSpeaker,
  beforeSpeech,
  behindAside,
  butAnother,
  closingSource,
  conditionInside,
  coordinatedSpeech,
  secondHalf,
  sourceBeforeColon,
  thatOfExistential,
} from './of-speech.ts'
import {
  behindRelative,
  casualtiesOfNearest,
  daysGiven,
  gerundAfterParticle,
  gerundAfterVerb,
  infinitiveAsNoun,
  infinitiveOfAddressee,
  infinitiveOfNoun,
  nounInIng,
  participleAfterRelative,
  resultOfVerb,
  timeNeeded,
  toldAddressee,
  withAbsolute,
} from './of-verbs.ts'
import { invertedCondition } from './subordinate.ts'

/**
 * Clauses that hang one level too high or too low, settled by what the words around them govern: conditions inside
 * reported speech, its second half, "adding that", infinitives of nouns, participles after a relative clause.
 */
export function withAttachments(tree: Tree, lexicon: LanguageLexicon): Tree {
  const steps = [
    possessors,
    sourceBeforeColon,
    moreThan,
    oneName,
    roleBeforeName,
    beforeSpeech,
    resultOfVerb,
    timeNeeded,
    clauseAsSubject,
    saidAsSubject,
    objectOfSubject,
    listedApart,
    subjectAsCompound,
    behindAside,
    subjectBehindMark,
    withAbsolute,
    subjectBeforeVerb,
    casualtiesOfNearest,
    objectWithoutCase,
    thatOfExistential,
    gappedPassive,
    alsoSubject,
    coordinatedSpeech,
    conditionInside,
    butAnother,
    secondHalf,
    addingSpeaker,
    infinitiveAsNoun,
    nounInIng,
    daysGiven,
    toldAddressee,
    behindRelative,
    infinitiveOfNoun,
    infinitiveOfAddressee,
    participleAfterRelative,
    quantities,
    agentOfNoun,
    closingSource,
    secondSubject,
    gerundAfterVerb,
    gerundAfterParticle,
    countryBeforeSubject,
    accusedOf,
    objectOfActive,
    invertedCondition,
  ]
  return inSteps(tree, lexicon, steps)
}
