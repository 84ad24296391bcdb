interface Rivals {
  readonly none: { readonly prior: number }
  readonly hypotheses: readonly { readonly id: string; readonly prior: number }[]
  readonly evidence: readonly {
    readonly id: string
    readonly likelihood: Readonly<Record<string, number>>
    readonly dependsOn: readonly string[]
  }[]
}

interface Fault {
  readonly path: (string | number)[]
  readonly message: string
}

/** What no single field shows: priors that leave no room or too much, names that lead nowhere, circles. */
export function rivalryFaults({ none, hypotheses, evidence }: Rivals): Fault[] {
  const faults: Fault[] = []
  const total = hypotheses.reduce((sum, { prior }) => sum + prior, none.prior)
  if (Math.abs(total - 1) > 0.01) {
    const message = `exclusive hypotheses share one whole: expected priors with none's to sum to 1, found ${total.toFixed(3)}`
    faults.push({ path: ['hypotheses'], message })
  }
  hypotheses.forEach(({ id }, index) => {
    if (id === 'none' || hypotheses.findIndex(other => other.id === id) < index) {
      faults.push({ path: ['hypotheses', index, 'id'], message: `the name ${id} is taken` })
    }
  })
  const ids = [...hypotheses.map(({ id }) => id), 'none']
  const dependsOn = new Map(evidence.map(item => [item.id, item.dependsOn]))
  evidence.forEach((item, index) => {
    const path = (field: string) => ['evidence', index, field]
    const missing = ids.filter(id => item.likelihood[id] === undefined)
    const unknown = Object.keys(item.likelihood).filter(id => !ids.includes(id))
    if (missing.length)
      faults.push({
        path: path('likelihood'),
        message: `expected a likelihood under ${missing.join(', ')} too`,
      })
    if (unknown.length)
      faults.push({ path: path('likelihood'), message: `no hypothesis is named ${unknown.join(', ')}` })
    if (evidence.findIndex(other => other.id === item.id) < index)
      faults.push({ path: path('id'), message: `the name ${item.id} is taken` })
    for (const other of item.dependsOn) {
      if (!dependsOn.has(other))
        faults.push({ path: path('dependsOn'), message: `no evidence is named ${other}` })
    }
    if (reaches(item.id, item.id, dependsOn, new Set()))
      faults.push({ path: path('dependsOn'), message: `${item.id} depends on itself in a circle` })
  })
  return faults
}

function reaches(
  from: string,
  goal: string,
  edges: ReadonlyMap<string, readonly string[]>,
  seen: Set<string>,
): boolean {
  return (edges.get(from) ?? []).some(next => {
    if (next === goal) return true
    if (seen.has(next)) return false
    seen.add(next)
    return reaches(next, goal, edges, seen)
  })
}
