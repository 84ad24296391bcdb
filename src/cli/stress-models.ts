import { Argument, Command, Option } from 'commander'
import { fallingShock, NATION, peopleOf, restOf } from '../stress/models/centralisation.ts'
import {
  balance,
  courseAfter,
  REGIMES,
  type Regime,
  stabilityOf,
  tippingShock,
} from '../stress/models/compartments.ts'
import { type Epstein, type EpsteinSetup, epstein, RUN_2, RUN_5 } from '../stress/models/epstein.ts'
import { CONTENT, privateOpposition, publicOpposition, QUIET } from '../stress/models/falsification.ts'
import { outburstsOf } from '../stress/models/outbursts.ts'
import {
  KURAN,
  normalEquilibrium,
  opposition,
  rounds,
  UNIFORM,
  UNIFORM_BUT_ONE,
} from '../stress/models/thresholds.ts'
import { bar, sparkline } from './bars.ts'
import { seedOption } from './case-options.ts'

interface ReferenceModel {
  /** What it is known for, in a line. */
  readonly title: string
  readonly draw: (seed: number) => readonly string[]
}

const MODELS: Readonly<Record<string, ReferenceModel>> = {
  granovetter: { title: 'Granovetter 1978: thresholds, and crowds that tip by a hair', draw: granovetter },
  'kuran-1989': { title: 'Kuran 1989: falsified preferences, and why revolutions surprise', draw: kuran1989 },
  'central-authority': {
    title: 'After Makowsky and Rubin 2013: central power and networks of some reach',
    draw: centralAuthority,
  },
  'kuran-1991': { title: 'Kuran 1991: two societies that differ by one person', draw: kuran1991 },
  'lang-de-sterck': { title: 'Lang and De Sterck 2014: police states and failed states', draw: langDeSterck },
  'epstein-run-2': { title: 'Epstein 2002, Run 2: outbursts that come and go', draw: epsteinRun2 },
  'epstein-run-5': { title: 'Epstein 2002, Run 5: cops withdrawn one by one', draw: epsteinRun5 },
}

/** `forewarn stress models [NAME]`: a published model, run again, with the figures it is known by; without a name, which there are. */
export function stressModelsCommand(): Command {
  return new Command('models')
    .description('run a published model of unrest again, and draw it')
    .addArgument(
      new Argument('[name]', 'which model; without it, all are listed').choices(Object.keys(MODELS)),
    )
    .addOption(new Option('--seed <n>', 'seed of the random numbers').argParser(seedOption).default(1))
    .addHelpText('after', '\nExample:\n  forewarn stress models epstein-run-2 --seed 3')
    .action((name: string | undefined, { seed }: { readonly seed: number }) => {
      const lines =
        name === undefined
          ? Object.entries(MODELS).map(([id, { title }]) => `${id.padEnd(19)}${title}`)
          : MODELS[name]!.draw(seed)
      process.stdout.write(`${lines.join('\n')}\n`)
    })
}

const DEVIATIONS = [5, 10, 11, 12, 12.2, 12.3, 13, 15, 20, 30, 50, 100]

function granovetter(): readonly string[] {
  return [
    'Granovetter 1978: a person joins once as many others have as the person’s threshold says.',
    '',
    `Thresholds 0, 1, 2 ... 99:   ${rounds(UNIFORM).at(-1)} of 100 join`,
    `One threshold of 1 made 2:   ${rounds(UNIFORM_BUT_ONE).at(-1)} of 100 joins`,
    '',
    'Thresholds normal around 25 of 100, by standard deviation:',
    ...DEVIATIONS.map(deviation => {
      const share = normalEquilibrium(0.25, deviation / 100)
      return `  ${deviation.toFixed(1).padStart(5)}  ${bar(share, 50)} ${(share * 100).toFixed(1)} %`
    }),
    '',
    'The jump between 12.2 and 12.3 is the paper’s.',
  ]
}

function kuran1991(): readonly string[] {
  return [
    'Kuran 1991: a person shows opposition once it is as large in public as the person’s threshold.',
    '',
    ...Object.entries(KURAN).map(
      ([name, thresholds]) =>
        `  ${name.padEnd(3)} ${bar(opposition(thresholds) / 100, 40)} ${opposition(thresholds)} %   thresholds ${thresholds.join(', ')}`,
    ),
    '',
    'From A to A′ and from B to B′ one person’s threshold sinks from 20 to 10: A turns over, B does not.',
  ]
}

function kuran1989(): readonly string[] {
  const seen = publicOpposition(QUIET, 0)
  const percent = (share: number) => `${(share * 100).toFixed(0)} %`.padStart(5)
  const row = (name: string, share: number) => `  ${name.padEnd(46)} ${bar(share, 25)} ${percent(share)}`
  return [
    'Kuran 1989: people hide what they think of a government as long as the opposition seems weak.',
    '',
    row('Privately against the government', privateOpposition(QUIET)),
    row('Showing it', seen),
    '',
    'What they come to show:',
    row('7 points more seem to be against it', publicOpposition(QUIET, seen + 0.07)),
    row('9 points more seem to be against it', publicOpposition(QUIET, seen + 0.09)),
    row(
      'private preference moves by 0.01 of its scale',
      publicOpposition({ ...QUIET, mean: QUIET.mean + 0.01 }, 0),
    ),
    '',
    'Another society that looks the same:',
    row('Privately against the government', privateOpposition(CONTENT)),
    row('Showing it', publicOpposition(CONTENT, 0)),
    row(
      '9 points more seem to be against it',
      publicOpposition(CONTENT, publicOpposition(CONTENT, 0) + 0.09),
    ),
    '',
    'The theory is the paper’s; that reputation and integrity are linear, and the figures, are ours.',
  ]
}

const CENTRES = [0.1, 0.5, 0.9]
const REACHES = [1, 3, 8, 19]
const NATIONS = 10

function centralAuthority(seed: number): readonly string[] {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const row = (reach: number, centralisation: number) => {
    const nation = { ...NATION, reach, centralisation }
    const all = Array.from({ length: NATIONS }, (_, n) => {
      const people = peopleOf(nation, seed + n)
      const [before, after] = [restOf(nation, people), restOf(nation, people, 0.2)]
      return [before.falsified, after.shown - before.shown, fallingShock(nation, people)]
    })
    const [falsified, cascade, fall] = [0, 1, 2].map(k => mean(all.map(one => one[k]!)))
    const percent = (share: number) => `${(100 * share).toFixed(0)} %`.padStart(6)
    return `  ${String(reach).padStart(5)} ${percent(centralisation)}      ${percent(falsified!)}  ${bar(cascade!, 25)} ${percent(cascade!)}   ${fall!.toFixed(3)}`
  }
  return [
    'After Makowsky and Rubin 2013: citizens, heads of districts and soldiers hide what they think.',
    '',
    `  reach  centre   falsified  cascade after a shock of 0.2             falls at    (${NATIONS} nations from seed ${seed})`,
    ...REACHES.flatMap(reach => CENTRES.map(centre => row(reach, centre))),
    '',
    'Built on the paper’s abstracts alone: functions and figures are ours. docs/models-of-unrest.md says which of its',
    'findings come out and which do not.',
  ]
}

const SHOCKS = [0.1, 0.25, 0.5, 0.75, 0.9]
const TIME = 30

function langDeSterck(): readonly string[] {
  const row = (regime: Regime) => {
    const ends = SHOCKS.map(shock =>
      `${(100 * courseAfter(regime, shock, TIME).at(-1)!).toFixed(0)}`.padStart(5),
    )
    const figures = [regime.visibility, regime.capacity, balance(regime), tippingShock(regime)]
    return `  ${stabilityOf(regime).padEnd(25)} ${figures.map(figure => figure.toFixed(2).padStart(6)).join(' ')}   ${ends.join(' ')}`
  }
  return [
    'Lang and De Sterck 2014: a regime that censors (people see a revolt only where it is large) and polices (only',
    'where it is not too large). After a shock of so many per cent of the people, so many are in revolt in the end:',
    '',
    `  ${''.padEnd(25)} ${['α', 'β', 'c*', 'tips'].map(name => name.padStart(6)).join(' ')}   ${SHOCKS.map(shock => String(100 * shock).padStart(5)).join(' ')}`,
    ...REGIMES.map(row),
    '',
    'α how far people see each other, β the share that the police cope with, c* where joining and policing balance,',
    'tips: the share from which everyone joins. The examples are ours.',
  ]
}

const STEPS = 3000
const COLUMNS = 75

function epsteinRun2(seed: number): readonly string[] {
  const course = courseOf(RUN_2, seed, STEPS)
  const { outbursts, meanWait } = outburstsOf(course)
  const mean = (of: (outburst: (typeof outbursts)[number]) => number) =>
    outbursts.reduce((sum, outburst) => sum + of(outburst), 0) / (outbursts.length || 1)
  const letter = outburstsOf(courseOf({ ...RUN_2, wholeRatio: false }, seed, STEPS)).outbursts.length
  return [
    `Epstein 2002, model I, Run 2: ${STEPS} steps, seed ${seed}; each column the most active of ${STEPS / COLUMNS} steps.`,
    '',
    ...sparkline(course, COLUMNS, 6),
    '',
    `Outbursts (50 actives or more):    ${outbursts.length}, of ${mean(({ steps }) => steps).toFixed(1)} steps in the mean`,
    `Mean quiet between two:            ${meanWait?.toFixed(1) ?? 'none'} steps (the paper’s histogram lies near 60)`,
    `Actives summed over an outburst:   ${mean(({ total }) => total).toFixed(0)} in the mean`,
    `Most active at one step:           ${Math.max(...course)} (no more than 44.4 % of 1120 have grievance enough)`,
    `By the letter of the arrest rule:  ${letter} outbursts (without the whole part of the ratio that published code takes)`,
  ]
}

function epsteinRun5(seed: number): readonly string[] {
  const model = epstein(RUN_5, seed)
  const actives: number[] = []
  const cops: number[] = []
  do {
    model.step()
    actives.push(model.actives())
    cops.push(model.cops())
  } while (model.withdrawCop())
  const tipped = actives.findIndex(count => count >= 200)
  return [
    `Epstein 2002, model I, Run 5: one cop withdrawn at every step, seed ${seed}.`,
    '',
    'Active',
    ...sparkline(actives, COLUMNS, 6),
    'Cops',
    ...sparkline(cops, COLUMNS, 3),
    '',
    tipped < 0
      ? 'It did not tip.'
      : `It tips at step ${tipped}, with ${cops[tipped]} of ${cops[0]} cops left: ${actives[Math.max(0, tipped - 10)]} actives ten steps before, ${actives[tipped]} then.`,
  ]
}

function courseOf(setup: EpsteinSetup, seed: number, steps: number): readonly number[] {
  const model: Epstein = epstein(setup, seed)
  return Array.from({ length: steps }, () => {
    model.step()
    return model.actives()
  })
}
