import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { analyse, type Mode } from '../syntax/analyse.ts'
import { MODELS_DIR, readSyntax } from './models.ts'

const folder = mkdtempSync(join(tmpdir(), 'models-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A copy of the English models in which something was done to one file. */
function spoilt(name: string, spoil: (bytes: Buffer) => Uint8Array): { models: string; file: string } {
  const models = mkdtempSync(join(folder, 'case-'))
  cpSync(join(MODELS_DIR, 'en'), join(models, 'en'), { recursive: true })
  const file = join(models, 'en', name)
  writeFileSync(file, spoil(readFileSync(file)))
  return { models, file }
}

const parse = (models: string, mode: Mode) =>
  analyse('Troops left the city.', readSyntax(models), { mode, language: 'en' })

it.each(['tokeniser', 'lemmas', 'fast', 'accurate'])(
  'a changed byte in %s.bin is told with both checksums',
  kind => {
    const { models, file } = spoilt(`${kind}.bin`, bytes => {
      bytes[bytes.length >> 1]! ^= 1
      return bytes
    })
    expect(() => parse(models, kind === 'fast' ? 'fast' : 'accurate')).toThrow(
      expect.objectContaining({
        problems: [
          expect.objectContaining({
            code: 'syntax/unreadable-model',
            place: { file },
            message: expect.stringMatching(/has the checksum [0-9a-f]{8} where its header says [0-9a-f]{8}/),
          }),
        ],
      }),
    )
  },
)

it('a file that is cut short, or is of another kind, is named', () => {
  const short = spoilt('accurate.bin', bytes => bytes.subarray(0, 1000))
  expect(() => parse(short.models, 'accurate')).toThrow(/not as long as its header says/)
  const other = spoilt('accurate.bin', () => readFileSync(join(MODELS_DIR, 'en', 'fast.bin')))
  expect(() => parse(other.models, 'accurate')).toThrow(/does not begin with "FOREWARN accurate/)
})

it('a file is read only when a text needs it', () => {
  const { models } = spoilt('fast.bin', () => new Uint8Array())
  expect(parse(models, 'accurate').sentences).toHaveLength(1)
  expect(() => parse(models, 'fast')).toThrow(/fast model/)
})

it('without one of the parsers the other is taken', () => {
  const { models, file } = spoilt('accurate.bin', bytes => bytes)
  rmSync(file)
  expect(parse(models, 'accurate')).toEqual(parse(models, 'fast'))
})

it('a folder without models is named', () => {
  expect(() => readSyntax(join(folder, 'none'))).toThrow(
    expect.objectContaining({
      problems: [expect.objectContaining({ place: { file: join(folder, 'none') } })],
    }),
  )
})
