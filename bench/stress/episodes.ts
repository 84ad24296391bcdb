import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { fnv1a } from '../../src/domain/hash.ts'

/**
 * Crises in the data, as the model would tell them: Mass Mobilization (Clark and Regan, doi:10.7910/DVN/HTTWYL),
 * the Cline Center's Coup d'État Project (doi:10.13012/B2IDB-9651987_V2), UCDP/PRIO Armed Conflict (v25.1).
 *
 * An episode begins with a protest of more than 10 000 people, or one in which the state killed, in a country that
 * had none within 90 days before. It goes on as long as protests of that country follow each other within 14 days.
 */
export interface Episode {
  readonly country: string
  readonly start: number
  readonly year: number
  /** Days until its last protest ends. */
  readonly days: number
  /** People were killed in its first protest already. */
  readonly firedAtStart: boolean
  /** Its first protest wanted somebody in power to go. */
  readonly removalDemanded: boolean
  readonly fired: boolean
  /** Days from the first to the last protest in which it fired; null where it did not. */
  readonly fireDays: number | null
  readonly conceded: boolean
  /** How the state met its last protest; null where the crisis ended in a coup or a war, or went on after 90 days. */
  readonly lastMet: 'concession' | 'force' | 'nothing' | null
  readonly coup: boolean
  readonly war: boolean
}

/** Days in which a coup or a war counts as that of a crisis. */
export const SPAN = 90
const GAP = 14

interface Row {
  readonly [column: string]: string
}

export function episodesFrom(folder: string): readonly Episode[] {
  const protests = readRows(join(folder, 'mass-mobilization/protests.csv'))
    .map(row => ({ row, start: dayNumber(row.start_date!), end: dayNumber(row.end_date || row.start_date!) }))
    .filter(({ start, end }) => !Number.isNaN(start) && !Number.isNaN(end))
    .sort((a, b) => a.start - b.start)
  const coups = takeoversFrom(folder).filter(({ realised }) => realised)
  const wars = warsFrom(folder)
  const countries = [...new Set(protests.map(({ row }) => row.ccode!))]
  return countries.flatMap(country => {
    const own = protests.filter(({ row }) => row.ccode === country)
    const found: Episode[] = []
    let lastStart = Number.NEGATIVE_INFINITY
    for (const [n, first] of own.entries()) {
      const large = first.row.participants_category === '>10000' || first.row.killings === '1'
      if (!large || first.start - lastStart <= SPAN) continue
      lastStart = first.start
      const chain = [first]
      let end = first.end
      for (const next of own.slice(n + 1)) {
        if (next.start - end > GAP || next.start - first.start > SPAN) break
        chain.push(next)
        end = Math.max(end, next.end)
      }
      const any = (column: string) => chain.some(({ row }) => row[column] === '1')
      const firing = chain.filter(({ row }) => row.killings === '1' || row.shootings === '1')
      const within = ({ country: where, day }: { country: string; day: number }) =>
        where === country && day >= first.start && day - first.start <= SPAN
      const days = end - first.start + 1
      const [coup, war] = [coups.some(within), wars.some(within)]
      found.push({
        country,
        start: first.start,
        year: Number(first.row.year),
        days,
        firedAtStart: first.row.killings === '1',
        removalDemanded: first.row.removal_of_politician === '1',
        fired: firing.length > 0,
        fireDays: firing.length
          ? Math.max(...firing.map(protest => protest.end)) -
            Math.min(...firing.map(protest => protest.start)) +
            1
          : null,
        conceded: any('accommodation'),
        lastMet: coup || war || days > SPAN ? null : howMet(chain.at(-1)!.row),
        coup,
        war,
      })
    }
    return found
  })
}

function howMet(row: Row): Episode['lastMet'] {
  if (row.accommodation === '1') return 'concession'
  const force = ['crowddispersal', 'arrests', 'beatings', 'shootings', 'killings']
  return force.some(column => row[column] === '1') ? 'force' : 'nothing'
}

/** Coups and attempts at them, by the country's number and by day. */
export function takeoversFrom(folder: string) {
  return readRows(join(folder, 'coups/cline-center-coups-v2.0.0.csv'))
    .filter(row => row.event_type !== 'conspiracy')
    .map(row => ({
      country: row.cowcode!,
      // A coup without a day counts on the 15th, one without a month on 1 July.
      day: dayNumber(`${row.year}-${pad(row.month || '7')}-${pad(row.day || (row.month ? '15' : '1'))}`),
      realised: row.realized === '1',
      bySoldiers: row.military === '1',
      popular: row.popular === '1',
    }))
}

/** Beginnings of fighting over government. */
export function warsFrom(folder: string) {
  return readRows(join(folder, 'conflict/ucdp-prio-armed-conflict.csv'))
    .filter(row => row.incompatibility !== 'territory')
    .map(row => ({ country: row.gwno_a!, day: dayNumber(row.start_date2!) }))
}

/** Develop to 2012, in two halves by a hash of the episode, one held out; test from 2013. */
export function partsOf(episodes: readonly Episode[]) {
  const half = ({ country, start }: Episode) => fnv1a(`${country} ${start}`) % 2
  const develop = episodes.filter(({ year }) => year <= 2012)
  return {
    fitted: develop.filter(episode => half(episode) === 0),
    'held out': develop.filter(episode => half(episode) === 1),
    'from 2013': episodes.filter(({ year }) => year >= 2013),
  }
}

function dayNumber(day: string): number {
  return Date.parse(day) / 86_400_000
}

function pad(part: string): string {
  return part.padStart(2, '0')
}

export function readRows(file: string): readonly Row[] {
  return parse(readFileSync(file), { columns: true, bom: true })
}
