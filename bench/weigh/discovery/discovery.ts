import type { Weighing } from '../../../src/weigh/weighing.ts'
import { readBooks } from './books.ts'
import { flightDays, readFlights } from './flights.ts'
import { forewarn, forewarnByName, recordsOf, voteByName } from './forewarn.ts'
import { type Answer, accu, accuCopy, truthFinder, vote } from './methods.ts'
import { type ClaimSet, type Item, readSet } from './sets.ts'

/** Days of Flight on which settings were chosen; the later ones were not looked at. */
const EARLY_DAYS = 10
/** The day of which the set of one day holds the last quarter of the flights: nothing is chosen on it. */
const ONE_DAY = '20111204'
const QUARTERS = 4

/**
 * Share of items whose right value each method finds, side by side on the public sets.
 *
 * @param folder of the sets Book, Population, Weather and one day of Flight, each with claims.csv and truth.csv
 * @param flights folder of the Flight set by days; left out where there is none
 */
export function discoveryFigures(
  folder: string | undefined,
  flights: string | undefined,
  weighing: Weighing,
): unknown {
  const figures: Record<string, unknown> = {}
  if (folder) {
    figures.book = bookFigures(readBooks(folder), weighing)
    figures['book, silver truth'] = bookFigures(readBooks(folder, 'truth-silver.csv'), weighing)
    for (const name of ['population', 'flights-2011-12-04']) {
      const set = readSet(folder, name)
      figures[name] = compared(set, set, weighing)
    }
    const weather = readSet(folder, 'weather')
    figures.weather = compared(weather, halfOf(weather), weighing)
  }
  if (flights) figures.flight = flightFigures(flights, weighing)
  return figures
}

function bookFigures(set: ClaimSet, weighing: Weighing): unknown {
  return {
    ...compared(set, set, weighing),
    'vote by name': share(set, voteByName),
    'forewarn by name': share(set, forewarnByName(set, weighing)),
  }
}

function flightFigures(folder: string, weighing: Weighing): unknown {
  const days = flightDays(folder)
  const early = readFlights(folder, days.slice(0, EARLY_DAYS))
  const later = readFlights(folder, days.slice(EARLY_DAYS))
  return {
    'early days': compared(early, early, weighing),
    'early days, a quarter by itself': quarterFigures(
      days
        .slice(0, EARLY_DAYS)
        .filter(day => day !== ONE_DAY)
        .flatMap(day => quartersOf(readFlights(folder, [day]))),
      weighing,
    ),
    'later days': {
      ...compared(later, later, weighing),
      // Not to be held against the others, which know no outcome.
      'forewarn, outcomes of the early days known': shareOfValues(
        later,
        forewarn(later, weighing, recordsOf(early)),
      ),
    },
  }
}

/** What the set of one day would have been on other days: settings are chosen here. */
function quarterFigures(quarters: readonly ClaimSet[], weighing: Weighing): unknown {
  const rightBy = (answers: (set: ClaimSet) => Answer) => quarters.map(set => rightValues(set, answers(set)))
  const [byVote, ours] = [rightBy(vote), rightBy(set => forewarn(set, weighing))]
  const items = quarters.reduce((sum, { truth }) => sum + truth.size, 0)
  const meanOf = (right: readonly number[]) => rounded(right.reduce((a, b) => a + b, 0) / items)
  return {
    items,
    Vote: meanOf(byVote),
    forewarn: meanOf(ours),
    quarters: quarters.length,
    'forewarn ahead': ours.filter((right, i) => right > byVote[i]!).length,
    'forewarn behind': ours.filter((right, i) => right < byVote[i]!).length,
  }
}

/** A day's flights in the order of the file, cut into four sets. */
function quartersOf({ sources, items, truth }: ClaimSet): readonly ClaimSet[] {
  const flightOf = (id: string) => id.slice(0, id.lastIndexOf('|'))
  const flights = [...new Set(items.map(({ id }) => flightOf(id)))]
  const size = Math.ceil(flights.length / QUARTERS)
  return Array.from({ length: QUARTERS }, (_, quarter) => {
    const own = new Set(flights.slice(quarter * size, (quarter + 1) * size))
    return {
      sources,
      items: items.filter(({ id }) => own.has(flightOf(id))),
      truth: new Map([...truth].filter(([id]) => own.has(flightOf(id)))),
    }
  })
}

/** Weather's cities whose names end in an odd digit: the others are for developing. */
function halfOf(set: ClaimSet): ClaimSet {
  return { ...set, truth: new Map([...set.truth].filter(([id]) => /[13579]\|/.test(id))) }
}

function compared(set: ClaimSet, scored: ClaimSet, weighing: Weighing): Record<string, number> {
  const methods: Record<string, () => Answer> = {
    Vote: vote,
    TruthFinder: () => truthFinder(set),
    Accu: () => accu(set),
    AccuCopy: () => accuCopy(set),
    forewarn: () => forewarn(set, weighing),
  }
  return {
    items: scored.truth.size,
    ...Object.fromEntries(
      Object.entries(methods).map(([name, method]) => [name, shareOfValues(scored, method())]),
    ),
  }
}

function shareOfValues(set: ClaimSet, answer: Answer): number {
  return rounded(rightValues(set, answer) / set.truth.size)
}

function share(set: ClaimSet, answered: (item: Item) => string): number {
  return rounded(rightAnswers(set, answered) / set.truth.size)
}

function rightValues(set: ClaimSet, answer: Answer): number {
  return rightAnswers(set, item => item.values[answer(item)]!)
}

function rightAnswers({ items, truth }: ClaimSet, answered: (item: Item) => string): number {
  return items.filter(item => truth.get(item.id)?.has(answered(item))).length
}

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000
}
