import { Command } from 'commander'
import { namesLike, writeWhy } from '../brief/why.ts'
import type { Instant } from '../domain/instant.ts'
import { UserError } from '../domain/problem.ts'
import { readWording } from '../read/definitions.ts'
import { FORMATS } from './assess.ts'
import {
  formatOption,
  instantOption,
  lastAssessment,
  type StoreOptions,
  withCase,
  withStoreOptions,
} from './case-options.ts'
import { emit, wantsColour } from './output.ts'

interface Options extends StoreOptions {
  readonly case?: string
  readonly asOf?: Instant
  readonly format: string
}

/** `forewarn why ID`: the terms that add up to an event's belief, an indicator's status or a hypothesis' share. */
export function whyCommand(): Command {
  return withStoreOptions(
    new Command('why')
      .description('show the terms that add up to a number of the assessment, down to the quotes')
      .argument(
        '<id>',
        'an event (e-…), an indicator, a hypothesis, or a claim (report#n), as the brief names it',
      )
      .option('--case <folder>', 'folder of the case (default: the one assessed last)')
      .option(
        '--as-of <time>',
        'the hour, with its zone (default: that of the last assessment)',
        instantOption,
      )
      .addOption(formatOption(Object.keys(FORMATS)))
      .addHelpText(
        'after',
        `
Examples:
  forewarn why loyalty.forces-side-with-protesters
  forewarn why social-revolt --case cases/kazakhstan-2022 --as-of 2022-01-06T12:00Z`,
      ),
  ).action(async (name: string, options: Options) => {
    const last = options.case && options.asOf ? null : lastAssessment(options.store)
    const folder = options.case ?? last!.case
    await withCase(folder, options, async opened => {
      const assessment = await opened.assessAt(options.asOf ?? last!.asOf)
      const answer = writeWhy(assessment, name, readWording())
      if (!answer) {
        const like = namesLike(assessment, name)
        throw new UserError([
          {
            code: 'why/unknown-name',
            severity: 'error',
            message: `nothing in the assessment of ${folder} as of ${assessment.asOf} is named "${name}"`,
            next: like.length
              ? `did you mean ${like.join(' or ')}?`
              : 'take an id from the brief, such as e-… or the name of an indicator',
          },
        ])
      }
      await emit(FORMATS[options.format]!(answer, wantsColour(process.stdout)), undefined)
    })
  })
}
