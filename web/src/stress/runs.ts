import { signal } from '@preact/signals'
import type { Instant } from '../../../src/domain/instant.ts'
import type { StressPlan } from '../../../src/serve/room.ts'
import { type Failure, load } from '../state/ask.ts'
import type { Finished, FromRuns, Order, Partial, ToRuns } from './messages.ts'

/** How far one's own stress test has come. */
export type Progress =
  | { readonly kind: 'none' }
  | { readonly kind: 'fetching' }
  | {
      readonly kind: 'running'
      readonly done: number
      readonly of: number
      readonly partial: readonly Partial[]
      readonly weighing: boolean
    }
  | { readonly kind: 'finished'; readonly finished: Finished }
  | { readonly kind: 'faults'; readonly policy: number; readonly messages: readonly string[] }
  | { readonly kind: 'failed'; readonly failure: Failure }

export const progress = signal<Progress>({ kind: 'none' })

let worker: Worker | null = null
let current = 0

/** Runs a test from what was believed at an hour; one that still runs is given up. */
export async function startRuns(at: Instant, order: Omit<Order, 'from' | 'asOf'>): Promise<void> {
  forget()
  const mine = current
  progress.value = { kind: 'fetching' }
  let from: StressPlan
  try {
    from = await load<StressPlan>(`stress-plan?at=${at}`)
  } catch (error) {
    if (mine === current) progress.value = { kind: 'failed', failure: error as Failure }
    return
  }
  if (mine !== current) return
  worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<FromRuns>) => hear(data))
  worker.addEventListener('error', () => {
    progress.value = { kind: 'failed', failure: { kind: 'offline' } }
  })
  progress.value = { kind: 'running', done: 0, of: order.runs, partial: [], weighing: false }
  send({ kind: 'run', order: { ...order, from, asOf: at } })
}

function hear(message: FromRuns): void {
  const now = progress.value
  switch (message.kind) {
    case 'partial':
      progress.value = { ...message, kind: 'running', weighing: false }
      return
    case 'weighing':
      if (now.kind === 'running') progress.value = { ...now, weighing: true }
      return
    case 'finished':
      progress.value = message
      return
    case 'faults':
      progress.value = {
        kind: 'faults',
        policy: message.policy,
        messages: message.faults.map(fault => fault.message),
      }
  }
}

/** Makes no more runs; what is done is kept as a partial result. */
export function stopRuns(): void {
  send({ kind: 'stop' })
}

/** Back to the case's own runs. */
export function forget(): void {
  current++
  worker?.terminate()
  worker = null
  progress.value = { kind: 'none' }
}

function send(message: ToRuns): void {
  worker?.postMessage(message)
}
