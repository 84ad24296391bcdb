import type { ClaimPlace } from '../../domain/claim.ts'
import type { Draft } from '../code.ts'
import { countryPlace } from '../resolve/named-place.ts'
import { kidsOf } from '../tree.ts'
import type { Mention, Surroundings } from './surroundings.ts'
import { lengthOf, wayBetween, written } from './way.ts'
import type { Add } from './weights.ts'

// Where it happened: candidates are where the rules put it, or nowhere where they put it nowhere, and all places and
// countries that stand around.

export interface PlaceCandidate {
  readonly place: ClaimPlace | null
  readonly mentions: readonly Mention[]
}

const keyOf = (place: ClaimPlace | null) => place?.name.toLowerCase() ?? ''

export function placeCandidates({ claim }: Draft, around: Surroundings): readonly PlaceCandidate[] {
  const found = new Map<string, { place: ClaimPlace | null; mentions: Mention[] }>()
  const put = (place: ClaimPlace | null, mention?: Mention) => {
    const known = found.get(keyOf(place)) ?? { place, mentions: [] }
    found.set(keyOf(place), known)
    if (mention) known.mentions.push(mention)
  }
  put(claim.place)
  const countries = new Set(around.context.countries().map(({ country }) => country))
  for (const { tree, word, what } of around.places) {
    put(what, { tree, word })
    if (what.country) countries.add(what.country)
  }
  for (const { code } of [...claim.actors, ...claim.targets])
    if (/^[A-Z]{3} /.test(code) && !code.startsWith('IGO')) countries.add(code.slice(0, 3))
  for (const country of countries) put(countryPlace(country, null))
  return [...found.values()]
}

const KINDS = { country: 'country', region: 'region', city: 'town', unknown: 'town' } as const
const kindOf = (place: ClaimPlace | null) => (place ? KINDS[place.precision] : 'nowhere')

export function describePlace(
  { claim, tree, found: { trigger } }: Draft,
  { place, mentions }: PlaceCandidate,
  around: Surroundings,
  add: Add,
): void {
  const { event, actors, targets } = claim
  const kind = kindOf(place)
  const ruled = kindOf(claim.place)
  add(kind)
  add(`${kind} ${event}`)
  add(`${kind} ${event} ${claim.mode ?? ''}`)
  add(`${kind} ${trigger.upos}`)
  add(`${kind} "${trigger.lemma.toLowerCase()}"`)
  add(`${kind} ${claim.factuality}`)
  add(`${kind} ${event} ${claim.time}`)
  if (keyOf(place) === keyOf(claim.place)) {
    add('rule')
    add(`rule ${kind}`)
    add(`rule ${kind} ${event}`)
    add(`rule ${claim.place?.span ? 'named' : 'inferred'} ${kind}`)
  } else {
    add(`not rule ${ruled} ${kind}`)
    add(`not rule ${ruled} ${kind} ${event}`)
    if (claim.place && place?.country && claim.place.country === place.country)
      add(`country of rule ${ruled} ${kind}`)
  }
  for (const other of around.drafts)
    if (other.claim.trigger.start !== claim.trigger.start && keyOf(other.claim.place) === keyOf(place)) {
      add(`beside ${kind} ${Math.sign(other.tree.index - tree.index)}`)
      add(`beside ${kind} ${other.claim.event === event}`)
    }
  if (place?.country) describeCountry(claim, place.country, kind, around, add)
  else {
    const sides = new Set([...actors, ...targets].map(({ code }) => code.slice(0, 3)))
    add(`without country ${Math.min(3, sides.size)} ${event}`)
    add(`without country of ${Math.min(3, around.places.length)} ${kind}`)
  }
  const share = 1 / Math.sqrt(mentions.length || 1)
  for (const { tree: at, word } of mentions) {
    const joiner =
      kidsOf(at, word)
        .find(kid => kid.deprel === 'case')
        ?.lemma.toLowerCase() ?? '-'
    add(`relation ${kind} ${word.deprel}`, share)
    add(`case ${kind} ${joiner}`, share)
    add(`case ${kind} ${joiner} ${event}`, share)
    const way = at === tree ? wayBetween(tree, trigger, word) : null
    if (!way) {
      add(`sentence ${kind} ${Math.max(-2, Math.min(2, at.index - tree.index))} ${joiner}`, share)
      continue
    }
    add(`steps ${kind} ${way.up.length} ${way.down.length}`, share)
    if (lengthOf(way) <= 4) add(`way ${kind} ${written(way)} ${joiner}`, share)
    add(`down ${kind} ${way.down.join('v')}`, share)
    add(`before ${kind} ${word.index < trigger.index}`, share)
  }
  add(`mentions ${Math.min(3, mentions.length)} ${kind}`)
}

function describeCountry(
  { event, actors, targets, attribution }: Draft['claim'],
  country: string,
  kind: string,
  around: Surroundings,
  add: Add,
): void {
  const isOf = ({ code }: { readonly code: string }) => code.startsWith(country)
  const sides = `${actors.some(isOf)} ${targets.some(isOf)} ${kind}`
  add(`actor, target ${sides}`)
  add(`actor, target ${sides} ${event}`)
  for (const { code } of actors.filter(isOf)) add(`of actor ${kind} ${event} ${code.slice(4)}`)
  for (const { code } of targets.filter(isOf)) add(`of target ${kind} ${event} ${code.slice(4)}`)
  if (kind === 'country' && attribution && isOf(attribution)) add('of speaker')
  const countries = around.context.countries()
  const all = countries.reduce((sum, { count }) => sum + count, 0)
  const own = countries.find(each => each.country === country)?.count ?? 0
  add(`share ${kind}`, own / Math.max(1, all))
  if (countries[0]?.country === country) add(`most named ${kind}`)
  if (
    kind === 'country' &&
    around.places.some(({ what }) => what.country === country && what.precision !== 'country')
  )
    add('with a town')
  add(`countries ${Math.min(4, countries.length)} ${kind}`)
}
