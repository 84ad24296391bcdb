import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { paragraphsOf } from '../../src/syntax/atoms.ts'
import { languageOf, languagesOf } from '../../src/syntax/language.ts'
import { reportsIn } from './reports.ts'

/**
 * How often the language is told: of whole reports and their titles against their front matter, and of sentences
 * of treebanks, each alone and in the midst of a text in the other language.
 */
const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: 'cases/kazakhstan-2022/reports' },
    /** CoNLL-U files whose names begin with the language's code. */
    treebank: { type: 'string', multiple: true, default: [] },
  },
})

interface Tally {
  right: number
  of: number
  wrong: Record<string, number>
}

const tally = (pairs: readonly (readonly [expected: string, told: string])[]): Tally & { share: number } => {
  const wrong: Record<string, number> = {}
  for (const [expected, told] of pairs)
    if (expected !== told) wrong[`${expected} for ${told}`] = (wrong[`${expected} for ${told}`] ?? 0) + 1
  const right = pairs.filter(([expected, told]) => expected === told).length
  return {
    right,
    of: pairs.length,
    share: Math.round((10_000 * right) / Math.max(1, pairs.length)) / 100,
    wrong,
  }
}

const reports = reportsIn(values.reports)
const treebanks = values.treebank.map(file => {
  const language = file.replace(/^.*\//, '').slice(0, 2)
  const texts = [...readFileSync(file, 'utf8').matchAll(/^# text = (.*)$/gm)].map(match => match[1]!)
  return { file, language, texts }
})
const ENGLISH = 'The president declared a state of emergency. Troops have left the city, the ministry said.'
const RUSSIAN = 'Президент ввёл чрезвычайное положение. Войска вышли из города, сообщили в министерстве.'
const ITALIAN =
  'Il presidente ha dichiarato lo stato di emergenza, ha detto il ministro. Le truppe non sono in città.'
const within = (around: string, text: string) => languagesOf([around, text, around])[1]!
console.log(
  JSON.stringify(
    {
      reports: tally(reports.map(report => [report.language, languageOf(report.text)])),
      titles: tally(reports.map(report => [report.language, languageOf(report.title)])),
      paragraphs: tally(
        reports.flatMap(({ text, language }) =>
          languagesOf(paragraphsOf(text).map(({ start, end }) => text.slice(start, end))).map(
            told => [language, told] as const,
          ),
        ),
      ),
      sentences: treebanks.map(({ file, language, texts }) => ({
        treebank: file.replace(/^.*\//, ''),
        alone: tally(texts.map(text => [language, languageOf(text)])),
        withinEnglish: tally(texts.map(text => [language, within(ENGLISH, text)])),
        withinRussian: tally(texts.map(text => [language, within(RUSSIAN, text)])),
        withinItalian: tally(texts.map(text => [language, within(ITALIAN, text)])),
      })),
    },
    null,
    2,
  ),
)
