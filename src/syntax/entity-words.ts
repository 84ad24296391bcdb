import type { EntityKind } from '../domain/syntax.ts'

/** Lemmas, in lower case, that say what a name is when they head it or stand beside it. English, then Russian. */
export const HEADS: Readonly<Record<EntityKind, string>> = {
  unit:
    'army battalion battery brigade company corps detachment division fleet flotilla platoon regiment squadron squad wing ' +
    'армия батальон батарея бригада дивизион дивизия корпус отряд полк рота флот флотилия эскадрилья эскадра',
  organisation:
    'academy administration agency airline airlines airways alliance assembly association authority bank bloc board brigades broadcaster bureau cabinet center centre chamber channel command commission committee company confederation congress corporation council court department directorate duma embassy federation force forces foundation front fund gazette government group guard guards headquarters house inspectorate institute institution journal league legislature majlis media ministry mission monitor movement network news newspaper office oil club college company faculty hospital library school shipyard plant factory university organisation organization parliament party police post press programme program prosecutor radio senate service services society television times treaty tribunal union university watch ' +
    'агентство администрация академия альянс ассамблея ассоциация банк бюро ведомство газета гвардия движение дума европарламент институт канал комитет компания конгресс корпорация министерство мвд мид минобороны организация парламент партия полиция посольство правительство прокуратура профсоюз сенат служба совет союз суд университет управление фонд',
  place:
    'airport archipelago atoll avenue base bay beach border boulevard bridge camp canton capital cape city coast county desert district field gulf hill hills island islands lake mountain mountains oblast ocean peninsula port prison province region reef republic river road sea shoal square strait street town valley village yards ' +
    'аэропорт база граница город деревня край море область озеро остров площадь посёлок проспект район республика река село улица',
  person:
    'actor adm. admiral adviser advisor ambassador analyst blogger brig. capt. captain chairman chairwoman chancellor chief col. colonel commander commissioner correspondent deputy director doctor dr. editor emir envoy expert gen. general gov. governor head journalist judge justice king lady lawmaker lawyer leader lieutenant lord lt. maj. major mayor minister mr. mrs. ms. mufti official officer opponent oligarch patriarch pope premier president prince princess prof. professor prosecutor queen rapporteur rep. reporter rev. sen. senator secretary sergeant sgt. sheikh sir spokesman spokesperson spokeswoman sultan tsar ' +
    'аким генерал глава губернатор депутат директор журналист канцлер командир министр мэр начальник полковник посол премьер президент представитель премьер-министр прокурор секретарь сенатор',
}

/** Relations between the words of one name. */
export const INSIDE: ReadonlySet<string> = new Set([
  'flat',
  'flat:name',
  'flat:foreign',
  'compound',
  'goeswith',
])

/** Prepositions of place. */
export const LOCATIVE: ReadonlySet<string> = new Set(
  'in at near from to into out outside inside across around through via toward towards off в во на из под у около через'.split(
    ' ',
  ),
)

/** Verbs whose subject is, for a single name, most often a person. */
export const SPEECH: ReadonlySet<string> = new Set(
  'say tell add write tweet claim argue insist reply declare recall believe think resign сказать заявить сообщить написать добавить отметить'.split(
    ' ',
  ),
)

/** Capitalised words that are no names: days, months, forms of address, peoples are adjectives anyway. */
export const NO_NAME: ReadonlySet<string> = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. jan feb mar apr jun jul aug sep sept oct nov dec god christmas easter ramadan olympics covid covid-19 english russian twitter telegram internet gmt utc bst est am pm a.m. p.m. понедельник вторник среда четверг пятница суббота воскресенье'.split(
    ' ',
  ),
)
