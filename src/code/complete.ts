import type { Participant } from '../domain/claim.ts'
import type { EventType } from '../domain/plover.ts'
import type { Sentence } from '../domain/syntax.ts'
import type { Draft } from './code.ts'
import { isCovered } from './covered.ts'
import type { LanguageLexicon } from './lexicon.ts'
import { REACTIONS } from './reactions.ts'
import { asArmed, asDrillOfOne } from './retype.ts'
import {
  areOthers,
  countriesOf,
  isAmong,
  isBefore,
  isCitedTo,
  type Rule,
  ruleOf,
  speakerOf,
  withActors,
  withoutActors,
  withTargets,
  withType,
} from './rule.ts'

/**
 * Completes claims from those beside them where the clause itself leaves a party unsaid: whom a threat is aimed at,
 * whose protest is broken up, who does what a government announces in the passive. Each rule notes itself in `why`.
 */
export function completeDrafts(
  given: readonly Draft[],
  lexiconOf: (sentence: Sentence) => LanguageLexicon | undefined,
): readonly Draft[] {
  const isTold = (draft: Draft) => {
    const lexicon = lexiconOf(draft.tree.sentence)
    return !lexicon || !isCovered(draft, given, lexicon)
  }
  const drafts = given.filter(isTold).map(draft => {
    const lexicon = lexiconOf(draft.tree.sentence)
    return asDrillOfOne(asArmed(draft, given, lexicon), lexicon)
  })
  return drafts.map(draft => {
    const near = drafts.filter(other => other !== draft && other.tree.index === draft.tree.index)
    let { claim } = draft
    for (const rule of RULES) claim = rule({ ...draft, claim }, near, drafts)
    return { ...draft, claim }
  })
}

/** "threatened to shell Seoul": the threat is aimed at whom its content would hit. */
const threatenedParty: Rule = ({ claim }, near) => {
  if (claim.event !== 'THREATEN' || claim.targets.length > 0) return claim
  const content = near.find(
    other =>
      isCitedTo(other.claim, claim.actors) &&
      other.claim.targets.some(target => !isAmong(target, claim.actors)) &&
      (isBefore(claim, other.claim) || other.claim.factuality === 'U'),
  )
  return content ? withTargets(claim, content.claim.targets, 'target of what is threatened') : claim
}

/** "broke up a rally": those who rally. */
const protestBroken: Rule = (draft, near) => {
  const { claim } = draft
  if ((claim.event !== 'COERCE' && claim.event !== 'ASSAULT') || claim.targets.length > 0) return claim
  const protest = near.find(
    other =>
      other.claim.event === 'PROTEST' &&
      other.found.trigger.head === draft.found.head.index &&
      other.claim.actors.length > 0,
  )
  return protest ? withTargets(claim, protest.claim.actors, 'those who protest') : claim
}

/** "marched on Lima, and police fired tear gas": the gas is for those who march. */
const gasForCrowd: Rule = ({ claim }, near) => {
  if (claim.event !== 'ASSAULT' || claim.mode !== 'primitive' || claim.targets.length > 0) return claim
  if (claim.actors.length === 0 || !claim.actors.every(actor => / (COP|MIL)$/.test(actor.code))) return claim
  const crowd = near.find(
    other =>
      other.claim.event === 'PROTEST' &&
      isBefore(other.claim, claim) &&
      other.claim.actors.length > 0 &&
      other.claim.factuality === 'CT+',
  )
  return crowd ? withTargets(claim, crowd.claim.actors, 'those who protest before it') : claim
}

/** "threw stones at police, who answered with tear gas": it is for those who threw. */
const answeredWithForce: Rule = ({ claim, tree }, near) => {
  if (claim.event !== 'ASSAULT' || claim.targets.length > 0 || claim.actors.length === 0) return claim
  const first = near.findLast(
    other =>
      other.tree === tree &&
      other.claim.event === 'ASSAULT' &&
      isBefore(other.claim, claim) &&
      other.claim.factuality === claim.factuality &&
      other.claim.actors.length > 0 &&
      claim.actors.every(actor => isAmong(actor, other.claim.targets)),
  )
  return first
    ? withTargets(claim, first.claim.actors, `who did "${first.claim.trigger.text}" to them`)
    : claim
}

/** What a government says will be lifted, scrapped or withdrawn, it will itself lift, scrap or withdraw. */
const announcedByDoer: Rule = ({ claim }) => {
  const speaker = speakerOf(claim)
  if (claim.actors.length > 0 || !OWN_ACTS.has(claim.event) || claim.mode === 'ceasefire' || !speaker)
    return claim
  const isOnCondition = claim.factuality === 'U' && claim.condition !== null && claim.time === 'future'
  if (claim.factuality !== 'PR+' && claim.factuality !== 'CT-' && !isOnCondition) return claim
  if (!/^[A-Z]{3} (GOV|MIL|COP)$/.test(speaker.code)) return claim
  return withActors(claim, [speaker], 'announced by who does it')
}
const OWN_ACTS: ReadonlySet<EventType> = new Set(['CONCEDE', 'RETREAT', 'SANCTION'])

/** Police who speak of arrests in the passive speak of their own. */
const arrestsByPolice: Rule = ({ claim }) => {
  const speaker = speakerOf(claim)
  if (claim.event !== 'COERCE' || claim.mode !== 'arrest' || claim.actors.length > 0 || !speaker) return claim
  return / COP$/.test(speaker.code) ? withActors(claim, [speaker], 'police speak of arrests') : claim
}

/** "drove off the crowd but denied that bullets were fired": a denied act of the same kind is the same party's. */
const deniedOfTheSame: Rule = ({ claim }, near) => {
  if (!claim.factuality.endsWith('-') || claim.actors.length > 0 || claim.targets.length > 0) return claim
  const asserted = near.find(
    other =>
      other.claim.event === claim.event && isBefore(other.claim, claim) && other.claim.actors.length > 0,
  )
  if (!asserted || !claim.attribution) return claim
  const { actors, targets, trigger } = asserted.claim
  const rule = `as in "${trigger.text}", which is set against it`
  return { ...withActors(claim, actors, rule, trigger), targets }
}

/** "The army and the rebels agreed to a truce": those who agree will hold it. */
const agreedByDoer: Rule = ({ claim }, near) => {
  if (claim.factuality !== 'PR+' || claim.actors.length > 0 || !AGREED_ON.has(claim.event)) return claim
  const agreed = near.find(
    other => other.claim.event === 'AGREE' && isBefore(other.claim, claim) && other.claim.actors.length > 0,
  )
  return agreed
    ? withActors(claim, agreed.claim.actors, 'agreed on by who does it', agreed.claim.trigger)
    : claim
}
const AGREED_ON: ReadonlySet<EventType> = new Set(['RETREAT', 'COOPERATE', 'AID', 'CONSULT'])

/** A blockade by farmers or workers is a protest, one by a state is coercion. */
const blockadeByPeople: Rule = ({ claim }) => {
  const isBlockade = claim.event === 'COERCE' && (claim.mode === 'curfew' || claim.mode === 'restrict')
  if (!isBlockade || claim.actors.length === 0) return claim
  if (!claim.actors.every(actor => / (CVL|LAB|EDU)$/.test(actor.code))) return claim
  // "defied the curfew": it is not theirs
  if (ruleOf(claim, 'actors') === 'head.subj') return withoutActors(claim)
  return { ...withType(claim, 'PROTEST', 'obstruct', 'people who block protest'), targets: [] }
}

/** "the 20th protest by the Philippines against China": states protest to each other, and do not march. */
const protestOfStates: Rule = ({ claim }) => {
  if (claim.event !== 'PROTEST' || claim.mode !== 'demo' || claim.targets.length === 0) return claim
  const isState = ({ code }: Participant) => code.endsWith(' GOV') || code.startsWith('IGO ')
  const own = countriesOf(claim.actors)
  const isAbroad = claim.targets.every(({ code }) => !own.has(code.slice(0, 3)))
  if (claim.actors.length === 0 || !isAbroad || ![...claim.actors, ...claim.targets].every(isState))
    return claim
  return { ...withType(claim, 'ACCUSE', 'disapprove', 'a state protests to another'), place: null }
}

/** A state that freezes assets at home coerces; abroad it imposes a sanction. */
const frozenAtHome: Rule = ({ claim }) => {
  if (claim.event !== 'SANCTION' || claim.mode !== 'seize') return claim
  const own = countriesOf(claim.actors)
  if (claim.targets.some(target => !own.has(target.code.slice(0, 3))))
    return { ...claim, mode: 'discontinue' }
  return withType(claim, 'COERCE', claim.mode, 'assets seized at home')
}

/** Ministers and envoys who leave, leave their government (gold rule 16). */
const governmentLeft: Rule = ({ claim }) => {
  if (claim.event !== 'DEFECT' || claim.targets.length > 0) return claim
  const left = claim.actors.filter(actor => actor.code.endsWith(' GOV'))
  return left.length > 0 && left.length === claim.actors.length
    ? withTargets(claim, left, 'the government that they leave')
    : claim
}

/** "brushed aside an American plea": who turns it down was asked. */
const askedParty: Rule = ({ claim }, near) => {
  if (claim.event !== 'REQUEST' || claim.targets.length > 0) return claim
  const rejected = near.find(
    other =>
      other.claim.event === 'REJECT' &&
      isBefore(other.claim, claim) &&
      other.claim.actors.every(actor => !isAmong(actor, claim.actors)),
  )
  return rejected && rejected.claim.actors.length > 0
    ? withTargets(claim, rejected.claim.actors, 'who turns it down was asked')
    : claim
}

/** "promised them an allowance": who is promised it gets it. */
const promisedTo: Rule = ({ claim }, near) => {
  if (claim.event !== 'AID' || claim.targets.length > 0 || claim.factuality !== 'PR+') return claim
  const promise = near.find(
    other =>
      other.claim.event === 'AGREE' &&
      isBefore(other.claim, claim) &&
      other.claim.targets.length > 0 &&
      isCitedTo(claim, other.claim.actors),
  )
  return promise ? withTargets(claim, promise.claim.targets, 'promised to') : claim
}

/** "accused Rwanda of backing the rebels": rebels whom a state backs fight another, that of the accuser. */
const rebelsBacked: Rule = ({ claim }) => {
  if (claim.event !== 'SUPPORT' && claim.event !== 'AID') return claim
  const own = countriesOf(claim.actors)
  const accuser = claim.attribution?.code.slice(0, 3) ?? ''
  if (!/^[A-Z]{3}$/.test(accuser) || own.has(accuser) || accuser === 'IGO' || accuser === 'MED') return claim
  const isOwn = ({ code, entity }: Participant) =>
    code.endsWith(' REB') && entity === null && own.has(code.slice(0, 3))
  if (!claim.targets.some(isOwn)) return claim
  const targets = claim.targets.map(each =>
    isOwn(each) ? { ...each, code: `${accuser} REB` as Participant['code'] } : each,
  )
  return withTargets(claim, targets, 'rebels of who accuses')
}

const ASKING: ReadonlySet<EventType> = new Set(['REQUEST', 'THREATEN', 'AGREE'])

/** "rebuffed a plea by experts", "an ultimatum that the president rejected": turned down is whoever made it. */
const turnedDown: Rule = ({ claim, found }, near) => {
  if (claim.event !== 'REJECT' || claim.targets.length > 0) return claim
  const asked = near.find(
    other =>
      ASKING.has(other.claim.event) &&
      (other.found.trigger.head === found.head.index || found.head.head === other.found.trigger.index) &&
      areOthers(other.claim.actors, claim.actors),
  )
  return asked ? withTargets(claim, asked.claim.actors, 'who asked is turned down') : claim
}

/** Slots in which a country before or behind "unrest" only says where it is. */
const OF_COUNTRY: ReadonlySet<string> = new Set(['poss', 'mod', 'of'])

/** "police broke up the rally", "Nepal's unrest": neither forces in the way of a protest nor the state protest. */
const policedProtest: Rule = ({ claim, found }) => {
  if (claim.event !== 'PROTEST' || found.head.upos !== 'NOUN' || claim.actors.length === 0) return claim
  if (!claim.actors.every(actor => / (COP|MIL|GOV|SPY)$/.test(actor.code))) return claim
  const isOfCountry = claim.actors.every(actor => actor.code.endsWith(' GOV'))
  const rule = ruleOf(claim, 'actors') ?? ''
  // "blamed Washington for the protests"
  const isBlamed = rule === 'subj' && found.head.deprel === 'obl'
  const isOfHead = rule === 'head.subj' || rule.startsWith('occasion')
  if (!isOfHead && !isBlamed && !(isOfCountry && OF_COUNTRY.has(rule))) return claim
  return withoutActors(claim)
}

/** "people were detained at anti-war rallies": those hit at a demonstration are who demonstrates. */
const thoseHit: Rule = ({ claim, found }, near) => {
  if (claim.event !== 'PROTEST' || claim.mode !== 'demo' || found.head.upos !== 'NOUN') return claim
  if (claim.actors.length > 0 || claim.factuality !== 'CT+') return claim
  const hit = near.find(
    other =>
      HIT.has(other.claim.event) &&
      other.claim.factuality === 'CT+' &&
      other.claim.targets.length > 0 &&
      // "Sonko's arrest led to protests": one who is named is no crowd
      other.claim.targets.every(({ code, entity }) => entity === null && / (CVL|EDU|LAB|OPP)$/.test(code)),
  )
  return hit ? withActors(claim, hit.claim.targets, `those of "${hit.claim.trigger.text}"`) : claim
}
const HIT: ReadonlySet<EventType> = new Set(['ASSAULT', 'COERCE'])

/** "were killed in fighting with rebels": whom they fought did it. */
const foughtWith: Rule = ({ claim, found }, near) => {
  if (claim.event !== 'ASSAULT' || claim.actors.length > 0 || claim.targets.length === 0) return claim
  const fight = near.find(
    ({ found: noun, claim: other }) =>
      other.event === 'ASSAULT' &&
      noun.trigger.head === found.head.index &&
      /^(obl|advcl)$/.test(noun.trigger.deprel) &&
      other.actors.every(actor => isAmong(actor, claim.targets)) &&
      other.targets.some(target => !isAmong(target, claim.targets)) &&
      other.why.some(({ field, rule }) => field === 'targets' && rule === 'with'),
  )
  return fight ? withActors(claim, fight.claim.targets, `whom "${fight.claim.trigger.text}" was with`) : claim
}

const RULES: readonly Rule[] = [
  foughtWith,
  ...REACTIONS,
  policedProtest,
  thoseHit,
  rebelsBacked,
  promisedTo,
  turnedDown,
  governmentLeft,
  askedParty,
  frozenAtHome,
  agreedByDoer,
  blockadeByPeople,
  protestOfStates,
  threatenedParty,
  protestBroken,
  gasForCrowd,
  answeredWithForce,
  announcedByDoer,
  arrestsByPolice,
  deniedOfTheSame,
]
