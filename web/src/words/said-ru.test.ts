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

it('says what is not known, why a source has its grade, and what was understood of treaties', () => {
  for (const [said, russian] of [
    [
      'Not coded: 3 reports: in Kazakh (2), in Italian (1).',
      'Не закодировано сообщений: 3; язык казахский (2), язык итальянский (1).',
    ],
    [
      'One origin: 1 of 4 events rests on a single origin.',
      'Один первоисточник: на нём одном держится событий: 1 из 4.',
    ],
    ['prior for a wire agency; right in 2 of 3 settled', 'по роду: доверие к агентству; верно 2 из 3'],
    ['CSTO includes Армения, Россия', 'CSTO: в составе Армения, Россия'],
    ['it is not so that Узбекистан is a member of CSTO', 'неверно, что CSTO: в составе Узбекистан'],
  ] as const)
    expect(saidInRussian(said)).toBe(russian)
})

it('does not pretend to know what it has no Russian for', () => {
  expect(saidInRussian('case.yaml:3: error: expected a day')).toBeNull()
})
