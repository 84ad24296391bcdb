import type { Analysis, Entity, EntityKind, Sentence, Word } from '../domain/syntax.ts'
import { HEADS, INSIDE, LOCATIVE, NO_NAME, SPEECH } from './entity-words.ts'

/** What is known of names as they are written, apart from the text at hand. */
export interface Gazetteer {
  /** The kind of a name that hardly stands for anything else: "Kazakhstan", "Interfax". */
  readonly known: (name: string) => EntityKind | undefined
  /** Is there a place of that name, whatever else bears it? */
  readonly place: (name: string) => boolean
}

const EMPTY: Gazetteer = { known: () => undefined, place: () => false }

const KINDS: readonly EntityKind[] = ['unit', 'organisation', 'place', 'person']
const HEAD_WORDS = new Map(KINDS.map(kind => [kind, new Set(HEADS[kind].split(' '))]))

/**
 * Persons, organisations, places and military units of an analysis, in the order of the text. A name is a run of
 * words that the parse holds together; its kind is told by the gazetteer, by its head word, by the role or title
 * beside it, by the kind that it or a longer form of it has elsewhere in the text, else by its place in the sentence.
 * A name whose kind nothing tells is left out.
 */
export function findEntities(analysis: Analysis, gazetteer: Gazetteer = EMPTY): Entity[] {
  const names = analysis.sentences.flatMap((sentence, number) =>
    sentence.parsed ? namesOf(sentence, gazetteer).map(name => ({ ...name, sentence, number })) : [],
  )
  const kinds = names.map(name => kindOf(name, name.sentence, gazetteer))
  const elsewhere = kindsElsewhere(names, kinds)
  return names.flatMap((name, i) => {
    const kind = kinds[i] ?? elsewhere.get(textOf(name.words)) ?? byRelation(name, name.sentence, gazetteer)
    if (!kind) return []
    const { words } = kind === 'person' ? withoutTitles(name) : name
    return [{ kind, sentence: name.number, first: words[0]!.index, last: words.at(-1)!.index }]
  })
}

interface Name {
  readonly words: readonly Word[]
  readonly head: Word
}

/** The kinds told of names, and of a person by the last name alone. */
function kindsElsewhere(
  names: readonly Name[],
  kinds: readonly (EntityKind | undefined)[],
): ReadonlyMap<string, EntityKind> {
  const told = new Map<string, EntityKind>()
  names.forEach((name, i) => {
    const kind = kinds[i]
    if (!kind) return
    const { words } = kind === 'person' ? withoutTitles(name) : name
    for (const text of [textOf(words), ...(kind === 'person' ? [words.at(-1)!.form] : [])])
      if (!told.has(text)) told.set(text, kind)
  })
  return told
}

const base = (word: Word): string => word.deprel.split(':', 1)[0]!
const capital = (word: Word): boolean => /^\p{Lu}/u.test(word.form)
const ordinal = (word: Word): boolean => /^\d+(?:st|nd|rd|th|-?[йяе]|-?[а-я]{1,3})?$/u.test(word.form)
const namelike = (word: Word): boolean =>
  (word.upos === 'PROPN' && /[\p{Lu}\p{N}]/u.test(word.form)) ||
  (capital(word) && (word.upos === 'ADJ' || word.upos === 'NOUN' || word.upos === 'X'))

/** Runs of neighbouring name words joined by relations of names, with "of" and a hyphen between where the tree joins them. */
function namesOf(sentence: Sentence, gazetteer: Gazetteer): Name[] {
  const { words } = sentence
  const headline = words.filter(word => /^\p{L}/u.test(word.form)).every(capital)
  const known = (word: Word) => capital(word) && gazetteer.known(word.form) !== undefined
  const names: Name[] = []
  for (let first = 0; first < words.length; ) {
    let last = first - 1
    for (let next = first; next < words.length; next = last + 1) {
      const reach = last < first && known(words[next]!) ? first : extension(words, first, last, headline)
      if (reach <= last) break
      last = reach
    }
    if (last < first) {
      first++
      continue
    }
    const run = words.slice(first, last + 1)
    const head = run.find(word => word.head < run[0]!.index || word.head > run.at(-1)!.index) ?? run[0]!
    if (run.some(known) || isName(run, head, first === 0, headline)) names.push({ words: run, head })
    first = last + 1
  }
  return names
}

/** The number of the last word of the run when one more piece is joined to it; `last` when there is none. */
function extension(words: readonly Word[], first: number, last: number, headline: boolean): number {
  const next = words[last + 1]
  if (!next) return last
  if (last < first) return startsName(words, first, headline) ? first : last
  const joined = (word: Word) => linked(words, first, last, word)
  if (
    (namelike(next) || (next.upos === 'NUM' && /^\d/.test(next.form))) &&
    joined(next) &&
    !(headline && next.upos !== 'PROPN')
  )
    return last + 1
  if (UNIT_HEADS.has(next.lemma.toLowerCase()) && joined(next)) return last + 1
  const after = words[last + 2]
  if (next.form === '-' && after && (namelike(after) || touching(words[last]!, next, after))) return last + 2
  if (/^(?:of|for|and|the|de|del|al|el|bin|ibn|van|von)$/.test(next.form) && after) {
    const beyond = /^(?:the|la|las|los)$/.test(after.form) && words[last + 3] ? last + 3 : last + 2
    const target = words[beyond]!
    const own = words.slice(first, last + 1)
    const headed = own.some(word => HEAD_WORDS.get('organisation')!.has(word.lemma.toLowerCase()))
    if (next.form === 'of' && headed && namelike(target) && capital(target)) return beyond
    if (
      /^(?:and|for)$/.test(next.form) &&
      headed &&
      capital(target) &&
      insideTree(words, first, last, target) &&
      !headedBeyond(words, last + 1)
    )
      return beyond
    if (/^(?:de|del|al|el|bin|ibn|van|von)$/.test(next.form) && namelike(target)) return beyond
  }
  return last
}

const strangeName = (word: Word, open: boolean): boolean =>
  !open && (word.upos === 'NOUN' || word.upos === 'X') && /^\p{Lu}\p{Ll}/u.test(word.form)

/** "the Ministry of Defence and the Collective Security Council": another organisation begins behind the "and". */
function headedBeyond(words: readonly Word[], conjunction: number): boolean {
  const joined = words[words[conjunction]!.head - 1]
  return joined !== undefined && HEAD_WORDS.get('organisation')!.has(joined.lemma.toLowerCase())
}

const UNIT_HEADS = HEAD_WORDS.get('unit')!

/** The small words of "Port-au-Prince" lie between hyphens. */
const touching = (before: Word, hyphen: Word, after: Word): boolean =>
  before.end === hyphen.start && hyphen.end === after.start

function startsName(words: readonly Word[], i: number, headline: boolean): boolean {
  const word = words[i]!
  if (word.upos === 'PROPN' && /\p{Lu}/u.test(word.form)) return true
  // Taggers take unknown names for common nouns; within a sentence the capital tells.
  if (strangeName(word, i === 0 || headline)) return true
  if (ordinal(word)) {
    for (let k = i + 1; k <= Math.min(words.length - 1, i + 5); k++) {
      if (UNIT_HEADS.has(words[k]!.lemma.toLowerCase())) return true
      if (!namelike(words[k]!) && words[k]!.upos !== 'ADJ') return false
    }
    return false
  }
  const next = words[i + 1]
  return (
    capital(word) && i > 0 && word.upos === 'ADJ' && next !== undefined && namelike(next) && capital(next)
  )
}

/** Does the tree join a word to the run, as its part or as its head? */
function linked(words: readonly Word[], first: number, last: number, next: Word): boolean {
  const inRun = (number: number) => number >= first + 1 && number <= last + 1
  if (
    inRun(next.head) &&
    (INSIDE.has(next.deprel) || /^(?:nummod|amod|nmod:desc|nmod:unmarked)/.test(next.deprel))
  )
    return true
  for (let i = first; i <= last; i++) {
    const { head, deprel } = words[i]!
    const inward = INSIDE.has(deprel) || /^(?:amod|nummod|nmod:desc|compound|nmod:poss)/.test(deprel)
    if (head === next.index && inward && !deprel.startsWith('nmod:poss')) return true
    // Two modifiers of one head further on: "National" and "Security" of "Council".
    if (
      head > next.index &&
      head === next.head &&
      inward &&
      (INSIDE.has(next.deprel) || next.deprel === 'amod')
    )
      return true
    if (head > next.index && inward && chain(words, next, head)) return true
  }
  return false
}

const chain = (words: readonly Word[], word: Word, head: number): boolean =>
  word.head === head ||
  (word.head > word.index && words[word.head - 1]!.head === head && words[word.head - 1]!.index < head)

function insideTree(words: readonly Word[], first: number, last: number, word: Word): boolean {
  let at: Word | undefined = word
  for (let steps = 0; at && steps < 6; steps++) {
    if (at.index >= first + 1 && at.index <= last + 1) return true
    at = words[at.head - 1]
  }
  return false
}

function isName(run: readonly Word[], head: Word, opens: boolean, headline: boolean): boolean {
  if (run.every(word => NO_NAME.has(word.form.toLowerCase()) || word.upos === 'NUM')) return false
  if (run.length === 1 && opens && head.upos !== 'PROPN') return false
  return (
    run.some((word, i) => word.upos === 'PROPN' || strangeName(word, headline || (opens && i === 0))) ||
    run.some(word => UNIT_HEADS.has(word.lemma.toLowerCase()))
  )
}

const textOf = (words: readonly Word[]): string => words.map(word => word.form).join(' ')

function kindOf(name: Name, sentence: Sentence, gazetteer: Gazetteer): EntityKind | undefined {
  const { words, head } = name
  const written = textOf(words).replace(/ - /g, '-')
  const known = gazetteer.known(written)
  if (known) return known
  const lemmas = words.map(word => word.lemma.toLowerCase())
  if (
    lemmas.some(lemma => UNIT_HEADS.has(lemma)) &&
    (words.some(ordinal) || (words.length > 1 && lemmas.at(-1) !== 'company'))
  )
    return 'unit'
  if (lemmas.length > 1 && HEAD_WORDS.get('person')!.has(lemmas[0]!)) return 'person'
  const headed = (['organisation', 'place'] as const).find(kind =>
    lemmas.some(lemma => HEAD_WORDS.get(kind)!.has(lemma)),
  )
  if (headed) return headed
  if (/^(?:Inc|Corp|Ltd|LLC|PLC|AG|GmbH|SpA|OAO|ООО|ОАО|АО)\.?$/.test(words.at(-1)!.form))
    return 'organisation'
  const beside = besideOf(head, words, sentence)
  if (beside) return beside
  if (
    words.length === 1 &&
    /^\p{Lu}{2,}(?:-?\d+)?$/u.test(head.form) &&
    !sentence.words.every(word => !/\p{Ll}/u.test(word.form))
  )
    return 'organisation'
  if (words.length > 1 && gazetteer.place(written)) return 'place'
  if (words.length > 1 && words.slice(1).some(word => word.deprel.startsWith('flat'))) return 'person'
  return undefined
}

/** The kind that a role, a title or a common noun beside the name gives it. */
function besideOf(head: Word, words: readonly Word[], sentence: Sentence): EntityKind | undefined {
  const inside = new Set(words.map(word => word.index))
  const governor = sentence.words[head.head - 1]
  const nearby = sentence.words.filter(
    word =>
      !inside.has(word.index) &&
      word.head === head.index &&
      /^(?:appos|nmod:desc|compound|flat|amod)/.test(word.deprel) &&
      word.upos !== 'PROPN',
  )
  if (governor && /^(?:appos|flat|nmod:desc|compound)/.test(head.deprel)) nearby.push(governor)
  for (const word of nearby) {
    const lemma = word.lemma.toLowerCase()
    for (const kind of ['person', 'place', 'organisation', 'unit'] as const)
      if (HEAD_WORDS.get(kind)!.has(lemma)) return kind
  }
  if (governor && base(head) === 'nmod' && !head.deprel.includes('poss')) {
    const lemma = governor.lemma.toLowerCase()
    if (HEAD_WORDS.get('place')!.has(lemma) && hasCase(head, sentence, new Set(['of']))) return 'place'
  }
  return undefined
}

const hasCase = (head: Word, sentence: Sentence, forms: ReadonlySet<string>): boolean =>
  sentence.words.some(
    word => word.head === head.index && word.deprel === 'case' && forms.has(word.form.toLowerCase()),
  )

/** The likeliest kind by the place in the sentence. */
function byRelation({ head, words }: Name, sentence: Sentence, gazetteer: Gazetteer): EntityKind | undefined {
  const governor = sentence.words[head.head - 1]
  if (hasCase(head, sentence, LOCATIVE)) return 'place'
  if (base(head) === 'nsubj' && governor && SPEECH.has(governor.lemma.toLowerCase())) return 'person'
  if (gazetteer.place(textOf(words))) return 'place'
  const written = words.every(word => word.upos === 'PROPN' && /^\p{Lu}\p{Ll}/u.test(word.form))
  return written && words.length <= 3 && AS_PERSON.test(head.deprel) ? 'person' : undefined
}

const AS_PERSON = /^(?:nsubj|conj|nmod:poss|appos|obl:agent|vocative|iobj|root)/

/** "Energy Minister Magzum Mirzagaliyev" is named by what stands behind the title. */
function withoutTitles(name: Name): Name {
  const title = name.words
    .slice(0, -1)
    .findLastIndex(word => HEAD_WORDS.get('person')!.has(word.lemma.toLowerCase()))
  return { ...name, words: name.words.slice(title + 1) }
}
