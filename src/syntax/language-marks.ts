/**
 * What tells languages of one script apart in a short text: words of the closed classes, frequent endings, and
 * letters that are used in the language (`letters`) or never used in it (`never`). From the grammars' lists of pronouns,
 * prepositions, conjunctions, auxiliaries and inflections; add a row for another language.
 */
export interface LanguageMarks {
  readonly language: string
  readonly words: string
  readonly endings: string
  readonly letters: string
  readonly never: string
}

export const LATIN: readonly LanguageMarks[] = [
  {
    language: 'en',
    words:
      'the of and to in a is that was for on with as by at from be has have had it he she they we his her their its this which who are were been not but or an after said will would could after over about into than more no amid says against',
    endings: 'ing ed tion ment ly ers ies sh th ght ck wn rs ts',
    letters: '',
    never: 'àèìòùáéíóúñäöüßçğışâêîôûãõąćęłńśźżåøæ',
  },
  {
    language: 'it',
    words:
      'il lo la i gli le un una di del della dei delle dello degli da dal dalla a al alla ai alle in nel nella nei con su sul sulla per tra fra e ed che chi non si è ha hanno sono stato stata ma come più anche dopo contro questo questa suo loro o se cui era',
    endings: 'zione zioni ato ata ati ate uto mente ità ando endo are ere ire ello etto oni ali nte nti ini',
    letters: 'àèìòù',
    never: 'ñäöüßçğışâêîôûãõąćęłńśźżåøæjkwxy',
  },
  {
    language: 'fr',
    words:
      'le la les un une des du de d l et à au aux en dans par pour sur avec sans que qui ne pas est sont a ont été il elle ils elles ce cette ces son sa ses leur mais ou où se plus après selon contre y était qu',
    endings: 'ment eur eux aux és ées ent ait aient elle ique oir ion eurs',
    letters: 'éèêàçùâîôûœ',
    never: 'ñäößğışãõąćęłńśźżåøæìòíóú',
  },
  {
    language: 'de',
    words:
      'der die das den dem des ein eine einen einem einer und oder in im an am auf aus bei mit nach von vom zu zum zur für über unter um als dass daß nicht ist sind war waren hat haben wird wurde wurden sich er sie es auch nur noch gegen vor wie seit',
    endings: 'ung ungen lich isch keit heit ischen en ern chen sch',
    letters: 'äöüß',
    never: 'àèìòùáéíóúñçğışâêîôûãõąćęłńśźżåøæ',
  },
  {
    language: 'tr',
    words:
      've bir bu da de ile için olarak olan göre daha en gibi kadar sonra ise ya ki çok ancak tarafından karşı oldu etti edildi dedi değil var yok her o ne nin üzerine yönelik ifade açıklamada',
    endings: 'lar ler dan den nda nde yor dı di ın in lık lik mak mek sı ları leri ıyor',
    letters: 'ğışçöü',
    never: 'àèìòùáéíóúñäßêôãõąćęłńśźżåøæqwx',
  },
  {
    language: 'es',
    words:
      'el la los las un una de del al a en y e o que no se su sus por para con sin sobre entre es son ha han fue como más pero también este esta lo le después contra ante tras desde hasta',
    endings: 'ción ciones ado ada ados mente ando iendo dad ar er ir aron ieron idad',
    letters: 'ñáéíóúü¿¡',
    never: 'àèìòùäößğışâêîôûãõąćęłńśźżåøæçkw',
  },
  {
    language: 'pt',
    words:
      'o a os as um uma de do da dos das em no na nos nas por pelo pela para com sem que não se e ou é são foi foram ao à mais como mas também seu sua após contra entre',
    endings: 'ção ções ado ada mente ando endo dade ar er ir aram eram',
    letters: 'ãõçáéíóúâêôà',
    never: 'ñäößğışìòùîûąćęłńśźżåøækwy',
  },
  {
    language: 'nl',
    words:
      'de het een en van in op te dat die is was zijn met voor aan niet door bij naar uit om ook als er heeft hebben werd worden tegen na over wordt',
    endings: 'en ing ingen lijk heid sche aan oor ijk',
    letters: '',
    never: 'àìòùáíóúñäößçğışâêîôûãõąćęłńśźżåøæ',
  },
  {
    language: 'pl',
    words:
      'w z na do i o że się nie jest są to od po za przez dla jak ale oraz był była było były przed ze po ich jego przeciwko',
    endings: 'ego ych ach ami owi ać ić ski ska nie ości owy ano',
    letters: 'ąćęłńóśźż',
    never: 'àèìòùáéíúñäöüßçğışâêîôûãõåøæqvx',
  },
  {
    language: 'uz',
    words:
      'va bilan uchun bu da ham esa bo‘lgan bo‘yicha deb edi emas yoki keyin qildi bo‘ldi haqida tomonidan',
    endings: 'lar ning dan ga lari ish di gan',
    letters: 'ʻ',
    never: 'àèìòùáéíóúñäöüßçğışâêîôûãõąćęłńśźżåøæw',
  },
]

export const CYRILLIC: readonly LanguageMarks[] = [
  {
    language: 'ru',
    words:
      'и в во на с со не что по к ко из за от о об это как а но для до при его он она они их также был была были было у же бы только после или то том этом который которые все мы я вы так уже нет по-прежнему',
    endings: 'ого его ство ства ться ется ение ения ность ости ый ая ое ые ых ов ал ил ли ла ть',
    letters: 'ыэъё',
    never: 'әғқңөұүһіїєґўћђљњџј',
  },
  {
    language: 'uk',
    words:
      'і й та в у на з із зі не що до від за про як але для це його він вона вони їх також був була були було після або який які при по ще вже',
    endings: 'ого ння ість ості ий ої их ів ав ли ти ться ють',
    letters: 'іїєґ',
    never: 'ыэъёәғқңөұүһўћђљњџј',
  },
  {
    language: 'be',
    words:
      'і ў у на з са не што па да ад за пра як але для гэта яго ён яна яны іх таксама быў была былі пасля або які',
    endings: 'ага ння асць асці ых аў лі ць ца',
    letters: 'ўіыэё',
    never: 'иъщәғқңөұүһїєґ',
  },
  {
    language: 'kk',
    words:
      'және мен бен пен да де бұл сол ол үшін туралы деп деді болды бар жоқ емес еді екен кейін қазақстан бойынша дейін бір осы өз оның олар жылы қаңтар де та те ғана арқылы қарсы',
    endings: 'лар лер дар дер тар тер ның нің дың дің ған ген ды ді ған мен нен ның нда нде',
    letters: 'әғқңөұүһі',
    never: 'їєґўћђљњџј',
  },
  {
    language: 'ky',
    words:
      'жана менен бул ал үчүн тууралуу деп деди болду бар жок эмес эле кийин боюнча бир ошол өз анын алар да де кыргыз',
    endings: 'лар лөр нын нин ган гөн ды да дө',
    letters: 'ңөү',
    never: 'әғқұһіїєґўћђљњџј',
  },
  {
    language: 'bg',
    words: 'и в на с за от да не се е са че по към до при след това но като той тя те или беше са със във',
    endings: 'та то те ия ване ние ът ите ата',
    letters: 'ъ',
    never: 'ыэёәғқңөұүһіїєґўћђљњџј',
  },
  {
    language: 'sr',
    words: 'и у на са за од да не се је су што по до при после то али као он она они или био била',
    endings: 'ије ање ост их има ама ог',
    letters: 'ћђљњџј',
    never: 'ыэъёәғқңөұүһіїєґўщья',
  },
]

/** Scripts that stand for one language here. */
export const SCRIPTS: readonly (readonly [script: string, language: string])[] = [
  ['Han', 'zh'],
  ['Hiragana', 'ja'],
  ['Katakana', 'ja'],
  ['Hangul', 'ko'],
  ['Arabic', 'ar'],
  ['Hebrew', 'he'],
  ['Greek', 'el'],
  ['Armenian', 'hy'],
  ['Georgian', 'ka'],
  ['Devanagari', 'hi'],
  ['Thai', 'th'],
]
