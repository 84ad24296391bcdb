import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { afterAll, expect, it, vi } from 'vitest'
import { writeSmallCase } from '../assess/small-case.testing.ts'
import { UserError } from '../domain/problem.ts'
import { assessCommand } from './assess.ts'
import { correctCommand } from './correct.ts'

const folder = writeSmallCase()
const store = mkdtempSync(join(tmpdir(), 'forewarn-store-'))
afterAll(() => {
  for (const path of [folder, store]) rmSync(path, { recursive: true, force: true })
})

const AT = ['--as-of', '2022-03-02T12:00Z', '--store', store]
const SHOTS = '2022-03-01-1600-witness#1'

async function printed(command: Command, args: readonly string[]): Promise<string> {
  let text = ''
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk, ...rest: unknown[]) => {
    text += String(chunk)
    const done = rest.at(-1)
    if (typeof done === 'function') done()
    return true
  })
  try {
    await command.parseAsync(args, { from: 'user' })
  } finally {
    write.mockRestore()
  }
  return text
}

const correct = (...args: string[]) => printed(correctCommand(), args)

it('says what a correction would change, stores it, lists it and undoes it', async () => {
  const why = ['--reason', 'no such witness', '--author', 'Analyst', ...AT]
  const dry = await correct('retract', folder, SHOTS, ...why, '--dry-run')
  expect(dry).toMatch(/→/)
  expect(dry).toContain('Nothing was stored.')
  expect(await correct('list', folder, ...AT)).toContain('No correction is stored')
  expect(await correct('retract', folder, SHOTS, ...why)).toContain('c-1 stored.')
  expect(await correct('list', folder, ...AT)).toMatch(/c-1 .* holds .* retract 2022-03-01-1600-witness#1/)
  const brief = await printed(assessCommand(), [folder, ...AT])
  expect(brief).toContain('REMARKS AND CORRECTIONS')
  expect(brief).toContain('no such witness')
  await correct('undo', folder, 'c-1', ...why)
  expect(await correct('list', folder, ...AT)).toContain('undone by c-2')
  const again = await correct('undo', folder, 'c-1', ...why).catch((error: unknown) => error)
  expect((again as UserError).problems).toMatchObject([{ code: 'correct/undone-already' }])
}, 120_000)

it('names what is not allowed, and stores nothing', async () => {
  const why = ['--reason', 'because', ...AT]
  for (const [args, code] of [
    [['recode', folder, SHOTS, 'event', 'WAR'], 'correct/wrong-value'],
    [['split', folder, 'nowhere#1'], 'correct/unknown-object'],
    [['merge', folder, SHOTS, SHOTS], 'correct/one-claim'],
    [['regrade', folder, 'Nobody Daily', 'A'], 'correct/unknown-object'],
  ] as const) {
    const error = await correct(...args, ...why).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(UserError)
    expect((error as UserError).problems[0]?.code, args.join(' ')).toBe(code)
  }
}, 120_000)
