import type { Word } from '../domain/syntax.ts'
import type { Draft } from './code.ts'
import { isOfClass, type LanguageLexicon } from './lexicon.ts'
import { isShortlyBefore, REACH, withType } from './rule.ts'
import { kidsOf } from './tree.ts'

// Claims whose type the word alone leaves open: what stands beside them, or who does it, settles it.

const FROM_AFAR: ReadonlySet<string | null> = new Set(['aerial', 'heavyweapons', 'explosives'])

/** "launched missiles at it ... the strike": behind bombs and missiles a strike of nobody's is one of arms. */
export function asArmed(draft: Draft, drafts: readonly Draft[], lexicon: LanguageLexicon | undefined): Draft {
  const { claim, found } = draft
  if (claim.event !== 'PROTEST' || claim.mode !== 'strike') return draft
  if (claim.actors.some(({ code }) => !/ (GOV|MIL|REB|UAF)$/.test(code))) return draft
  // "allowed Ukraine to strike within Russia"
  if (found.head.upos !== 'NOUN') return claim.actors.length > 0 ? armed(draft, 'of a state') : draft
  const attack = drafts.find(
    other =>
      other.claim.event === 'ASSAULT' &&
      // "drones struck a car ... the strike"
      (FROM_AFAR.has(other.claim.mode) || other.found.head.lemma === found.head.lemma) &&
      isShortlyBefore(other, draft),
  )
  const arms = attack ? `after "${attack.claim.trigger.text}"` : armsAround(draft, drafts, lexicon)
  return arms ? armed(draft, arms) : draft
}

function armed(draft: Draft, by: string): Draft {
  return { ...draft, claim: withType(draft.claim, 'ASSAULT', 'aerial', `a strike ${by}`) }
}

/** Where forces are told of and no work is, the strikes are theirs: "Another of the strikes hit a shop, the army said". */
function armsAround(
  { tree, found }: Draft,
  drafts: readonly Draft[],
  lexicon: LanguageLexicon | undefined,
): string | null {
  const trees = [tree, ...drafts.map(other => other.tree)].filter(
    each => Math.abs(tree.index - each.index) <= REACH,
  )
  const words = [...new Set(trees)].flatMap(each => each.words)
  // "a general strike", unlike the general who speaks of one
  const isWork = (word: Word) =>
    isOfClass(lexicon, 'labour', word) && (word.upos !== 'ADJ' || word.head === found.trigger.index)
  if (words.some(isWork)) return null
  const force = words.find(word => word.upos !== 'VERB' && isOfClass(lexicon, 'bombarding', word))
  return force ? `beside "${force.form}"` : null
}

/** "China held drills around Taiwan": a state that drills alone shows its force (gold rule 12). */
export function asDrillOfOne(draft: Draft, lexicon: LanguageLexicon | undefined): Draft {
  const { claim, found, tree } = draft
  if (claim.event !== 'COOPERATE' || claim.actors.length !== 1 || claim.targets.length > 0) return draft
  const isJoint = kidsOf(tree, found.trigger).some(kid => isOfClass(lexicon, 'jointly', kid))
  if (isJoint || !isOfClass(lexicon, 'drill', found.trigger)) return draft
  return { ...draft, claim: withType(claim, 'MOBILIZE', 'troops', 'drills of one state') }
}
