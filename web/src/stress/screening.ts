import { signal } from '@preact/signals'
import type { StressPlan } from '../../../src/serve/room.ts'
import type { Elementary, Sobol } from '../../../src/stress/sensitivity.ts'
import { type Failure, load } from '../state/ask.ts'
import type { Depth, FromScreening, ScreeningOrder } from './screening-messages.ts'

/** The command's own depth, and one that takes a sixth of the time (assumption: some seconds). */
export const DEPTHS = {
  quick: { trajectories: 10, rows: 64, runs: 20 },
  thorough: { trajectories: 20, rows: 256, runs: 40 },
} as const satisfies Record<string, Depth>
export type DepthName = keyof typeof DEPTHS

export interface Screening {
  readonly state: 'none' | 'running' | 'stopped' | 'finished' | 'failed'
  readonly done: number
  readonly of: number
  /** What it was asked of. */
  readonly outcome: string
  readonly elementary: readonly Elementary[]
  readonly sobol: readonly Sobol[]
  readonly failure: Failure | null
}

const NOTHING: Screening = {
  state: 'none',
  done: 0,
  of: 1,
  outcome: '',
  elementary: [],
  sobol: [],
  failure: null,
}
export const screening = signal<Screening>(NOTHING)

let worker: Worker | null = null
let current = 0

/** Screens the assumptions for what they do to an outcome; one that still runs is given up. */
export async function startScreening(order: Omit<ScreeningOrder, 'from'>): Promise<void> {
  forgetScreening()
  const mine = current
  screening.value = { ...NOTHING, state: 'running', outcome: order.outcome }
  const failed = (failure: Failure) => {
    if (mine === current) screening.value = { ...screening.value, state: 'failed', failure }
  }
  let from: StressPlan
  try {
    from = await load<StressPlan>(`stress-plan?at=${order.asOf}`)
  } catch (error) {
    return failed(error as Failure)
  }
  if (mine !== current || screening.value.state !== 'running') return
  worker = new Worker(new URL('./screening-worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<FromScreening>) => hear(data))
  worker.addEventListener('error', () => failed({ kind: 'offline' }))
  worker.postMessage({ ...order, from } satisfies ScreeningOrder)
}

function hear(message: FromScreening): void {
  const now = screening.value
  switch (message.kind) {
    case 'progress':
      screening.value = { ...now, done: message.done, of: message.of }
      return
    case 'screened':
      screening.value = { ...now, elementary: message.elementary }
      return
    case 'apportioned':
      screening.value = { ...now, state: 'finished', sobol: message.sobol }
      return
    case 'faults':
      screening.value = {
        ...now,
        state: 'failed',
        failure: { kind: 'refused', detail: message.messages.join('; ') },
      }
  }
}

/** Goes no further; what is there stays, as the screening without the shares. */
export function stopScreening(): void {
  worker?.terminate()
  worker = null
  screening.value = { ...screening.value, state: 'stopped' }
}

export function forgetScreening(): void {
  current++
  worker?.terminate()
  worker = null
  screening.value = NOTHING
}
