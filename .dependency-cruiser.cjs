// The way of the data, as a rule that fails the build: a stage imports the domain and the stages before it.
const STAGES = ['domain', 'syntax', 'code', 'correct', 'weigh', 'watch', 'explain', 'stress', 'expose', 'brief', 'verify']
// Edges may use disk, network, clock and database; of one another they use those before.
const EDGES = ['read', 'store', 'pool', 'assess', 'notify', 'serve', 'cli']

const folder = names => `^src/(${names.join('|')})/`
const after = (list, name) => list.slice(list.indexOf(name) + 1)

// Explanations, stress test and exposures all follow from events and indicators, none from another.
const BESIDE = { stress: ['explain'], expose: ['explain', 'stress'] }

module.exports = {
  forbidden: [
    ...STAGES.map(stage => ({
      name: `${stage}-imports-what-comes-before`,
      severity: 'error',
      from: { path: folder([stage]), pathNot: '\\.(test|testing)\\.ts$' },
      to: { path: folder([...after(STAGES, stage), ...(BESIDE[stage] ?? []), ...EDGES]) },
    })),
    ...EDGES.slice(0, -1).map(edge => ({
      name: `${edge}-is-before-its-users`,
      severity: 'error',
      from: { path: folder([edge]), pathNot: '\\.(test|testing)\\.ts$' },
      to: { path: folder(after(EDGES, edge)) },
    })),
    {
      name: 'stages-are-pure',
      comment: 'disk, network, clock and processes live at the edges',
      severity: 'error',
      from: { path: folder(STAGES), pathNot: '\\.(test|testing)\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-cycles',
      comment: 'types may refer to each other, code may not: so it is the built files that are looked at',
      severity: 'error',
      from: { path: '^dist' },
      to: { circular: true },
    },
    {
      name: 'only-what-is-installed-for-users',
      severity: 'error',
      from: { path: '^src', pathNot: '\\.(test|testing)\\.ts$|^src/pool/typescript-thread' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      extensions: ['.ts', '.mts', '.js', '.mjs'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
}
