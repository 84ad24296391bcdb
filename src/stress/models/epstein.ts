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
 * The sites of a torus within a radius of one another, worked out from small tables: one of all sites in sight of all
 * would not stay in the processor's nearer caches.
 */
interface Sight {
  /** How many sites are in sight of a site, itself among them. */
  readonly reach: number
  readonly radius: number
  /** Of each of those, how many columns and rows from the first ones in sight, one row after another. */
  readonly dx: Uint8Array
  readonly dy: Uint8Array
  /** By row in sight, how far it reaches to either side. */
  readonly half: Uint8Array
  readonly xOf: Uint16Array
  readonly yOf: Uint16Array
  /** The column's number, and the first site of the row, both counted from the radius before the first. */
  readonly column: Uint16Array
  readonly row: Uint16Array
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
  readonly sight: Sight
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
  const sight = sightOf(width, height, setup.vision)
  const citizens = Math.round(sites * setup.citizenDensity)
  const count = citizens + Math.round(sites * setup.copDensity)
  const words = wordsOf(seed, 0)
  const unit = () => (words.next() >>> 0) * 2 ** -32
  const lattice: Lattice = {
    sites,
    sight,
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
    risk: arrestRisks(sight.reach, wholeRatio),
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
  const { occupant, site, words, sites, sight, copsNear } = lattice
  let to = below(words, sites)
  while (occupant[to] !== EMPTY) to = below(words, sites)
  occupant[to] = agent
  site[agent] = to
  if (agent >= lattice.citizens) shift(sight, copsNear, to, 1)
}

function shift(
  { radius, half, xOf, yOf, row, column }: Sight,
  counts: Uint16Array,
  at: number,
  by: number,
): void {
  const y = yOf[at]!
  const middle = xOf[at]! + radius
  for (let r = 0; r < half.length; r++) {
    const first = row[y + r]!
    const reach = half[r]!
    for (let x = middle - reach; x <= middle + reach; x++) counts[first + column[x]!]! += by
  }
}

/** One of the sites in sight of a site, by its number among them. */
function siteIn({ dx, dy, xOf, yOf, row, column }: Sight, at: number, n: number): number {
  return row[yOf[at]! + dy[n]!]! + column[xOf[at]! + dx[n]!]!
}

/** An empty site within sight, each as likely; the agent's own where there is none. */
function emptySiteNear({ sight, occupant, words }: Lattice, at: number): number {
  const { reach } = sight
  for (let tries = 0; tries < TRIES; tries++) {
    const to = siteIn(sight, at, below(words, reach))
    if (occupant[to] === EMPTY) return to
  }
  const empty: number[] = []
  for (let n = 0; n < reach; n++) {
    const to = siteIn(sight, at, n)
    if (occupant[to] === EMPTY) empty.push(to)
  }
  return empty[below(words, empty.length)] ?? at
}

function step(lattice: Lattice): void {
  const { order, count, citizens, site, occupant, sight, words, jail } = lattice
  const { activeAt, activesNear, copsNear, aversion, hardship, risk } = lattice
  const width = sight.reach + 1
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
      shift(sight, activesNear, from, -1)
    }
    const grievance = hardship[agent]! * illegitimacy
    const nowActive =
      grievance - aversion[agent]! * risk[copsNear[to]! * width + activesNear[to]!]! > THRESHOLD ? 1 : 0
    if (nowActive) {
      activeAt[to] = 1
      shift(sight, activesNear, to, 1)
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
  const { sight, copsNear, activesNear, activeAt, occupant, words, jail } = lattice
  if (to !== from) {
    shift(sight, copsNear, from, -1)
    shift(sight, copsNear, to, 1)
  }
  if (activesNear[to] === 0) return
  const caught = activeNear(lattice, to)
  const prisoner = occupant[caught]!
  shift(sight, activesNear, caught, -1)
  occupant[caught] = EMPTY
  activeAt[caught] = 0
  lattice.active--
  // Uniform from nought to the longest term; a term of nought lets go at once.
  jail[prisoner] = below(words, lattice.maxJailTerm + 1)
  if (jail[prisoner] === 0) place(lattice, prisoner)
  else lattice.jailed++
}

/** One of the actives within sight of a site that has some, each as likely. */
function activeNear({ sight, activeAt, activesNear, words }: Lattice, at: number): number {
  let left = below(words, activesNear[at]!)
  for (let n = 0; ; n++) {
    const there = siteIn(sight, at, n)
    if (activeAt[there] === 1 && left-- === 0) return there
  }
}

function withdrawCop(lattice: Lattice): boolean {
  const { citizens, words, sight, copsNear, occupant, site } = lattice
  if (lattice.count === citizens) return false
  const last = --lattice.count
  const leaving = citizens + below(words, lattice.count + 1 - citizens)
  shift(sight, copsNear, site[leaving]!, -1)
  occupant[site[leaving]!] = EMPTY
  if (leaving !== last) {
    // The last cop takes the leaving one's number, so that numbers stay without gaps.
    site[leaving] = site[last]!
    occupant[site[last]!] = leaving
  }
  lattice.order = lattice.order.filter(agent => agent !== last)
  return true
}

function sightOf(width: number, height: number, vision: number): Sight {
  const radius = Math.floor(vision)
  const side = 2 * radius + 1
  const half = Uint8Array.from({ length: side }, (_, r) =>
    Math.floor(Math.sqrt(vision ** 2 - (r - radius) ** 2)),
  )
  const inSight = Array.from(half, (reach, dy) =>
    Array.from({ length: 2 * reach + 1 }, (_, n) => ({ dy, dx: radius - reach + n })),
  ).flat()
  const around = (n: number, size: number) => (((n - radius) % size) + size) % size
  return {
    reach: inSight.length,
    radius,
    dx: Uint8Array.from(inSight, ({ dx }) => dx),
    dy: Uint8Array.from(inSight, ({ dy }) => dy),
    half,
    xOf: Uint16Array.from({ length: width * height }, (_, n) => n % width),
    yOf: Uint16Array.from({ length: width * height }, (_, n) => Math.floor(n / width)),
    column: Uint16Array.from({ length: width + side - 1 }, (_, n) => around(n, width)),
    row: Uint16Array.from({ length: height + side - 1 }, (_, n) => around(n, height) * width),
  }
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
