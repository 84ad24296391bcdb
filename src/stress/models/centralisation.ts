import { type Draw, streamOf } from '../random.ts'

/**
 * Falsified preferences under central and local authority, with networks of some reach: built on what the abstracts of
 * Makowsky and Rubin (2013), "An agent-based model of centralized institutions, social network technology, and
 * revolution", PLoS ONE 8(11) e80380, say that theirs holds and finds. Their functions and figures were not to hand:
 * these are Kuran's (1989) with peers and two authorities for his one society, and every figure is an assumption.
 *
 * Citizens live on a torus cut into districts. Each privately leans to the old order (below 0.5) or to the new one, and
 * shows one of the two. A district has a head, the elite; some citizens are soldiers. Nobody goes back.
 */
export interface Nation {
  /** Citizens along a side of the torus, and districts along it. */
  readonly side: number
  readonly districts: number
  /** Private preferences: mean, deviation within a district, and of the districts' own means. */
  readonly mean: number
  readonly deviation: number
  readonly betweenDistricts: number
  /** Lost by showing the opposite of a preference at the end of the scale. */
  readonly integrity: number
  /** Gained by showing what all who are seen show. */
  readonly peers: number
  /** Gained by showing what all authority wants, and the part of it that is the centre's. */
  readonly authority: number
  readonly centralisation: number
  /** How many sites away others are seen. */
  readonly reach: number
  /** One citizen of so many is a soldier. */
  readonly soldiers: number
}

/** Where the nation comes to rest. */
export interface Rest {
  /** Share that leans to the new order in private and shows the old one. */
  readonly falsified: number
  /** Share that shows the new order. */
  readonly shown: number
  /** Share of the heads, and of the soldiers, that have gone over to it. */
  readonly heads: number
  readonly mutiny: number
  /** Whether the centre has fallen: more than half of its heads, or of its soldiers, are gone. */
  readonly fallen: boolean
}

/** What is drawn once for a nation: the private preferences of its citizens and of the heads of its districts. */
export interface People {
  readonly citizens: Float64Array
  readonly heads: Float64Array
}

export function peopleOf(nation: Nation, seed: number): People {
  const { side, districts, mean, deviation, betweenDistricts } = nation
  const draw = streamOf(seed, 0)
  const means = Float64Array.from({ length: districts ** 2 }, () => mean + betweenDistricts * normal(draw))
  const near = (district: number) => means[district]! + deviation * normal(draw)
  return {
    citizens: Float64Array.from({ length: side ** 2 }, (_, at) => near(districtOf(at, nation))),
    heads: Float64Array.from(means, (_, district) => near(district)),
  }
}

/**
 * Where the nation comes to rest from a state in which nobody shows the new order.
 *
 * @param shock by how much every private preference moves to the new order
 */
export function restOf(nation: Nation, { citizens, heads }: People, shock = 0): Rest {
  const { side, districts, integrity, peers, authority, centralisation, soldiers } = nation
  const n = side ** 2
  const shows = new Uint8Array(n)
  const gone = new Uint8Array(heads.length)
  const isSoldier = (at: number) => at % soldiers === 0
  const armed = Math.ceil(n / soldiers)
  let [mutineers, fallen] = [0, false]
  const pulls = (preference: number, seen: number, district: number) => {
    const loyal = 1 - mutineers / armed
    const centre = fallen ? -1 : loyal
    const local = gone[district] ? -1 : 1
    const pressure = authority * (centralisation * centre + (1 - centralisation) * local)
    return 2 * integrity * (preference + shock - 0.5) + peers * (2 * seen - 1) - pressure > 0
  }
  for (let moved = true; moved; ) {
    moved = false
    const seen = sharesSeen(shows, nation)
    const inDistrict = new Float64Array(heads.length)
    for (let at = 0; at < n; at++) inDistrict[districtOf(at, nation)]! += shows[at]!
    const joining: number[] = []
    for (let at = 0; at < n; at++)
      if (!shows[at] && pulls(citizens[at]!, seen[at]!, districtOf(at, nation))) joining.push(at)
    // A head is leant on by the centre alone, and sees the own district.
    const leaving = [...heads.keys()].filter(district => {
      const share = inDistrict[district]! / (side / districts) ** 2
      const pressure = authority * centralisation * (fallen ? -1 : 1 - mutineers / armed)
      const pull = 2 * integrity * (heads[district]! + shock - 0.5) + peers * (2 * share - 1) - pressure
      return !gone[district] && pull > 0
    })
    for (const at of joining) shows[at] = 1
    for (const district of leaving) gone[district] = 1
    mutineers += joining.filter(isSoldier).length
    const lost = gone.reduce((sum, one) => sum + one, 0) / heads.length
    fallen ||= lost > 0.5 || mutineers / armed > 0.5
    moved = joining.length + leaving.length > 0
  }
  let [shown, falsified] = [0, 0]
  for (let at = 0; at < n; at++) {
    shown += shows[at]!
    if (!shows[at] && citizens[at]! + shock > 0.5) falsified++
  }
  return {
    falsified: falsified / n,
    shown: shown / n,
    heads: gone.reduce((sum, one) => sum + one, 0) / heads.length,
    mutiny: mutineers / armed,
    fallen,
  }
}

/** The smallest shock at which the centre falls, to a thousandth: a larger one never leaves more people behind. */
export function fallingShock(nation: Nation, people: People): number {
  let [low, high] = [0, 1]
  while (high - low > 0.001) {
    const middle = (low + high) / 2
    if (restOf(nation, people, middle).fallen) high = middle
    else low = middle
  }
  return high
}

function districtOf(at: number, { side, districts }: Nation): number {
  const width = side / districts
  return Math.floor(Math.floor(at / side) / width) * districts + Math.floor((at % side) / width)
}

/** Of the others within reach, a square on the torus, the share that shows the new order: rows summed, then columns. */
function sharesSeen(shows: Uint8Array, { side, reach }: Nation): Float64Array {
  const inRow = new Float64Array(side * side)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      for (let d = -reach; d <= reach; d++) inRow[y * side + x]! += shows[y * side + ((x + d + side) % side)]!
  const seen = new Float64Array(side * side)
  const others = (2 * reach + 1) ** 2 - 1
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      let sum = 0
      for (let d = -reach; d <= reach; d++) sum += inRow[((y + d + side) % side) * side + x]!
      seen[y * side + x] = (sum - shows[y * side + x]!) / others
    }
  return seen
}

/** Box and Muller (1958). */
function normal(draw: Draw): number {
  return Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())
}

/** Every figure is an assumption; preferences, integrity and reputation are near those of `falsification.ts`. */
export const NATION: Nation = {
  side: 40,
  districts: 4,
  mean: 0.5,
  deviation: 0.2,
  betweenDistricts: 0.1,
  integrity: 0.7,
  peers: 0.3,
  authority: 0.3,
  centralisation: 0.5,
  reach: 3,
  soldiers: 20,
}
