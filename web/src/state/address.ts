import { computed, signal } from '@preact/signals'
import { type Instant, instantOf, parseInstant } from '../../../src/domain/instant.ts'
import { PAGES, type Page } from './pages.ts'

/** All state of the view is in the address after `#`, so that a link brings the same view back. */
export interface Address {
  readonly page: Page
  readonly params: URLSearchParams
}

export function parseAddress(hash: string): Address {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2)
  const page = PAGES.find(name => name === path) ?? 'now'
  return { page, params: new URLSearchParams(query) }
}

export function formatAddress({ page, params }: Address): string {
  // Some signs are allowed there (RFC 3986, 3.5), and an hour or a policy is easier to read with them.
  const query = params
    .toString()
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%40', '@')
    .replaceAll('%21', '!')
  return `#/${page}${query ? `?${query}` : ''}`
}

export const address = signal<Address>(parseAddress(location.hash))
addEventListener('hashchange', () => {
  address.value = parseAddress(location.hash)
})

export const page = computed(() => address.value.page)
/** The hour asked for; null stands for the one that the room opens at. */
export const askedAt = computed<Instant | null>(() => parseInstant(address.value.params.get('at') ?? ''))
/** What the drawer shows: `e-…` an event, `r:…` a report, `i:…` an indicator, `x:…` a piece of evidence. */
export const opened = computed(() => address.value.params.get('open'))

export function param(name: string): string {
  return address.value.params.get(name) ?? ''
}

/** The address with some parameters changed; null or an empty text takes one away. */
export function addressWith(changes: Readonly<Record<string, string | null>>, to: Page = page.value): string {
  const params = new URLSearchParams(address.value.params)
  // A page's own parameters stay behind when one leaves it.
  if (to !== page.value) for (const name of [...params.keys()]) if (!SHARED.has(name)) params.delete(name)
  for (const [name, value] of Object.entries(changes)) {
    if (value) params.set(name, value)
    else params.delete(name)
  }
  return formatAddress({ page: to, params })
}
const SHARED = new Set(['at', 'open', 'claim'])

/** Goes to an address; `replace` leaves no step in the browser's history (for what changes while a hand moves). */
export function go(hash: string, replace = false): void {
  if (replace) history.replaceState(null, '', hash)
  else history.pushState(null, '', hash)
  address.value = parseAddress(hash)
}

/** `2022-01-06T12:00Z`: seconds are left out where they are nought. */
export function shortInstant(at: Instant): string {
  return at.replace(/:00Z$/, 'Z')
}

export function goTo(at: Instant, replace = false): void {
  go(addressWith({ at: shortInstant(at) }), replace)
}

export function atMs(ms: number): Instant {
  return instantOf(ms)
}
