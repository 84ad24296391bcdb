import type { Branch, StressTest } from '../../../src/domain/assessment.ts'
import { ShareBar } from '../parts/bar.tsx'
import { percent, words } from '../words/words.ts'

const SHOWN = 3

/** Where the outcomes part, in words: from the root each split, and how its sides end. */
export function Branches({ stress }: { readonly stress: StressTest }) {
  const w = words.value
  const root = stress.branches.find(({ path }) => path === '')
  if (!root?.split) return <p class="note">{w.stress.noBranches}</p>
  return (
    <ul class="branches">
      <Node branch={root} stress={stress} />
    </ul>
  )
}

function Node({ branch, stress }: { readonly branch: Branch; readonly stress: StressTest }) {
  const w = words.value
  const { path, share, outcomes, split } = branch
  const parent = path ? stress.branches.find(found => found.path === path.slice(0, -1))?.split : null
  const below = (['h', 'l'] as const).flatMap(
    side => stress.branches.find(found => found.path === path + side) ?? [],
  )
  const title = (id: string) =>
    w.stress.outcomes[id] ?? stress.outcomes.find(outcome => outcome.id === id)?.title ?? id
  return (
    <li>
      <p>
        <span>
          {parent ? (
            <>
              <b>{w.stress.hour(parent.hour)}:</b>{' '}
              {w.stress.states[parent.feature]?.(amountOf(parent), path.endsWith('h')) ?? parent.feature}
            </>
          ) : (
            w.stress.allRuns
          )}
        </span>
        <b class="figure">{percent(share)}</b>
      </p>
      <ShareBar p={share} low={share} high={share} compact />
      <small>
        {outcomes
          .slice(0, SHOWN)
          .map(end => `${title(end.id)} ${percent(end.share)}`)
          .join(' · ')}
      </small>
      {split && below.length > 0 && (
        <ul>
          {below.map(side => (
            <Node key={side.path} branch={side} stress={stress} />
          ))}
        </ul>
      )}
    </li>
  )
}

/** Armed opponents are counted for each loyal member of the forces, all else is a share. */
function amountOf({ feature, above }: NonNullable<Branch['split']>): string {
  return feature === 'armed' ? above.toFixed(3) : percent(above, above < 0.1 ? 1 : 0)
}
