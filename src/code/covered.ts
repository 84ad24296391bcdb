import type { Draft } from './code.ts'
import type { LanguageLexicon } from './lexicon.ts'
import { countriesOf, isBefore } from './rule.ts'
import { isGenitive, isInfinitive, pathUp } from './tree.ts'

/** Whether what a claim tells is told by another of its sentence: what a protest demands, what a truce ends. */
export function isCovered(draft: Draft, drafts: readonly Draft[], lexicon: LanguageLexicon): boolean {
  return COVERING.some(isTold => isTold(draft, drafts, lexicon))
}

type Covering = (draft: Draft, drafts: readonly Draft[], lexicon: LanguageLexicon) => boolean

/** "went on hunger strike to demand his resignation": a protest that demands adds no request (gold rule 2). */
function isVoiced({ claim, found, tree }: Draft, drafts: readonly Draft[]): boolean {
  if (claim.event !== 'REQUEST' || !/^(advcl|acl|xcomp)$/.test(found.head.deprel)) return false
  const above = new Set(
    pathUp(tree, found.head)
      .slice(1)
      .map(word => word.index),
  )
  return drafts.some(
    other =>
      other.tree === tree &&
      other.claim.event === 'PROTEST' &&
      isBefore(other.claim, claim) &&
      (above.has(other.found.head.index) || above.has(other.found.head.head)),
  )
}

/** "a strike called to protest the rise", "blocked a road to protest": what they protest for is no second protest. */
function isPurposeOfProtest({ claim, found, tree }: Draft, drafts: readonly Draft[]): boolean {
  if (claim.event !== 'PROTEST' || !isInfinitive(tree, found.head)) return false
  if (!/^(advcl|acl|xcomp)$/.test(found.head.deprel) || found.head.lemma !== claim.trigger.text) return false
  return drafts.some(
    other =>
      other.tree === tree &&
      other.claim.event === 'PROTEST' &&
      isBefore(other.claim, claim) &&
      pathUp(tree, found.head).some(
        up => up.index === other.found.head.index || up.index === other.found.head.head,
      ),
  )
}

/** "ready to stop fighting": what a truce ends is no attack of its own, unless it is told on whom. */
function isEndedByTruce({ claim, found, tree }: Draft, drafts: readonly Draft[]): boolean {
  if (claim.event !== 'ASSAULT' || claim.targets.length > 0 || !/^(obj|xcomp)$/.test(found.head.deprel))
    return false
  return drafts.some(
    other =>
      other.tree === tree &&
      other.claim.event === 'RETREAT' &&
      other.claim.mode === 'ceasefire' &&
      other.found.head.index === found.head.head,
  )
}

/** "warned them of a Russian attack": a warning of what others may do is no threat (gold rule 1). */
function isWarningOfOthers(
  { claim, found, tree }: Draft,
  drafts: readonly Draft[],
  { grammar }: LanguageLexicon,
): boolean {
  if (claim.event !== 'THREATEN' || claim.actors.length === 0) return false
  const below = drafts.filter(
    other =>
      other.tree === tree &&
      other.found.head.head === found.head.index &&
      isGenitive(tree, other.found.head, grammar) &&
      other.claim.actors.length > 0,
  )
  const own = countriesOf(claim.actors)
  const isOthers = ({ claim: { actors } }: Draft) => actors.every(({ code }) => !own.has(code.slice(0, 3)))
  return below.length > 0 && below.every(isOthers)
}

const COVERING: readonly Covering[] = [isVoiced, isPurposeOfProtest, isEndedByTruce, isWarningOfOthers]
