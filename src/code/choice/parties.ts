import type { Participant } from '../../domain/claim.ts'
import type { Word } from '../../domain/syntax.ts'
import type { Draft } from '../code.ts'
import { base, headOf, kidsOf, type Tree } from '../tree.ts'
import type { Mention, Surroundings } from './surroundings.ts'
import { lengthOf, type Way, wayBetween, written } from './way.ts'
import type { Add } from './weights.ts'

// Who did it, or to whom, where the rules found nobody: candidates are nobody, who is its other party, whose word it is,
// and all parties that stand around it.

export type PartyField = 'actors' | 'targets'

/** A set of parties that may be the actors or the targets of a claim. */
export interface PartyCandidate {
  readonly parties: readonly Participant[]
  readonly mentions: readonly Mention[]
  /** Two candidates taken together ("the United States and North Korea" of two sentences). */
  readonly pair: readonly PartyCandidate[]
}

const keyOf = (parties: readonly Participant[]) =>
  [...new Set(parties.map(({ code }) => code))].sort().join('|')
const countryOf = (code: string) => (code.startsWith('IGO ') ? code : code.slice(0, code.indexOf(' ')))
const roleOf = (code: string) => (code.startsWith('IGO ') ? 'IGO' : code.slice(code.indexOf(' ') + 1))

/** Events of two sides, which a passage may name apart. */
const OF_TWO: ReadonlySet<string> = new Set(['CONSULT', 'AGREE', 'COOPERATE', 'REJECT', 'RETREAT'])
const SIDES = / (GOV|MIL|REB)$|^IGO/

/** How many of the parties that are named most may be one of two sides (assumption). */
const MOST_NAMED = 4

/** What nobody does to himself. */
const AGAINST_OTHERS: ReadonlySet<string> = new Set(['THREATEN', 'SANCTION'])

/** The candidates for a field that the rules left open: nobody first, none of unknown country, which tells too little to be guessed. */
export function partyCandidates(
  { claim }: Draft,
  field: PartyField,
  around: Surroundings,
): readonly PartyCandidate[] {
  const others = claim[field === 'actors' ? 'targets' : 'actors']
  const isSelf = (parties: readonly Participant[]) =>
    AGAINST_OTHERS.has(claim.event) && keyOf(parties) === keyOf(others)
  const isOpen = ({ code }: Participant) => code.startsWith('---')
  const found = new Map<
    string,
    { parties: readonly Participant[]; mentions: Mention[]; pair: PartyCandidate[] }
  >()
  const put = (parties: readonly Participant[], mention: Mention | null) => {
    const key = keyOf(parties)
    const known = found.get(key) ?? { parties, mentions: [], pair: [] }
    found.set(key, known)
    if (mention) known.mentions.push(mention)
  }
  put([], null)
  put(others, null)
  for (const { tree, word, what } of around.parties) put(what, { tree, word })
  const { attribution } = claim
  if (attribution && /^([A-Z]{3}|---) [A-Z]/.test(attribution.code) && !attribution.code.startsWith('MED '))
    put([{ ...attribution, entity: null }], null)
  const pair = (one: PartyCandidate | undefined, two: PartyCandidate | undefined) => {
    if (!one || !two || one === two) return
    const parties = [...one.parties, ...two.parties]
    const key = keyOf(parties)
    const known = found.get(key) ?? { parties, mentions: [], pair: [] }
    if (known.pair.length === 0) known.pair = [one, two]
    found.set(key, known)
  }
  if (OF_TWO.has(claim.event)) {
    const sides = [...found.values()]
      .filter(({ parties }) => parties.length === 1 && SIDES.test(parties[0]!.code))
      .sort((a, b) => b.mentions.length - a.mentions.length)
      .slice(0, MOST_NAMED)
    sides.forEach((one, n) => {
      for (const two of sides.slice(n + 1)) pair(one, two)
    })
  }
  return [...found.values()].filter(
    ({ parties }) => parties.length === 0 || !(parties.some(isOpen) || isSelf(parties)),
  )
}

/** The countries and the roles of a set of parties, as gold claims are compared. */
export function sidesOf({ parties }: { readonly parties: readonly { readonly code: string }[] }): {
  readonly countries: string
  readonly roles: string
} {
  const all = (part: (code: string) => string) =>
    [...new Set(parties.map(({ code }) => part(code)))].sort().join('|')
  return { countries: all(countryOf), roles: all(roleOf) }
}

const few = (list: readonly unknown[], most: number) => Math.min(most, list.length)

/** Features of a candidate; what a name begins with tells what it is about. */
export function describeParty(
  draft: Draft,
  candidate: PartyCandidate,
  field: PartyField,
  around: Surroundings,
  add: Add,
): void {
  const { claim, found } = draft
  const { event, mode } = claim
  const { trigger } = found
  const codes = [...new Set(candidate.parties.map(({ code }) => code))]
  const key = keyOf(candidate.parties)
  const other = claim[field === 'actors' ? 'targets' : 'actors']
  add(`size ${few(codes, 3)}`)
  add(`size ${event} ${few(codes, 2)}`)
  if (codes.length > 0 && key === keyOf(other)) {
    add('other field')
    add(`other field ${event}`)
  }
  if (codes.length === 1 && codes[0] === claim.attribution?.code) {
    add('speaker')
    add(`speaker ${event}`)
  }
  const lemma = trigger.lemma.toLowerCase()
  for (const code of codes) {
    const role = roleOf(code)
    add(`role ${role}`)
    add(`role ${event} ${role}`)
    add(`role ${event} ${mode ?? ''} ${role}`)
    add(`role of "${lemma}" ${role}`)
  }
  for (const { claim: told } of around.drafts) {
    if (told.trigger.start === claim.trigger.start) continue
    if (codes.length === 0) {
      if (told.event === event) add(`beside ${few(told.actors, 1)} ${few(told.targets, 1)}`)
      continue
    }
    if (keyOf(told.actors) === key) {
      add('actor beside')
      add(`actor beside ${told.event === event}`)
      add(`actor beside ${event} ${told.event}`)
    }
    if (keyOf(told.targets) === key) {
      add('target beside')
      add(`target beside ${event} ${told.event}`)
    }
  }
  if (codes.length === 0) describeNobody(draft, around, add)
  else describeMentions(draft, candidate, other, around, add)
}

function describeNobody({ claim, tree, found: { trigger } }: Draft, around: Surroundings, add: Add): void {
  const { event } = claim
  const isPassive = kidsOf(tree, trigger).some(kid => kid.deprel.endsWith(':pass'))
  add(`nobody ${trigger.upos}`)
  add(`nobody ${event} ${trigger.upos}`)
  add(`nobody ${trigger.deprel}`)
  add(`nobody "${trigger.lemma.toLowerCase()}"`)
  add(`nobody ${claim.factuality}`)
  add(`nobody of ${few(around.parties, 5)}`)
  add(`nobody passive ${isPassive} ${event}`)
}

interface Placed extends Mention {
  readonly way: Way | null
  readonly distance: number
}

/** How far a mention of another sentence is, in steps of a tree (assumption). */
const AWAY = 20
const SENTENCE = 10
const BEHIND = 5

function describeMentions(
  { claim, tree, found: { trigger } }: Draft,
  candidate: PartyCandidate,
  other: readonly Participant[],
  around: Surroundings,
  add: Add,
): void {
  const { event } = claim
  const place = ({ tree: at, word }: Mention): Placed => {
    const way = at === tree ? wayBetween(tree, trigger, word) : null
    const apart = Math.abs(at.index - tree.index)
    const distance = way ? lengthOf(way) : AWAY + SENTENCE * apart + (at.index > tree.index ? BEHIND : 0)
    return { tree: at, word, way, distance }
  }
  const mentions = candidate.mentions.map(place).sort((a, b) => a.distance - b.distance)
  add(`mentions ${few(mentions, 4)}`)
  const nearest = mentions[0]
  if (nearest) describeNearest(nearest, mentions, event, tree, trigger, add)
  else if (candidate.pair.length > 0) describePair(candidate, other, event, tree, trigger, add)
  else add('no mention')
  const country = countryOf(candidate.parties[0]!.code)
  const ofCountry = around.parties.filter(({ what }) => what.some(({ code }) => countryOf(code) === country))
  add('share of country', ofCountry.length / Math.max(1, around.parties.length))
  add(`countries ${Math.min(4, new Set(around.parties.map(({ what }) => countryOf(what[0]!.code))).size)}`)
}

function describeNearest(
  { tree: at, word, way }: Placed,
  mentions: readonly Placed[],
  event: string,
  tree: Tree,
  trigger: Word,
  add: Add,
): void {
  add(`relation ${word.deprel}`)
  add(`relation ${event} ${word.deprel}`)
  add(`word ${word.upos}`)
  const head = headOf(at, word)
  if (!way) {
    add(`sentence ${Math.max(-3, Math.min(3, at.index - tree.index))}`)
    add(`sentence ${at.index < tree.index} ${word.deprel}`)
    add(`main subject ${head?.head === 0 && base(word.deprel) === 'nsubj'}`)
    return
  }
  const length = lengthOf(way)
  if (length <= 5) {
    add(`way ${written(way)}`)
    add(`way ${trigger.upos} ${written(way)}`)
    add(`way ${event} ${written(way)}`)
  }
  add(`steps ${Math.min(8, length)}`)
  add(`before ${word.index < trigger.index}`)
  add(`steps down ${way.down.length} up ${way.up.length}`)
  add(`up ${way.up.join('^')}`)
  add(`down ${way.down.join('v')}`)
  add(`last ${way.down.at(-1) ?? 'above'} ${word.index < trigger.index}`)
  add(`below "${way.top.lemma.toLowerCase()}"`)
  add(`words between ${Math.min(6, Math.round(Math.log2(Math.abs(word.index - trigger.index) + 1)))}`)
  if (head) {
    add(`of "${head.lemma.toLowerCase()}" ${word.deprel}`)
    add(`of ${head.upos} ${word.deprel}`)
  }
  for (const kid of kidsOf(at, word))
    if (kid.deprel === 'case') {
      add(`case ${kid.lemma.toLowerCase()}`)
      add(`case ${event} ${kid.lemma.toLowerCase()}`)
    }
  for (const next of mentions.slice(1, 4))
    if (next.way && lengthOf(next.way) <= 4) add(`also ${written(next.way)}`, 0.5)
  const root = tree.kids[0]?.[0]
  const isMain = mentions.some(
    each => each.way && root && each.word.head === root.index && base(each.word.deprel) === 'nsubj',
  )
  if (isMain) add(`main subject here ${root === trigger} ${event}`)
  const frame = new Set(kidsOf(tree, trigger).map(kid => base(kid.deprel)))
  const filled = [...frame].filter(each => FRAME.has(each)).sort()
  add(`frame ${trigger.upos} ${filled.join(' ')}: ${way.down.at(-1) ?? 'above'} ${length}`)
}

const FRAME: ReadonlySet<string> = new Set(['nsubj', 'obj', 'obl', 'ccomp', 'xcomp', 'nmod'])

function describePair(
  { pair }: PartyCandidate,
  other: readonly Participant[],
  event: string,
  tree: Tree,
  trigger: Word,
  add: Add,
): void {
  add('pair')
  add(`pair ${event}`)
  for (const { mentions, parties } of pair) {
    const distance = ({ tree: at }: Mention) => Math.abs(at.index - tree.index)
    const near = [...mentions].sort((a, b) => distance(a) - distance(b))[0]
    if (near) {
      add(`pair ${Math.min(3, distance(near))} ${near.word.deprel}`, 0.5)
      const way = near.tree === tree ? wayBetween(tree, trigger, near.word) : null
      if (way) add(`pair way ${written(way)}`, 0.5)
    }
    if (keyOf(parties) === keyOf(other)) add('pair with other')
  }
}
