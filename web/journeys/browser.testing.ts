import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

/** Debian's place for it, unless CHROMIUM names another; null where there is none. */
export const CHROMIUM =
  [process.env.CHROMIUM, '/usr/bin/chromium'].find(path => path && existsSync(path)) ?? null

/** Why browser tests do not run here; part of their name, so that a skip says so. */
export const NEEDS_CHROMIUM = CHROMIUM
  ? ''
  : ' (skipped: no chromium; apt-get install chromium, or set CHROMIUM)'

export interface Served {
  readonly address: string
  readonly pid: number
  stop(): Promise<void>
}

/** Serves a case by the command that users type, with a store of its own, on a free port. */
export async function serveCase(folder: string, ...options: readonly string[]): Promise<Served> {
  const storeFolder = mkdtempSync(join(tmpdir(), 'forewarn-room-'))
  const args = [
    'dist/cli/main.js',
    'serve',
    folder,
    '--port',
    '0',
    '--store',
    join(storeFolder, 'store'),
    ...options,
  ]
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let errors = ''
  child.stderr!.on('data', bytes => {
    errors += bytes
  })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout!.on('data', bytes => resolve(String(bytes).trim()))
    child.once('exit', code => reject(new Error(`serve ended with ${code}: ${errors}`)))
  })
  return {
    address,
    pid: child.pid!,
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(storeFolder, { recursive: true, force: true })
    },
  }
}

export async function openBrowser(...more: readonly string[]): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-dev-shm-usage', ...more]
  return chromium.launch({ executablePath: CHROMIUM!, args })
}

/** A line between a browser and a server that can be cut; the browser still believes to speak with the server itself. */
export interface Line {
  /** What the browser has to be opened with, and the address that it opens. */
  readonly rule: string
  readonly address: string
  cut(): Promise<void>
  mend(): Promise<void>
}

export async function lineTo({ address }: Served): Promise<Line> {
  const { port } = new URL(address)
  const open = new Set<Socket>()
  const relay = createServer(near => {
    const far = connect(Number(port), '127.0.0.1')
    for (const [a, b] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(a)
      a.on('error', () => {})
      a.on('close', () => {
        open.delete(a)
        b.destroy()
      })
      a.pipe(b)
    }
  })
  const listen = (on: number) => new Promise<void>(resolve => relay.listen(on, '127.0.0.1', resolve))
  await listen(0)
  const own = (relay.address() as AddressInfo).port
  return {
    rule: `--host-resolver-rules=MAP localhost:${port} 127.0.0.1:${own}`,
    address: `http://localhost:${port}/`,
    async cut() {
      const closed = new Promise(resolve => relay.close(resolve))
      for (const socket of open) socket.destroy()
      await closed
    },
    mend: () => listen(own),
  }
}

/** What the page complained of: errors, refusals by the policy, requests to elsewhere. */
export interface Watched {
  readonly page: Page
  readonly complaints: string[]
  close(): Promise<void>
}

export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(45_000)
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('request', request => {
    if (!request.url().startsWith(address) && !request.url().startsWith('blob:'))
      complaints.push(`asked ${request.url()}`)
  })
  page.on('dialog', dialog => {
    complaints.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  return { page, complaints, close: () => context.close() }
}

/** The address as the page has it: what the browser tells of it comes later. */
export function addressOf(page: Page): Promise<string> {
  return page.evaluate(() => location.href)
}

/** Waits until what was done is on the screen: two frames, as the first may have been drawn for what came before. */
export function painted(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise<void>(resolve => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  )
}
