import { appendFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { shortName } from '../domain/hash.ts'
import type { Block } from '../stress/block.ts'
import type { Plan } from '../stress/plan.ts'
import { MODEL } from '../stress/run.ts'

/** A line of the file: one block, its arrays as base64 of their bytes in little-endian order. */
const lineSchema = z.strictObject({
  from: z.int().min(0),
  outcomes: z.base64(),
  steps: z.base64(),
  fan: z.base64(),
  marks: z.base64(),
})

/** Blocks of a plan that were done before and are kept beside the store. */
export interface KeptBlocks {
  readonly file: string
  readonly blocks: readonly Block[]
  keep(block: Block): void
}

/**
 * Opens the file of a plan's blocks: one line each, appended as they are finished, so that work that is broken off
 * goes on from there. The name holds the model's version, the seed, and a hash of all that a run depends on.
 */
export function keptBlocks(folder: string, plan: Plan, model: number = MODEL): KeptBlocks {
  const directory = join(folder, 'stress')
  const file = join(directory, `model-${model}-seed-${plan.seed}-${shortName(JSON.stringify(plan))}.jsonl`)
  return {
    file,
    blocks: read(file),
    keep(block) {
      mkdirSync(directory, { recursive: true })
      appendFileSync(file, `${JSON.stringify(written(block))}\n`)
    },
  }
}

/** Lines that a kill cut short, or that are no blocks, are left out: they are done again. */
function read(file: string): readonly Block[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return []
  }
  return text.split('\n').flatMap(line => {
    try {
      return [blockOf(lineSchema.parse(JSON.parse(line)))]
    } catch {
      return []
    }
  })
}

function written({ from, outcomes, steps, fan, marks }: Block): z.output<typeof lineSchema> {
  const base64 = ({ buffer, byteOffset, byteLength }: Uint8Array | Uint16Array | Float32Array) =>
    Buffer.from(buffer, byteOffset, byteLength).toString('base64')
  return { from, outcomes: base64(outcomes), steps: base64(steps), fan: base64(fan), marks: base64(marks) }
}

function blockOf({ from, outcomes, steps, fan, marks }: z.output<typeof lineSchema>): Block {
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'))
  return {
    from,
    outcomes: bytes(outcomes),
    steps: new Uint16Array(bytes(steps).buffer),
    fan: new Float32Array(bytes(fan).buffer),
    marks: new Float32Array(bytes(marks).buffer),
  }
}
