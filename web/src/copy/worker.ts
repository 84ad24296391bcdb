import { askRoom } from '../../../src/serve/ask-room.ts'
import { hoursOf } from '../../../src/serve/course.ts'
import type { RouteContext } from '../../../src/serve/route.ts'
import { openSiteRoom, readSiteText } from '../../../src/serve/site-data.ts'
import type { FromCopy, ToCopy } from './messages.ts'

/** A copy of the room has no server: this thread reads the case once, and works out every hour that is asked for. */
const thread = self as unknown as { postMessage(message: FromCopy): void }
let opening: Promise<RouteContext> | null = null
let waiting: { readonly id: number; readonly path: string }[] = []
let working = false

addEventListener('message', ({ data }: MessageEvent<ToCopy>) => {
  if (data.kind === 'open') opening = open(data.data)
  else if (data.kind === 'forget') waiting = waiting.filter(({ id }) => id !== data.id)
  else {
    waiting.push(data)
    if (!working) {
      working = true
      setTimeout(workOff)
    }
  }
})

/** One question after another; between two of them what came meanwhile is heard, so that it can be forgotten in time. */
async function workOff(): Promise<void> {
  const next = waiting.shift()
  if (!next) {
    working = false
    return
  }
  const told = await opening!.then(
    context => askRoom(context, next.path),
    () => ({ status: 0 }) as const,
  )
  thread.postMessage({ id: next.id, told })
  setTimeout(workOff)
}

async function open(address: string): Promise<RouteContext> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`the case: ${answer.status}`)
  const data = readSiteText(await answer.text())
  const { overview, course } = data
  return {
    room: openSiteRoom(data),
    opensAt: overview.opensAt,
    hours: hoursOf(overview),
    course: () => course,
    steps: () => course.hours.length,
  }
}
