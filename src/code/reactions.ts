import type { Participant } from '../domain/claim.ts'
import type { EventType } from '../domain/plover.ts'
import type { Word } from '../domain/syntax.ts'
import type { Draft } from './code.ts'
import {
  areOthers,
  countriesOf,
  isAmong,
  isBefore,
  isCitedTo,
  isShortlyBefore,
  type Rule,
  ruleOf,
  speakerOf,
  withActors,
  withoutTargets,
  withTargets,
} from './rule.ts'
import { headOf, isPointedAt, kidsOf, type Tree } from './tree.ts'

// Parties that an act leaves unsaid because it answers what was told before: whom a state condemns, of whom it demands
// a release, whom it vows to pay back, with whom it breaks; and who did what his own side tells of.

const DOING: ReadonlySet<string> = new Set(['GOV', 'MIL', 'COP', 'REB', 'JUD', 'LEG'])

const isDoer = ({ code }: Participant) => DOING.has(code.split(' ')[1] ?? '')

/** "condemned the Russian strike on the town", "praised the raid by the army": blamed or praised is who did it, not whom it hit. */
const judgedForDeed: Rule = ({ claim, found, tree }, near) => {
  if (!JUDGING.has(claim.event) || found.trigger.upos !== 'VERB') return claim
  const deed = kidsOf(tree, found.head).find(kid => /^(obj|nsubj:pass)$/.test(kid.deprel))
  const told = near.find(other => other.found.trigger.index === deed?.index && HOSTILE.has(other.claim.event))
  if (!told) return claim
  if (areOthers(told.claim.actors, claim.actors))
    return withTargets(claim, told.claim.actors, `who did "${told.claim.trigger.text}"`)
  const isVictim = claim.targets.length > 0 && claim.targets.every(each => isAmong(each, told.claim.targets))
  return isVictim ? withoutTargets(claim) : claim
}
const JUDGING: ReadonlySet<EventType> = new Set(['ACCUSE', 'SUPPORT'])

/** "condemned the attack", "denounced the decision": blamed is whoever did what was told last. */
const blamedForDeed: Rule = (draft, _near, all) => {
  const { claim, found, tree } = draft
  if (claim.event !== 'ACCUSE' || claim.targets.length > 0 || claim.factuality === 'U') return claim
  if (ruleOf(claim, 'actors') === null) return claim
  const deed = kidsOf(tree, found.head).find(kid => kid.deprel === 'obj')
  if (deed?.upos !== 'NOUN' || !isTakenUp(tree, deed)) return claim
  const told = toldBefore(draft, all).findLast(other => !SPOKEN_OF.has(other.claim.event))
  if (!told || !areOthers(told.claim.actors, claim.actors)) return claim
  const isPublic = told.claim.actors.every(doer => doer.code.startsWith('IGO') || isDoer(doer))
  return isPublic ? withTargets(claim, told.claim.actors, `who did "${told.claim.trigger.text}"`) : claim
}

/** "the move", "the strikes", with nothing that tells whose. */
function isTakenUp(tree: Tree, deed: Word): boolean {
  const kids = kidsOf(tree, deed)
  return isPointedAt(tree, deed) && kids.every(kid => /^(det|punct|case|acl:relcl)$/.test(kid.deprel))
}

/** Speech is not what "the move" takes up. */
const SPOKEN_OF: ReadonlySet<EventType> = new Set(['ACCUSE', 'REQUEST', 'CONSULT', 'SHOCK'])

/** What was told before a claim and did happen, the latest last. */
function toldBefore(draft: Draft, all: readonly Draft[]): readonly Draft[] {
  return all.filter(
    other =>
      isShortlyBefore(other, draft) && other.claim.factuality === 'CT+' && other.claim.actors.length > 0,
  )
}

const HOLDING: ReadonlySet<EventType> = new Set(['COERCE', 'ASSAULT'])

/** "took the president hostage ... demanded his release": of those who hold him. */
const demandedOf: Rule = (draft, near, all) => {
  const { claim } = draft
  if (claim.event !== 'REQUEST' || claim.targets.length > 0 || claim.actors.length === 0) return claim
  const content = near.find(other => isBefore(claim, other.claim) && isCitedTo(other.claim, claim.actors))
  if (content?.claim.factuality !== 'U') return claim
  if (areOthers(content.claim.actors, claim.actors) && content.claim.event !== 'ASSAULT')
    return withTargets(claim, content.claim.actors, 'who is to do what is demanded')
  const holder = holderOf(content, all)
  return holder && areOthers(holder.claim.actors, claim.actors)
    ? withTargets(claim, holder.claim.actors, `who did "${holder.claim.trigger.text}"`)
    : claim
}

/** Police and courts hold people for a state, of which nobody speaks. */
const HOLDERS: ReadonlySet<string> = new Set(['MIL', 'REB', 'UAF', 'CRM', 'GOV'])

/** Who holds those whose release is asked for. */
function holderOf(release: Draft, all: readonly Draft[]): Draft | undefined {
  if (release.claim.event !== 'RETREAT' || release.claim.mode !== 'release') return undefined
  return toldBefore(release, all).findLast(
    other =>
      HOLDING.has(other.claim.event) && other.claim.actors.every(({ code }) => HOLDERS.has(code.slice(4))),
  )
}

const HOSTILE: ReadonlySet<EventType> = new Set(['ASSAULT', 'COERCE', 'SANCTION', 'MOBILIZE'])

/** "missiles struck nine sites. Pakistan vowed to retaliate": against who struck. */
const vowedAgainst: Rule = (draft, _near, all) => {
  const { claim } = draft
  if (claim.event !== 'THREATEN' || claim.targets.length > 0 || claim.actors.length === 0) return claim
  const own = countriesOf(claim.actors)
  const blow = toldBefore(draft, all).findLast(
    other =>
      HOSTILE.has(other.claim.event) &&
      other.claim.actors.every(isDoer) &&
      areOthers(other.claim.actors, claim.actors) &&
      other.claim.targets.some(({ code }) => own.has(code.slice(0, 3))),
  )
  return blow ? withTargets(claim, blow.claim.actors, `who did "${blow.claim.trigger.text}" to them`) : claim
}

/** "accused Kigali of a declaration of war and severed ties": with whom it accuses. */
const brokenWith: Rule = ({ claim }, near) => {
  if (claim.event !== 'SANCTION' || claim.targets.length > 0 || claim.actors.length === 0) return claim
  const quarrel = near.find(
    other =>
      QUARREL.has(other.claim.event) &&
      other.claim.actors.some(actor => isAmong(actor, claim.actors)) &&
      areOthers(other.claim.targets, claim.actors),
  )
  return quarrel
    ? withTargets(claim, quarrel.claim.targets, `whom "${quarrel.claim.trigger.text}" is aimed at`)
    : claim
}
const QUARREL: ReadonlySet<EventType> = new Set(['ACCUSE', 'THREATEN', 'ASSAULT', 'REJECT', 'SANCTION'])

/** "The army said 12 militants had been killed": a side that tells of its enemy's losses tells of its own deed. */
const toldByWhoDid: Rule = ({ claim, found }) => {
  const speaker = speakerOf(claim)
  if (found.trigger.upos !== 'VERB') return claim
  if (!HOLDING.has(claim.event) || claim.actors.length > 0 || claim.factuality !== 'CT+' || !speaker)
    return claim
  const enemies = ENEMIES.get(speaker.code.slice(4))
  if (!enemies || claim.targets.length === 0) return claim
  if (!claim.targets.every(({ code }) => enemies.has(code.slice(4)))) return claim
  return withActors(claim, [speaker], 'a side tells of what its enemy lost')
}
const OUTLAWS: ReadonlySet<string> = new Set(['REB', 'CRM', 'UAF'])
const ENEMIES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['MIL', OUTLAWS],
  ['COP', OUTLAWS],
  ['REB', new Set(['MIL', 'COP'])],
])

/** "announced a truce after a meeting in Moscow": those who announced it met. */
const metByWhoAgreed: Rule = ({ claim, found, tree }, near) => {
  if (claim.event !== 'CONSULT' || found.trigger.upos !== 'NOUN') return claim
  if (claim.actors.length + claim.targets.length > 0) return claim
  const verb = headOf(tree, found.trigger)
  const outcome = near.find(
    other =>
      other.claim.actors.length > 1 &&
      (other.found.head.index === verb?.index || other.found.trigger.head === verb?.index),
  )
  return outcome ? withActors(claim, outcome.claim.actors, `who did "${outcome.claim.trigger.text}"`) : claim
}

export const REACTIONS: readonly Rule[] = [
  judgedForDeed,
  blamedForDeed,
  demandedOf,
  vowedAgainst,
  brokenWith,
  toldByWhoDid,
  metByWhoAgreed,
]
