import fc from 'fast-check'
import stringWidth from 'string-width'
import { expect, it } from 'vitest'
import { columnsOf } from './columns.ts'

it('counts as the library does, whatever the text', () => {
  for (const unit of ['grapheme', 'binary-ascii'] as const)
    fc.assert(
      fc.property(fc.string({ unit }), text => {
        expect(columnsOf(text)).toBe(stringWidth(text))
      }),
    )
  for (const text of ['“Almaty” – 5–6 Jan…', 'naïve', 'Қазақстан', '阿拉木图', '\u00ad', '©'])
    expect(columnsOf(text)).toBe(stringWidth(text))
})
