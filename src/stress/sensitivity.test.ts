import { describe, expect, it } from 'vitest'
import { PARAMETERS } from './parameters.ts'
import { morrisDesign, morrisEffects, sobolDesign, sobolIndices } from './sensitivity.ts'

describe('Morris screening', { timeout: 60_000 }, () => {
  const design = morrisDesign(8, 1)

  it('changes one parameter at a time, within the ranges, each once in a trajectory', () => {
    const length = PARAMETERS.length + 1
    expect(design).toHaveLength(8 * length)
    for (let n = 0; n < 8; n++) {
      const trajectory = design.slice(n * length, (n + 1) * length)
      const changed = trajectory
        .slice(1)
        .map((point, at) => point.flatMap((value, i) => (value === trajectory[at]![i] ? [] : [i])))
      expect(changed.every(list => list.length === 1)).toBe(true)
      expect(new Set(changed.flat()).size).toBe(PARAMETERS.length)
    }
    for (const value of design.flat()) expect(value >= -1e-12 && value <= 1 + 1e-12).toBe(true)
  })

  it('finds the slopes of a plane, and that they do not vary', () => {
    const slope = (n: number) => (n === 3 ? 5 : n === 7 ? -2 : 0)
    const effects = morrisEffects(
      design,
      design.map(point => point.reduce((sum, value, n) => sum + slope(n) * value, 0)),
    )
    expect(effects.slice(0, 2).map(({ name }) => name)).toEqual([PARAMETERS[3], PARAMETERS[7]])
    expect(effects[0]!.meanAbsolute).toBeCloseTo(5, 9)
    expect(effects[1]!.meanAbsolute).toBeCloseTo(2, 9)
    expect(effects[0]!.deviation).toBeCloseTo(0, 9)
    expect(effects[2]!.meanAbsolute).toBeCloseTo(0, 9)
  })
})

describe('Sobol indices', { timeout: 60_000 }, () => {
  /** Ishigami's function has indices that are known: first order 0.3139, 0.4424, 0; total 0.5576, 0.4424, 0.2437. */
  it('of the Ishigami function are the published ones', () => {
    const names = PARAMETERS.slice(0, 3)
    const rows = 4096
    const outputs = sobolDesign(names, rows, 7).map(point => {
      const [x, y, z] = point.slice(0, 3).map(value => (2 * value - 1) * Math.PI)
      return Math.sin(x!) + 7 * Math.sin(y!) ** 2 + 0.1 * z! ** 4 * Math.sin(x!)
    })
    const indices = new Map(sobolIndices(names, rows, outputs, 1).map(index => [index.name, index]))
    const [x, y, z] = names.map(name => indices.get(name)!)
    for (const [found, first, total] of [
      [x!, 0.3139, 0.5576],
      [y!, 0.4424, 0.4424],
      [z!, 0, 0.2437],
    ] as const) {
      expect(Math.abs(found.first - first)).toBeLessThan(0.06)
      expect(Math.abs(found.total - total)).toBeLessThan(4 * found.error + 0.01)
    }
  })

  it('are nought where the output never changes', () => {
    const names = PARAMETERS.slice(0, 2)
    const outputs = sobolDesign(names, 16, 1).map(() => 1)
    for (const { first, total } of sobolIndices(names, 16, outputs, 1)) expect([first, total]).toEqual([0, 0])
  })
})
