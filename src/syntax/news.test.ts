import { expect, it } from 'vitest'
import { readSyntax } from '../read/models.ts'
import { analyse } from './analyse.ts'

const syntax = readSyntax()

/** A passage with its sentences as they are found, `|` between them. */
function cut(passage: string, language: string): string {
  const text = passage.replaceAll('|', '')
  const { sentences } = analyse(text, syntax, { mode: 'fast', language })
  return sentences
    .map((sentence, i) => text.slice(sentences[i - 1]?.end ?? 0, sentence.end))
    .join('|')
    .concat(text.slice(sentences.at(-1)?.end))
}

const ENGLISH = {
  'bylines and datelines': `By Nellie Bly and Ernie Pyle|
ALMATY, Kazakhstan (Northwire) -| Protesters broke into the mayor's office on Wednesday.| Smoke rose.`,
  'a dateline with a date': `ALMATY, Jan. 5 (Northwire) —| Gunfire was heard.| "We saw soldiers run," said K. K. Tokayev.`,
  'an agency alone': `(Northwire) —| Ministers met in Astana.| Smoke rose.`,
  'a headline over its report': `Kazakhstan protests: What we know so far|
Thousands of people took to the streets.`,
  'a headline over a dateline': `UPDATE 2-Kazakhstan says it has regained control|
ALMATY, Jan 7 (Northwire) -|
Security forces have retaken the city.`,
  'a live blog': `LIVE: Protests in Kazakhstan|
13:05|
Troops have entered the square.|
13:20 —| Shots were fired, officials said.|
14:32 GMT -| Airport closed|
The airport in Almaty has been closed, officials say.`,
  'lines that are wrapped': `The ministry of internal affairs said on Wednesday that 317 of its
Officers had been hurt and that eight of them had died in several
Regions of the country.| It gave no figure for the demonstrators.`,
  'lists and labels': `Key points:|
- The government has resigned|
- Fuel prices were cut|
- Rallies go on|
Read more: Five things to know|
Advertisement`,
  credits: `The city is quiet.|
(Reporting by Nellie Bly; Editing by Ernie Pyle)`,
  'initials and ranks': `Gen. Murat Bektanov met Lt. Col. J. Glenn and S. B. Ivanov at 5 p.m. on Tuesday.| They did not speak.`,
  'acronyms within and at the end': `The U.S. said it was watching.| He lives in Washington D.C.| She moved to the U.S. in 2014.`,
  'abbreviations that lead on': `Police held 2,298 people, i.e. more than ever before.| Groups, e.g. Memorial, disputed it.`,
  'numbers, sums and articles of law': `Prices rose to 120 tenge ($0.27) a litre.| Art. 12 sets fines of up to 4.5 million.| No. 5 battalion left.`,
  firms: `The company, Tengizchevroil Inc., said output was down.| Chevron Corp. owns half.| J. P. Morgan cut its forecast.`,
  'words of others': `"Leave the square!" an officer shouted.| Nobody moved.| "Will you fire on us?" she asked.| “No,” he said.`,
  'a source cut in two': `"I ask you," he said, "to go home."| The crowd stayed.`,
  'sites, times and zones': `The site tengrinews.kz could not be reached.| By 10:54 GMT Brent had gained $1.09.`,
  tweets: `RT @almatylive: Shots near Republic Square!!! #Almaty #Kazakhstan`,
  'a name with a mark': `Where is Nazarbayev?| Nobody knows.| The answer came on Jan. 5 from St. Petersburg.`,
}

const RUSSIAN = {
  datelines: `НУР-СУЛТАН, 5 января. /ТАСС/.| Президент Казахстана К.-Ж. К. Токаев отправил правительство в отставку.`,
  'initials and abbreviations': `По словам А. С. Иванова, в г. Алматы на ул. Толе би, д. 5 слышали выстрелы.| Об этом пишет «Газета.Ru».`,
  'words of others': `«Армия с нами!» — кричали люди.| В ответ скандировали: «Молодцы!».| О пострадавших не сообщается.`,
  'sums and years': `В 2021 г. газ стоил 60 тенге, т.е. вдвое меньше.| Ущерб составил 2,5 млрд тенге.`,
}

it.each(Object.entries(ENGLISH))('sentences of English news: %s', (_, passage) => {
  expect(cut(passage, 'en')).toBe(passage)
})

it.each(Object.entries(RUSSIAN))('sentences of Russian news: %s', (_, passage) => {
  expect(cut(passage, 'ru')).toBe(passage)
})
