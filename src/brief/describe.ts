import type { Claim } from '../domain/claim.ts'
import type { Event } from '../domain/event.ts'
import type { Day, Instant } from '../domain/instant.ts'
import type { Role } from '../domain/plover.ts'
import type { Wording } from './wording.ts'

/** More names than this in one title say nothing. */
const NAMED = 2

/**
 * An event as a noun phrase: "Arrests by Kazakh police of Kazakh civilians in Almaty, 4–5 Jan". Actors and targets
 * are those that most of its claims name; a place that is only the case's own country is left out.
 *
 * @param claims those of the event
 */
export function eventTitle(
  event: Event,
  claims: readonly Claim[],
  wording: Wording,
  ownCountry: string,
): string {
  const words = wording.events[event.type]
  const mode = usualMode(claims)
  const name = (mode && words.modes[mode]) || words.name
  const party = (code: string) => partyName(code, wording, ownCountry)
  const doing = commonest(claims, 'actors')
  const actors = doing.filter(code => code !== `${ownCountry} ${words.usual}`).map(party)
  const targets = commonest(claims, 'targets')
    .filter(code => !doing.includes(code))
    .map(party)
  const place =
    event.place && event.place.name !== ownCountry
      ? ` in ${wording.countries.get(event.place.name)?.name ?? event.place.name}`
      : ''
  const day = event.from ? `, ${dayRange(event.from, event.to ?? event.from)}` : ''
  const bare = !actors.length && !targets.length && !place
  return [
    name,
    // Without a party or a place the words of the report tell more than the kind does.
    bare && claims[0] ? ` (“${claims[0].trigger.text}”)` : '',
    actors.length ? ` by ${actors.join(' and ')}` : '',
    targets.length ? ` ${words.target} ${targets.join(' and ')}` : '',
    place,
    day,
  ].join('')
}

/** The mode that most claims which have one give; the first among equals. */
export function usualMode(claims: readonly Claim[]): string | null {
  const counts = new Map<string, number>()
  for (const { mode } of claims) if (mode) counts.set(mode, (counts.get(mode) ?? 0) + 1)
  return [...counts.entries()].sort(([, n], [, m]) => m - n)[0]?.[0] ?? null
}

/** The codes that the claims name most: the first, and a second that is named at least two thirds as often. */
function commonest(claims: readonly Claim[], side: 'actors' | 'targets'): readonly string[] {
  const counts = new Map<string, number>()
  for (const claim of claims) {
    for (const { code } of claim[side]) if (code) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  const ranked = [...counts.entries()].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  const most = ranked[0]?.[1] ?? 0
  return ranked
    .filter(([, n]) => n * 3 >= most * 2)
    .slice(0, NAMED)
    .map(([code]) => code)
}

/** `KAZ COP` as "Kazakh police", `IGO CSTO` as "CSTO", `--- COP` and the case's own police as "police". */
export function partyName(code: string, wording: Wording, ownCountry?: string): string {
  const [country = '', ...rest] = code.split(' ')
  const name = rest.join(' ')
  if (country === 'IGO' || country === 'MED') return name || code
  const role = wording.roles[name as Role]
  const state = wording.countries.get(country)
  if (!role) return state && !name ? state.name : name || (state?.name ?? code)
  return state && country !== ownCountry ? `${state.adjective} ${role}` : role
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `4–5 Jan`, `31 Dec–2 Jan`. */
export function dayRange(from: Day, to: Day): string {
  if (from === to) return dayText(from)
  return from.slice(0, 7) === to.slice(0, 7)
    ? `${Number(from.slice(8))}–${dayText(to)}`
    : `${dayText(from)}–${dayText(to)}`
}

function dayText(day: Day): string {
  return `${Number(day.slice(8))}\u00a0${MONTHS[Number(day.slice(5, 7)) - 1]}`
}

/** `5 Jan 04:10Z`. */
export function hourText(instant: Instant): string {
  return `${dayText(instant.slice(0, 10) as Day)} ${instant.slice(11, 16)}Z`
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const FULL_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `Thursday 6 January 2022, 12:00 UTC`. */
export function momentText(instant: Instant): string {
  const date = new Date(instant)
  return `${WEEKDAYS[date.getUTCDay()]} ${date.getUTCDate()} ${FULL_MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}, ${instant.slice(11, 16)} UTC`
}

/** An interval of a count: `12`, `at least 12`, `up to 20`, `12–20`. */
export function countText(low: number | null, high: number | null): string {
  const figure = (value: number) => value.toLocaleString('en-GB').replaceAll(',', ' ')
  if (low === null) return high === null ? 'some' : `up to ${figure(high)}`
  if (high === null) return `at least ${figure(low)}`
  return low === high ? figure(low) : `${figure(low)}–${figure(high)}`
}

/** `1 report`, `3 reports`. */
export function plural(count: number, noun: string, many = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : many}`
}
