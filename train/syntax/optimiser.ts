/** Adam (Kingma and Ba 2015) with gradients clipped by norm and a running mean of the weights. */
export class Adam {
  readonly mean: Float32Array
  readonly square: Float32Array
  readonly average: Float32Array
  steps = 0
  readonly #beta1 = 0.9
  readonly #beta2 = 0.98
  readonly #epsilon = 1e-8
  readonly #clip = 2

  constructor(weights: Float32Array) {
    this.mean = new Float32Array(weights.length)
    this.square = new Float32Array(weights.length)
    this.average = weights.slice()
  }

  step(weights: Float32Array, grads: Float32Array, rate: number): void {
    const { mean, square, average } = this
    this.steps++
    let norm = 0
    for (let i = 0; i < grads.length; i++) norm += grads[i]! * grads[i]!
    const scale = Math.min(1, this.#clip / (Math.sqrt(norm) + 1e-12))
    const [b1, b2, epsilon] = [this.#beta1, this.#beta2, this.#epsilon]
    const size = (rate * Math.sqrt(1 - b2 ** this.steps)) / (1 - b1 ** this.steps)
    // The mean of the weights looks back over about a thousand steps, fewer at the start.
    const keep = Math.min(0.999, (1 + this.steps) / (10 + this.steps))
    for (let i = 0; i < grads.length; i++) {
      const g = grads[i]! * scale
      const m = b1 * mean[i]! + (1 - b1) * g
      const s = b2 * square[i]! + (1 - b2) * g * g
      mean[i] = m
      square[i] = s
      const w = weights[i]! - (size * m) / (Math.sqrt(s) + epsilon)
      weights[i] = w
      average[i] = keep * average[i]! + (1 - keep) * w
    }
  }
}
