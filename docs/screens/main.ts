import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { roomScreens } from './room.ts'

/** `npm run screens`: takes the pictures of the manual again, with Debian's chromium (or the one that CHROMIUM names). */
const HERE = fileURLToPath(new URL('.', import.meta.url))
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
const work = mkdtempSync(join(tmpdir(), 'forewarn-screens-'))
const page = join(work, 'brief.html')
/** Of its own, so that no other command is in the way; the room uses it after the brief, so that reports are coded once. */
const store = join(work, 'store')

/** A fault says what the command said: it once ended with 2, and nobody could see of what. */
const run = (command: string, args: readonly string[]) => {
  const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw error ?? new Error(`${command} ended with exit code ${status}: ${stderr}`)
}

run(process.execPath, [
  'dist/cli/main.js',
  'assess',
  'cases/kazakhstan-2022',
  '--as-of',
  '2022-01-06T12:00Z',
  '--format',
  'html',
  '-o',
  page,
  '--store',
  store,
])
for (const [name, size] of [
  ['brief.png', '1100,1500'],
  ['brief-narrow.png', '500,1500'],
] as const)
  run(CHROMIUM, [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    `--window-size=${size}`,
    `--screenshot=${join(HERE, name)}`,
    `file://${page}`,
  ])
await roomScreens(HERE, CHROMIUM, store)
rmSync(work, { recursive: true })
