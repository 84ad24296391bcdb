import type { Claim } from '../../src/domain/claim.ts'
import type { Report } from '../../src/domain/report.ts'
import { weigh } from '../../src/weigh/weigh.ts'
import type { Outlet, Weighing } from '../../src/weigh/weighing.ts'
import { type Agreement, bCubed, pairwise } from './b-cubed.ts'
import { type Mention, mentionsOf } from './happenings.ts'

/** How each way of joining does on the labelled mentions; `held` was never looked at while tuning. */
export function joiningFigures(
  reports: readonly Report[],
  claims: readonly Claim[],
  outlets: readonly Outlet[],
  weighing: Weighing,
  halves: readonly Mention['half'][],
): unknown {
  const { mentions, lost } = mentionsOf(reports, claims)
  const eventOf = new Map<string, string>()
  for (const event of weigh({ reports, claims, outlets, weighing }).events)
    for (const id of event.claims) eventOf.set(id, event.id)
  const day = new Map(reports.map(({ id, published }) => [id, published.slice(0, 10)]))
  const ways: Record<string, (claim: Claim) => string> = {
    forewarn: ({ id }) => eventOf.get(id)!,
    'same trigger word': ({ event, trigger }) => `${event} ${trigger.text.toLowerCase().slice(0, 5)}`,
    'same type, place and day': claim =>
      `${claim.event} ${claim.place?.name} ${claim.date ?? day.get(claim.report)}`,
    'all apart': ({ id }) => id,
  }
  return Object.fromEntries(
    halves.map(half => {
      const own = mentions.filter(mention => mention.half === half)
      const gold = own.map(({ happening }) => happening)
      const figures = Object.entries(ways).map(([name, way]) => {
        const system = own.map(({ claim }) => way(claim))
        return [
          name,
          { bCubed: rounded(bCubed(gold, system)), pairs: rounded(pairwise(gold, system)) },
        ] as const
      })
      const together = new Map<string, number>()
      for (const label of gold) together.set(label, (together.get(label) ?? 0) + 1)
      const pairs = [...together.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
      return [
        half,
        { mentions: own.length, pairs, lostByTheCoder: lost[half], ...Object.fromEntries(figures) },
      ]
    }),
  )
}

function rounded({ precision, recall, f1 }: Agreement) {
  const three = (x: number) => Math.round(x * 1000) / 1000
  return { precision: three(precision), recall: three(recall), f1: three(f1) }
}
