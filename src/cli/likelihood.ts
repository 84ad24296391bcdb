import { Command, Option } from 'commander'
import { likelihoodsIn, likelihoodWord, readingText } from '../domain/likelihood.ts'
import { UserError } from '../domain/problem.ts'
import { readLikelihoods } from '../read/definitions.ts'

/** `forewarn likelihood TEXT`: words of likelihood as ranges, and a figure as a word. */
export function likelihoodCommand(): Command {
  const words = readLikelihoods()
  return new Command('likelihood')
    .description(
      'what words such as "likely" mean by the standards and to readers; a figure is put into a word',
    )
    .argument('<text>', 'a sentence, or a probability such as 0.7 or 70%')
    .addOption(
      new Option('--scale <scale>', 'the standard that a figure is written by')
        .choices(Object.keys(words.scales))
        .default('icd203'),
    )
    .addHelpText(
      'after',
      `
Examples:
  forewarn likelihood "A new Ukraine is likely; an intervention cannot be excluded."
  forewarn likelihood 0.7 --scale phia`,
    )
    .action((text: string, { scale }: { readonly scale: string }) => {
      const figure = /^\s*(\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(text)
      if (figure) {
        const p = Number(figure[1]) / (figure[2] ? 100 : 1)
        const word = likelihoodWord(p, scale, words)
        if (!word)
          throw wrong(
            'likelihood/no-probability',
            `${text.trim()} is no probability`,
            'write 0 to 1, or 0% to 100%',
          )
        process.stdout.write(`${word}, by ${words.scales[scale]!.name}\n`)
        return
      }
      const found = likelihoodsIn(text, words)
      if (!found.length)
        throw wrong(
          'likelihood/none',
          'the text has no word of likelihood',
          'lexicon/en/likelihood.yaml lists those that are known',
        )
      const sources = [
        ...Object.values(words.scales).map(({ source }) => source),
        words.readers.source,
        words.open.source,
      ]
      process.stdout.write(
        [
          ...found.map(reading => readingText(reading, words)),
          `Sources: ${sources.map(source => source.trim()).join('; ')}`,
          '',
        ].join('\n'),
      )
    })
}

function wrong(code: string, message: string, next: string): UserError {
  return new UserError([{ code, severity: 'error', message, next }])
}
