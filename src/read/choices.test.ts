import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, test } from 'vitest'
import { UserError } from '../domain/problem.ts'
import { readChoices } from './choices.ts'

const written = (text: string) => {
  const file = join(mkdtempSync(join(tmpdir(), 'forewarn-choices-')), 'choices.tsv')
  writeFileSync(file, text)
  return file
}

test('weights are read by what is chosen and by feature', () => {
  const choices = readChoices(written('# a comment\nactor\trole GOV\t0.5\ntarget\tnobody VERB\t-1.25\n'))
  expect(choices?.actor.get('role GOV')).toBe(0.5)
  expect(choices?.target.get('nobody VERB')).toBe(-1.25)
  expect(choices?.place.size).toBe(0)
})

test('a language without the file has none', () => {
  expect(readChoices(join(tmpdir(), 'no-such-folder', 'choices.tsv'))).toBeNull()
})

it.each([
  ['who\trole GOV\t0.5', '"who" is none of actor, target, place', 'what'],
  ['actor\trole GOV', 'three columns were expected: what, feature and weight', 'line'],
  ['actor\trole GOV\tmuch', '"much" is no number', 'weight'],
])('the first line that is wrong is named: %s', (line, message, field) => {
  const file = written(`actor\trole MIL\t1\n${line}\n`)
  const read = () => readChoices(file)
  expect(read).toThrow(UserError)
  try {
    read()
  } catch (error) {
    expect((error as UserError).problems[0]).toMatchObject({ message, place: { file, line: 2, field } })
  }
})
