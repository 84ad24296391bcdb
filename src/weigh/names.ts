/** Sounds of the Russian and Kazakh Cyrillic letters, roughly as BGN/PCGN writes them. */
const LATIN: Record<string, string> = Object.fromEntries(
  [...'абвгдежзийклмнопрстуфхцчшщъыьэюяёқғңұүһөәі'].map((letter, i) => [
    letter,
    'a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya yo k g n u u h o a i'.split(
      ' ',
    )[i]!,
  ]),
)

/**
 * The first four consonants of a name, written in Latin with sounds that spellings confuse made one: endings and
 * vowels differ between languages, these seldom ("Tokayev" and "Токаева" are both `tkv`).
 */
export function skeletonOf(name: string): string {
  let latin = ''
  for (const letter of name.toLowerCase().normalize('NFD')) latin += LATIN[letter] ?? letter
  return latin
    .replaceAll('j', 'zh')
    .replaceAll('z', 's')
    .replace(/[^b-df-hj-np-tv-xz]/g, '')
    .replace(/(.)\1+/g, '$1')
    .slice(0, 4)
}
