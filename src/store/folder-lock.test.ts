import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { lockFolder } from './folder-lock.ts'

const folder = mkdtempSync(join(tmpdir(), 'forewarn-lock-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const statOf = (pid: number) => readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]!.split(' ')

describe.skipIf(!existsSync('/proc/self/stat'))('the lock of a folder', () => {
  it('is taken over from a process that was killed and that its parent has not asked after yet', async () => {
    // A shell that becomes `sleep` never waits for the child that it began before.
    const parent = spawn('sh', ['-c', 'sleep 60 & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const pid = Number(await new Promise<Buffer>(resolve => parent.stdout.once('data', resolve)))
    try {
      const holder = { pid, host: hostname(), started: statOf(pid)[19]! }
      writeFileSync(join(folder, 'lock'), `${JSON.stringify(holder)}\n`)
      expect(lockFolder(folder).kind).toBe('busy')
      process.kill(pid, 'SIGKILL')
      while (statOf(pid)[0] !== 'Z') await new Promise(resolve => setTimeout(resolve, 5))
      const lock = lockFolder(folder)
      expect(lock.kind).toBe('held')
      if (lock.kind === 'held') lock.release()
    } finally {
      parent.kill('SIGKILL')
    }
  })
})
