import { readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { parseInstant } from '../../src/domain/instant.ts'
import { codeReports } from '../../src/pool/code-reports.ts'
import { readCase } from '../../src/read/case.ts'
import type { Weighing } from '../../src/weigh/weighing.ts'
import { calibrationFigures } from './calibration.ts'
import { copyFigures } from './copying.ts'
import { type CodedCase, countFigures } from './counts.ts'
import { discoveryFigures } from './discovery/discovery.ts'
import { fitJoining } from './fit.ts'
import { joiningFigures } from './joining.ts'
import { weighing } from './settings.ts'
import { speedFigures } from './speed.ts'

/**
 * Measures weighing and prints JSON: `bench:weigh [joining|counts|copies|calibration|speed|discovery|fit]...`, without arguments the first four.
 * `counts --misses` lists what is missed, the held half apart.
 * `discovery` reads public sets from `--sets` and `--flights` (docs/belief.md says where they are).
 * `fit` prints joining weights fitted anew, to be put into lexicon/weighing.yaml by hand.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    case: { type: 'string', default: 'cases/kazakhstan-2022' },
    reports: { type: 'string' },
    sets: { type: 'string' },
    flights: { type: 'string' },
    misses: { type: 'boolean', default: false },
  },
})

const MEASURES: Record<string, (weighing: Weighing) => unknown | Promise<unknown>> = {
  joining: async () => {
    const { reports, claims, outlets } = await coded()
    return joiningFigures(reports, claims, outlets, weighing, ['tune', 'later', 'held'])
  },
  counts: async () => {
    const cases = new Map<string, CodedCase>()
    for (const name of readdirSync('cases', { withFileTypes: true }))
      if (name.isDirectory()) cases.set(name.name, await coded(`cases/${name.name}`, LAST))
    return countFigures(name => cases.get(name)!, weighing, values.misses)
  },
  copies: () => copyFigures(weighing),
  speed: () => speedFigures(values.reports ? Number(values.reports) : undefined),
  calibration: () => calibrationFigures(weighing),
  discovery: () => discoveryFigures(values.sets, values.flights, weighing),
  fit: async () => {
    const { reports, claims } = await coded()
    return fitJoining(reports, claims, weighing)
  },
}

/** The labelled mentions end on the afternoon of the sixth day. */
const LABELLED_TO = parseInstant('2022-01-07T15:00Z')!

const LAST = parseInstant('9999-12-31T00:00Z')!

async function coded(folder = values.case, to = LABELLED_TO) {
  const { loaded } = await readCase(folder)
  const reports = loaded.reports.filter(({ published }) => published <= to)
  const inputs = reports.map(({ id, text, published, language, outlet, outletCountry }) => ({
    report: id,
    text,
    published,
    language,
    outlet,
    ...(outletCountry ? { outletCountry } : {}),
  }))
  const codings = await codeReports(inputs)
  const claims = codings.flatMap(({ coding }) => (coding.kind === 'coded' ? coding.claims : []))
  return { reports, claims, outlets: loaded.outlets }
}

const chosen = positionals.length ? positionals : ['joining', 'copies', 'calibration', 'speed']
const unknown = chosen.filter(name => !(name in MEASURES))
if (unknown.length) {
  process.stderr.write(`no measure ${unknown.join(', ')}: expected ${Object.keys(MEASURES).join(', ')}\n`)
  process.exit(2)
}
const figures: Record<string, unknown> = {}
for (const name of chosen) figures[name] = await MEASURES[name]!(weighing)
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
