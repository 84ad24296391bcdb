/** What the program itself says in English, as patterns: the words of a case or report in it stay as they are. */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/^they are of the types (.+)$/, 'разных типов: $1'],
  [/^they name the towns (.+)$/, 'названы разные города: $1'],
  [/^they name the countries (.+)$/, 'названы разные страны: $1'],
  [/^their days go from (\S+) to (\S+)$/, 'дни расходятся: от $1 до $2'],
  [/^they count (.+): (.+) at most and (.+) at least$/, 'числа расходятся ($1): не больше $2 и не меньше $3'],
  [/^a merge needs two claims that are there$/, 'для объединения нужны два утверждения, которые есть'],
  [/^a merge needs claims of two events.*$/, 'для объединения нужны утверждения двух событий'],
  [
    /^(.+) is no (?:claim|report|source|correction|figure) (?:at|of) this hour$/,
    '$1: на этот час такого нет',
  ],
  [
    /^(.+) is no (?:claim|report|source|correction|figure|event) as of (\S+)(?: \(.*\))?$/,
    '$1: на $2 такого нет',
  ],
  [/^the claim has no figure number (\d+)$/, 'у утверждения нет числа № $1'],
  [/^(\S+) is undone already, by (\S+)(?: \(.*\))?$/, '$1 уже отменено исправлением $2'],
  [
    /^(\S+) holds from (\S+), so it cannot be undone from (\S+)(?: \(.*\))?$/,
    '$1 действует с $2, поэтому отменить его с $3 нельзя',
  ],
  [/^the room was opened for looking alone$/, 'кабинет открыт только для просмотра'],
  [/^no such thing was known at that hour$/, 'на этот час такого не было известно'],
  [/^at: the case's hours run from (\S+) to (\S+)$/, 'часы дела: от $1 до $2'],
  [/^too many listen; ask again later$/, 'слишком много слушателей; попробуйте позже'],
  [
    /^open the address with the token that was printed at the start$/,
    'откройте адрес с ключом, напечатанный при запуске',
  ],
  [/^Too many requests$/, 'Слишком много запросов'],
  [/^A fault of Forewarn$/, 'Ошибка Forewarn'],
  [/^Too long$/, 'Слишком длинно'],
  [/^Not found$/, 'Не найдено'],
  // Treaties, as the page of exposure says what it understood.
  [/^every member of (.+) is a member of (.+)$/, 'все члены $1 состоят и в $2'],
  [/^(.+) includes (.+)$/, '$1: в составе $2'],
  [/^(.+) (?:is a member|are members) of (.+)$/, '$2: в составе $1'],
  // What is not known.
  [
    /^Hours: (\d+) reports? of (\d+) give only .+$/,
    'Часы: у $1 из $2 сообщений известен только день или часть дня; час принят условно.',
  ],
  [/^Gist only: of (\d+) reports? .+$/, 'Только суть: сообщений, от которых известны лишь адрес и суть: $1.'],
  [
    /^One origin: (\d+) of (\d+) events? rests? on a single origin\.$/,
    'Один первоисточник: на нём одном держится событий: $1 из $2.',
  ],
  [
    /^Place: (\d+) of (\d+) events? ha(?:s|ve) no place more exact than the country\.$/,
    'Место: событий, у которых оно не точнее страны: $1 из $2.',
  ],
  [
    /^Sources: no source has a record .+$/,
    'Источники: ни об одном ещё не известно, когда он был прав; оценка — по роду источника или от аналитика.',
  ],
  [
    /^Sources: (\d+) of (\d+) sources? ha(?:s|ve) a record .+$/,
    'Источники: о $1 из $2 известно, когда были правы; у остальных оценка — по роду или от аналитика.',
  ],
  [
    /^Stress test: its ranges are assumptions.+$/,
    'Стресс-тест: его диапазоны — допущения, часть сверена с прошлыми кризисами; где он ещё ошибается, сказано в docs/stress.md.',
  ],
  [
    /^What no outlet in the case reported .+$/,
    'О чём не сообщило ни одно издание дела, того здесь нет; в деле лишь часть опубликованного.',
  ],
]

const KINDS: Readonly<Record<string, string>> = {
  'state media': 'государственному СМИ',
  'an independent outlet': 'независимому изданию',
  'a wire agency': 'агентству',
  'an official site': 'официальному сайту',
  'a measuring service': 'службе измерений',
  'an analyst': 'аналитику',
  'social media': 'соцсетям',
  'a broadcaster': 'вещателю',
  'an outlet of unknown kind': 'изданию неизвестного рода',
}

const LANGUAGES = {
  en: new Intl.DisplayNames('en', { type: 'language' }),
  ru: new Intl.DisplayNames('ru', { type: 'language' }),
}
/** Languages by their English names: the brief says "in Kazakh". */
const LANGUAGE_CODES = new Map(
  'ar az be bg bn cs da de el en es et fa fi fr he hi hr hu hy id it ja ka kk ko ky lt lv mk ms nl no pl ps pt ro ru sk sl sq sr sv tg th tk tr uk ur uz vi zh'
    .split(' ')
    .map(code => [LANGUAGES.en.of(code)!, code]),
)

/** What has words of its own within it. */
const WRITTEN: readonly (readonly [RegExp, (...parts: string[]) => string | null])[] = [
  [
    /^prior for ([^;]+?)(?:; right in (\d+) of (\d+) settled)?$/,
    (kind, right, settled) =>
      KINDS[kind!]
        ? `по роду: доверие к ${KINDS[kind!]}${settled ? `; верно ${right} из ${settled}` : ''}`
        : null,
  ],
  [
    /^it is not so that (.+)$/,
    said => {
      const russian = saidInRussian(said!)
      return russian && `неверно, что ${russian}`
    },
  ],
  [
    /^Not coded: (\d+) reports?: (.+)\.$/,
    (n, reasons) =>
      `Не закодировано сообщений: ${n}; ${reasons!
        .replace(/in (\p{L}[\p{L} ]*) \(/gu, (whole, name: string) => {
          const code = LANGUAGE_CODES.get(name)
          return code ? `язык ${LANGUAGES.ru.of(code)} (` : whole
        })
        .replace('language not told', 'язык не определён')
        .replace('not read yet', 'ещё не прочитано')}.`,
  ],
]

/** A sentence of the program in Russian; null for one that has no Russian here. */
export function saidInRussian(text: string): string | null {
  for (const [pattern, write] of WRITTEN) {
    const found = pattern.exec(text)
    if (found) return write(...found.slice(1))
  }
  for (const [pattern, russian] of SENTENCES) if (pattern.test(text)) return text.replace(pattern, russian)
  return null
}
