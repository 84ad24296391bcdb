import { describe, expect, it } from 'vitest'
import { identify, languagesOf } from './language.ts'

describe('the language of a paragraph', () => {
  it.each([
    ['en', 'The interior ministry said that protesters had left the square.'],
    ['ru', 'Министерство сообщило, что протестующие покинули площадь.'],
    ['kk', 'Қазір қалада тыныш, деді министрлік өкілі.'],
    ['uk', 'Міністерство повідомило, що протестувальники залишили площу.'],
    ['it', 'Il ministero ha detto che i manifestanti hanno lasciato la piazza.'],
    ['tr', 'Bakanlık, protestocuların meydandan ayrıldığını ve bir kişinin öldüğünü açıkladı.'],
    ['de', 'Das Ministerium teilte mit, dass die Demonstranten den Platz verlassen haben.'],
    ['fr', 'Le ministère a déclaré que les manifestants avaient quitté la place.'],
    ['zh', '内政部表示抗议者已经离开广场。'],
  ])('%s', (language, text) => {
    expect(identify(text).language).toBe(language)
  })

  it('is taken from the text where a paragraph is too short to tell', () => {
    expect(languagesOf(['ANSA', 'Il presidente ha sciolto il governo.'])).toEqual(['it', 'it'])
  })

  it('may change from one paragraph to the next', () => {
    expect(languagesOf(['They have left the city.', 'Они уже покинули город.'])).toEqual(['en', 'ru'])
  })

  it('may be another in a paragraph of a text that is said to be in one', () => {
    expect(languagesOf(['Il ministro ha detto che non è vero.', 'Kassym-Jomart Tokayev'], 'en')).toEqual([
      'it',
      'en',
    ])
  })

  it('is not told where there are no letters', () => {
    expect(identify('13:05 … !!!').language).toBe('und')
  })
})
