import type { Claim } from '../domain/claim.ts'
import { placeKey } from './known.ts'

/** What most claims call each town, by its key; the first in order of letters among equals. */
export class PlaceNames {
  readonly names = new Map<string, string>()
  private readonly counts = new Map<string, Map<string, number>>()

  /** Key of the town that the claim gives another name from now on; null where all stay as they are. */
  add({ place }: Claim): string | null {
    if (!place?.point) return null
    const key = placeKey(place)
    const counts = this.counts.get(key) ?? new Map<string, number>()
    const count = (counts.get(place.name) ?? 0) + 1
    this.counts.set(key, counts.set(place.name, count))
    const best = this.names.get(key)
    if (best === place.name) return null
    const most = best === undefined ? 0 : counts.get(best)!
    if (count < most || (count === most && place.name > best!)) return null
    this.names.set(key, place.name)
    return key
  }
}
