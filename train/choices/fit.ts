import { type Add, likelihoods } from '../../src/code/choice/weights.ts'
import { Random } from '../syntax/random.ts'

/** Features of a candidate by number, with their values. */
export interface Row {
  readonly at: Int32Array
  readonly by: Float32Array
}

/** Rival candidates, each with how right it is (1 for right, 0 for wrong; several may be). */
export interface Question {
  readonly rows: readonly Row[]
  readonly right: readonly number[]
}

export interface FitOptions {
  readonly rounds: number
  readonly seed: number
}

/** Share of features left out of a row each time that it is learnt from, so that none is relied on alone (assumption). */
const LEFT_OUT = 0.2
const RATE = 0.002
const DECAY = 1e-4
const BATCH = 16

/** Numbers for the names of features. */
export class Names {
  readonly #numbers = new Map<string, number>()
  numberOf(name: string): number {
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    this.#numbers.set(name, this.#numbers.size)
    return this.#numbers.size - 1
  }
  get all(): readonly string[] {
    return [...this.#numbers.keys()]
  }
}

export function rowOf(names: Names, describe: (add: Add) => void): Row {
  const at: number[] = []
  const by: number[] = []
  describe((feature, value = 1) => {
    at.push(names.numberOf(feature))
    by.push(value)
  })
  return { at: Int32Array.from(at), by: Float32Array.from(by) }
}

/** Weights by stochastic gradients (Adam, Kingma and Ba 2015) on the conditional likelihood of the right candidates. */
export function fitQuestions(
  questions: readonly Question[],
  features: number,
  { rounds, seed }: FitOptions,
): Float32Array {
  const learner = new Learner(features, seed)
  for (let round = 0; round < rounds; round++) {
    learner.rate = RATE * (1 - (0.85 * round) / rounds)
    for (const question of learner.shuffled(questions)) {
      const masks = question.rows.map(row => learner.mask(row))
      const rates = likelihoods(question.rows.map((row, n) => learner.score(row, masks[n]!)))
      const sum = question.right.reduce((total, right, n) => total + right * rates[n]!, 0)
      question.rows.forEach((row, n) => {
        const slope = rates[n]! - (question.right[n]! * rates[n]!) / sum
        if (Math.abs(slope) > 1e-3) learner.learn(row, masks[n]!, slope)
      })
      learner.next()
    }
  }
  return learner.weights
}

class Learner {
  readonly weights: Float32Array
  rate = RATE
  readonly #slopes: Float32Array
  readonly #first: Float32Array
  readonly #second: Float32Array
  readonly #touched = new Set<number>()
  readonly #random: Random
  #steps = 0
  #waiting = 0

  constructor(features: number, seed: number) {
    this.weights = new Float32Array(features)
    this.#slopes = new Float32Array(features)
    this.#first = new Float32Array(features)
    this.#second = new Float32Array(features)
    this.#random = new Random(seed)
  }

  shuffled<T>(items: readonly T[]): T[] {
    return this.#random.shuffle([...items])
  }

  mask({ at }: Row): Uint8Array {
    return Uint8Array.from(at, () => (this.#random.next() < LEFT_OUT ? 0 : 1))
  }

  score({ at, by }: Row, mask: Uint8Array): number {
    let sum = 0
    for (let n = 0; n < at.length; n++) if (mask[n]) sum += by[n]! * this.weights[at[n]!]!
    return sum
  }

  learn({ at, by }: Row, mask: Uint8Array, slope: number): void {
    for (let n = 0; n < at.length; n++) {
      if (!mask[n]) continue
      this.#touched.add(at[n]!)
      this.#slopes[at[n]!]! += by[n]! * slope
    }
  }

  /** One example more; a step is taken when a batch is full. */
  next(): void {
    this.#waiting++
    if (this.#waiting < BATCH) return
    this.#waiting = 0
    this.#steps++
    const [one, two] = [1 - 0.9 ** this.#steps, 1 - 0.999 ** this.#steps]
    for (const k of this.#touched) {
      const slope = this.#slopes[k]! / BATCH + DECAY * this.weights[k]!
      this.#first[k] = 0.9 * this.#first[k]! + 0.1 * slope
      this.#second[k] = 0.999 * this.#second[k]! + 0.001 * slope * slope
      this.weights[k]! -= (this.rate * (this.#first[k]! / one)) / (Math.sqrt(this.#second[k]! / two) + 1e-8)
      this.#slopes[k] = 0
    }
    this.#touched.clear()
  }
}
