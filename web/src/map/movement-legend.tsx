import { mapWords } from '../words/words.ts'

/** What the arrows' looks mean. */
export function MovementLegend() {
  const w = mapWords.value
  const kinds = (['sent', 'withdrawn', 'aid'] as const).map(kind => [kind, w.movementKinds[kind]] as const)
  const looks = [
    ...kinds,
    ['sent', w.toTown],
    ['sent whole', w.toCountry],
    ['sent announced', w.announcedOnly],
  ] as const
  return (
    <ul class="legend" aria-label={w.legend}>
      {looks.map(([look, text]) => (
        <li key={text}>
          <svg viewBox="0 0 34 10" width="34" height="10" aria-hidden="true">
            <g class={`movement ${look}`}>
              <path class="line" d="M0 5H27" stroke-width="2.5" />
              <path class="head" d="M-9 -5 0 0 -9 5Z" transform="translate(34 5)" />
            </g>
          </svg>
          {text}
        </li>
      ))}
    </ul>
  )
}
