import { streamWords } from '../random.ts'

/**
 * Model I of Epstein (2002), "Modeling civil violence: an agent-based computational approach", PNAS 99 suppl. 3.
 * `docs/models-of-unrest.md` describes it under the ODD protocol's headings.
 */
export interface EpsteinSetup {
  readonly width: number
  readonly height: number
  readonly citizenDensity: number
  readonly copDensity: number
  /** Radius in sites, of citizens and cops alike, as in every run of the paper. */
  readonly vision: number
  readonly legitimacy: number
  readonly maxJailTerm: number
  /** Published code takes the whole part of the ratio of cops to actives; the paper's text does not. */
  readonly wholeRatio: boolean
}

/** Run 2 of the paper: outbursts that come and go. */
export const RUN_2: EpsteinSetup = {
  width: 40,
  height: 40,
  citizenDensity: 0.7,
  copDensity: 0.04,
  vision: 7,
  legitimacy: 0.82,
  maxJailTerm: 30,
  wholeRatio: true,
}

/** Run 5 of the paper: cops are withdrawn one by one. Jail has no end in it; here it outlasts any run. */
export const RUN_5: EpsteinSetup = { ...RUN_2, copDensity: 0.074, legitimacy: 0.8, maxJailTerm: 1_000_000 }

/** The grievance in excess of the risk that makes a citizen active; the paper's T. */
const THRESHOLD = 0.1
/** Makes the arrest of a lone active beside a lone cop 90 % likely; the paper's k. */
const ARREST = 2.3
/** Draws at sites before the empty ones are counted out: where a quarter is empty, one in 10 000 needs the count. */
const TRIES = 32

const EMPTY = -1

export interface Epstein {
  /** Citizens and cops that are on the lattice now. */
  readonly agents: () => number
  readonly actives: () => number
  readonly jailed: () => number
  readonly cops: () => number
  readonly step: () => void
  /** Takes one cop, chosen at random, off the lattice; false where none is left. */
  readonly withdrawCop: () => boolean
  readonly setLegitimacy: (legitimacy: number) => void
  /** Each site: 0 empty, 1 quiet, 2 active, 3 cop. */
  readonly sites: () => Uint8Array
}

/**
 * Counts of cops and actives within sight are kept for every site and corrected when one of them moves, so that a
 * citizen reads its risk from a table. Most agents are quiet and change no count.
 */
export function epstein(setup: EpsteinSetup, seed: number): Epstein {
  const { width, height, wholeRatio, maxJailTerm } = setup
  const sites = width * height
  const near = neighbourhoods(width, height, setup.vision)
  const reach = near.length / sites
  const citizens = Math.round(sites * setup.citizenDensity)
  const copsAtStart = Math.round(sites * setup.copDensity)
  const all = citizens + copsAtStart
  const words = streamWords(seed, 0)
  const unit = () => (words() >>> 0) / 4294967296
  const below = (n: number) => (unit() * n) | 0

  const occupant = new Int16Array(sites).fill(EMPTY)
  const site = new Int16Array(all)
  const jail = new Int32Array(all)
  const hardship = Float64Array.from({ length: citizens }, unit)
  const aversion = Float64Array.from({ length: citizens }, unit)
  const activeAt = new Uint8Array(sites)
  const copsNear = new Uint16Array(sites)
  const activesNear = new Uint16Array(sites)
  const order = Uint16Array.from({ length: all }, (_, agent) => agent)
  const risk = arrestRisks(reach, wholeRatio)
  let { legitimacy } = setup
  let count = all
  let activeCount = 0
  let jailedCount = 0

  for (let agent = 0; agent < all; agent++) place(agent)

  function isCop(agent: number): boolean {
    return agent >= citizens
  }

  function place(agent: number): void {
    let to = below(sites)
    while (occupant[to] !== EMPTY) to = below(sites)
    occupant[to] = agent
    site[agent] = to
    if (isCop(agent)) shift(copsNear, to, 1)
  }

  function shift(counts: Uint16Array, at: number, by: number): void {
    for (let n = at * reach, end = n + reach; n < end; n++) counts[near[n]!]! += by
  }

  /** An empty site within sight, each as likely; the agent's own where there is none. */
  function emptySiteNear(at: number): number {
    const first = at * reach
    for (let tries = 0; tries < TRIES; tries++) {
      const to = near[first + below(reach)]!
      if (occupant[to] === EMPTY) return to
    }
    const empty = near.subarray(first, first + reach).filter(to => occupant[to] === EMPTY)
    return empty[below(empty.length)] ?? at
  }

  /** One of the actives within sight of a site that has some, each as likely. */
  function activeNear(at: number): number {
    let left = below(activesNear[at]!)
    let n = at * reach
    while (activeAt[near[n]!] === 0 || left-- > 0) n++
    return near[n]!
  }

  function move(agent: number): number {
    const from = site[agent]!
    const to = emptySiteNear(from)
    occupant[from] = EMPTY
    occupant[to] = agent
    site[agent] = to
    return to
  }

  function actCitizen(agent: number): void {
    const from = site[agent]!
    const wasActive = activeAt[from] === 1
    if (wasActive) {
      activeAt[from] = 0
      shift(activesNear, from, -1)
    }
    const at = move(agent)
    const netRisk = aversion[agent]! * risk[copsNear[at]! * (reach + 1) + activesNear[at]!]!
    const nowActive = hardship[agent]! * (1 - legitimacy) - netRisk > THRESHOLD
    if (nowActive) {
      activeAt[at] = 1
      shift(activesNear, at, 1)
    }
    if (nowActive !== wasActive) activeCount += nowActive ? 1 : -1
  }

  function actCop(agent: number): void {
    const from = site[agent]!
    const to = move(agent)
    if (to !== from) {
      shift(copsNear, from, -1)
      shift(copsNear, to, 1)
    }
    if (activesNear[to] === 0) return
    const caught = activeNear(to)
    const prisoner = occupant[caught]!
    shift(activesNear, caught, -1)
    occupant[caught] = EMPTY
    activeAt[caught] = 0
    activeCount--
    // Uniform from nought to the longest term; a term of nought lets go at once.
    jail[prisoner] = below(maxJailTerm + 1)
    if (jail[prisoner] === 0) place(prisoner)
    else jailedCount++
  }

  return {
    agents: () => count - jailedCount,
    actives: () => activeCount,
    jailed: () => jailedCount,
    cops: () => count - citizens,
    step() {
      for (let n = count - 1; n > 0; n--) {
        const other = below(n + 1)
        const held = order[n]!
        order[n] = order[other]!
        order[other] = held
      }
      for (let n = 0; n < count; n++) {
        const agent = order[n]!
        if (isCop(agent)) actCop(agent)
        else if (jail[agent] === 0) actCitizen(agent)
      }
      for (let agent = 0; agent < citizens; agent++) {
        if (jail[agent]! > 0 && --jail[agent]! === 0) {
          jailedCount--
          place(agent)
        }
      }
    },
    withdrawCop() {
      if (count === citizens) return false
      const last = --count
      const leaving = citizens + below(count + 1 - citizens)
      shift(copsNear, site[leaving]!, -1)
      occupant[site[leaving]!] = EMPTY
      if (leaving !== last) {
        // The last cop takes the leaving one's number, so that numbers stay without gaps.
        site[leaving] = site[last]!
        occupant[site[last]!] = leaving
      }
      order.set(order.filter(agent => agent !== last))
      return true
    },
    setLegitimacy: value => {
      legitimacy = value
    },
    sites: () =>
      Uint8Array.from(occupant, (agent, at) =>
        agent === EMPTY ? 0 : isCop(agent) ? 3 : activeAt[at] ? 2 : 1,
      ),
  }
}

/** The sites within the radius of each site of a torus, one row after another. */
function neighbourhoods(width: number, height: number, radius: number): Uint16Array {
  const whole = Math.floor(radius)
  const offsets: (readonly [number, number])[] = []
  for (let dy = -whole; dy <= whole; dy++)
    for (let dx = -whole; dx <= whole; dx++) if (dx * dx + dy * dy <= radius * radius) offsets.push([dx, dy])
  const near = new Uint16Array(width * height * offsets.length)
  let n = 0
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (const [dx, dy] of offsets)
        near[n++] = ((y + dy + height) % height) * width + ((x + dx + width) % width)
  return near
}

/** The probability of arrest by cops and other actives in sight; who decides counts itself among the actives. */
function arrestRisks(reach: number, wholeRatio: boolean): Float64Array {
  const risks = new Float64Array((reach + 1) * (reach + 1))
  for (let cops = 0; cops <= reach; cops++) {
    for (let others = 0; others <= reach; others++) {
      const ratio = cops / (others + 1)
      risks[cops * (reach + 1) + others] = 1 - Math.exp(-ARREST * (wholeRatio ? Math.floor(ratio) : ratio))
    }
  }
  return risks
}
