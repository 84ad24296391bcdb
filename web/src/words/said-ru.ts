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
]

/** A sentence of the program in Russian; null for one that has no Russian here. */
export function saidInRussian(text: string): string | null {
  for (const [pattern, russian] of SENTENCES) if (pattern.test(text)) return text.replace(pattern, russian)
  return null
}
