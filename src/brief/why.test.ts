import { expect, it } from 'vitest'
import type { Assessment } from '../domain/assessment.ts'
import { readWording } from '../read/definitions.ts'
import { writeWhy } from './why.ts'

it('gives the prior of a hypothesis against the mean of all, as it gives the evidence', () => {
  const hypotheses = [
    { id: 'stays', prior: 0.74 },
    { id: 'falls', prior: 0.2 },
    { id: 'none', prior: 0.06 },
  ].map(each => ({
    ...each,
    title: each.id,
    description: '',
    priorSource: '',
    posterior: each.prior,
    range: [0, 1],
  }))
  const explanation = { question: '', hypotheses, evidence: [], linchpins: [], sensitivity: [], lookFor: [] }
  const assessment = {
    case: { country: 'KAZ' },
    asOf: '2022-01-06T12:00:00Z',
    reports: [],
    claims: [],
    events: [],
    indicators: [],
    values: [],
    exposures: [],
    calendar: [],
    memberships: [],
    corrections: [],
    sources: [],
    explanation,
  } as unknown as Assessment
  const nats = hypotheses.map(({ id }) => {
    const block = writeWhy(assessment, id, readWording())!.sections[0]!.blocks[0]!
    const cell = block.kind === 'table' ? block.rows[0]![2]![0]! : null
    return cell && 'text' in cell ? Number(cell.text.replace('−', '-')) : Number.NaN
  })
  expect(nats[0]).toBeGreaterThan(0)
  expect(nats[2]).toBeLessThan(0)
  expect(nats.reduce((sum, each) => sum + each, 0)).toBeCloseTo(0, 1)
})
