import type { IndicatorDefinition } from '../domain/indicator.ts'

/** The way from an indicator back to itself through those that it combines, or null. */
export function circleFrom(
  name: string,
  indicators: readonly IndicatorDefinition[],
): readonly string[] | null {
  const byName = new Map(indicators.map(indicator => [indicator.name, indicator]))
  const seen = new Set<string>()
  const walk = (at: string, way: readonly string[]): readonly string[] | null => {
    const test = byName.get(at)?.test
    if (test?.kind !== 'combined') return null
    for (const member of test.of) {
      if (member === name) return [...way, name]
      if (seen.has(member)) continue
      seen.add(member)
      const circle = walk(member, [...way, member])
      if (circle) return circle
    }
    return null
  }
  return walk(name, [name])
}
