import { parseArgs } from 'node:util'
import { buildMorphology, formsOf } from './endings.ts'
import { writeMorphology } from './file.ts'

/** Writes what a dictionary says of endings and forms, for train:syntax and train:fast. */
const { values } = parseArgs({
  options: {
    /** A folder with a dictionary as compiled for pymorphy2, format 2.4: the `dicts` of the npm package az. */
    dictionary: { type: 'string' },
    out: { type: 'string' },
    leastForms: { type: 'string', default: '3' },
    exactLength: { type: 'string', default: '9' },
  },
})
if (!values.dictionary || !values.out) {
  process.stderr.write('usage: npm run train:dictionary -- --dictionary DIR --out FILE\n')
  process.exit(2)
}
const morphology = buildMorphology(formsOf(values.dictionary), {
  leastForms: Number(values.leastForms),
  exactLength: Number(values.exactLength),
})
writeMorphology(values.out, morphology)
process.stdout.write(
  `${morphology.table.byteLength} bytes of endings, ${morphology.classes.length} classes, ` +
    `${morphology.analyses.length} analyses\n`,
)
