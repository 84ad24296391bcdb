import type { StressTest } from '../../../src/domain/assessment.ts'
import { number, percent, words } from '../words/words.ts'

const SHOWN = 10

/** Which assumption moves the leading outcome how far; each leads to its row among the assumptions. */
export function HangsOn({ stress }: { readonly stress: StressTest }) {
  const w = words.value
  return (
    <ul class="tornado">
      {stress.hangsOn.slice(0, SHOWN).map(({ name, title, lowest, highest, error }) => {
        const from = Math.min(lowest, highest) * 100
        const to = Math.max(lowest, highest) * 100
        const clear = Math.abs(highest - lowest) > 2 * error
        return (
          <li key={name} class={clear ? '' : 'unclear'}>
            <button type="button" class="link" onClick={() => showAssumption(name)}>
              {title}
            </button>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect class="track" width="100" height="10" />
              <rect class="share" x={from} width={Math.max(0.5, to - from)} height="10" />
              <rect class="range" x={highest * 100 - 0.4} width=".8" height="10" />
            </svg>
            <span class="figure" title={`${w.lowest} → ${w.highest}`}>
              {percent(lowest)} → {percent(highest)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function showAssumption(name: string): void {
  const folded = document.getElementById('assumptions')
  if (folded instanceof HTMLDetailsElement) folded.open = true
  const row = document.getElementById(`assumption-${name}`)
  row?.scrollIntoView({ block: 'center' })
  row?.focus()
}

/** Every parameter with its range and where that comes from. */
export function Assumptions({ stress }: { readonly stress: StressTest }) {
  return (
    <table class="plain-table">
      <tbody>
        {stress.assumptions.map(({ name, title, low, high, unit, source }) => (
          <tr key={name} id={`assumption-${name}`} tabIndex={-1}>
            <th scope="row">{title}</th>
            <td class="figure">
              {low === high ? number(low) : `${number(low)}–${number(high)}`} {unit}
            </td>
            <td>{source}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
