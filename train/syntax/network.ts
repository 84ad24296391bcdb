import { UPOS } from '../../src/domain/syntax.ts'
import { slotCount } from '../../src/syntax/neural/features.ts'
import type { Morphology } from '../../src/syntax/neural/morphology.ts'
import type { Shape } from '../../src/syntax/neural/weights.ts'
import type { Example, Inventory } from './inventory.ts'
import { crossEntropy } from './loss.ts'
import type { Arena } from './matrix.ts'
import { parameterShapes } from './parameter-shapes.ts'
import type { Random } from './random.ts'
import { type Node, nodeColumns, packing, type Tape } from './tape.ts'

export interface Rates {
  readonly dropout: number
  readonly wordDropout: number
  readonly ownWordDropout: number
  /** Weight of each UD feature's loss beside that of UPOS, arcs and relations. */
  readonly features: number
}

/** What a teacher gave for one sentence: head probabilities (length x (length+1)), labels, tags. */
export interface Taught {
  readonly arcs: Float32Array
  readonly labels: Float32Array
  readonly tags: Float32Array
}

/** What the network says of a batch, sentence by sentence; all rows are words, arcs have 1 + length columns. */
export interface Answer {
  readonly arcs: readonly Node[]
  /** First row of each sentence in `tags` and in `roles`-derived matrices. */
  readonly first: readonly number[]
  readonly tags: Node
  /** Logits of the labels for the heads given, row by row. */
  readonly label: (heads: (sentence: number, word: number) => number) => Node
}

/** The network: its parameters in one stretch of the arena, their gradients in another. */
export class Network {
  readonly arena: Arena
  readonly shape: Shape
  readonly inventory: Inventory
  readonly vectors: Float32Array
  readonly vectorWidth: number
  readonly parameters: ReadonlyMap<string, Node>
  readonly count: number
  readonly valuesAt: number
  readonly gradsAt: number
  readonly morphology: Morphology | undefined

  /** `vectors`: rows of `vectorWidth` floats for the first words of the inventory. */
  constructor(
    arena: Arena,
    shape: Shape,
    inventory: Inventory,
    vectors: Float32Array,
    vectorWidth: number,
    morphology?: Morphology,
  ) {
    this.arena = arena
    this.shape = shape
    this.inventory = inventory
    this.vectors = vectors
    this.vectorWidth = vectorWidth
    this.morphology = morphology
    const shapes = parameterShapes(shape, inventory, vectorWidth, slotCount(morphology))
    this.valuesAt = arena.mark()
    const values = shapes.map(({ rows, columns }) => arena.matrix(rows, columns))
    this.gradsAt = arena.mark()
    const grads = shapes.map(({ rows, columns }) => arena.matrix(rows, columns))
    this.count = this.gradsAt - this.valuesAt
    this.parameters = new Map(
      shapes.map(({ name }, i) => [name, { value: values[i]!, grad: grads[i]! }] as const),
    )
  }

  /** Uniform after Glorot and Bengio (2010); forget gates open (Jozefowicz et al. 2015). */
  initialise(random: Random): void {
    const f = this.arena.floats
    for (const [name, { value }] of this.parameters) {
      const table = name === 'own' || name === 'subword' || name === 'root'
      const range = table
        ? 0.3
        : Math.sqrt(6 / (value.rows + (name.includes('.u') ? value.rows : value.columns)))
      for (let i = 0; i < value.rows; i++)
        for (let j = 0; j < value.columns; j++)
          f[value.at + i * value.stride + j] =
            value.rows === 1 && !table ? 0 : (2 * random.next() - 1) * range
      if (name.endsWith('.b') && /^(?:forward|backward)/.test(name))
        f.fill(1, value.at + this.shape.hidden, value.at + 2 * this.shape.hidden)
    }
    if (this.vectorWidth > 0) {
      const own = this.parameters.get('own')!.value
      f.fill(0, own.at, own.at + own.rows * own.stride)
    }
  }

  #get(name: string): Node {
    return this.parameters.get(name)!
  }

  /** Word and subword vectors side by side, in packed rows. */
  #embed(tape: Tape, batch: readonly Example[], pack: ReturnType<typeof packing>, rates: Rates): Node {
    const { arena, vectorWidth, inventory } = this
    const f = arena.floats
    const { wordWidth, subwordWidth } = this.shape
    const x = tape.node(pack.rows, wordWidth + subwordWidth)
    const slotWidth = subwordWidth / slotCount(this.morphology)
    const [own, subword] = [this.#get('own'), this.#get('subword')]
    const unknown = inventory.ownWords.length
    const pretrained = arena.matrix(pack.rows, Math.max(4, vectorWidth))
    const ownRows = new Int32Array(pack.rows)
    const bucketRows: (readonly (readonly number[])[])[] = new Array(pack.rows)
    batch.forEach((example, s) => {
      for (let t = 0; t < example.length; t++) {
        const row = pack.at[t]! + s
        const lost = tape.training && tape.random.next() < rates.wordDropout
        const plain = tape.training && tape.random.next() < rates.ownWordDropout
        const word = example.words[t]!
        const hasVector = !lost && word >= 0 && word < inventory.vectorWords && vectorWidth > 0
        if (hasVector)
          f.set(
            this.vectors.subarray(word * vectorWidth, (word + 1) * vectorWidth),
            pretrained.at + row * pretrained.stride,
          )
        const hasOwn = example.own[t]! >= 0 && !lost && !plain
        ownRows[row] = hasOwn ? example.own[t]! : hasVector ? -1 : unknown
        bucketRows[row] = example.buckets[t]!
        const at = x.value.at + row * x.value.stride
        if (ownRows[row]! >= 0) {
          const from = own.value.at + ownRows[row]! * own.value.stride
          for (let j = 0; j < wordWidth; j++) f[at + j] = f[from + j]!
        }
        for (const [slot, buckets] of bucketRows[row]!.entries())
          for (const bucket of buckets) {
            const from = subword.value.at + bucket * subword.value.stride
            const to = at + wordWidth + slot * slotWidth
            for (let j = 0; j < slotWidth; j++) f[to + j]! += f[from + j]!
          }
      }
    })
    const words = nodeColumns(x, 0, wordWidth)
    if (vectorWidth > 0) arena.multiply(pretrained, false, this.#get('projection').value, false, words.value)
    tape.push(() => {
      if (vectorWidth > 0) arena.multiply(pretrained, true, words.grad, false, this.#get('projection').grad)
      for (let row = 0; row < pack.rows; row++) {
        const at = x.grad.at + row * x.grad.stride
        if (ownRows[row]! >= 0) {
          const to = own.grad.at + ownRows[row]! * own.grad.stride
          for (let j = 0; j < wordWidth; j++) f[to + j]! += f[at + j]!
        }
        for (const [slot, buckets] of bucketRows[row]!.entries())
          for (const bucket of buckets) {
            const to = subword.grad.at + bucket * subword.grad.stride
            const from = at + wordWidth + slot * slotWidth
            for (let j = 0; j < slotWidth; j++) f[to + j]! += f[from + j]!
          }
      }
    })
    return x
  }

  /** Runs the network over sentences sorted by length, the longest first. */
  run(tape: Tape, batch: readonly Example[], rates: Rates): Answer {
    const { arena } = this
    const f = arena.floats
    const { hidden, layers, arcWidth, labelWidth } = this.shape
    const pack = packing(batch.map(({ length }) => length))
    const sentenceOf = new Int32Array(pack.rows)
    for (let t = 0; t < pack.lengths[0]!; t++)
      for (let r = 0; r < pack.active[t]!; r++) sentenceOf[pack.at[t]! + r] = r
    const bySentence = (row: number) => sentenceOf[row]!
    let x = tape.dropout(this.#embed(tape, batch, pack, rates), rates.dropout, bySentence, batch.length)
    for (let layer = 0; layer < layers; layer++) {
      const out = tape.node(pack.rows, 2 * hidden)
      for (const [side, name] of ['forward', 'backward'].entries())
        tape.lstm(
          x,
          this.#get(`${name}${layer}.w`),
          this.#get(`${name}${layer}.u`),
          this.#get(`${name}${layer}.b`),
          nodeColumns(out, side * hidden, hidden),
          pack,
          side === 1,
        )
      // The next layer works on a copy, for dropout changes values in place and this layer's steps still need them.
      x = tape.node(pack.rows, 2 * hidden)
      f.copyWithin(x.value.at, out.value.at, out.value.at + pack.rows * out.value.stride)
      const copy = x
      tape.push(() => {
        for (let i = 0; i < pack.rows * copy.grad.stride; i++) f[out.grad.at + i]! += f[copy.grad.at + i]!
      })
      x = tape.dropout(x, rates.dropout, bySentence, batch.length)
    }
    const encoded = tape.unpack(x, pack)
    const tags = tape.linear(encoded, this.#get('tag.w'), this.#get('tag.b'))
    const roles = tape.rectify(tape.linear(encoded, this.#get('roles.w'), this.#get('roles.b')))
    const sentenceOfWord = new Int32Array(pack.rows)
    const first: number[] = []
    let row = 0
    batch.forEach(({ length }, s) => {
      first.push(row)
      sentenceOfWord.fill(s, row, row + length)
      row += length
    })
    tape.dropout(roles, rates.dropout, word => sentenceOfWord[word]!, batch.length)
    const dependents = nodeColumns(roles, 0, arcWidth + labelWidth)
    const governors = this.#withRoot(
      tape,
      nodeColumns(roles, arcWidth + labelWidth, arcWidth + labelWidth),
      first,
      pack.lengths,
    )
    const turned = tape.linear(nodeColumns(dependents, 0, arcWidth), this.#get('arc.w'), this.#get('arc.b'))
    const arcs = batch.map(({ length }, s) => {
      const part = <T extends { at: number; stride: number; rows: number }>(
        m: T,
        from: number,
        rows: number,
      ) => ({
        ...m,
        at: m.at + from * m.stride,
        rows,
      })
      const scores = tape.node(length, length + 1)
      const heads = nodeColumns(governors, 0, arcWidth)
      const slice = (from: number, rows: number, node: Node): Node => ({
        value: part(node.value, from, rows),
        grad: part(node.grad, from, rows),
      })
      const d = slice(first[s]!, length, turned)
      const h = slice(first[s]! + s, length + 1, heads)
      arena.multiply(d.value, false, h.value, true, scores.value)
      tape.push(() => {
        arena.multiply(scores.grad, false, h.value, false, d.grad)
        arena.multiply(scores.grad, true, d.value, false, h.grad)
      })
      return scores
    })
    return {
      arcs,
      first,
      tags,
      label: heads => this.#labels(tape, batch, dependents, governors, first, heads),
    }
  }

  /** Puts the learnt root before the words of each sentence. */
  #withRoot(tape: Tape, words: Node, first: readonly number[], lengths: readonly number[]): Node {
    const f = this.arena.floats
    const root = this.#get('root')
    const width = words.value.columns
    const y = tape.node(words.value.rows + lengths.length, width)
    lengths.forEach((length, s) => {
      const at = y.value.at + (first[s]! + s) * y.value.stride
      f.copyWithin(at, root.value.at, root.value.at + width)
      for (let t = 0; t < length; t++) {
        const from = words.value.at + (first[s]! + t) * words.value.stride
        f.copyWithin(at + (t + 1) * y.value.stride, from, from + width)
      }
    })
    tape.push(() =>
      lengths.forEach((length, s) => {
        const at = y.grad.at + (first[s]! + s) * y.grad.stride
        for (let j = 0; j < width; j++) f[root.grad.at + j]! += f[at + j]!
        for (let t = 0; t < length; t++) {
          const to = words.grad.at + (first[s]! + t) * words.grad.stride
          for (let j = 0; j < width; j++) f[to + j]! += f[at + (t + 1) * y.grad.stride + j]!
        }
      }),
    )
    return y
  }

  /** Label logits from dependent and governor: their product and themselves (a biaffine form of low rank). */
  #labels(
    tape: Tape,
    batch: readonly Example[],
    dependents: Node,
    governors: Node,
    first: readonly number[],
    headOf: (sentence: number, word: number) => number,
  ): Node {
    const f = this.arena.floats
    const { arcWidth, labelWidth: width } = this.shape
    const z = tape.node(dependents.value.rows, 3 * width)
    const each = (visit: (row: number, governor: number) => void) =>
      batch.forEach(({ length }, s) => {
        for (let t = 0; t < length; t++) visit(first[s]! + t, first[s]! + s + headOf(s, t))
      })
    each((row, governor) => {
      const d = dependents.value.at + row * dependents.value.stride + arcWidth
      const g = governors.value.at + governor * governors.value.stride + arcWidth
      const to = z.value.at + row * z.value.stride
      for (let j = 0; j < width; j++) {
        f[to + j] = f[d + j]! * f[g + j]!
        f[to + width + j] = f[d + j]!
        f[to + 2 * width + j] = f[g + j]!
      }
    })
    tape.push(() =>
      each((row, governor) => {
        const d = dependents.value.at + row * dependents.value.stride + arcWidth
        const g = governors.value.at + governor * governors.value.stride + arcWidth
        const dd = dependents.grad.at + row * dependents.grad.stride + arcWidth
        const dg = governors.grad.at + governor * governors.grad.stride + arcWidth
        const from = z.grad.at + row * z.grad.stride
        for (let j = 0; j < width; j++) {
          f[dd + j]! += f[from + j]! * f[g + j]! + f[from + width + j]!
          f[dg + j]! += f[from + j]! * f[d + j]! + f[from + 2 * width + j]!
        }
      }),
    )
    return tape.linear(z, this.#get('label.w'), this.#get('label.b'))
  }

  /**
   * Loss of a batch or of one worker's share of it (sorted, longest first), divided by the whole batch's `words`;
   * adds gradients where the tape is training.
   */
  loss(
    tape: Tape,
    batch: readonly Example[],
    rates: Rates,
    words: number,
    taught?: readonly (Taught | undefined)[],
    mix = 0,
  ): number {
    const answer = this.run(tape, batch, rates)
    const weight = 1 / words
    let loss = 0
    const labels = answer.label((s, t) => batch[s]!.heads[t]!)
    const part = (node: Node, from: number, rows: number): Node => ({
      value: { ...node.value, at: node.value.at + from * node.value.stride, rows },
      grad: { ...node.grad, at: node.grad.at + from * node.grad.stride, rows },
    })
    batch.forEach((example, s) => {
      const teacher = taught?.[s]
      const soft = (probabilities: Float32Array | undefined, from: number, stride: number) =>
        probabilities && { probabilities, from, stride, mix }
      loss += crossEntropy(
        tape,
        answer.arcs[s]!,
        example.heads,
        weight,
        soft(teacher?.arcs, 0, example.length + 1),
      )
      loss += crossEntropy(
        tape,
        part(labels, answer.first[s]!, example.length),
        example.labels,
        weight,
        soft(teacher?.labels, 0, this.inventory.labels.length),
      )
      const tags = part(answer.tags, answer.first[s]!, example.length)
      loss += crossEntropy(
        tape,
        nodeColumns(tags, 0, UPOS.length),
        example.upos,
        weight,
        soft(teacher?.tags, 0, tags.value.columns),
      )
      let column = UPOS.length
      this.inventory.attributes.forEach(({ values }, a) => {
        loss += crossEntropy(
          tape,
          nodeColumns(tags, column, values.length),
          example.attributes[a]!,
          weight * rates.features,
          soft(teacher?.tags, column, tags.value.columns),
        )
        column += values.length
      })
    })
    tape.backward()
    return loss
  }
}
