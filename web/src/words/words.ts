import { computed } from '@preact/signals'
import { likelihoodOf } from '../../../src/brief/likelihood.ts'
import type { Day, Instant } from '../../../src/domain/instant.ts'
import { language } from '../state/prefs.ts'
import { type CorrectWords, correctEn } from './correct-en.ts'
import { correctRu } from './correct-ru.ts'
import { en, type Words } from './en.ts'
import { type MapWords, mapEn } from './map-en.ts'
import { mapRu } from './map-ru.ts'
import { ru } from './ru.ts'
import { type ScreeningWords, screeningEn } from './screening-en.ts'
import { screeningRu } from './screening-ru.ts'
import { type SupposeWords, supposeEn } from './suppose-en.ts'
import { supposeRu } from './suppose-ru.ts'
import { testsRu } from './tests-ru.ts'
import { type TreeWords, treeEn } from './tree-en.ts'
import { treeRu } from './tree-ru.ts'

const TABLES: Readonly<Record<'en' | 'ru', Words>> = { en, ru }

/** The page's words in the reader's language; read inside a component, they change with it. */
export const words = computed<Words>(() => TABLES[language.value])

const CORRECT: Readonly<Record<'en' | 'ru', CorrectWords>> = { en: correctEn, ru: correctRu }

/** The same for corrections. */
export const correctWords = computed<CorrectWords>(() => CORRECT[language.value])

const TREE: Readonly<Record<'en' | 'ru', TreeWords>> = { en: treeEn, ru: treeRu }

/** The same around the trees of sentences. */
export const treeWords = computed<TreeWords>(() => TREE[language.value])

const MAP: Readonly<Record<'en' | 'ru', MapWords>> = { en: mapEn, ru: mapRu }

/** The same around the map's borders and movements. */
export const mapWords = computed<MapWords>(() => MAP[language.value])

const SUPPOSE: Readonly<Record<'en' | 'ru', SupposeWords>> = { en: supposeEn, ru: supposeRu }

/** The same around assumptions about reports and outlets. */
export const supposeWords = computed<SupposeWords>(() => SUPPOSE[language.value])

const SCREENING: Readonly<Record<'en' | 'ru', ScreeningWords>> = { en: screeningEn, ru: screeningRu }

/** The same around the screening of assumptions. */
export const screeningWords = computed<ScreeningWords>(() => SCREENING[language.value])

/** What a test is called in the reader's language, as far as the page knows it. */
export function testText({ name, title }: { readonly name: string; readonly title: string }): string {
  return (language.value === 'ru' && testsRu[name]) || title
}

const locale = () => (language.value === 'ru' ? 'ru' : 'en-GB')

/** Making a formatter takes far longer than using it, and a table has one in each of its rows. */
const kept = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>()

function keptUnder<T extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, make: () => T): T {
  const found = kept.get(key)
  if (found) return found as T
  const made = make()
  kept.set(key, made)
  return made
}

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return keptUnder(
    `${locale()} ${JSON.stringify(options)}`,
    () => new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', ...options }),
  )
}

function numbers(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return keptUnder(`${locale()} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale(), options))
}

/** `Thu 6 Jan 2022, 12:00 UTC`: a time never stands without its zone. */
export function momentText(at: Instant): string {
  const day = format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(
    new Date(at),
  )
  return `${day.replace(/,/g, '').replace(/ г\.$/, '')}, ${at.slice(11, 16)} UTC`
}

/** `6 Jan 12:00 UTC`. */
export function hourText(at: Instant): string {
  return `${dayText(at.slice(0, 10) as Day)} ${at.slice(11, 16)} UTC`
}

/** `6 Jan`, with a blank that does not break. */
export function dayText(day: Day): string {
  return format({ day: 'numeric', month: 'short' }).format(new Date(day)).replace(/ /g, '\u00a0')
}

export function weekdayText(day: Day): string {
  return format({ weekday: 'short', day: 'numeric', month: 'short' }).format(new Date(day)).replace(',', '')
}

/** Nothing that is possible is written as 0 %, and nothing that is open as 100 %. */
export function percent(share: number, digits = 0): string {
  const least = 10 ** -digits
  if (share > 0 && share * 100 < least / 2) return `<\u00a0${exact(least)}\u00a0%`
  if (share < 1 && share * 100 > 100 - least / 2) return `>\u00a0${exact(100 - least)}\u00a0%`
  return `${exact(Number((share * 100).toFixed(digits)))}\u00a0%`
}

/** `likely (55–80 %)`: the word never stands without its range. */
export function likelihood(p: number): string {
  const { word, low, high } = likelihoodOf(p)
  // A range stays on one line: U+2060 forbids the break at the dash.
  return `${words.value.likelihood[word]} (${Math.round(low * 100)}\u2060–\u2060${Math.round(high * 100)}\u00a0%)`
}

/** An estimate, to three figures. */
export function number(value: number): string {
  return numbers({ maximumSignificantDigits: 3 }).format(value)
}

/** A figure that someone gave, as they gave it. */
export function exact(value: number): string {
  return numbers({ maximumFractionDigits: 2 }).format(value)
}

export function signed(value: number, digits = 2): string {
  const text = Math.abs(value).toFixed(digits)
  return Number(text) === 0 ? text : `${value < 0 ? '−' : '+'}${text}`
}

/** An interval of a count: `12`, `≥ 12`, `≤ 20`, `12–20`. */
export function countText(low: number | null, high: number | null): string {
  if (low === null) return high === null ? '?' : `≤\u00a0${exact(high)}`
  if (high === null) return `≥\u00a0${exact(low)}`
  return low === high ? exact(low) : `${exact(low)}–${exact(high)}`
}
