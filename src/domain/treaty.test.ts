import { describe, expect, it } from 'vitest'
import { treatySchema } from './treaty.ts'

const written = (members: readonly object[]) => ({
  code: 'IGO PACT',
  name: 'A pact',
  kind: 'alliance',
  founded: '1992-05-15',
  members,
  sources: [{ title: 'its text', address: 'https://example.org/pact' }],
})

function faults(value: unknown): readonly string[] {
  const result = treatySchema.safeParse(value)
  return result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

describe('a treaty', () => {
  it('lets a state leave and come back', () => {
    const members = [
      { from: '1992-05-15', to: '1999-04-02', states: ['UZB'] },
      { from: '2006-08-16', to: '2012-12-19', states: ['UZB'] },
    ]
    expect(faults(written(members))).toEqual([])
  })

  it('refuses a state that is a member twice at once', () => {
    const members = [
      { from: '1992-05-15', states: ['KAZ', 'UZB'] },
      { from: '2006-08-16', to: '2012-12-19', states: ['UZB'] },
    ]
    expect(faults(written(members))).toEqual([
      'members.1.states: UZB is a member twice at once: see members.0',
    ])
  })

  it('refuses days that cannot be', () => {
    expect(faults(written([{ from: '1992-05-15', to: '1991-01-01', states: ['KAZ'] }]))).toEqual([
      'members.0.to: expected `to` not before `from`',
    ])
    expect(faults(written([{ from: '1992-02-30', states: ['KAZ'] }]))).toEqual([
      'members.0.from: 1992-02-30 is no day of the calendar',
    ])
    expect(faults(written([{ from: '1990-01-01', states: ['KAZ'] }]))).toEqual([
      'members.0.from: expected no member before the founding on 1992-05-15',
    ])
  })
})
