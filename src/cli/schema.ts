import { Argument, Command } from 'commander'
import { z } from 'zod'
import { assessmentSchema } from '../domain/assessment-schema.ts'
import {
  calendarSchema,
  caseSchema,
  exposuresSchema,
  hypothesesSchema,
  outcomeSchema,
  signalSchema,
} from '../domain/case.ts'
import { claimSchema } from '../domain/claim-schema.ts'
import { correctionDraftSchema } from '../domain/correction.ts'
import { indicatorSchema } from '../domain/indicator.ts'
import { judgementSchema } from '../domain/judgement.ts'
import { outletSchema } from '../domain/outlet.ts'
import { recordSchema } from '../domain/record.ts'
import { reportHeaderSchema } from '../domain/report.ts'
import { countrySchema } from '../stress/country.ts'
import { stressSchema } from '../stress/definition.ts'
import { policySchema } from '../stress/policy.ts'
import { weighingSchema } from '../weigh/weighing.ts'

/** What commands print, and what files an analyst writes. */
const SCHEMAS: Readonly<Record<string, { readonly schema: z.ZodType; readonly what: string }>> = {
  assessment: { schema: assessmentSchema, what: 'what `assess --format json` prints' },
  claims: { schema: claimSchema, what: 'a line of `claims --format jsonl`' },
  case: { schema: caseSchema, what: 'case.yaml' },
  report: { schema: reportHeaderSchema, what: 'the front matter of reports/*.md' },
  signal: { schema: signalSchema, what: 'signals/*.yaml' },
  indicator: { schema: indicatorSchema, what: 'indicators/*.yaml' },
  hypotheses: { schema: hypothesesSchema, what: 'hypotheses.yaml' },
  exposures: { schema: exposuresSchema, what: 'exposures.yaml' },
  calendar: { schema: calendarSchema, what: 'calendar.yaml' },
  country: { schema: countrySchema, what: 'country.yaml' },
  policy: { schema: policySchema, what: 'a policy for `stress --policy`' },
  outcome: { schema: outcomeSchema, what: 'outcome.yaml' },
  record: { schema: recordSchema, what: 'one entry of records.yaml' },
  judgement: { schema: judgementSchema, what: 'one entry of judgements.yaml' },
  correction: { schema: correctionDraftSchema, what: 'a correction, as the API takes it' },
  sources: { schema: z.array(outletSchema), what: 'sources.yaml' },
  weighing: { schema: weighingSchema, what: 'lexicon/weighing.yaml' },
  stress: { schema: stressSchema, what: 'lexicon/stress.yaml' },
}

/** `forewarn schema NAME`: the JSON Schema of what a command prints or a file holds. */
export function schemaCommand(): Command {
  return new Command('schema')
    .description('print the JSON Schema of what a command prints or of a file that you write')
    .addArgument(new Argument('<name>', 'which one').choices(Object.keys(SCHEMAS)))
    .addHelpText(
      'after',
      `
Names:
${Object.entries(SCHEMAS)
  .map(([name, { what }]) => `  ${name.padEnd(11)} ${what}`)
  .join('\n')}

Example:
  forewarn schema indicator > indicator.schema.json`,
    )
    .action((name: string) => {
      // What is written by hand is described before defaults and conversions are applied.
      const schema = z.toJSONSchema(SCHEMAS[name]!.schema, { io: 'input', target: 'draft-2020-12' })
      process.stdout.write(`${JSON.stringify(schema, null, 2)}\n`)
    })
}
