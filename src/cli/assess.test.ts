import { describe, expect, it } from 'vitest'
import type { Instant } from '../domain/instant.ts'
import { afterBrief } from './assess.ts'

const asOf = '2022-01-06T12:00:00Z' as Instant
const brief = (rest: number) =>
  [
    'A case',
    '',
    'BOTTOM LINE',
    'Killing [1].',
    '',
    'Unsure.',
    '',
    'WHAT IS KNOWN',
    'More.',
    ...Array(rest).fill('line'),
  ].join('\n')

describe('after a brief at a terminal', () => {
  it('the bottom line stands again where the brief has scrolled away, with how to read the whole', () => {
    const said = afterBrief(brief(100), 'cases/a', asOf)
    expect(said).toContain('BOTTOM LINE\nKilling [1].\n\nUnsure.\n\n')
    expect(said).not.toContain('More.')
    expect(said).toContain('forewarn serve cases/a --as-of 2022-01-06T12:00:00Z')
  })

  it('nothing stands where all of it is still on the screen', () => {
    expect(afterBrief(brief(10), 'cases/a', asOf)).toBe('')
  })

  it('nothing stands behind what is no brief', () => {
    expect(afterBrief('{\n}\n'.repeat(100), 'cases/a', asOf)).toBe('')
  })
})
