import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readFlatYaml } from './flat-yaml.ts'

test('reads one key and text a line', () => {
  expect(
    readFlatYaml(
      'outlet: \'Tengrinews\'\naddress: https://a.kz/x?y=1\npublished: 2022-01-02T08:47Z\ntitle: "A: b"',
    ),
  ).toEqual({
    outlet: 'Tengrinews',
    address: 'https://a.kz/x?y=1',
    published: '2022-01-02T08:47Z',
    title: 'A: b',
  })
})

test.each([
  'a: 1',
  'a: true',
  'a: ~',
  'a: [b]',
  'a: b # c',
  'a: b: c',
  'a: |\n  b',
  'a: b\n  c',
  'a: b\na: c',
  'a: *b',
  'a:',
  'a: "\\u0041"',
  '# b',
])('leaves %j to the parser', text => {
  expect(readFlatYaml(text)).toBeNull()
})

test('reads nothing otherwise than the YAML parser does', () => {
  const piece = fc.constantFrom(
    'a',
    'Б',
    '1',
    '-',
    ':',
    ' ',
    '#',
    "'",
    '"',
    '\\',
    '.',
    ',',
    '&',
    '*',
    '!',
    '|',
    '{',
    '[',
    '\n',
    'é',
  )
  const value = fc.array(piece, { maxLength: 12 }).map(parts => parts.join(''))
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 3 }), values => {
      const text = values.map((each, n) => `k${n}: ${each}`).join('\n')
      const flat = readFlatYaml(text)
      if (flat) expect(flat).toEqual(parse(text, { schema: 'core' }))
    }),
    { numRuns: 3000 },
  )
})
