import type { Browser, Page } from 'playwright-core'

/** The longest task of a page's own thread: by the clock, and by the processor, which work beside it cannot stretch. */
export interface Longest {
  readonly clockMs: number
  readonly processorMs: number
}

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly ph: string
  /** Microseconds by the clock, and of the thread's processor time. */
  readonly dur?: number
  readonly tdur?: number
  readonly args: { readonly name?: string }
}

/** Does something in a page and looks for the tasks that hold it up. */
export async function longestTask(browser: Browser, page: Page, act: () => Promise<void>): Promise<Longest> {
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] })
  await act()
  await page.waitForTimeout(300)
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(String(await browser.stopTracing()))
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && main.has(`${pid} ${tid}`),
  )
  if (!tasks.length) throw new Error('the trace has no tasks of the page')
  const longest = (pick: (event: TraceEvent) => number | undefined) =>
    Math.round(Math.max(...tasks.map(task => pick(task) ?? 0)) / 1000)
  return { clockMs: longest(({ dur }) => dur), processorMs: longest(({ tdur }) => tdur) }
}
