import type { Citation, ClaimPlace, Participant } from '../domain/claim.ts'
import type { EventType } from '../domain/plover.ts'
import type { Word } from '../domain/syntax.ts'
import type { Found } from './pattern.ts'
import type { Perspective } from './perspective/state.ts'
import { HAPPENING, type PlacePolicy } from './place-policy.ts'
import { countryOfName, type ResolveContext } from './resolve/context.ts'
import { countryPlace } from './resolve/named-place.ts'
import { placeOf, siteOf } from './resolve/place.ts'
import { pathUp, prepositionOf, type Tree } from './tree.ts'

// What the parties of an event tell of where it is: police act at home, people are struck where they live.

/** Who did it to whom, and who is cited for it. */
export interface Parties {
  readonly actors: readonly Participant[]
  readonly targets: readonly Participant[]
  readonly chain: readonly Citation[]
}

/** The place of an event: as stated, else where its parties or the report are. */
export function placeByParties(
  context: ResolveContext,
  tree: Tree,
  found: Found,
  policy: PlacePolicy,
  perspective: Perspective,
  { actors, targets, chain }: Parties,
): ClaimPlace | null {
  const trigger = found.trigger.index
  const { family } = found.pattern
  const near = placeOf(context, tree.index, trigger, policy)
  const isAbroad = isOfAsker(context, near, perspective, chain, [...actors, ...targets])
  const abroad = isAbroad ? context.countries().find(({ country }) => country !== near?.country) : null
  const own = isOfDoer(context, tree, found, near, actors) ? null : near
  const place = isAbroad ? (abroad ? countryPlace(abroad.country, null) : null) : own
  const parties = { actors, targets, chain }
  if (!place) {
    const home = HAPPENING.has(policy) && !isAbroad ? homeOfTold(context, tree, found, null, parties) : null
    return home ? countryPlace(home, null) : null
  }
  const isStated = () => placeOf(context, tree.index, trigger, 'strict') !== null
  const doer = actors[0]?.span?.start ?? 0
  const isBefore = place.span === null || place.span.start < doer
  const home = policy === 'own-else-country' && family.mode !== 'curfew' ? HOME_OR_STATE : AT_HOME
  // people of whom nothing is told are of the place, not the other way round
  const struck = targets.filter(each => tellsCountry(context, tree, each))
  const scene =
    place.precision === 'country' && isBefore && !isStated() && !isLocative(context, tree, place)
      ? (homeOfVictims(actors, struck) ??
        sceneOf(actors, home) ??
        (place.span ? null : homeOfTold(context, tree, found, place.country, parties)))
      : null
  const site = perspective.positive ? null : siteOf(context, tree.index, trigger)
  return site ? { ...place, site } : scene ? { ...place, name: scene, country: scene } : place
}

/** "U.S. sanctions", "US airstrikes": the country before the noun is who does it, not where it is. */
function isOfDoer(
  context: ResolveContext,
  tree: Tree,
  { pattern, trigger }: Found,
  place: ClaimPlace | null,
  actors: readonly Participant[],
): boolean {
  const at = place?.precision === 'country' ? place.span : null
  if (!at || !ABROAD.has(pattern.family.event as EventType) || isLocative(context, tree, place!)) return false
  const word = tree.words.find(each => each.end === at.end)
  const isModifier = word !== undefined && word.index < trigger.index && isWithinPhrase(tree, word, trigger)
  return isModifier && actors.some(({ code }) => code.startsWith(place!.country!) && OF_STATE.test(code))
}

/** "US" of "US military aid": a modifier of the noun, or of one of its modifiers. */
function isWithinPhrase(tree: Tree, word: Word, noun: Word): boolean {
  const path = pathUp(tree, word)
  const above = path.findIndex(each => each.index === noun.index)
  return above > 0 && path.slice(0, above).every(each => /^(compound|amod|nmod:poss)/.test(each.deprel))
}

const OF_STATE = / (GOV|MIL|SPY)$/

/** What a state does elsewhere as often as at home. */
const ABROAD: ReadonlySet<EventType> = new Set([
  'ASSAULT',
  'SANCTION',
  'AID',
  'COOPERATE',
  'MOBILIZE',
  'CONSULT',
])

/**
 * "Syrian forces killed hundreds", told by the United States: of those who strike and are struck, whom the report gives
 * a country in words tells more of where it was than `topic`, the country that it speaks of most.
 */
function homeOfTold(
  context: ResolveContext,
  tree: Tree,
  { pattern, trigger, head }: Found,
  topic: string | null,
  { actors, targets }: Parties,
): string | null {
  const event = pattern.family.event as EventType
  const { sending, motion } = context.notes(tree.index)!.words.grammar
  const isSent = [trigger, head].some(({ lemma }) =>
    [sending, motion].some(set => set.has(lemma.toLowerCase())),
  )
  if (event === 'MOBILIZE' ? isSent : !BODILY.has(event)) return null
  const told = (parties: readonly Participant[]) => parties.filter(each => tellsCountry(context, tree, each))
  const [doers, struck] = [told(actors), told(targets)]
  if ([...doers, ...struck].some(({ code }) => topic !== null && code.startsWith(topic))) return null
  // "invasions of Iraq and Afghanistan": the first of them
  const isOfStates = event === 'ASSAULT' && struck.every(({ code }) => / GOV$/.test(code))
  const states = isOfStates ? sceneOf(struck.slice(0, 1), / GOV$/) : null
  const home = (event === 'MOBILIZE' ? null : sceneOf(struck, RESIDENT)) ?? states
  // "Crowds stormed the airport in Kabul. US soldiers fired in the air": the scene is set
  return home ?? (isSceneBefore(context, topic, tree.index) ? null : sceneOf(doers, / \w+$/))
}

const known = new WeakMap<ResolveContext, ReadonlyMap<string, number>>()

/** Whether a country, or a town in it, stood behind a preposition of place by sentence `index`. */
function isSceneBefore(context: ResolveContext, country: string | null, index: number): boolean {
  let scenes = known.get(context)
  if (!scenes) {
    scenes = firstScenes(context)
    known.set(context, scenes)
  }
  return country !== null && (scenes.get(country) ?? Infinity) <= index
}

/** The sentence in which each country is first named as a place, so that a long text is read once. */
function firstScenes(context: ResolveContext): ReadonlyMap<string, number> {
  const first = new Map<string, number>()
  context.analysis.sentences.forEach((_, index) => {
    const notes = context.notes(index)
    for (const name of notes?.names ?? []) {
      const country = countryOfName(context, name)
      const preposition = prepositionOf(notes!.tree, notes!.tree.words[name.last - 1]!)
      if (!country || first.has(country) || !notes!.words.grammar.stated.has(preposition ?? '')) continue
      first.set(country, index)
    }
  })
  return first
}

const BODILY: ReadonlySet<EventType> = new Set(['ASSAULT', 'COERCE', 'PROTEST', 'DEFECT'])

/** Those whom force and arrests meet where they live; soldiers and officials are abroad as well. */
const RESIDENT = / (COP|CVL|OPP|EDU|REB|CRM|UAF|REL)$/

/** Whether the words of a party tell its country: "Syrian forces", unlike "the army". */
function tellsCountry(
  context: ResolveContext,
  { index }: Tree,
  { code, span, entity }: Participant,
): boolean {
  if (entity !== null) return true
  const notes = context.notes(index)
  if (!span || !notes) return false
  return notes.names.some(name => {
    const [first, last] = [notes.tree.words[name.first - 1]!, notes.tree.words[name.last - 1]!]
    return (
      first.start < span.end && last.end > span.start && code.startsWith(countryOfName(context, name) ?? '-')
    )
  })
}

/**
 * "The United States demanded his release": what a state asks for lies in the country of whom it asks, not in its own,
 * though no other is named.
 */
function isOfAsker(
  context: ResolveContext,
  place: ClaimPlace | null,
  { certainty, cited }: Perspective,
  chain: readonly Citation[],
  parties: readonly Participant[],
): boolean {
  const head = cited.at(-1)?.head
  const country = place?.country
  if (certainty !== 'U' || !head || !country || place.precision !== 'country') return false
  if (chain.at(-1)?.code !== `${country} GOV`) return false
  const name = context.notes(cited.at(-1)!.sentence)?.nameAt[head.index]
  const isState = name?.entries.some(({ kind }) => kind === 'country' || kind === 'seat') ?? false
  return isState && !parties.some(({ code }) => code.startsWith(country))
}

/** Roles of those who act at home: police, rebels, people in the streets. */
const AT_HOME = / (COP|REB|CVL|OPP|LAB|EDU|CRM)$/

/** A state closes borders and bans at home too; besieging is done abroad as well. */
const HOME_OR_STATE = / (COP|REB|CVL|OPP|LAB|EDU|CRM|GOV|MIL)$/

/** The country of those who act at home, where no place is named for what they do. */
function sceneOf(actors: readonly Participant[], atHome: RegExp): string | null {
  const home = actors.map(({ code }) => code).filter(code => atHome.test(code) && !/^(-|IGO )/.test(code))
  const countries = new Set(home.map(code => code.slice(0, 3)))
  return countries.size === 1 ? home[0]!.slice(0, 3) : null
}

/** "Tensions were high in northern Kosovo, with Serbs blocking roads": in Kosovo. */
function isLocative(context: ResolveContext, tree: Tree, { span }: ClaimPlace): boolean {
  const word = span && tree.words.find(each => each.end === span.end)
  const { stated } = context.notes(tree.index)!.words.grammar
  return word ? stated.has(prepositionOf(tree, word) ?? '') : false
}

/** "al-Shabab fighters ambushed Kenyan police": rebels and gangs cross borders, police and residents do not. */
function homeOfVictims(actors: readonly Participant[], victims: readonly Participant[]): string | null {
  if (actors.some(({ code }) => / (REB|CRM|UAF)$/.test(code))) return sceneOf(victims, / (COP|CVL|LAB|EDU)$/)
  // "Israel killed a Hezbollah commander": a state that strikes others than its own strikes them where they are
  const isStruck = actors.length > 0 && actors.every(({ code }) => / (GOV|MIL)$/.test(code))
  const isTheirs = victims.length > 0 && victims.every(({ code }) => / (REB|UAF|CVL|EDU)$/.test(code))
  return isStruck && isTheirs ? sceneOf(victims, / (REB|UAF|CVL|EDU)$/) : null
}
