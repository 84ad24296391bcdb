import type { Word } from '../../domain/syntax.ts'
import { base, headOf, isNoun, isVerb, kidsBy, kidsOf, type Tree, wordAt } from '../tree.ts'
import { feastAt } from './feast.ts'
import type { SentenceNotes } from './notes.ts'
import type { DateWords } from './resources.ts'

/** A day named in a sentence, with the word that carries it. */
export interface TimeNote {
  readonly word: Word
  /** The verb that it stands behind, where the tree hangs it on one further up that has a day of its own. */
  readonly host: Word | null
  /** The day belongs to a noun alone ("Sunday's vote"). */
  readonly possessive: boolean
  /** The noun or participle that a planned day hangs on alone: "a rally planned for Sunday". */
  readonly planned: Word | null
  /** Set by the preposition: "since" looks back, "for" ahead. */
  readonly tense: 'past' | 'future' | null
  readonly value: TimeValue
}

/**
 * `limit`: a deadline or a span, which dates nothing. `offset`: days before or after another clause's day. `relative`:
 * days after the day told last ("the next day").
 */
export type TimeValue =
  | { readonly kind: 'weekday'; readonly weekday: number; readonly turn: -1 | 0 | 1 }
  | { readonly kind: 'date'; readonly month: number; readonly day: number; readonly year: number | null }
  | { readonly kind: 'shift'; readonly days: number }
  | { readonly kind: 'offset'; readonly days: number }
  | { readonly kind: 'relative'; readonly days: number }
  | { readonly kind: 'limit' }

const known = new WeakMap<SentenceNotes, readonly TimeNote[]>()

/** The days that a sentence names, found once. */
export function timesIn(notes: SentenceNotes): readonly TimeNote[] {
  let found = known.get(notes)
  if (!found) {
    found = notes.tree.words.flatMap(word => {
      const named = timeAt(notes, word)
      return named ? [noteOf(notes, named.word, named.value)] : []
    })
    const all = found
    found = all.map(time => ({
      ...time,
      host:
        partHost(notes, time) ??
        nounBeforeOf(notes, time.word) ??
        nounDated(notes.tree, time.word, time.value) ??
        hostOf(notes.tree, time, all),
    }))
    known.set(notes, found)
  }
  return found
}

/** "at dawn on Monday", "before midnight on Monday": the day is of what its part is of. */
function partHost({ tree, words: { dates } }: SentenceNotes, { word, value }: TimeNote): Word | null {
  if (value.kind !== 'weekday' && value.kind !== 'date') return null
  const joint = wordAt(tree, word.index - 1)
  const part = joint?.upos === 'ADP' ? wordAt(tree, word.index - 2) : null
  const lemma = part?.lemma.toLowerCase() ?? ''
  return part && (dates.parts.has(lemma) || dates.shifts.has(lemma)) && part.head !== word.index
    ? headOf(tree, part)
    : null
}

/**
 * "stormed the airport on Monday, while two were killed in Ayacucho on Sunday": of two days that the tree hangs on one
 * verb, the one behind another clause is of that clause.
 */
function hostOf(tree: Tree, time: TimeNote, times: readonly TimeNote[]): Word | null {
  const verb = headOf(tree, time.word)
  if (!verb || !isVerb(verb) || verb.index > time.word.index) return null
  const isSecond = times.some(
    each => each.word.head === verb.index && each.word.index < time.word.index && each.value.kind !== 'limit',
  )
  if (!isSecond) return null
  for (let at = time.word.index - 1; at > verb.index; at--) {
    const word = wordAt(tree, at)!
    if (/^[,;]$/.test(word.form)) return null
    if (!isVerb(word) || /^(aux|cop|amod)/.test(word.deprel)) continue
    const first = times.find(each => each.word.head === verb.index)!
    return first.word.index < word.index ? word : null
  }
  return null
}

function noteOf(notes: SentenceNotes, word: Word, value: TimeValue): TimeNote {
  const { tree, words } = notes
  const over = prepositionOver(tree, word)
  // "в ночь на понедельник": the preposition joins the day to a part of it, and plans nothing.
  const preposition = over !== null && isPartOfDay(notes, word, over) ? null : over
  const tense =
    preposition === null
      ? null
      : words.dates.later.has(preposition)
        ? 'past'
        : words.dates.planned.has(preposition)
          ? 'future'
          : null
  const above = preposition === null ? null : plannedAbove(notes, word)
  return {
    word,
    host: null,
    possessive: isPossessive(notes, word) || nounDated(tree, word, value) !== null,
    planned: preposition === null ? null : (plannedAt(notes, word, preposition) ?? above),
    tense: tense ?? (above ? 'future' : isDone(notes, word) ? 'past' : null),
    value: MAY_BE_LIMIT.has(value.kind) && isLimited(notes, word) ? { kind: 'limit' } : value,
  }
}

const MAY_BE_LIMIT: ReadonlySet<string> = new Set(['weekday', 'date', 'shift'])

function isPartOfDay({ tree, words }: SentenceNotes, word: Word, preposition: string): boolean {
  if (!words.dates.planned.has(preposition)) return false
  const before = tree.words.slice(0, word.index - 1).findLast(each => each.upos === 'NOUN')
  return (
    before !== undefined &&
    words.dates.parts.has(before.lemma.toLowerCase()) &&
    word.index - before.index <= 3
  )
}

/** "carried out on Tuesday": the participle behind its noun tells what was done. */
function isDone({ tree, words }: SentenceNotes, word: Word): boolean {
  const head = headOf(tree, word)
  return (
    head !== null &&
    isVerb(head) &&
    base(head.deprel) === 'acl' &&
    head.deprel !== 'acl:relcl' &&
    !tree.words.slice(head.index, word.index - 1).some(each => each.form === ',') &&
    head.feats.VerbForm === 'Part' &&
    head.feats.Tense === 'Past' &&
    !words.dates.future.has(head.lemma.toLowerCase())
  )
}

/** The word right before "for Sunday": a noun, or a participle such as "planned", "scheduled to start on". */
function plannedAt(notes: SentenceNotes, word: Word, preposition: string): Word | null {
  const { tree, words } = notes
  const { planned, future } = words.dates
  let at = word.index - 1
  while (at > 0 && wordAt(tree, at)!.lemma.toLowerCase() !== preposition) at--
  const before = wordAt(tree, at - 1)
  if (!before) return null
  const isPlan = isVerb(before) && before.feats.VerbForm === 'Part' && future.has(before.lemma.toLowerCase())
  if (isPlan) return before
  if (!planned.has(preposition) || words.dates.parts.has(before.lemma.toLowerCase())) return null
  return isNoun(before) || (isVerb(before) && before.feats.VerbForm === 'Part') ? before : null
}

/** "planned at Frankfurt from Thursday": the participle that the day hangs on. */
function plannedAbove(notes: SentenceNotes, word: Word): Word | null {
  const isPlan = (each: Word | null) =>
    each !== null &&
    isVerb(each) &&
    base(each.deprel) === 'acl' &&
    each.feats.VerbForm === 'Part' &&
    notes.words.dates.future.has(each.lemma.toLowerCase())
  const head = headOf(notes.tree, word)
  if (isPlan(head)) return head
  for (let at = word.index - 1; at > 0 && word.index - at <= PLANNED; at--) {
    const before = wordAt(notes.tree, at)
    if (isPlan(before)) return before
    if (!before || !/^(ADP|PROPN|DET|NOUN)$/.test(before.upos)) return null
  }
  return null
}

/** How far before its day "planned" may stand ("planned at Frankfurt airport from Thursday"): an assumption. */
const PLANNED = 6

/** What a word says of time, with the word by which it hangs in the tree. */
function timeAt(notes: SentenceNotes, word: Word): { readonly word: Word; readonly value: TimeValue } | null {
  const { tree } = notes
  const { dates } = notes.words
  const form = word.form.toLowerCase()
  const lemma = word.lemma.toLowerCase()
  const isName = !dates.capitalised || /^\p{Lu}/u.test(word.form)
  const has = (index: number, set: ReadonlySet<string>) => {
    const other = wordAt(tree, index)
    return other !== null && (set.has(other.lemma.toLowerCase()) || set.has(other.form.toLowerCase()))
  }
  const weekday = isName ? (dates.weekdays.get(form) ?? dates.weekdays.get(lemma)) : undefined
  if (weekday !== undefined) {
    const dated = dateBehind(tree, word, dates)
    if (dated) return { word, value: dated }
    const turn = has(word.index - 1, dates.last) ? -1 : has(word.index - 1, dates.next) ? 1 : 0
    return { word, value: { kind: 'weekday', weekday, turn } }
  }
  const feast = feastAt(tree, word, dates)
  if (feast) return feast
  if (isName && dates.months.has(form)) return dateAt(tree, word, dates.months.get(form)!)
  if (isStretch(tree, word, dates)) return { word, value: { kind: 'limit' } }
  if (isPartOfTold(tree, word, dates)) return { word, value: { kind: 'relative', days: 0 } }
  const shift = dates.shifts.get(form)
  if (shift !== undefined)
    return {
      word,
      value: has(word.index - 1, dates.upTo) ? { kind: 'limit' } : { kind: 'shift', days: shift },
    }
  const edge = daysFromEdge(tree, word, dates)
  if (edge !== null) return { word, value: { kind: 'relative', days: edge } }
  const unit = dates.units.get(lemma) ?? (dates.parts.has(lemma) ? 1 : undefined)
  if (unit === undefined) return null
  const beside = has(word.index + 1, dates.after) || has(word.index + 1, dates.before)
  const relative = relativeDays(tree, word, unit, dates, has)
  if (relative !== null) return { word, value: { kind: 'relative', days: relative } }
  if (unit === 0) return beside ? { word, value: { kind: 'offset', days: 0 } } : null
  // "the day after a strike began"
  const isOne = beside && unit === 1 && wordAt(tree, word.index - 1)?.feats.Definite === 'Def'
  const number = numberBefore(tree, word, dates) ?? (isOne ? 1 : null)
  if (number === null) return null
  if (has(word.index + 1, dates.ago)) return { word, value: { kind: 'shift', days: -number * unit } }
  return beside ? { word, value: { kind: 'offset', days: number * unit } } : null
}

/** "Friday, March 20", "Friday 20 March": the date tells which Friday. */
function dateBehind(tree: Tree, weekday: Word, dates: DateWords) {
  for (let at = weekday.index + 1; at <= weekday.index + 3; at++) {
    const word = wordAt(tree, at)
    const month = word ? dates.months.get(word.form.toLowerCase()) : undefined
    const dated = word && month !== undefined ? dateAt(tree, word, month).value : null
    if (dated) return dated.kind === 'date' ? dated : null
    if (!word || (word.form !== ',' && dayNumber(word) === null)) return null
  }
  return null
}

/** "last week", "at the weekend", "in recent days": a time that names no day. */
function isStretch(tree: Tree, word: Word, dates: DateWords): boolean {
  if (!dates.stretches.has(word.lemma.toLowerCase()) || word.deprel === 'compound') return false
  const [before, first] = [wordAt(tree, word.index - 1), wordAt(tree, word.index - 2)]
  if (!before) return false
  if (before.upos === 'DET' && dates.units.get(word.lemma.toLowerCase()) !== 1)
    return dates.stretching.has(before.lemma.toLowerCase()) || (first !== null && isWithin(first, dates))
  return dates.stretching.has(before.lemma.toLowerCase()) && !isThe(first, word, dates)
}

/** "the next day" counts from the day told, "the last week" does not. */
function isThe(first: Word | null, word: Word, dates: DateWords): boolean {
  return first?.upos === 'DET' && dates.units.get(word.lemma.toLowerCase()) === 1
}

function isWithin(word: Word, dates: DateWords): boolean {
  return dates.within.has(word.lemma.toLowerCase())
}

/** "that evening", "the same day", "by nightfall", "later in the day": of the day told last. */
function isPartOfTold(tree: Tree, word: Word, dates: DateWords): boolean {
  const lemma = word.lemma.toLowerCase()
  const isPart = dates.parts.has(lemma) || dates.parts.has(word.form.toLowerCase())
  if (!isPart && dates.units.get(lemma) !== 1) return false
  const [before, first] = [wordAt(tree, word.index - 1), wordAt(tree, word.index - 2)]
  if (!before || isBesideDay(tree, word, dates)) return false
  // a part of the day can only be "that evening", whatever the parser makes of it
  if (dates.same.has(before.lemma.toLowerCase())) return isPart || /^(DET|ADJ)$/.test(before.upos)
  if (before.upos === 'DET')
    return first !== null && isWithin(first, dates) && before.feats.Definite === 'Def'
  return isPart && isWithin(before, dates)
}

/** "Friday evening", "at midnight on Tuesday", "the evening of 3 May": the day is told beside its part. */
function isBesideDay(tree: Tree, word: Word, dates: DateWords): boolean {
  return [-1, 1, 2, 3].some(step => {
    const form = wordAt(tree, word.index + step)?.form.toLowerCase() ?? ''
    return dates.weekdays.has(form) || dates.months.has(form) || dates.shifts.has(form)
  })
}

/** "the night before", "the day after" where nothing follows that it would be before or after. */
function daysFromEdge(tree: Tree, word: Word, dates: DateWords): number | null {
  const lemma = word.lemma.toLowerCase()
  if (dates.units.get(lemma) !== 1 && !dates.parts.has(lemma)) return null
  const [side, next] = [wordAt(tree, word.index + 1), wordAt(tree, word.index + 2)]
  if (wordAt(tree, word.index - 1)?.upos !== 'DET' || !side) return null
  if (next && !/^(PUNCT|ADP|CCONJ)$/.test(next.upos)) return null
  const beside = side.lemma.toLowerCase()
  if (next?.upos === 'ADP' && next.lemma.toLowerCase() === 'of') return null
  return dates.before.has(beside) ? -1 : dates.after.has(beside) ? 1 : null
}

/** "the next day", "two days later", "hours earlier": days after the day told last. */
function relativeDays(
  tree: Tree,
  word: Word,
  unit: number,
  dates: DateWords,
  has: (index: number, set: ReadonlySet<string>) => boolean,
): number | null {
  const isThe = wordAt(tree, word.index - 2)?.upos === 'DET'
  if (unit === 1 && isThe && has(word.index - 1, dates.following)) return 1
  if (unit === 1 && isThe && has(word.index - 1, dates.preceding)) return -1
  const sign = has(word.index + 1, dates.thereafter) ? 1 : has(word.index + 1, dates.beforehand) ? -1 : 0
  if (sign === 0) return null
  if (unit === 0) return 0
  const number = numberBefore(tree, word, dates)
  return number === null ? null : sign * number * unit
}

/** "2 November 2021", "November 2, 2021": a month with its day; a bare month dates nothing. */
function dateAt(tree: Tree, month: Word, number: number) {
  const near = (steps: readonly number[], read: (word: Word | null) => number | null) =>
    steps.map(step => read(wordAt(tree, month.index + step))).find(n => n !== null) ?? null
  const day = near([-1, 1], dayNumber)
  if (day === null) return { word: month, value: { kind: 'limit' } as const }
  const head = headOf(tree, month)
  const word = head && Math.abs(head.index - month.index) === 1 && head.upos === 'NUM' ? head : month
  return { word, value: { kind: 'date', month: number, day, year: near([1, 2, 3], yearNumber) } as const }
}

function dayNumber(word: Word | null): number | null {
  const match = word ? /^(\d{1,2})(st|nd|rd|th)?$/.exec(word.form) : null
  const n = match ? Number(match[1]) : 0
  return n >= 1 && n <= 31 ? n : null
}

function yearNumber(word: Word | null): number | null {
  return word && /^(19|20)\d\d$/.test(word.form) ? Number(word.form) : null
}

function numberBefore(tree: Tree, unit: Word, dates: DateWords): number | null {
  const before = wordAt(tree, unit.index - 1)
  if (!before) return null
  if (/^\d{1,3}$/.test(before.form)) return Number(before.form)
  return dates.numbers.get(before.form.toLowerCase()) ?? null
}

/** "the vote of last Sunday": the noun that a day is of, wherever the tree hangs it. */
function nounBeforeOf({ tree, words }: SentenceNotes, word: Word): Word | null {
  const of = kidsBy(tree, word, 'case').find(kid => words.grammar.partitive.has(kid.lemma.toLowerCase()))
  const noun = of ? wordAt(tree, of.index - 1) : null
  return noun && isNoun(noun) ? noun : null
}

/** "the September 11, 2012, attack", "the Aug. 21 attack": the noun that a date stands before. */
function nounDated(tree: Tree, { index }: Word, value: TimeValue): Word | null {
  if (value.kind !== 'date') return null
  const isOfDate = (word: Word | null) => word !== null && /^(\d{1,4}(st|nd|rd|th)?|,)$/.test(word.form)
  let first = index
  while (isOfDate(wordAt(tree, first - 1)) || wordAt(tree, first)?.upos === 'NUM') first--
  let last = index
  while (isOfDate(wordAt(tree, last + 1))) last++
  const [article, noun] = [wordAt(tree, first - 1), wordAt(tree, last + 1)]
  return article?.upos === 'DET' && noun?.upos === 'NOUN' ? noun : null
}

/** "Sunday's vote", "Friday's Nile talks", "Sunday night's bombings", "the vote of last Sunday". */
function isPossessive(notes: SentenceNotes, word: Word): boolean {
  const { tree } = notes
  if (nounBeforeOf(notes, word)) return true
  const owner = word.deprel === 'nmod:poss' ? word : headOf(tree, word)
  return owner !== null && owner.deprel === 'nmod:poss' && Math.abs(owner.index - word.index) <= 1
}

/** The preposition before a day, or before the part of it ("on Tuesday night"). */
function prepositionOver(tree: Tree, word: Word): string | null {
  for (let at = word.index - 1; at >= Math.max(1, word.index - 2); at--) {
    const before = wordAt(tree, at)!
    if (before.upos === 'ADP' || before.upos === 'SCONJ') return before.lemma.toLowerCase()
    if (before.upos !== 'ADJ' && before.upos !== 'DET' && before.upos !== 'ADV') return null
  }
  return null
}

/** "after Friday prayers": on that day. */
function isRite(tree: Tree, word: Word, dates: DateWords): boolean {
  return dates.rites.has(wordAt(tree, word.index + 1)?.form.toLowerCase() ?? '')
}

/** "by Friday", "between Sunday and Wednesday": a limit. */
function isLimited(notes: SentenceNotes, word: Word): boolean {
  const { tree, words } = notes
  const stops = (lemma: string) => words.dates.deadline.has(lemma) || words.dates.span.has(lemma)
  const before = prepositionOver(tree, word)
  if (before !== null) return stops(before) && !isRite(tree, word, words.dates)
  let at: Word | null = word
  for (let n = 0; at && n < 3; n++) {
    for (const kid of kidsOf(tree, at))
      if (
        (kid.deprel === 'case' || kid.deprel === 'mark') &&
        kid.index < word.index &&
        stops(kid.lemma.toLowerCase())
      )
        return true
    const next: Word | null = headOf(tree, at)
    if (!next || isVerb(next) || (base(at.deprel) !== 'conj' && base(at.deprel) !== 'compound')) break
    at = next
  }
  return false
}
