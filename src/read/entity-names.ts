import { foldName } from '../code/resolve/names.ts'
import type { NameEntry, ResolveResources } from '../code/resolve/resources.ts'
import type { EntityKind } from '../domain/syntax.ts'
import type { Gazetteer } from '../syntax/entities.ts'

/** The coder's names and places as what tells the kinds of names in a text. */
export function entityNames({ names, gazetteer }: Pick<ResolveResources, 'names' | 'gazetteer'>): Gazetteer {
  return {
    known(name) {
      const pieces = foldName(name).split(' ')
      const kinds = names.byFirst
        .get(pieces[0]!)
        ?.filter(pattern => pattern.pieces.join(' ') === pieces.join(' '))
        .map(({ entry }) => kindOf(entry))
      return kinds?.find(kind => kind === 'place') ?? kinds?.[0]
    },
    place: name =>
      gazetteer
        .find(name)
        .some(place => place.kind === 'region' || place.population >= LARGE || name.includes(' ')),
  }
}

/** In one word, the name of a smaller town more often means something else. Assumption. */
const LARGE = 15_000

function kindOf(entry: NameEntry): EntityKind | undefined {
  switch (entry.kind) {
    case 'country':
      return 'place'
    case 'seat':
      return entry.town ? 'place' : 'organisation'
    case 'person':
      return 'person'
    case 'body':
    case 'outlet':
      return 'organisation'
    case 'demonym':
      return undefined
  }
}
