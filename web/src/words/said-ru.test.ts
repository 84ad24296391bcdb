import { expect, it } from 'vitest'
import { saidInRussian } from './said-ru.ts'

it('says in Russian what the program says, and leaves names as they are', () => {
  expect(saidInRussian('they name the towns Aktobe and Almaty')).toBe(
    'названы разные города: Aktobe and Almaty',
  )
  expect(saidInRussian('c-1 is undone already, by c-2 (undo c-2 to bring it back)')).toBe(
    'c-1 уже отменено исправлением c-2',
  )
  expect(saidInRussian('r1#2 is no claim at this hour')).toBe('r1#2: на этот час такого нет')
})

it('does not pretend to know what it has no Russian for', () => {
  expect(saidInRussian('case.yaml:3: error: expected a day')).toBeNull()
})
