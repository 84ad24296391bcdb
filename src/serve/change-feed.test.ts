import { afterEach, describe, expect, it, vi } from 'vitest'
import { instantOf } from '../domain/instant.ts'
import { changeFeed, HEARTBEAT_MS } from './change-feed.ts'
import type { Change } from './desk-schema.ts'

const hour = (n: number) => instantOf(Date.parse(`2022-01-05T${String(n).padStart(2, '0')}:00Z`))
const reports = (from: number): Change => ({ kind: 'reports', from: hour(from), count: 1, reports: [] })

afterEach(() => void vi.useRealTimers())

/** What a listener has been sent so far. */
async function heard(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  const { value } = await reader.read()
  return new TextDecoder().decode(value)
}
const idIn = (text: string) => /id: (.*)/.exec(text)![1]!

describe('the feed of changes', () => {
  it('greets with an id to come back with, and tells what changes', async () => {
    const feed = changeFeed()
    const reader = feed.listen(null)!.getReader()
    expect(await heard(reader)).toMatch(/^retry: \d+\nid: \S+-0\nevent: hello\n/)
    feed.publish(reports(3))
    expect(await heard(reader)).toMatch(/^id: \S+-1\nevent: change\ndata: \{"kind":"reports".*\}\n\n$/)
    feed.close()
  })

  it('tells one who comes back what was missed, and no more', async () => {
    const feed = changeFeed()
    const id = idIn(await heard(feed.listen(null)!.getReader()))
    feed.publish(reports(3))
    feed.publish(reports(4))
    const back = await heard(feed.listen(id)!.getReader())
    expect(back.match(/event: (\w+)/g)).toEqual(['event: change', 'event: change', 'event: hello'])
    const upToDate = await heard(feed.listen(id.replace(/0$/, '2'))!.getReader())
    expect(upToDate).not.toContain('event: change')
    feed.close()
  })

  it.each(['another-run-3', '', '-1', 'Infinity', '\n\n'])(
    'says to ask for all anew to one who was last told "%s"',
    async last => {
      const feed = changeFeed()
      feed.publish(reports(3))
      expect(await heard(feed.listen(last)!.getReader())).toContain('event: reset')
      feed.close()
    },
  )

  it('lets no more listen than it may, and has room again when one is gone', async () => {
    const feed = changeFeed({ corrections: true }, 2)
    const first = feed.listen(null)!
    feed.listen(null)
    expect(feed.listen(null)).toBeNull()
    await first.cancel()
    expect(feed.listeners()).toBe(1)
    expect(feed.listen(null)).not.toBeNull()
    feed.close()
    expect(feed.listeners()).toBe(0)
  })

  it('lets one go who does not read, and keeps the others', async () => {
    const feed = changeFeed()
    feed.listen(null)
    const reader = feed.listen(null)!.getReader()
    for (let n = 0; n < 70; n++) {
      feed.publish(reports(3))
      await heard(reader)
    }
    expect(feed.listeners()).toBe(1)
    feed.close()
  })

  it('sends a heartbeat while nothing changes', async () => {
    vi.useFakeTimers()
    const feed = changeFeed()
    const reader = feed.listen(null)!.getReader()
    await heard(reader)
    vi.advanceTimersByTime(HEARTBEAT_MS)
    expect(await heard(reader)).toBe(':\n\n')
    feed.close()
  })

  it('stamps an hour by the last change that concerns it', () => {
    const feed = changeFeed()
    expect(feed.stampOf(hour(9))).toBe(0)
    feed.publish(reports(3))
    feed.publish(reports(7))
    expect([2, 3, 6, 7, 9].map(n => feed.stampOf(hour(n)))).toEqual([0, 1, 1, 2, 2])
    feed.publish(reports(5))
    expect([3, 5, 7].map(n => feed.stampOf(hour(n)))).toEqual([1, 3, 3])
    feed.close()
  })
})
