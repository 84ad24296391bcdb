import { describe, expect, it } from 'vitest'
import { coded } from './coded.testing.ts'

/** `kind low-high place` of each figure, once. */
function figures(text: string, language = 'en'): readonly string[] {
  const all = coded(text, { language }).flatMap(({ magnitudes, factuality }) =>
    magnitudes.map(
      ({ kind, low, high, place, denied }) =>
        `${kind} ${low ?? ''}-${high ?? ''} ${place?.name ?? 'nowhere'}${(denied ?? factuality.endsWith('-')) ? ' denied' : ''}`,
    ),
  )
  return [...new Set(all)]
}

describe('the figures that a clause gives', () => {
  it.each([
    ['About a hundred miners were arrested in Lima.', 'detained 90-110 Lima'],
    ['More than a thousand farmers were injured in Lima.', 'injured 1000- Lima'],
    ['Police arrested nearly 500 students in Nairobi.', 'detained 450-500 Nairobi'],
    ['The number of miners killed in Lima has risen to 31.', 'killed 31-31 Lima'],
    ['The ministry spoke of six dead and 40 wounded among the police officers.', 'injured 40-40 nowhere'],
    ['At least 35 people are dead after the riots in Lima.', 'killed 35- Lima'],
    ['Twenty-two armed rebels were eliminated in Mali.', 'killed 22-22 MLI'],
  ])('%s', (text, figure) => expect(figures(text)).toContain(figure))

  it.each([
    'A girl of six was killed by soldiers in Lima.',
    'A mother of three was shot dead by police in Lima.',
  ])('counts no years and no children: %s', text => expect(figures(text)).toEqual([]))

  it('takes who stand beside others for no new ones', () => {
    const [first, second] = coded(
      'Police killed 20 rebels in Lima, and another 12 rebels were wounded.',
    ).flatMap(({ magnitudes }) => magnitudes)
    expect([first?.scope, second?.scope]).toEqual(['unknown', 'unknown'])
    const [more] = coded('Police arrested 300 more students in Lima.').flatMap(each => each.magnitudes)
    expect(more?.scope).toBe('new')
  })

  it('says of a figure what its own verb is told as', () => {
    const text = 'The ministry denied reports that more than 90 people died in the riots.'
    expect(figures(text)).toEqual(['killed 90- nowhere denied'])
  })
})

describe('the place of a figure', () => {
  it.each([
    [
      'that of people who were doing something there',
      'Dozens of people who tried to storm the police station in Lima were killed.',
      'killed 24-99 Lima',
    ],
    [
      'told after the second of two verbs',
      'At least four people were killed and 30 injured in clashes in Khartoum.',
      'killed 4- Khartoum',
    ],
    [
      'told first for clauses side by side',
      'In Lima a curfew is in force; police arrested 22 students last night.',
      'detained 22-22 Lima',
    ],
    [
      'not that of the sentence before',
      'Protesters stormed the town hall of Lima. Police arrested 200 students.',
      'detained 200-200 nowhere',
    ],
    [
      'not that of the country as a whole',
      'Unrest began in Lima. Police arrested 200 students across the country.',
      'detained 200-200 nowhere',
    ],
    [
      'not that of who tells it',
      'A Lima police spokesman reported a riot, and 1,000 people had been injured, he said.',
      'injured 1000-1000 nowhere',
    ],
  ])('%s', (_, text, figure) => expect(figures(text)).toContain(figure))
})

it('keeps the sentence of a figure that is told again for one happening', () => {
  const text = 'Soldiers killed miners in Lima. Soldiers killed 12 miners.'
  const [claim] = coded(text)
  const [figure] = claim!.magnitudes
  expect(coded(text)).toHaveLength(1)
  expect(text.slice(figure!.quote!.start, figure!.quote!.end)).toBe('Soldiers killed 12 miners.')
})
