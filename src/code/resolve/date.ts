import { addDays, type Day, parseDay } from '../../domain/instant.ts'
import type { Word } from '../../domain/syntax.ts'
import { base, headOf, isNoun, isVerb, kidsOf, type Tree, wordAt } from '../tree.ts'
import type { ResolveContext } from './context.ts'
import type { SentenceNotes } from './notes.ts'
import type { DateWords } from './resources.ts'

/** A day named in a sentence, with the word that carries it. */
interface TimeNote {
  readonly word: Word
  /** `limit`: a deadline or a span, which dates nothing. `offset`: days before (or after) another clause's day. */
  readonly value:
    | { readonly kind: 'weekday'; readonly weekday: number; readonly turn: -1 | 0 | 1 }
    | { readonly kind: 'date'; readonly month: number; readonly day: number; readonly year: number | null }
    | { readonly kind: 'shift'; readonly days: number }
    | { readonly kind: 'offset'; readonly days: number }
    | { readonly kind: 'limit' }
}

/** The day of the event whose trigger is word `trigger`, where the passage gives it, or null. */
export function dateOf(context: ResolveContext, sentence: number, trigger: number): Day | null {
  const notes = context.notes(sentence)
  const word = notes?.tree.words[trigger - 1]
  if (!notes || !word || !notes.tree.sentence.parsed) return null
  const times = timesIn(notes)
  return (
    dayFor(context, notes, word, times, 0) ??
    dayBeside(context, notes, word, times) ??
    (isClockEntry(notes.tree, word) ? context.day : null)
  )
}

/** How many clauses up a day may be taken from. */
const CLIMB = 5

function dayFor(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  times: readonly TimeNote[],
  climbed: number,
): Day | null {
  const { tree } = notes
  const own = times.filter(time => isOwn(tree, time.word, word))
  for (const time of own) {
    const day = valueOf(context, notes, time, word)
    if (day) return day
  }
  if (own.some(time => time.value.kind === 'limit') || climbed >= CLIMB) return null
  const offset = offsetOf(notes, word, times)
  if (offset !== null) {
    const clause = headOf(tree, word)
    const anchor = clause ? dayFor(context, notes, clause, times, climbed + 1) : null
    return addDays(anchor ?? context.day, offset)
  }
  const above = carrier(notes, word)
  return above ? dayFor(context, notes, above, times, climbed + 1) : null
}

/**
 * The day in the same stretch of words, where a faulty tree hangs it elsewhere: no comma, subordinator or other
 * predicate may stand between the two.
 */
function dayBeside(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  times: readonly TimeNote[],
): Day | null {
  const { tree } = notes
  for (const time of times) {
    if (time.value.kind === 'limit' || time.value.kind === 'offset') continue
    const from = Math.min(time.word.index, word.index)
    const to = Math.max(time.word.index, word.index)
    const between = tree.words.slice(from, to - 1)
    if (to - from > 14 || between.some(each => isBoundary(tree, each))) continue
    const day = valueOf(context, notes, time, word)
    if (day) return day
  }
  return null
}

function isBoundary(tree: Tree, word: Word): boolean {
  if (word.upos === 'SCONJ' || (word.upos === 'PUNCT' && /^[,;:—–.]$/.test(word.form))) return true
  if (word.upos === 'CCONJ') return true
  if (word.upos === 'PRON' && (word.feats.PronType === 'Rel' || word.feats.PronType === 'Int')) return true
  if (!isVerb(word)) return false
  return (
    (word.feats.VerbForm === 'Fin' && base(word.deprel) !== 'aux' && base(word.deprel) !== 'cop') ||
    kidsOf(tree, word).some(kid => base(kid.deprel) === 'nsubj')
  )
}

/** A day belongs to the nearest verb above it, and to the nouns on the way there. */
function isOwn(tree: Tree, time: Word, word: Word): boolean {
  let at: Word | null = time
  for (let n = 0; at && n < 12; n++) {
    if (at.index === word.index) return true
    if (isVerb(at) && at.index !== time.index && base(at.deprel) !== 'amod') return false
    if (isPredicate(tree, at) && at.index !== time.index) return false
    at = headOf(tree, at)
  }
  return false
}

function isPredicate(tree: Tree, word: Word): boolean {
  return kidsOf(tree, word).some(kid => kid.deprel === 'cop' || base(kid.deprel) === 'nsubj')
}

/**
 * The clause whose day serves this one too: the first of coordinated clauses, the clause above a participle or a
 * clause of the same time, the verb that carries a noun; never the verb of saying (gold rule 19).
 */
function carrier(notes: SentenceNotes, word: Word): Word | null {
  const { tree, words } = notes
  const head = headOf(tree, word)
  if (!head) return null
  const relation = base(word.deprel)
  if (relation === 'conj') return head
  if (relation === 'xcomp') return head
  if (isNoun(word) && !isPredicate(tree, word)) {
    if (!isVerb(head)) return relation === 'nmod' || relation === 'appos' ? null : null
    const owned = kidsOf(tree, word).some(
      kid =>
        (kid.deprel === 'nmod:poss' && kid.upos !== 'PRON') ||
        (kid.deprel === 'amod' && notes.nameAt[kid.index] !== null),
    )
    return (relation === 'obj' || base(word.deprel) === 'nsubj' || relation === 'obl') && !owned ? head : null
  }
  if (relation === 'advcl') {
    const mark = kidsOf(tree, word).find(
      kid => kid.deprel === 'mark' || (kid.deprel === 'advmod' && kid.index < word.index),
    )
    if (!mark) return word.feats.VerbForm === 'Fin' ? null : head
    return words.dates.while.has(mark.lemma.toLowerCase()) ? head : null
  }
  return null
}

/** "a day after they broke in": the clause's day lies that many days before the one above it. */
function offsetOf(notes: SentenceNotes, word: Word, times: readonly TimeNote[]): number | null {
  const { tree, words } = notes
  const mark = kidsOf(tree, word).find(kid => kid.deprel === 'mark' || kid.deprel === 'case')
  if (!mark) return null
  const lemma = mark.lemma.toLowerCase()
  const sign = words.dates.after.has(lemma) ? -1 : words.dates.before.has(lemma) ? 1 : 0
  if (sign === 0) return null
  const time = times.find(
    each => each.value.kind === 'offset' && each.word.index < mark.index && mark.index - each.word.index <= 2,
  )
  return time?.value.kind === 'offset' ? sign * time.value.days : null
}

function isClockEntry(tree: Tree, word: Word): boolean {
  const first = tree.words.find(each => each.upos !== 'PUNCT')
  return first !== undefined && /^\d{1,2}[:.]\d{2}$/.test(first.form) && word.index > first.index
}

/** The days that a sentence names. */
function timesIn(notes: SentenceNotes): readonly TimeNote[] {
  const { tree, words } = notes
  const { dates } = words
  const found: TimeNote[] = []
  const has = (index: number, set: ReadonlySet<string> | ReadonlyMap<string, unknown>) => {
    const word = wordAt(tree, index)
    return word !== null && (set.has(word.lemma.toLowerCase()) || set.has(word.form.toLowerCase()))
  }
  const limited = (word: Word) => isLimited(notes, word)
  for (const word of tree.words) {
    const form = word.form.toLowerCase()
    const lemma = word.lemma.toLowerCase()
    const weekday = dates.weekdays.get(form) ?? dates.weekdays.get(lemma)
    if (weekday !== undefined && /^\p{Lu}/u.test(word.form)) {
      const turn = has(word.index - 1, dates.last) ? -1 : has(word.index - 1, dates.next) ? 1 : 0
      found.push({ word, value: limited(word) ? { kind: 'limit' } : { kind: 'weekday', weekday, turn } })
      continue
    }
    const feast = feastAt(tree, word, dates)
    if (feast) {
      found.push({ word: feast.head, value: { kind: 'date', ...feast, year: null } })
      continue
    }
    const month = dates.months.get(form)
    if (month !== undefined && /^\p{Lu}/u.test(word.form)) {
      const day =
        [word.index - 1, word.index + 1].map(at => dayNumber(wordAt(tree, at))).find(n => n !== null) ?? null
      if (day === null) continue
      const year =
        [word.index + 1, word.index + 2, word.index + 3]
          .map(at => yearNumber(wordAt(tree, at)))
          .find(n => n !== null) ?? null
      found.push({
        word: topOfDate(tree, word),
        value: limited(word) ? { kind: 'limit' } : { kind: 'date', month, day, year },
      })
      continue
    }
    const shift = dates.shifts.get(form)
    if (shift !== undefined) {
      found.push({ word, value: limited(word) ? { kind: 'limit' } : { kind: 'shift', days: shift } })
      continue
    }
    const unit = dates.units.get(lemma)
    if (unit !== undefined && unit > 0) {
      const number = numberBefore(tree, word, dates)
      if (number === null) continue
      if (has(word.index + 1, dates.ago)) found.push({ word, value: { kind: 'shift', days: -number * unit } })
      else if (has(word.index + 1, dates.after) || has(word.index + 1, dates.before))
        found.push({ word, value: { kind: 'offset', days: number * unit } })
    } else if (unit === 0 && (has(word.index + 1, dates.after) || has(word.index + 1, dates.before)))
      found.push({ word, value: { kind: 'offset', days: 0 } })
  }
  return found
}

/** "by Friday", "between Sunday and Wednesday": a limit. */
function isLimited(notes: SentenceNotes, word: Word): boolean {
  const { tree, words } = notes
  let at: Word | null = word
  for (let n = 0; at && n < 3; n++) {
    for (const kid of kidsOf(tree, at)) {
      if (kid.deprel !== 'case' && kid.deprel !== 'mark' && kid.deprel !== 'advmod') continue
      if (kid.index > word.index) continue
      const lemma = kid.lemma.toLowerCase()
      if (words.dates.deadline.has(lemma) || words.dates.span.has(lemma)) return true
    }
    const next = headOf(tree, at)
    if (!next || isVerb(next) || (base(at.deprel) !== 'conj' && base(at.deprel) !== 'compound')) break
    at = next
  }
  return false
}

/** The word by which a date hangs in the tree: "2 November" may be headed by either. */
function topOfDate(tree: Tree, month: Word): Word {
  const head = headOf(tree, month)
  return head && Math.abs(head.index - month.index) === 1 && head.upos === 'NUM' ? head : month
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

function feastAt(tree: Tree, word: Word, dates: DateWords) {
  for (const [name, when] of dates.feasts) {
    const parts = name.split(' ')
    const spoken = tree.words
      .slice(word.index - 1, word.index - 1 + parts.length + 1)
      .map(each => each.form.toLowerCase())
    const text = spoken.join(' ').replace(/ (['’]s)/g, '$1')
    if (!text.startsWith(name)) continue
    const [month, day] = when.split('-').map(Number)
    const head = tree.words[word.index - 2 + parts.length + (name.includes("'s") ? 1 : 0)] ?? word
    return { head: isNoun(head) ? head : word, month: month!, day: day! }
  }
  return null
}

function valueOf(context: ResolveContext, notes: SentenceNotes, time: TimeNote, word: Word): Day | null {
  const { value } = time
  switch (value.kind) {
    case 'limit':
    case 'offset':
      return null
    case 'shift':
      return addDays(context.day, value.days)
    case 'weekday': {
      const today = weekdayOf(context.day)
      const back = (today - value.weekday + 7) % 7
      if (value.turn === -1) return addDays(context.day, -(back === 0 ? 7 : back))
      const ahead = (value.weekday - today + 7) % 7
      if (value.turn === 1) return addDays(context.day, ahead === 0 ? 7 : ahead)
      return isFuture(notes, word) ? addDays(context.day, ahead) : addDays(context.day, -back)
    }
    case 'date': {
      const { month, day, year } = value
      const at = (y: number) =>
        parseDay(`${y}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
      if (year !== null) return at(year)
      const now = Number(context.day.slice(0, 4))
      const this_ = at(now)
      if (!this_) return null
      const apart = (Date.parse(this_) - Date.parse(context.day)) / 86_400_000
      if (apart > 0 && !isFuture(notes, word) && apart > 31) return at(now - 1)
      return apart < -200 && isFuture(notes, word) ? at(now + 1) : this_
    }
  }
}

/** 1 Monday to 7 Sunday. */
function weekdayOf(day: Day): number {
  return ((new Date(day).getUTCDay() + 6) % 7) + 1
}

/** Whether the clause of a word lies ahead: a future auxiliary, an infinitive, or a present with no perfect. */
function isFuture(notes: SentenceNotes, word: Word): boolean {
  const { tree, words } = notes
  for (let at: Word | null = word; at; at = headOf(tree, at)) {
    const kids = kidsOf(tree, at)
    if (kids.some(kid => kid.deprel.startsWith('aux') && words.dates.future.has(kid.lemma.toLowerCase())))
      return true
    if (kids.some(kid => kid.deprel.startsWith('aux') && words.dates.future.has(kid.form.toLowerCase())))
      return true
    if (isVerb(at) && at.feats.VerbForm === 'Inf' && !kids.some(kid => base(kid.deprel) === 'aux')) {
      const above = headOf(tree, at)
      if (base(at.deprel) !== 'xcomp' || !above || above.feats.Tense !== 'Past' || hasPerfect(tree, above))
        return !hasPerfect(tree, at)
      return true
    }
    const finite = [at, ...kids.filter(kid => kid.deprel.startsWith('aux') || kid.deprel === 'cop')].find(
      each => each.feats.VerbForm === 'Fin',
    )
    if (finite)
      return (
        finite.feats.Tense === 'Pres' &&
        !hasPerfect(tree, at) &&
        !(at.feats.Tense === 'Past' && at.feats.VerbForm === 'Part' && at.feats.Voice !== 'Pass' && false)
      )
  }
  return false
}

function hasPerfect(tree: Tree, word: Word): boolean {
  return kidsOf(tree, word).some(kid => base(kid.deprel) === 'aux' && kid.lemma.toLowerCase() === 'have')
}
