import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { familiesOf } from './copies.ts'
import { tell, weighing } from './newsroom.testing.ts'

const WIRE =
  'Kazakhstan declared a state of emergency in Almaty and in the Mangystau province on Wednesday, the office of ' +
  'President Kassym-Jomart Tokayev said, after police used tear gas and stun grenades against some 5,000 people ' +
  'who had marched through the centre of the largest city. More than 200 people were detained and 95 officers hurt.'

/** The family of the last of the texts, told one after the other by different outlets. */
function familyOfLast(
  ...texts: readonly (readonly [text: string, language?: string, hoursLater?: number])[]
) {
  const reports = texts.map(
    ([text, language = 'en', hours = 1], n) =>
      tell(
        `r${n}`,
        `2022-01-0${5 + Math.floor((n * hours) / 24)}T${String((n * hours) % 24).padStart(2, '0')}:00Z`,
        `O${n}`,
        text,
        [],
        {
          language,
        },
      ).report,
  )
  return familiesOf(reports, weighing).get(`r${texts.length - 1}`)
}

describe('families of copies', () => {
  it('knows a copy word for word, a cut, and a light edit', () => {
    expect(familyOfLast([WIRE], [WIRE])).toBe('r0')
    expect(familyOfLast([WIRE], [WIRE.slice(0, 160)])).toBe('r0')
    expect(
      familyOfLast([WIRE], [WIRE.replace('declared', 'has declared').replace('some 5,000', '5,000')]),
    ).toBe('r0')
    expect(familyOfLast([WIRE], [`(Our own report) ${WIRE} Subscribe to our channel.`])).toBe('r0')
  })

  it('knows a copy of a one-line text', () => {
    expect(familyOfLast(['Airport seized!'], ['Airport seized!'])).toBe('r0')
    expect(familyOfLast(['Airport seized!'], ['Airport freed!'])).toBe('r1')
  })

  it('takes no form that is filled in anew for a copy', () => {
    const quake = (m: string, km: string, town: string) =>
      `An earthquake of magnitude ${m} struck ${km} km from ${town}, the seismological institute said. No damage was reported.`
    expect(familyOfLast([quake('4.1', '112', 'Almaty')], [quake('5.3', '87', 'Tashkent')])).toBe('r1')
  })

  it('takes no other story with the same names for a copy', () => {
    expect(
      familyOfLast(
        [WIRE],
        [
          'President Kassym-Jomart Tokayev of Kazakhstan dismissed 2 ministers and met 95 officers in Almaty on Wednesday.',
        ],
      ),
    ).toBe('r1')
  })

  it('knows a translation by its numbers and names', () => {
    const russian =
      'Президент Казахстана Касым-Жомарт Токаев ввел чрезвычайное положение в Алматы и Мангистау. Полиция применила ' +
      'газ против 5,000 человек. Более 200 человек задержаны, 95 полицейских пострадали.'
    const english =
      'President Kassym-Jomart Tokayev of Kazakhstan imposed emergency rule in Almaty and Mangystau. Police used gas ' +
      'against 5,000 people. More than 200 were detained and 95 officers were hurt.'
    expect(familyOfLast([english], [russian, 'ru'])).toBe('r0')
    expect(familyOfLast([english], [russian, 'en'])).toBe('r1')
    expect(familyOfLast([english], [russian.replace('95', '59').replace('200', '300'), 'ru'])).toBe('r1')
  })

  it('never changes the family of an earlier report, and survives any text', () => {
    const text = fc.oneof(
      fc.constantFrom(WIRE, WIRE.slice(0, 150), WIRE.slice(90)),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('', ' ', '暴动在阿拉木图发生。', '12 12 12 12'),
    )
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), texts => {
        const reports = texts.map((words, n) => tell(`r${n}`, `2022-01-05T0${n}:00Z`, 'O', words, []).report)
        const all = familiesOf(reports, weighing)
        reports.forEach((_, n) => {
          const some = familiesOf(reports.slice(0, n + 1), weighing)
          for (const [id, family] of some) expect(all.get(id)).toBe(family)
        })
      }),
    )
  })
})
