import { addDays, type Day, parseDay } from '../../domain/instant.ts'
import type { Word } from '../../domain/syntax.ts'
import { base, headOf, isInfinitive, isNoun, isVerb, kidsOf, type Tree, wordAt } from '../tree.ts'
import { isAroundPlace } from './around-place.ts'
import {
  carrier,
  isAnswer,
  isFollowed,
  isFuture,
  isMatter,
  isOwned,
  isPredicate,
  isTakenUp,
} from './carrier.ts'
import { isClockEntry } from './clock-entry.ts'
import type { ResolveContext } from './context.ts'
import type { SentenceNotes } from './notes.ts'
import { type TimeNote, timesIn } from './times.ts'

/**
 * The day of the event whose trigger is word `trigger`, where the passage gives it, or null. An act of speech
 * (`isSpeech`) takes no day from what another party did before it.
 */
export function dateOf(
  context: ResolveContext,
  sentence: number,
  trigger: number,
  isSpeech = false,
): Day | null {
  const notes = context.notes(sentence)
  const word = notes?.tree.words[trigger - 1]
  if (!notes || !word || !notes.tree.sentence.parsed) return null
  const times = timesIn(notes)
  if (isVague(notes, word, times)) return null
  return (
    dayFor(context, notes, word, times, isSpeech, 0) ??
    dayBeside(context, notes, word, times) ??
    (isClockEntry(context, notes, word) ? context.day : null)
  )
}

/** Whether the trigger itself is given the day, not a clause near it ("a rally that is planned for Saturday"). */
export function isOwnDay(context: ResolveContext, sentence: number, trigger: number, day: Day): boolean {
  const notes = context.notes(sentence)
  const word = notes?.tree.words[trigger - 1]
  if (!notes || !word) return false
  return timesIn(notes).some(
    time =>
      isOwn(notes.tree, time, word) &&
      mayDate(notes.tree, time, word) &&
      dayOfTime(context, notes, time, word) === day,
  )
}

/** "abducted in October", "quit last week": a time of its own that names no day leaves no room for another's. */
function isVague({ tree }: SentenceNotes, word: Word, times: readonly TimeNote[]): boolean {
  const own = times.filter(time => isOwn(tree, time, word))
  return own.length > 0 && own.every(time => time.value.kind === 'limit')
}

/** How many clauses up a day may be taken from. */
const CLIMB = 5

function dayFor(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  times: readonly TimeNote[],
  isSpeech: boolean,
  climbed: number,
  wasNoun = false,
): Day | null {
  const { tree } = notes
  const own = times
    .filter(time => isOwn(tree, time, word) && mayDate(tree, time, word))
    .sort((a, b) => vagueness(a) - vagueness(b))
  for (const time of own) {
    const day = dayOfTime(context, notes, time, word)
    if (day) return day
  }
  if (own.some(time => time.value.kind === 'limit') || climbed >= CLIMB) return null
  if (isHoursFrom(notes, word, times)) return null
  const offset = offsetOf(notes, word, times)
  if (offset !== null) {
    const clause = headOf(tree, word)
    const others = times.filter(time => time !== offset.time)
    const anchor = clause ? dayFor(context, notes, clause, others, isSpeech, climbed + 1) : null
    return anchor ? addDays(anchor, offset.days) : relativeDay(context, notes, offset.time, offset.days)
  }
  const behind = dayBehind(context, notes, word, times) ?? dayMeanwhile(context, notes, word, times)
  if (behind) return behind
  const above = carrier(notes, word)
  if (!above || (wasNoun && base(word.deprel) === 'xcomp')) return null
  if (isSpeech && isAnswer(tree, word)) return null
  // what stands before an infinitive dates the verb above it: "threatened on Friday to close"
  const later = base(word.deprel) === 'xcomp' ? times.filter(time => time.word.index > word.index) : times
  return dayFor(context, notes, above, later, isSpeech, climbed + 1, wasNoun || isNoun(word))
}

/** "was shot as he greeted supporters on Wednesday": the day that closes a clause of the same time. */
function dayMeanwhile(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  times: readonly TimeNote[],
): Day | null {
  const { tree, words } = notes
  if (!isVerb(word)) return null
  const clause = kidsOf(tree, word).find(
    kid =>
      base(kid.deprel) === 'advcl' &&
      kidsOf(tree, kid).some(
        mark =>
          mark.index < kid.index &&
          words.dates.while.has(mark.lemma.toLowerCase()) &&
          wordAt(tree, mark.index - 1)?.form !== ',',
      ) &&
      kidsOf(tree, kid).some(each => base(each.deprel) === 'nsubj' && each.upos === 'PRON'),
  )
  const time = clause && times.find(each => isOwn(tree, each, clause) && each.word.index > clause.index)
  return time && clause ? dayOfTime(context, notes, time, clause) : null
}

/** "banned the app and sent in soldiers on Wednesday": the day that closes acts of one subject serves the first too. */
function dayBehind(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  times: readonly TimeNote[],
): Day | null {
  const { tree } = notes
  if (!isVerb(word) || word.feats.VerbForm !== 'Fin') return null
  const next = kidsOf(tree, word).find(
    kid =>
      base(kid.deprel) === 'conj' &&
      isVerb(kid) &&
      kid.feats.VerbForm === word.feats.VerbForm &&
      kid.feats.Tense === word.feats.Tense &&
      !kidsOf(tree, kid).some(each => /^(nsubj|aux)/.test(each.deprel)),
  )
  if (!next || tree.words.slice(word.index, next.index).some(each => each.form === ',')) return null
  for (const time of times) {
    if (time.word.index < next.index || !isOwn(tree, time, next) || !mayDate(tree, time, next)) continue
    const day = dayOfTime(context, notes, time, next)
    if (day) return day
  }
  return null
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
    if (
      time.value.kind === 'limit' ||
      time.value.kind === 'offset' ||
      time.possessive ||
      (time.host !== null && time.host.index !== word.head) ||
      !mayDate(tree, time, word) ||
      isOwned(notes, word) ||
      isMatter(notes, word) ||
      isFollowed(notes, word) ||
      isOfGovernor(notes, time, word) ||
      (isNoun(word) && !time.planned && isTakenUp(notes, word)) ||
      isOfSpeech(tree, time, word)
    )
      continue
    const from = Math.min(time.word.index, word.index)
    const to = Math.max(time.word.index, word.index)
    const between = tree.words.slice(from, to - 1)
    const isApart = (each: Word) =>
      isPurpose(tree, each, word) ||
      (isBoundary(notes, each) && !isInRelative(tree, each, word) && !isAroundPlace(tree, each))
    if (to - from > 14 || between.some(isApart)) continue
    const day = dayOfTime(context, notes, time, word)
    if (day) return day
  }
  return null
}

/** "threatened on Sunday to sink a ship": the day before what is threatened is that of the threat. */
function isOfGovernor({ tree, words }: SentenceNotes, time: TimeNote, word: Word): boolean {
  const verb = base(word.deprel) === 'xcomp' ? headOf(tree, word) : null
  return (
    verb !== null &&
    time.word.index < word.index &&
    isOwn(tree, time, verb) &&
    !words.dates.implicative.has(verb.lemma.toLowerCase())
  )
}

/** "said on Sunday they had seized it": the day before what was said is that of the saying. */
function isOfSpeech(tree: Tree, time: TimeNote, word: Word): boolean {
  if (time.word.index > word.index) return false
  let verb = headOf(tree, time.word)
  while (verb && !isVerb(verb)) verb = headOf(tree, verb)
  for (let at: Word | null = word, n = 0; at && verb && n < 8; n++) {
    if (at.head === verb.index) return base(at.deprel) === 'ccomp'
    at = headOf(tree, at)
  }
  return false
}

/** "charged lawyers who tried to leave on Monday": a day that closes a clause within the object serves the verb too. */
function isInRelative(tree: Tree, each: Word, verb: Word): boolean {
  if (each.upos !== 'PRON' && !isVerb(each)) return false
  let at: Word | null = each
  for (let n = 0; at && n < 8; n++) {
    if (at.deprel === 'acl:relcl') return at.index > verb.index && verb.feats.VerbForm === 'Fin'
    at = headOf(tree, at)
  }
  return false
}

/** A planned day dates what is planned: the noun before it, or the noun that its participle belongs to. */
function mayDate(tree: Tree, time: TimeNote, word: Word): boolean {
  const { planned } = time
  if (!planned || planned.index === word.index) return true
  return isVerb(planned)
    ? headOf(tree, planned)?.index === word.index || headOf(tree, word)?.index === planned.index
    : headOf(tree, planned)?.index !== word.index || !isVerb(word)
}

function isBoundary(notes: SentenceNotes, word: Word): boolean {
  const { tree, words } = notes
  const lemma = word.lemma.toLowerCase()
  if (word.upos === 'SCONJ' || /^[,;:—–.]$/.test(word.form)) return true
  if (words.dates.after.has(lemma) || words.dates.before.has(lemma)) return true
  if (word.upos === 'CCONJ') return joinsClauses(notes, word)
  if (word.upos === 'PRON' && (word.feats.PronType === 'Rel' || word.feats.PronType === 'Int')) return true
  if (!isVerb(word)) return false
  return (
    (word.feats.VerbForm === 'Fin' && base(word.deprel) !== 'aux' && base(word.deprel) !== 'cop') ||
    kidsOf(tree, word).some(kid => base(kid.deprel) === 'nsubj')
  )
}

/** "struck on Monday to protest against the beating": a noun in what an act is for is of another day. */
function isPurpose(tree: Tree, each: Word, word: Word): boolean {
  return isNoun(word) && each.index < word.index && each.deprel === 'advcl' && isInfinitive(tree, each)
}

/** "tear gas and live rounds" is one clause. */
function joinsClauses({ tree, words }: SentenceNotes, word: Word): boolean {
  const part = headOf(tree, word)
  const first = part && base(part.deprel) === 'conj' ? headOf(tree, part) : null
  if (!part || !first || !isNoun(part) || !isNoun(first)) return true
  return isPredicate(tree, part) || words.dates.weekdays.has(first.form.toLowerCase())
}

/** "at dawn on Thursday": the weekday tells more. */
function vagueness(time: TimeNote): number {
  return time.value.kind === 'relative' ? 2 : time.value.kind === 'shift' ? 1 : 0
}

/** A day belongs to the nearest verb above it, and to the nouns on the way there. */
function isOwn(tree: Tree, note: TimeNote, word: Word): boolean {
  const time = note.word
  if (note.possessive && isVerb(word)) return false
  let at: Word | null = time
  for (let n = 0; at && n < 12; n++) {
    if (at.index === word.index) return true
    if (isVerb(at) && at.index !== time.index && base(at.deprel) !== 'amod') return false
    if (isPredicate(tree, at) && at.index !== time.index) return false
    at = at.index === time.index ? (note.host ?? headOf(tree, at)) : headOf(tree, at)
  }
  return false
}

/** "a day after they broke in": the clause's day lies that many days before the one above it. */
function offsetOf(
  notes: SentenceNotes,
  word: Word,
  times: readonly TimeNote[],
): { readonly time: TimeNote; readonly days: number } | null {
  const { tree, words } = notes
  // the parser may hang "after" on the subject behind it
  const subject = kidsOf(tree, word).find(kid => base(kid.deprel) === 'nsubj' && joinerIn(tree, kid) !== null)
  const mark = joinerIn(tree, word) ?? (subject ? joinerIn(tree, subject) : null)
  if (!mark) return null
  const lemma = mark.lemma.toLowerCase()
  const sign = words.dates.after.has(lemma) ? -1 : words.dates.before.has(lemma) ? 1 : 0
  if (sign === 0) return null
  const time = times.find(
    each => each.value.kind === 'offset' && each.word.index < mark.index && mark.index - each.word.index <= 2,
  )
  return time?.value.kind === 'offset' ? { time, days: sign * time.value.days } : null
}

function joinerIn(tree: Tree, word: Word): Word | null {
  return kidsOf(tree, word).find(kid => kid.deprel === 'mark' || kid.deprel === 'case') ?? null
}

/** "hours after they broke in": on the same day or the one before. */
function isHoursFrom(notes: SentenceNotes, word: Word, times: readonly TimeNote[]): boolean {
  return offsetOf(notes, word, times)?.days === 0
}

function dayOfTime(context: ResolveContext, notes: SentenceNotes, time: TimeNote, word: Word): Day | null {
  const { value } = time
  switch (value.kind) {
    case 'limit':
    case 'offset':
      return null
    case 'relative':
      return relativeDay(context, notes, time, value.days)
    case 'shift':
      return addDays(context.day, value.days)
    case 'weekday': {
      const today = weekdayOf(context.day)
      const back = (today - value.weekday + 7) % 7
      if (value.turn === -1) return addDays(context.day, -(back === 0 ? 7 : back))
      const ahead = (value.weekday - today + 7) % 7
      if (value.turn === 1) return addDays(context.day, ahead === 0 ? 7 : ahead)
      const future = time.tense === null ? isFuture(notes, word) : time.tense === 'future'
      return future ? addDays(context.day, ahead) : addDays(context.day, -back)
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

/** Days after the one told last, in this sentence or the two before it; "a day earlier" else counts from the news. */
function relativeDay(
  context: ResolveContext,
  notes: SentenceNotes,
  time: TimeNote,
  days: number,
): Day | null {
  for (let back = 0; back <= ANCHOR && back <= notes.tree.index; back++) {
    const earlier = context.notes(notes.tree.index - back)
    if (!earlier) continue
    const told = timesIn(earlier)
      .filter(
        each =>
          ABSOLUTE.has(each.value.kind) &&
          !each.planned &&
          !each.possessive &&
          (back > 0 || each.word.index < time.word.index),
      )
      .at(-1)
    const day = told ? dayOfTime(context, earlier, told, told.word) : null
    if (told && day) return addDays(day, days + (isMorningAfter(earlier, told, time, notes) ? 1 : 0))
  }
  return days < 0 ? addDays(context.day, days) : null
}

/** "on Friday night ... by morning" */
function isMorningAfter(
  earlier: SentenceNotes,
  told: TimeNote,
  time: TimeNote,
  { words: { dates } }: SentenceNotes,
): boolean {
  const part = wordAt(earlier.tree, told.word.index + 1)?.lemma.toLowerCase() ?? ''
  return dates.early.has(time.word.lemma.toLowerCase()) && dates.parts.has(part) && !dates.early.has(part)
}

const ABSOLUTE: ReadonlySet<string> = new Set(['weekday', 'date', 'shift'])

/** How many sentences back the day may stand from which others are counted (assumption). */
const ANCHOR = 2

/** 1 Monday to 7 Sunday. */
function weekdayOf(day: Day): number {
  return ((new Date(day).getUTCDay() + 6) % 7) + 1
}
