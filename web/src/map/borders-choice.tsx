import { addressWith, go, param } from '../state/address.ts'
import { language } from '../state/prefs.ts'
import { countryText } from '../words/places.ts'
import { mapWords } from '../words/words.ts'
import { claimantsOn, type Position, type Standing } from './disputed.ts'
import { areaName, standingText } from './disputed-layer.tsx'

/** The position that the address names, where anybody takes it on the day. */
export function positionAsked(day: string): Position {
  const asked = param('borders')
  return asked === 'open' || claimantsOn(day).includes(asked) ? asked : 'fact'
}

/** By whose word borders are drawn; it stands in the address, so that a link says it too. */
export function BordersChoice({ day, position }: { readonly day: string; readonly position: Position }) {
  const w = mapWords.value
  const claimants = claimantsOn(day)
    .map(code => [code, code === 'ESH' ? w.sahrawi : countryText(code)] as const)
    .sort(([, a], [, b]) => a.localeCompare(b))
  return (
    <label class="borders-choice">
      {w.borders}{' '}
      <select
        value={position}
        onChange={event => {
          const chosen = event.currentTarget.value
          go(addressWith({ borders: chosen === 'fact' ? null : chosen }), true)
        }}
      >
        <option value="fact">{w.positions.fact}</option>
        <option value="open">{w.positions.open}</option>
        {claimants.map(([code, name]) => (
          <option key={code} value={code}>
            {w.claimedBy(name)}
          </option>
        ))}
      </select>
    </label>
  )
}

/** What the map says of its borders, in words: the position, and each disputed area in sight. */
export function BordersStatement({
  position,
  standings,
  seen,
}: {
  readonly position: Position
  readonly standings: readonly Standing[]
  readonly seen: readonly Standing[]
}) {
  const w = mapWords.value
  const name = (one: Standing) => areaName(one, language.value)
  const own = standings.filter(({ owner, disputed }) => disputed && owner === position).map(name)
  const claimant = position === 'ESH' ? w.sahrawi : countryText(position)
  const said =
    position === 'fact' || position === 'open'
      ? w.statement[position]
      : w.statement.claimed(claimant, own.join(', '))
  return (
    <div class="borders-statement note">
      <p>
        {said} {seen.length > 0 && w.dashed}
      </p>
      {seen.length > 0 && (
        <details>
          <summary>
            {w.disputedAreas}: {seen.length}
          </summary>
          <ul>
            {seen.map(one => (
              <li key={one.id}>
                <b>{name(one)}</b>: {standingText(one)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
