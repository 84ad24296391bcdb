import { below, type Words, wordsOf } from '../random.ts'

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
 *
 * Plain data that functions take: closures over the arrays are a third slower from the second model of a process on,
 * since the compiler can only treat a first one's arrays as constants.
 */
interface Lattice {
  readonly sites: number
  /** Sites within sight of a site, and those of each one after the other. */
  readonly reach: number
  readonly near: Uint16Array
  /** Agents from this number on are cops. */
  readonly citizens: number
  readonly maxJailTerm: number
  readonly words: Words
  readonly hardship: Float64Array
  readonly aversion: Float64Array
  /** The agent at each site, and the site of each agent. */
  readonly occupant: Int16Array
  readonly site: Int16Array
  /** Steps that each agent still has to sit. */
  readonly jail: Int32Array
  readonly activeAt: Uint8Array
  readonly copsNear: Uint16Array
  readonly activesNear: Uint16Array
  readonly risk: Float64Array
  order: Uint16Array
  legitimacy: number
  count: number
  active: number
  jailed: number
}

export function epstein(setup: EpsteinSetup, seed: number): Epstein {
  const lattice = latticeOf(setup, seed)
  return {
    agents: () => lattice.count - lattice.jailed,
    actives: () => lattice.active,
    jailed: () => lattice.jailed,
    cops: () => lattice.count - lattice.citizens,
    step: () => step(lattice),
    withdrawCop: () => withdrawCop(lattice),
    setLegitimacy: value => {
      lattice.legitimacy = value
    },
    sites: () =>
      Uint8Array.from(lattice.occupant, (agent, at) =>
        agent === EMPTY ? 0 : agent >= lattice.citizens ? 3 : lattice.activeAt[at] ? 2 : 1,
      ),
  }
}

function latticeOf(setup: EpsteinSetup, seed: number): Lattice {
  const { width, height, wholeRatio, maxJailTerm, legitimacy } = setup
  const sites = width * height
  const near = neighbourhoods(width, height, setup.vision)
  const reach = near.length / sites
  const citizens = Math.round(sites * setup.citizenDensity)
  const count = citizens + Math.round(sites * setup.copDensity)
  const words = wordsOf(seed, 0)
  const unit = () => (words.next() >>> 0) * 2 ** -32
  const lattice: Lattice = {
    sites,
    reach,
    near,
    citizens,
    maxJailTerm,
    words,
    hardship: Float64Array.from({ length: citizens }, unit),
    aversion: Float64Array.from({ length: citizens }, unit),
    occupant: new Int16Array(sites).fill(EMPTY),
    site: new Int16Array(count),
    jail: new Int32Array(count),
    activeAt: new Uint8Array(sites),
    copsNear: new Uint16Array(sites),
    activesNear: new Uint16Array(sites),
    risk: arrestRisks(reach, wholeRatio),
    order: Uint16Array.from({ length: count }, (_, agent) => agent),
    legitimacy,
    count,
    active: 0,
    jailed: 0,
  }
  for (let agent = 0; agent < count; agent++) place(lattice, agent)
  return lattice
}

function place(lattice: Lattice, agent: number): void {
  const { occupant, site, words, sites, near, reach, copsNear } = lattice
  let to = below(words, sites)
  while (occupant[to] !== EMPTY) to = below(words, sites)
  occupant[to] = agent
  site[agent] = to
  if (agent >= lattice.citizens) shift(near, reach, copsNear, to, 1)
}

function shift(near: Uint16Array, reach: number, counts: Uint16Array, at: number, by: number): void {
  for (let n = at * reach, end = n + reach; n < end; n++) counts[near[n]!]! += by
}

/** An empty site within sight, each as likely; the agent's own where there is none. */
function emptySiteNear({ near, reach, occupant, words }: Lattice, at: number): number {
  const first = at * reach
  for (let tries = 0; tries < TRIES; tries++) {
    const to = near[first + below(words, reach)]!
    if (occupant[to] === EMPTY) return to
  }
  const empty = near.subarray(first, first + reach).filter(to => occupant[to] === EMPTY)
  return empty[below(words, empty.length)] ?? at
}

function step(lattice: Lattice): void {
  const { order, count, citizens, site, occupant, near, reach, words, jail } = lattice
  const { activeAt, activesNear, copsNear, aversion, hardship, risk } = lattice
  const illegitimacy = 1 - lattice.legitimacy
  for (let n = count - 1; n > 0; n--) {
    const other = below(words, n + 1)
    const held = order[n]!
    order[n] = order[other]!
    order[other] = held
  }
  for (let n = 0; n < count; n++) {
    const agent = order[n]!
    if (jail[agent]! > 0) continue
    const from = site[agent]!
    const to = emptySiteNear(lattice, from)
    occupant[from] = EMPTY
    occupant[to] = agent
    site[agent] = to
    if (agent >= citizens) {
      actCop(lattice, from, to)
      continue
    }
    const wasActive = activeAt[from]!
    if (wasActive) {
      activeAt[from] = 0
      shift(near, reach, activesNear, from, -1)
    }
    const grievance = hardship[agent]! * illegitimacy
    const nowActive =
      grievance - aversion[agent]! * risk[copsNear[to]! * (reach + 1) + activesNear[to]!]! > THRESHOLD ? 1 : 0
    if (nowActive) {
      activeAt[to] = 1
      shift(near, reach, activesNear, to, 1)
    }
    if (nowActive !== wasActive) lattice.active += nowActive - wasActive
  }
  for (let agent = 0; agent < citizens; agent++) {
    if (jail[agent]! > 0 && --jail[agent]! === 0) {
      lattice.jailed--
      place(lattice, agent)
    }
  }
}

function actCop(lattice: Lattice, from: number, to: number): void {
  const { near, reach, copsNear, activesNear, activeAt, occupant, words, jail } = lattice
  if (to !== from) {
    shift(near, reach, copsNear, from, -1)
    shift(near, reach, copsNear, to, 1)
  }
  if (activesNear[to] === 0) return
  const caught = activeNear(lattice, to)
  const prisoner = occupant[caught]!
  shift(near, reach, activesNear, caught, -1)
  occupant[caught] = EMPTY
  activeAt[caught] = 0
  lattice.active--
  // Uniform from nought to the longest term; a term of nought lets go at once.
  jail[prisoner] = below(words, lattice.maxJailTerm + 1)
  if (jail[prisoner] === 0) place(lattice, prisoner)
  else lattice.jailed++
}

/** One of the actives within sight of a site that has some, each as likely. */
function activeNear({ near, reach, activeAt, activesNear, words }: Lattice, at: number): number {
  let left = below(words, activesNear[at]!)
  let n = at * reach
  while (activeAt[near[n]!] === 0 || left-- > 0) n++
  return near[n]!
}

function withdrawCop(lattice: Lattice): boolean {
  const { citizens, words, near, reach, copsNear, occupant, site } = lattice
  if (lattice.count === citizens) return false
  const last = --lattice.count
  const leaving = citizens + below(words, lattice.count + 1 - citizens)
  shift(near, reach, copsNear, site[leaving]!, -1)
  occupant[site[leaving]!] = EMPTY
  if (leaving !== last) {
    // The last cop takes the leaving one's number, so that numbers stay without gaps.
    site[leaving] = site[last]!
    occupant[site[last]!] = leaving
  }
  lattice.order = lattice.order.filter(agent => agent !== last)
  return true
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
