import { join } from 'node:path'
import { episodesFrom, readRows, SPAN, takeoversFrom, warsFrom } from './episodes.ts'

/**
 * Figures of past crises that stand as sources in lexicon/stress.yaml: how long the state fires, how many come out, how
 * often soldiers who move against a government begin a war.
 *
 *   npm run bench:measures -- FOLDER-OF-SERIES
 */
const [folder] = process.argv.slice(2)
if (!folder) {
  process.stderr.write('usage: npm run bench:measures -- FOLDER-OF-SERIES\n')
  process.exit(2)
}
const PERCENTILES = [0.5, 0.75, 0.9, 0.95, 0.99]

/** Low readings of how the coders wrote numbers: `10000s`, `tens of thousands`, `2 million`. */
const WORDS = [
  ['hundreds of thousands', 200_000],
  ['tens of thousands', 20_000],
  ['million', 1_000_000],
  ['thousands', 2000],
  ['hundreds', 200],
] as const

const episodes = episodesFrom(folder)
const fired = episodes.flatMap(({ fireDays }) => (fireDays === null ? [] : [fireDays]))
const largest = largestShares()
const takeovers = takeoversFrom(folder)
const bySoldiers = takeovers.filter(takeover => takeover.bySoldiers)
const popular = takeovers.filter(takeover => takeover.popular)
const wars = warsFrom(folder)
process.stdout.write(
  `${JSON.stringify(
    {
      episodes: episodes.length,
      'days from the first to the last protest in which the state fired': percentiles(fired),
      'largest protest of a country-year, per cent of the people': percentiles(
        largest.map(share => 100 * share),
      ),
      'how past crises ended': {
        coup: episodes.filter(({ coup }) => coup).length,
        'war over government begins': episodes.filter(({ war }) => war).length,
        'going on after 90 days': episodes.filter(({ days }) => days > SPAN).length,
        'the last protest was met with force': episodes.filter(({ lastMet }) => lastMet === 'force').length,
        'with a concession': episodes.filter(({ lastMet }) => lastMet === 'concession').length,
        'with nothing': episodes.filter(({ lastMet }) => lastMet === 'nothing').length,
      },
      'coups where the first protest wanted somebody to go, and where not': [true, false].map(demanded => {
        const among = episodes.filter(({ removalDemanded }) => removalDemanded === demanded)
        return { of: among.length, coup: among.filter(({ coup }) => coup).length }
      }),
      'coups and attempts by soldiers': {
        of: bySoldiers.length,
        'war over government begins within 90 days': bySoldiers.filter(({ country, day }) =>
          wars.some(war => war.country === country && war.day >= day && war.day - day <= SPAN),
        ).length,
      },
      'coups and attempts with a popular revolt': {
        of: popular.length,
        realised: popular.filter(({ realised }) => realised).length,
      },
    },
    null,
    1,
  )}\n`,
)

function percentiles(values: readonly number[]) {
  const sorted = [...values].sort((a, b) => a - b)
  return {
    of: sorted.length,
    ...Object.fromEntries(
      PERCENTILES.map(p => [100 * p, Number(sorted[Math.floor(p * (sorted.length - 1))]!.toFixed(3))]),
    ),
  }
}

/** Countries that the World Bank, whose populations these are, names otherwise; the rest without a match is left out. */
function largestShares(): readonly number[] {
  const names: Readonly<Record<string, string>> = {
    Egypt: 'Egypt, Arab Rep.',
    Iran: 'Iran, Islamic Rep.',
    Russia: 'Russian Federation',
    'South Korea': 'Korea, Rep.',
    Venezuela: 'Venezuela, RB',
    Yemen: 'Yemen, Rep.',
    Syria: 'Syrian Arab Republic',
    Kyrgyzstan: 'Kyrgyz Republic',
    Turkey: 'Turkiye',
    Gambia: 'Gambia, The',
    'Congo Kinshasa': 'Congo, Dem. Rep.',
    'Congo Brazzaville': 'Congo, Rep.',
    'Ivory Coast': "Cote d'Ivoire",
  }
  const people = new Map(
    readRows(join(folder!, 'countries/population.csv')).map(row => [
      `${row['Country Name']} ${row.Year}`,
      Number(row.Value),
    ]),
  )
  const shares = new Map<string, number>()
  for (const { country, year, participants } of readRows(join(folder!, 'mass-mobilization/protests.csv'))) {
    const all = people.get(`${names[country!] ?? country} ${year}`)
    const count = participantsOf(participants!)
    if (!all || count === null) continue
    const key = `${country} ${year}`
    shares.set(key, Math.max(shares.get(key) ?? 0, count / all))
  }
  return [...shares.values()]
}

function participantsOf(written: string): number | null {
  const text = written.toLowerCase().replaceAll(',', '')
  const digits = /\d+/.exec(text)
  if (digits) return Number(digits[0]) * (text.includes('million') ? 1_000_000 : 1)
  return WORDS.find(([word]) => text.includes(word))?.[1] ?? null
}
