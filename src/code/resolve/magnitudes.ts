import type { Magnitude, MagnitudeKind } from '../../domain/claim.ts'
import type { Word } from '../../domain/syntax.ts'
import { base, headOf, isNoun, isVerb, kidsOf, subtree, type Tree, wordAt } from '../tree.ts'
import type { ResolveContext } from './context.ts'
import { countedPlace } from './counted-place.ts'
import type { SentenceNotes } from './notes.ts'
import type { MagnitudeWords } from './resources.ts'

/**
 * The numbers that the clause of word `trigger` gives, as intervals with what they count.
 *
 * @param isDenied whether the sentence denies what a word of it tells
 */
export function magnitudesOf(
  context: ResolveContext,
  sentence: number,
  trigger: number,
  isDenied: (word: Word) => boolean = () => false,
): readonly Magnitude[] {
  const notes = context.notes(sentence)
  const word = notes?.tree.words[trigger - 1]
  if (!notes || !word || !notes.tree.sentence.parsed) return []
  const clause = clauseOf(notes, word)
  const found: Magnitude[] = []
  for (const index of [...clause].sort((a, b) => a - b)) {
    const number = wordAt(notes.tree, index)!
    // "Mir 24" is a channel, "the night of January 4 to 5" a date: neither counts anything.
    if (notes.nameAt[index] || isOfDate(notes, index) || isOfPerson(notes, number)) continue
    if (found.some(each => each.span.start <= number.start && number.end <= each.span.end)) continue
    const magnitude = magnitudeAt(context, notes, number, word, isDenied)
    if (magnitude) found.push(magnitude)
  }
  return found
}

/** A number with a month before or behind it, or the second of two such numbers. */
function isOfDate({ tree, words: { dates } }: SentenceNotes, index: number): boolean {
  const isMonth = (at: number) => dates.months.has(wordAt(tree, at)?.form.toLowerCase() ?? '')
  const isDay = (at: number) => /^\d{1,2}$/.test(wordAt(tree, at)?.form ?? '')
  return (
    isDay(index) &&
    (isMonth(index - 1) ||
      isMonth(index + 1) ||
      (isDay(index - 2) && isMonth(index - 3)) ||
      (isDay(index + 2) && isMonth(index + 3)))
  )
}

/** "A girl of four", "a mother of three children". */
function isOfPerson({ tree, words: { magnitudes } }: SentenceNotes, number: Word): boolean {
  const counted = base(number.deprel) === 'nummod' ? headOf(tree, number) : null
  return [number, counted].some(each => {
    const person = each && base(each.deprel) === 'nmod' ? headOf(tree, each) : null
    return (
      person !== null &&
      person.index < number.index &&
      person.feats.Number !== 'Plur' &&
      magnitudes.aged.has(person.lemma.toLowerCase())
    )
  })
}

/** The words of a trigger's clause: its subtree and, of a noun, that of the verb that carries it. */
function clauseOf({ tree, words: { magnitudes } }: SentenceNotes, word: Word): ReadonlySet<number> {
  const head = headOf(tree, word)
  const isCarrier = head && (isVerb(head) || kidsOf(tree, head).some(kid => kid.deprel === 'cop'))
  const top = isNoun(word) && isCarrier && CARRIED.has(base(word.deprel)) ? head : word
  const all = subtree(tree, top)
  const own = new Set(all)
  for (const index of all) {
    const each = wordAt(tree, index)!
    if (index !== top.index && index !== word.index && isClause(tree, each))
      for (const below of subtree(tree, each)) own.delete(below)
  }
  if (base(word.deprel) === 'amod' || word.deprel === 'acl')
    for (const kid of head ? kidsOf(tree, head) : [])
      if (base(kid.deprel) === 'nummod') for (const index of subtree(tree, kid)) own.add(index)
  // "announced only 18 dead": what is taken for the verb's number is that of the word behind it.
  if (word.upos !== 'NOUN' && isNumeral(wordAt(tree, word.index - 1), magnitudes)) own.add(word.index - 1)
  for (const index of tallyOf(tree, word, magnitudes)) own.add(index)
  return own
}

/** "The number of people killed has risen to 225": what the verb says of the number. */
function tallyOf(tree: Tree, word: Word, { tallies }: MagnitudeWords): readonly number[] {
  for (let at: Word | null = word, n = 0; at && n < 6; at = headOf(tree, at), n++) {
    if (!tallies.has(at.lemma.toLowerCase()) || base(at.deprel) !== 'nsubj') continue
    const verb = headOf(tree, at)
    return verb
      ? kidsOf(tree, verb)
          .filter(kid => kid.index > verb.index && TOLD.has(base(kid.deprel)))
          .flatMap(kid => (isClause(tree, kid) ? [] : [...subtree(tree, kid)]))
      : []
  }
  return []
}

const TOLD: ReadonlySet<string> = new Set(['obl', 'obj'])

const CARRIED: ReadonlySet<string> = new Set(['obj', 'nsubj', 'obl'])
const CLAUSES: ReadonlySet<string> = new Set(['ccomp', 'parataxis', 'conj'])

/** Clauses of their own; participles ("killing two") belong to the clause that they end. */
function isClause(tree: Tree, word: Word): boolean {
  const isPredicate = () =>
    kidsOf(tree, word).some(kid => base(kid.deprel) === 'nsubj' || kid.deprel === 'cop')
  return (
    (isVerb(word) || isPredicate()) &&
    (CLAUSES.has(base(word.deprel)) ||
      word.deprel === 'acl:relcl' ||
      (base(word.deprel) === 'advcl' &&
        [word, ...kidsOf(tree, word).filter(kid => kid.deprel === 'aux')].some(
          each => each.feats.VerbForm === 'Fin',
        )))
  )
}

function magnitudeAt(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  trigger: Word,
  isDenied: (word: Word) => boolean,
): Magnitude | null {
  const { tree } = notes
  const { magnitudes } = notes.words
  const read = numberFrom(tree, word, magnitudes)
  if (!read) return null
  const minus = minusBefore(tree, read.first)
  const { low, high, last } = minus ? negative(read) : hedged(tree, word, read, magnitudes)
  const counted = countedBy(tree, word, read.last)
  const { kind, predicate } = kindOf(tree, word, counted, trigger, magnitudes)
  if (!kind) return null
  const denied = predicate && predicate !== trigger ? isDenied(predicate) : isDenied(trigger)
  const end = wordAt(tree, last) ?? word
  const start = minus ?? wordAt(tree, Math.min(read.first, word.index)) ?? word
  const unit = unitOf(kind, tree, word, counted)
  return {
    kind,
    low,
    high,
    scope: scopeOf(tree, word, magnitudes),
    unit,
    of: counted && unit === null ? phraseOf(context, tree, counted) : null,
    place: unit === null ? countedPlace(context, tree.index, trigger, counted ?? word) : null,
    ...(denied === isDenied(trigger) ? {} : { denied }),
    span: { start: start.start, end: end.end },
  }
}

/**
 * The sign of "said -5 were killed", which is an error that must not pass for five. At the head of a sentence it is a
 * dash of a list, behind a word the hyphen of "3-5" or "Covid-19".
 */
function minusBefore(tree: Tree, first: number): Word | null {
  const sign = wordAt(tree, first - 1)
  const before = wordAt(tree, first - 2)
  const isSign = sign && before && sign.form === '-' && sign.end === wordAt(tree, first)?.start
  return isSign && (before.end < sign.start || /^[([:]$/.test(before.form)) ? sign : null
}

function negative({ low, high, last }: NumberRead) {
  return { low: high === null ? null : -high, high: low === null ? null : -low, last }
}

interface NumberRead {
  readonly low: number | null
  readonly high: number | null
  readonly first: number
  readonly last: number
}

/** A number that starts at `word`: digits, number words, and what multiplies them. */
function numberFrom(tree: Tree, word: Word, words: MagnitudeWords): NumberRead | null {
  const previous = wordAt(tree, word.index - 1)
  const joined = previous && /^[-‐–]$/.test(previous.form) ? wordAt(tree, word.index - 2) : previous
  if (joined && isNumeral(joined, words) && joined.upos !== 'DET') return null
  const several = severalOf(tree, word, words)
  if (several) return several
  const vague = words.vague.get(word.form.toLowerCase())
  if (vague) {
    const next = wordAt(tree, word.index + 2)
    const times = next ? (words.multipliers.get(singular(next)) ?? 1) : 1
    const scaled = wordAt(tree, word.index + 1)?.lemma === next?.lemma || times === 1 ? 1 : times
    return {
      low: vague.low * scaled,
      high: vague.high === null ? null : vague.high * scaled,
      first: word.index,
      last: scaled === 1 ? word.index : word.index + 2,
    }
  }
  if (!isNumeral(word, words)) return null
  let total = 0
  let current = 0
  let last = word.index
  for (let at = word.index; ; at++) {
    const each = wordAt(tree, at)
    if (!each) break
    if (/^[-‐–]$/.test(each.form) && words.units.has(wordAt(tree, at + 1)?.form.toLowerCase() ?? '')) continue
    const form = each.form.toLowerCase()
    const digits = digitsOf(each.form, words)
    const multiplier = words.multipliers.get(form) ?? words.multipliers.get(singular(each))
    const unit = words.units.get(form)
    if (digits !== null && isGroup(tree, each, words)) current = current * 1000 + digits
    else if (digits !== null) current += digits
    else if (multiplier !== undefined) {
      current = (current || 1) * multiplier
      if (multiplier >= 1000) {
        total += current
        current = 0
      }
    } else if (unit !== undefined) current += unit
    else if (!(words.joints.has(form) && isNumeral(wordAt(tree, at + 1), words) && at > word.index)) break
    last = at
  }
  const value = total + current
  return { low: value, high: value, first: word.index, last }
}

/** "Several dozen", "a few hundred thousand": so many of the unit at least, and fewer than ten of it. */
function severalOf(tree: Tree, word: Word, words: MagnitudeWords): NumberRead | null {
  const many = words.multiples.get(word.form.toLowerCase())
  if (many === undefined) return null
  let unit = 1
  let last = word.index
  for (let next = wordAt(tree, last + 1); next; next = wordAt(tree, last + 1)) {
    const times = words.multipliers.get(next.form.toLowerCase()) ?? words.multipliers.get(singular(next))
    if (times === undefined) break
    unit *= times
    last = next.index
  }
  if (unit > 1) return { low: many * unit, high: 10 * unit - 1, first: word.index, last }
  const vague = words.vague.get(wordAt(tree, last + 1)?.form.toLowerCase() ?? '')
  return vague ? { ...vague, first: word.index, last: last + 1 } : null
}

function singular(word: Word): string {
  return word.lemma.toLowerCase()
}

function isNumeral(word: Word | null, words: MagnitudeWords): boolean {
  if (!word) return false
  if (digitsOf(word.form, words) !== null) return !/^(19|20)\d\d$/.test(word.form)
  const form = word.form.toLowerCase()
  if (word.upos !== 'NUM')
    return (words.multipliers.has(form) && form.length > 2) || (words.units.get(form) ?? 0) > 2
  return words.units.has(form) || words.multipliers.has(form)
}

/** "2,500", "1.5"; a year or a clock is none. */
function digitsOf(form: string, { decimal, grouping }: MagnitudeWords): number | null {
  const [whole = '', fraction, ...rest] = form.split(decimal)
  if (rest.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return null
  const groups = whole.split(grouping)
  const isGrouped =
    groups.length > 1 && /^\d{1,3}$/.test(groups[0]!) && groups.slice(1).every(each => /^\d{3}$/.test(each))
  if (!isGrouped && !/^\d+$/.test(whole)) return null
  return Number(`${groups.join('')}${fraction === undefined ? '' : `.${fraction}`}`)
}

/** "20 000": three digits right behind a number, where a space groups thousands. */
function isGroup(tree: Tree, word: Word, { grouping }: MagnitudeWords): boolean {
  const before = wordAt(tree, word.index - 1)
  return grouping === ' ' && /^\d{3}$/.test(word.form) && before !== null && /^\d{1,3}$/.test(before.form)
}

/** The words before a number that make it a bound. */
function hedged(tree: Tree, word: Word, read: NumberRead, words: MagnitudeWords) {
  // "more than a thousand"
  const article = wordAt(tree, read.first - 1)
  const first = article && words.units.get(article.form.toLowerCase()) === 1 ? article.index : read.first
  const before = [3, 2, 1]
    .map(n => [...Array(n).keys()].map(i => wordAt(tree, first - n + i)?.form.toLowerCase() ?? '').join(' '))
    .map(text => text.trim())
  const has = (set: ReadonlySet<string>) => before.some(text => set.has(text))
  const bounds = { low: read.low, high: read.high, last: read.last }
  if (has(words.atLeast)) return { ...bounds, high: null }
  if (has(words.atMost)) return { ...bounds, low: null }
  const to = rangeEnd(tree, word, read, words)
  if (to) return { low: read.low, high: to.value, last: to.last }
  const least = read.low === null ? null : Math.floor((read.low * (100 - ROUGH)) / 100)
  if (has(words.nearly)) return { ...bounds, low: least }
  if (has(words.about) && read.high !== null)
    return { ...bounds, low: least, high: Math.ceil((read.high * (100 + ROUGH)) / 100) }
  return bounds
}

/** By how many in a hundred "about 100" may be off (assumption). */
const ROUGH = 10

/** "between 10 and 20", "26 to 40": the second number. */
function rangeEnd(tree: Tree, word: Word, read: NumberRead, words: MagnitudeWords) {
  const joint = wordAt(tree, read.last + 1)
  const second = wordAt(tree, read.last + 2)
  if (!joint || !second || !isNumeral(second, words)) return null
  const first = wordAt(tree, word.index - 1)?.lemma.toLowerCase()
  const isRange =
    words.rangeJoints.has(joint.lemma.toLowerCase()) ||
    /^[-–]$/.test(joint.form) ||
    (first !== undefined && words.rangeOpeners.has(first))
  if (!isRange) return null
  const value = digitsOf(second.form, words) ?? words.units.get(second.form.toLowerCase()) ?? null
  return value !== null && read.low !== null && value > read.low ? { value, last: second.index } : null
}

/** The noun that a number counts, or null where the number stands alone. */
function countedBy(tree: Tree, word: Word, last: number): Word | null {
  for (let at: Word | null = wordAt(tree, last) ?? word, n = 0; at && n < 3; n++) {
    const of = kidsOf(tree, at).find(kid => base(kid.deprel) === 'nmod' && kid.index > at!.index)
    if (of && at.upos !== 'PROPN') return of
    const head: Word | null = headOf(tree, at)
    if (base(at.deprel) === 'nummod' || base(at.deprel) === 'compound' || base(at.deprel) === 'det') {
      if (head && isNoun(head) && head.index > last) return head
      at = head
    } else return isNoun(at) && at.index > last ? at : null
  }
  const next = wordAt(tree, last + 1)
  return next && isNoun(next) ? next : null
}

function kindOf(
  tree: Tree,
  word: Word,
  counted: Word | null,
  trigger: Word,
  words: MagnitudeWords,
): { readonly kind: MagnitudeKind | null; readonly predicate: Word | null } {
  const next = [
    word,
    wordAt(tree, word.index - 1),
    wordAt(tree, word.index + 1),
    wordAt(tree, word.index + 2),
  ]
  for (const each of [counted, ...next]) {
    const kind = each
      ? (words.nouns.get(each.lemma.toLowerCase()) ?? words.nouns.get(each.form.toLowerCase()))
      : undefined
    if (kind && UNITS.has(kind)) return { kind, predicate: null }
  }
  const predicate = predicateOf(tree, counted ?? word, trigger, words)
  if (predicate) return predicate
  const kind = counted ? words.nouns.get(counted.lemma.toLowerCase()) : undefined
  return { kind: kind ?? null, predicate: null }
}

const UNITS: ReadonlySet<MagnitudeKind> = new Set<MagnitudeKind>(['percent', 'distance', 'duration', 'money'])

/** What befell those counted: the verb above, an adjective after, or the trigger's own noun. */
function predicateOf(tree: Tree, counted: Word, trigger: Word, words: MagnitudeWords) {
  const look = (word: Word | null) =>
    word
      ? (words.predicates.get(word.lemma.toLowerCase()) ?? words.predicates.get(word.form.toLowerCase()))
      : undefined
  const head = headOf(tree, counted)
  const after = wordAt(tree, counted.index + 1)
  for (const each of [
    after,
    // "95 officers of the interior bodies" are no corpses.
    ...kidsOf(tree, counted).filter(kid => base(kid.deprel) !== 'nmod'),
    head,
    // "killed 600 and displaced 700,000": what another verb governs was not killed
    head && !isVerb(head) ? headOf(tree, head) : null,
    trigger,
    counted,
  ]) {
    const kind = look(each)
    if (each && kind) return { kind, predicate: each }
  }
  return null
}

function unitOf(kind: MagnitudeKind, tree: Tree, word: Word, counted: Word | null): string | null {
  if (kind === 'percent') return 'percent'
  if (!UNITS.has(kind)) return null
  const before = wordAt(tree, word.index - 1)
  if (kind === 'money' && before && /^[$€£¥]$/.test(before.form)) return before.form
  return counted?.lemma.toLowerCase() ?? null
}

function phraseOf(context: ResolveContext, tree: Tree, counted: Word): string {
  const first = kidsOf(tree, counted).filter(
    kid => kid.index < counted.index && (kid.deprel === 'amod' || kid.deprel === 'compound'),
  )
  const start = Math.min(counted.start, ...first.map(kid => kid.start))
  return context.text.slice(start, counted.end)
}

function scopeOf(tree: Tree, word: Word, words: MagnitudeWords): Magnitude['scope'] {
  const near = tree.words.slice(Math.max(0, word.index - 8), word.index + 8)
  const text = ` ${near.map(each => each.lemma.toLowerCase()).join(' ')} `
  if ([...words.total].some(each => text.includes(` ${each} `))) return 'total'
  const before = wordAt(tree, word.index - 1)?.lemma.toLowerCase() ?? ''
  const after = wordAt(tree, word.index + 1)?.lemma.toLowerCase() ?? ''
  // "12 had died and another 353 been hurt": others than those, and not newly so.
  const goesOn = tree.words.slice(0, word.index - 1).some(each => isNumeral(each, words))
  return !goesOn && (words.new.has(before) || words.new.has(after)) ? 'new' : 'unknown'
}
