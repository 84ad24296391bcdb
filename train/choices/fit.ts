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

export function rowOf(names: Names, describe: (add: (feature: string, value?: number) => void) => void): Row {
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
  options: FitOptions,
): Float32Array {
  const learner = new Learner(features, 1, options.seed)
  const slope = new Float32Array(1)
  for (let round = 0; round < options.rounds; round++) {
    learner.rate = RATE * (1 - (0.85 * round) / options.rounds)
    for (const question of learner.shuffled(questions)) {
      const masks = question.rows.map(row => learner.mask(row))
      const rates = softmax(
        Float32Array.from(question.rows.map((row, n) => learner.scores(row, masks[n]!)[0]!)),
      )
      const sum = question.right.reduce((total, right, n) => total + right * rates[n]!, 0)
      if (sum === 0) continue
      question.rows.forEach((row, n) => {
        slope[0] = rates[n]! - (question.right[n]! * rates[n]!) / sum
        if (Math.abs(slope[0]) > 1e-3) learner.learn(row, masks[n]!, slope)
      })
      learner.next()
    }
  }
  return learner.weights
}

export function softmax(values: Float32Array): Float32Array {
  const highest = Math.max(...values)
  const powers = values.map(value => Math.exp(value - highest))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map(power => power / sum)
}

class Learner {
  readonly weights: Float32Array
  rate = RATE
  readonly #classes: number
  readonly #slopes: Float32Array
  readonly #first: Float32Array
  readonly #second: Float32Array
  readonly #touched = new Set<number>()
  readonly #sums: Float32Array
  readonly #random: Random
  #steps = 0
  #waiting = 0

  constructor(features: number, classes: number, seed: number) {
    const size = features * classes
    this.#classes = classes
    this.weights = new Float32Array(size)
    this.#slopes = new Float32Array(size)
    this.#first = new Float32Array(size)
    this.#second = new Float32Array(size)
    this.#sums = new Float32Array(classes)
    this.#random = new Random(seed)
  }

  shuffled<T>(items: readonly T[]): T[] {
    return this.#random.shuffle([...items])
  }

  mask({ at }: Row): Uint8Array {
    return Uint8Array.from(at, () => (this.#random.next() < LEFT_OUT ? 0 : 1))
  }

  scores({ at, by }: Row, mask: Uint8Array): Float32Array {
    this.#sums.fill(0)
    for (let n = 0; n < at.length; n++)
      if (mask[n])
        for (let k = 0; k < this.#classes; k++)
          this.#sums[k]! += by[n]! * this.weights[at[n]! * this.#classes + k]!
    return this.#sums
  }

  learn({ at, by }: Row, mask: Uint8Array, slopes: Float32Array): void {
    for (let n = 0; n < at.length; n++) {
      if (!mask[n]) continue
      this.#touched.add(at[n]!)
      for (let k = 0; k < this.#classes; k++) this.#slopes[at[n]! * this.#classes + k]! += by[n]! * slopes[k]!
    }
  }

  /** One example more; a step is taken when a batch is full. */
  next(): void {
    this.#waiting++
    if (this.#waiting < BATCH) return
    this.#waiting = 0
    this.#steps++
    const [one, two] = [1 - 0.9 ** this.#steps, 1 - 0.999 ** this.#steps]
    for (const feature of this.#touched)
      for (let k = feature * this.#classes; k < (feature + 1) * this.#classes; k++) {
        const slope = this.#slopes[k]! / BATCH + DECAY * this.weights[k]!
        this.#first[k] = 0.9 * this.#first[k]! + 0.1 * slope
        this.#second[k] = 0.999 * this.#second[k]! + 0.001 * slope * slope
        this.weights[k]! -= (this.rate * (this.#first[k]! / one)) / (Math.sqrt(this.#second[k]! / two) + 1e-8)
        this.#slopes[k] = 0
      }
    this.#touched.clear()
  }
}
