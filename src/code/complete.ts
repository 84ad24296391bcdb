import type { Claim, Participant } from '../domain/claim.ts'
import type { EventType } from '../domain/plover.ts'
import type { Sentence } from '../domain/syntax.ts'
import type { Draft } from './code.ts'
import { isCovered } from './covered.ts'
import type { LanguageLexicon } from './lexicon.ts'
import { isCitedTo, REACTIONS, withTargets } from './reactions.ts'
import { asArmed, asDrillOfOne } from './retype.ts'

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

export type Rule = (draft: Draft, near: readonly Draft[], all: readonly Draft[]) => Claim

/** "threatened to shell Seoul": the threat is aimed at whom its content would hit. */
const threatenedParty: Rule = ({ claim }, near) => {
  if (claim.event !== 'THREATEN' || claim.targets.length > 0) return claim
  const own = new Set(claim.actors.map(({ code }) => code))
  const content = near.find(
    other =>
      isCitedTo(other.claim, claim.actors) &&
      other.claim.targets.some(({ code }) => !own.has(code)) &&
      (other.claim.trigger.start > claim.trigger.start || other.claim.factuality === 'U'),
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
      other.claim.trigger.start < claim.trigger.start &&
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
      other.claim.trigger.start < claim.trigger.start &&
      other.claim.factuality === claim.factuality &&
      other.claim.actors.length > 0 &&
      claim.actors.every(({ code }) => other.claim.targets.some(target => target.code === code)),
  )
  return first
    ? withTargets(claim, first.claim.actors, `who did "${first.claim.trigger.text}" to them`)
    : claim
}

/** What a government says will be lifted, scrapped or withdrawn, it will itself lift, scrap or withdraw. */
const announcedByDoer: Rule = ({ claim }) => {
  const source = claim.attribution
  if (claim.actors.length > 0 || !OWN_ACTS.has(claim.event) || claim.mode === 'ceasefire' || !source)
    return claim
  const isOnCondition = claim.factuality === 'U' && claim.condition !== null && claim.time === 'future'
  if (claim.factuality !== 'PR+' && claim.factuality !== 'CT-' && !isOnCondition) return claim
  if (!/^[A-Z]{3} (GOV|MIL|COP)$/.test(source.code)) return claim
  const actor: Participant = { code: source.code, name: source.name, entity: null, span: source.span }
  return {
    ...claim,
    actors: [actor],
    why: [...claim.why, { field: 'actors', rule: 'announced by who does it', span: source.span }],
  }
}
const OWN_ACTS: ReadonlySet<EventType> = new Set(['CONCEDE', 'RETREAT', 'SANCTION'])

/** Police who speak of arrests in the passive speak of their own. */
const arrestsByPolice: Rule = ({ claim }) => {
  const source = claim.attribution
  if (claim.event !== 'COERCE' || claim.mode !== 'arrest' || claim.actors.length > 0 || !source) return claim
  if (!/ COP$/.test(source.code)) return claim
  const actor: Participant = { code: source.code, name: source.name, entity: null, span: source.span }
  return {
    ...claim,
    actors: [actor],
    why: [...claim.why, { field: 'actors', rule: 'police speak of arrests', span: source.span }],
  }
}

/** "drove off the crowd but denied that bullets were fired": a denied act of the same kind is the same party's. */
const deniedOfTheSame: Rule = ({ claim }, near) => {
  if (!claim.factuality.endsWith('-') || claim.actors.length > 0 || claim.targets.length > 0) return claim
  const asserted = near.find(
    other =>
      other.claim.event === claim.event &&
      other.claim.trigger.start < claim.trigger.start &&
      other.claim.actors.length > 0,
  )
  if (!asserted || !claim.attribution) return claim
  const { actors, targets } = asserted.claim
  const why = {
    field: 'actors',
    rule: `as in "${asserted.claim.trigger.text}", which is set against it`,
    span: asserted.claim.trigger,
  }
  return { ...claim, actors, targets, why: [...claim.why, why] }
}

/** "The army and the rebels agreed to a truce": those who agree will hold it. */
const agreedByDoer: Rule = ({ claim }, near) => {
  if (claim.factuality !== 'PR+' || claim.actors.length > 0 || !AGREED_ON.has(claim.event)) return claim
  const agreed = near.find(
    other =>
      other.claim.event === 'AGREE' &&
      other.claim.trigger.start < claim.trigger.start &&
      other.claim.actors.length > 0,
  )
  if (!agreed) return claim
  const why = { field: 'actors', rule: 'agreed on by who does it', span: agreed.claim.trigger }
  return { ...claim, actors: agreed.claim.actors, why: [...claim.why, why] }
}
const AGREED_ON: ReadonlySet<EventType> = new Set(['RETREAT', 'COOPERATE', 'AID', 'CONSULT'])

/** A blockade by farmers or workers is a protest, one by a state is coercion. */
const blockadeByPeople: Rule = ({ claim }) => {
  const isBlockade = claim.event === 'COERCE' && (claim.mode === 'curfew' || claim.mode === 'restrict')
  if (!isBlockade || claim.actors.length === 0) return claim
  if (!claim.actors.every(actor => / (CVL|LAB|EDU)$/.test(actor.code))) return claim
  // "defied the curfew": it is not theirs
  if (claim.why.find(({ field }) => field === 'actors')?.rule === 'head.subj')
    return { ...claim, actors: [], why: claim.why.filter(({ field }) => field !== 'actors') }
  const why = { field: 'event', rule: 'people who block protest', span: claim.trigger }
  return { ...claim, event: 'PROTEST', mode: 'obstruct', targets: [], why: [...claim.why, why] }
}

/** "the 20th protest by the Philippines against China": states protest to each other, and do not march. */
const protestOfStates: Rule = ({ claim }) => {
  if (claim.event !== 'PROTEST' || claim.mode !== 'demo' || claim.targets.length === 0) return claim
  const isState = ({ code }: Participant) => code.endsWith(' GOV') || code.startsWith('IGO ')
  const own = new Set(claim.actors.map(({ code }) => code.slice(0, 3)))
  const isAbroad = claim.targets.every(({ code }) => !own.has(code.slice(0, 3)))
  if (claim.actors.length === 0 || !isAbroad || ![...claim.actors, ...claim.targets].every(isState))
    return claim
  const why = { field: 'event', rule: 'a state protests to another', span: claim.trigger }
  return { ...claim, event: 'ACCUSE', mode: 'disapprove', place: null, why: [...claim.why, why] }
}

/** A state that freezes assets at home coerces; abroad it imposes a sanction. */
const frozenAtHome: Rule = ({ claim }) => {
  if (claim.event !== 'SANCTION' || claim.mode !== 'seize') return claim
  const own = new Set(claim.actors.map(actor => actor.code.slice(0, 3)))
  if (claim.targets.some(target => !own.has(target.code.slice(0, 3))))
    return { ...claim, mode: 'discontinue' }
  const why = { field: 'event', rule: 'assets seized at home', span: claim.trigger }
  return { ...claim, event: 'COERCE', why: [...claim.why, why] }
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
      other.claim.trigger.start < claim.trigger.start &&
      other.claim.actors.every(actor => claim.actors.every(asker => asker.code !== actor.code)),
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
      other.claim.trigger.start < claim.trigger.start &&
      other.claim.targets.length > 0 &&
      isCitedTo(claim, other.claim.actors),
  )
  return promise ? withTargets(claim, promise.claim.targets, 'promised to') : claim
}

/** "accused Rwanda of backing the rebels": rebels whom a state backs fight another, that of the accuser. */
const rebelsBacked: Rule = ({ claim }) => {
  if (claim.event !== 'SUPPORT' && claim.event !== 'AID') return claim
  const own = new Set(claim.actors.map(({ code }) => code.slice(0, 3)))
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
      other.claim.actors.length > 0 &&
      (other.found.trigger.head === found.head.index || found.head.head === other.found.trigger.index) &&
      other.claim.actors.every(asker => claim.actors.every(own => own.code !== asker.code)),
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
  const rule = claim.why.find(each => each.field === 'actors')?.rule ?? ''
  // "blamed Washington for the protests"
  const isBlamed = rule === 'subj' && found.head.deprel === 'obl'
  if (rule !== 'head.subj' && !isBlamed && !(isOfCountry && OF_COUNTRY.has(rule))) return claim
  return { ...claim, actors: [], why: claim.why.filter(each => each.field !== 'actors') }
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
  if (!hit) return claim
  const { targets } = hit.claim
  const why = { field: 'actors', rule: `those of "${hit.claim.trigger.text}"`, span: targets[0]!.span }
  return { ...claim, actors: targets, why: [...claim.why, why] }
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
      other.actors.every(actor => claim.targets.some(({ code }) => code === actor.code)) &&
      other.targets.some(({ code }) => claim.targets.every(own => own.code !== code)) &&
      other.why.some(({ field, rule }) => field === 'targets' && rule === 'with'),
  )
  if (!fight) return claim
  const { targets } = fight.claim
  const why = { field: 'actors', rule: `whom "${fight.claim.trigger.text}" was with`, span: targets[0]!.span }
  return { ...claim, actors: targets, why: [...claim.why, why] }
}

const RULES: readonly Rule[] = [
  foughtWith,
  ...REACTIONS,
  thoseHit,
  rebelsBacked,
  promisedTo,
  turnedDown,
  policedProtest,
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
