import type { Random } from './random.ts'
import type { GoldSentence } from './treebank.ts'

/**
 * Sentences built the way news builds them, from the parts of a treebank that has other texts: a relative clause or
 * an apposition between subject and verb, a speaker behind or before what was said, two clauses in one sentence.
 * Parts are cut from gold trees and joined by the treebank's own conventions, so that the result is a gold tree too.
 */
export interface Parts {
  /** Noun phrases that are the subject of a verb of speech. */
  readonly speakers: readonly GoldSentence[]
  /** Finite verbs of speech, one word each. */
  readonly verbs: readonly GoldSentence[]
  /** Relative clauses that begin with "who" or "which", and appositions between commas. */
  readonly asides: readonly GoldSentence[]
  /** Clauses with "-ing" that stand behind a comma. */
  readonly participles: readonly GoldSentence[]
  /** Full sentences with a subject, a verb and a stop. */
  readonly clauses: readonly GoldSentence[]
}

const SPEECH = new Set(['say', 'report', 'announce', 'claim', 'add', 'warn', 'insist', 'confirm', 'argue'])
const LONGEST_PART = 14
const LONGEST_CLAUSE = 28
const LONGEST = 70

export function partsOf(sentences: readonly GoldSentence[]): Parts {
  const speakers: GoldSentence[] = []
  const verbs: GoldSentence[] = []
  const asides: GoldSentence[] = []
  const participles: GoldSentence[] = []
  for (const sentence of sentences)
    sentence.heads.forEach((head, i) => {
      const { deprels, upos, lemmas, forms, feats } = sentence
      const governor = head - 1
      if (
        deprels[i] === 'nsubj' &&
        SPEECH.has(lemmas[governor]!) &&
        upos[governor] === 'VERB' &&
        upos[i] !== 'PRON'
      ) {
        const phrase = cut(sentence, i)
        if (phrase && phrase.forms.length <= 8) speakers.push(phrase)
        if (/Mood=Ind/.test(feats[governor]!) && /^[a-z]+$/.test(forms[governor]!))
          verbs.push(word(forms[governor]!, lemmas[governor]!, 'VERB', feats[governor]!, 'root'))
      }
      if (deprels[i] === 'acl:relcl' || deprels[i] === 'appos') {
        const part = cut(sentence, i)
        const first = part?.forms[0]?.toLowerCase()
        const fits =
          deprels[i] === 'appos'
            ? upos[i] === 'NOUN' || upos[i] === 'PROPN'
            : first === 'who' || first === 'which'
        if (part && fits && part.forms.length >= 2 && part.forms.length <= LONGEST_PART) asides.push(part)
      }
      if (deprels[i] === 'advcl' && i > governor && /VerbForm=Ger/.test(feats[i]!)) {
        const part = cut(sentence, i)
        const isOpen = part?.heads[0] === 0 && part.forms.length >= 2 && part.forms.length <= LONGEST_PART
        if (part && isOpen) participles.push(part)
      }
    })
  return { speakers, verbs, asides, participles, clauses: sentences.filter(isClause) }
}

/** The sentence built anew in one of the ways, or null where it does not lend itself to it. */
export function asNews(sentence: GoldSentence, parts: Parts, random: Random): GoldSentence | null {
  const chance = (share: number) => random.next() < share
  const opened = chance(0.4) ? withAside(sentence, pick(parts.asides, random)) : sentence
  if (!opened) return null
  const dated = chance(0.2) ? withDay(opened, random) : opened
  const draw = random.next()
  const ways: readonly (readonly [number, () => GoldSentence | null])[] = [
    [opened === sentence ? 0 : 0.25, () => dated],
    [0.45, () => spokenBehind(dated, pick(parts.speakers, random), pick(parts.verbs, random), random)],
    [0.6, () => spokenBefore(dated, pick(parts.speakers, random), pick(parts.verbs, random), random)],
    [0.68, () => withParticiple(dated, pick(parts.participles, random))],
    [0.73, () => accordingTo(dated, pick(parts.speakers, random))],
    [1, () => joined(dated, pick(parts.clauses, random), random)],
  ]
  const built = ways.find(([upTo]) => draw < upTo)![1]()
  return built && built.forms.length <= LONGEST ? built : null
}

function pick<T>(items: readonly T[], random: Random): T {
  return items[random.below(items.length)]!
}

const isClause = (sentence: GoldSentence): boolean =>
  isFull(sentence) && sentence.forms.length <= LONGEST_CLAUSE

/** With a verb at its top, a subject before it and a stop. */
function isFull({ forms, heads, deprels, upos }: GoldSentence): boolean {
  const root = heads.indexOf(0)
  return (
    forms.at(-1) === '.' &&
    upos[root] === 'VERB' &&
    deprels.some((deprel, i) => deprel.startsWith('nsubj') && heads[i] === root + 1 && i < root)
  )
}

function word(form: string, lemma: string, upos: string, feats: string, deprel: string): GoldSentence {
  return { forms: [form], lemmas: [lemma], upos: [upos], feats: [feats], heads: [0], deprels: [deprel] }
}

/** The subtree of word `top` as a tree of its own, or null where it is not in one piece. */
function cut(sentence: GoldSentence, top: number): GoldSentence | null {
  const { heads } = sentence
  const isBelow = heads.map((_, i) => {
    let at = i
    for (let n = 0; n <= heads.length && at >= 0; n++) {
      if (at === top) return true
      at = heads[at]! - 1
    }
    return false
  })
  const first = isBelow.indexOf(true)
  const last = isBelow.lastIndexOf(true)
  if (isBelow.slice(first, last + 1).includes(false)) return null
  let [from, to] = [first, last]
  while (from < to && sentence.upos[from] === 'PUNCT') from++
  while (to > from && sentence.upos[to] === 'PUNCT') to--
  if (heads.slice(from, to + 1).some((head, i) => from + i !== top && (head - 1 < from || head - 1 > to)))
    return null
  return slice(sentence, from, to + 1, top)
}

function slice(sentence: GoldSentence, from: number, to: number, top: number): GoldSentence {
  return {
    forms: sentence.forms.slice(from, to),
    lemmas: sentence.lemmas.slice(from, to),
    upos: sentence.upos.slice(from, to),
    feats: sentence.feats.slice(from, to),
    heads: sentence.heads.slice(from, to).map((head, i) => (from + i === top ? 0 : head - from)),
    deprels: sentence.deprels.slice(from, to),
  }
}

/** A part of a sentence in the making: its root gets the head and relation given, counted in the whole. */
interface Piece {
  readonly tree: GoldSentence
  /** Number of the piece whose root governs this one's; null for the whole's root. */
  readonly under: number | null
  readonly deprel: string
}

/** Puts pieces side by side. */
function assemble(pieces: readonly Piece[]): GoldSentence {
  const starts: number[] = []
  let length = 0
  for (const { tree } of pieces) {
    starts.push(length)
    length += tree.forms.length
  }
  const rootAt = (n: number) => starts[n]! + pieces[n]!.tree.heads.indexOf(0) + 1
  return {
    forms: pieces.flatMap(({ tree }) => tree.forms),
    lemmas: pieces.flatMap(({ tree }) => tree.lemmas),
    upos: pieces.flatMap(({ tree }) => tree.upos),
    feats: pieces.flatMap(({ tree }) => tree.feats),
    heads: pieces.flatMap(({ tree, under }, n) =>
      tree.heads.map(head => (head === 0 ? (under === null ? 0 : rootAt(under)) : head + starts[n]!)),
    ),
    deprels: pieces.flatMap(({ tree, deprel }) =>
      tree.deprels.map((own, i) => (tree.heads[i] === 0 ? deprel : own)),
    ),
  }
}

const mark = (form: string): GoldSentence => word(form, form, 'PUNCT', '_', 'punct')

/** The sentence without its stop, with a small first letter unless it is a name or "I". */
function body(sentence: GoldSentence, small: boolean): GoldSentence | null {
  const last = sentence.forms.length - 1
  if (sentence.forms[last] !== '.' || sentence.heads.includes(last + 1) || sentence.heads[last] === 0)
    return null
  const kept = slice(sentence, 0, last, sentence.heads.indexOf(0))
  if (!small || kept.upos[0] === 'PROPN' || kept.forms[0] === 'I' || /^I['’]/.test(kept.forms[0]!))
    return kept
  const [first, ...rest] = kept.forms
  return { ...kept, forms: [first!.slice(0, 1).toLowerCase() + first!.slice(1), ...rest] }
}

const capital = (tree: GoldSentence): GoldSentence => ({
  ...tree,
  forms: tree.forms.map((form, i) => (i === 0 ? form.slice(0, 1).toUpperCase() + form.slice(1) : form)),
})

/** "The ministry, which has ..., announced": an aside between subject and verb. */
function withAside(sentence: GoldSentence, aside: GoldSentence | undefined): GoldSentence | null {
  const { heads, deprels, upos } = sentence
  const root = heads.indexOf(0)
  const subject = deprels.findIndex(
    (deprel, i) => deprel.startsWith('nsubj') && heads[i] === root + 1 && i < root && upos[i] !== 'PRON',
  )
  if (!aside || subject < 0 || upos[root] !== 'VERB') return null
  const phrase = cut(sentence, subject)
  const start = phrase
    ? sentence.forms.findIndex(
        (_, i) => i <= subject && phrase.forms.every((f, j) => f === sentence.forms[i + j]),
      )
    : -1
  if (!phrase || start < 0) return null
  const at = start + phrase.forms.length
  if (sentence.forms[at] === ',' || deprels.some((d, i) => d === 'acl:relcl' && heads[i] === subject + 1))
    return null
  const size = aside.forms.length + 2
  const moved = (head: number) => (head > at ? head + size : head)
  const top = at + 1 + aside.heads.indexOf(0) + 1
  const insert = <T>(items: readonly T[], middle: readonly T[]) => [
    ...items.slice(0, at),
    ...middle,
    ...items.slice(at),
  ]
  const relation = /^(who|which)$/i.test(aside.forms[0]!) ? 'acl:relcl' : 'appos'
  return {
    forms: insert(sentence.forms, [',', ...aside.forms, ',']),
    lemmas: insert(sentence.lemmas, [',', ...aside.lemmas, ',']),
    upos: insert(sentence.upos, ['PUNCT', ...aside.upos, 'PUNCT']),
    feats: insert(sentence.feats, ['_', ...aside.feats, '_']),
    heads: insert(heads.map(moved), [
      top,
      ...aside.heads.map(head => (head === 0 ? subject + 1 : head + at + 1)),
      top,
    ]),
    deprels: insert(deprels, [
      'punct',
      ...aside.deprels.map((d, i) => (aside.heads[i] === 0 ? relation : d)),
      'punct',
    ]),
  }
}

/** "..., the ministry said on Monday." As EWT has it, the verb of speech governs what was said as `ccomp`. */
function spokenBehind(
  sentence: GoldSentence,
  speaker: GoldSentence | undefined,
  verb: GoldSentence | undefined,
  random: Random,
): GoldSentence | null {
  const said = isFull(sentence) ? body(sentence, false) : null
  if (!said || !speaker || !verb) return null
  const isQuoted = random.next() < 0.3
  const at = isQuoted ? 5 : 3
  return assemble([
    ...(isQuoted ? [{ tree: mark('"'), under: 1, deprel: 'punct' }] : []),
    { tree: said, under: at, deprel: 'ccomp' },
    { tree: mark(','), under: at, deprel: 'punct' },
    ...(isQuoted ? [{ tree: mark('"'), under: 1, deprel: 'punct' }] : []),
    { tree: uncapital(speaker), under: at, deprel: 'nsubj' },
    ...spoken(verb, at, random),
    { tree: mark('.'), under: at, deprel: 'punct' },
  ])
}

/** "said", "told reporters", "said on Monday", with the verb as the piece of number `at`. */
function spoken(verb: GoldSentence, at: number, random: Random): readonly Piece[] {
  const day = random.next() < 0.3 ? [{ tree: when(random), under: at, deprel: 'obl' }] : []
  const told: readonly Piece[] = [
    { tree: word('told', 'tell', 'VERB', verb.feats[0]!, 'root'), under: null, deprel: 'root' },
    { tree: addressee(random), under: at, deprel: 'iobj' },
  ]
  return [...(random.next() < 0.25 ? told : [{ tree: verb, under: null, deprel: 'root' }]), ...day]
}

const ADDRESSEES = ['reporters', 'journalists', 'lawmakers', 'Reuters', 'AFP', 'BBC']

function addressee(random: Random): GoldSentence {
  const form = pick(ADDRESSEES, random)
  return /^[A-Z]/.test(form)
    ? word(form, form, 'PROPN', 'Number=Sing', 'iobj')
    : word(form, form.slice(0, -1), 'NOUN', 'Number=Plur', 'iobj')
}

/** "The ministry said on Monday that ...". */
function spokenBefore(
  sentence: GoldSentence,
  speaker: GoldSentence | undefined,
  verb: GoldSentence | undefined,
  random: Random,
): GoldSentence | null {
  const said = isFull(sentence) ? body(sentence, true) : null
  if (!said || !speaker || !verb) return null
  const that = random.next() < 0.6 ? [word('that', 'that', 'SCONJ', '_', 'mark')] : []
  const told = spoken(verb, 1, random)
  const clause = 1 + told.length + that.length
  return assemble([
    { tree: capital(speaker), under: 1, deprel: 'nsubj' },
    ...told,
    ...that.map(tree => ({ tree, under: clause, deprel: 'mark' })),
    { tree: said, under: 1, deprel: 'ccomp' },
    { tree: mark('.'), under: 1, deprel: 'punct' },
  ])
}

/** "..., killing at least 20." */
function withParticiple(sentence: GoldSentence, participle: GoldSentence | undefined): GoldSentence | null {
  const first = body(sentence, false)
  return first && participle && isClause(sentence)
    ? assemble([
        { tree: first, under: null, deprel: 'root' },
        { tree: mark(','), under: 2, deprel: 'punct' },
        { tree: participle, under: 0, deprel: 'advcl' },
        { tree: mark('.'), under: 0, deprel: 'punct' },
      ])
    : null
}

/** "..., according to officials." */
function accordingTo(sentence: GoldSentence, speaker: GoldSentence | undefined): GoldSentence | null {
  const first = isFull(sentence) ? body(sentence, false) : null
  if (!first || !speaker) return null
  const preposition: GoldSentence = {
    forms: ['according', 'to'],
    lemmas: ['accord', 'to'],
    upos: ['VERB', 'ADP'],
    feats: ['VerbForm=Ger', '_'],
    heads: [0, 1],
    deprels: ['case', 'fixed'],
  }
  return assemble([
    { tree: first, under: null, deprel: 'root' },
    { tree: mark(','), under: 3, deprel: 'punct' },
    { tree: preposition, under: 3, deprel: 'case' },
    { tree: uncapital(speaker), under: 0, deprel: 'obl' },
    { tree: mark('.'), under: 0, deprel: 'punct' },
  ])
}

/** The day at the end, or before all: "On Monday, ...". */
function withDay(sentence: GoldSentence, random: Random): GoldSentence {
  const isFirst = random.next() < 0.3
  const first = isClause(sentence) ? body(sentence, isFirst) : null
  if (!first) return sentence
  return isFirst
    ? assemble([
        { tree: capital(when(random)), under: 2, deprel: 'obl' },
        { tree: mark(','), under: 0, deprel: 'punct' },
        { tree: first, under: null, deprel: 'root' },
        { tree: mark('.'), under: 2, deprel: 'punct' },
      ])
    : assemble([
        { tree: first, under: null, deprel: 'root' },
        { tree: when(random), under: 0, deprel: 'obl' },
        { tree: mark('.'), under: 0, deprel: 'punct' },
      ])
}

/** "..., and ...", "..., while ...", "...; ...". */
function joined(
  sentence: GoldSentence,
  other: GoldSentence | undefined,
  random: Random,
): GoldSentence | null {
  const first = isFull(sentence) ? body(sentence, false) : null
  const second = other ? body(other, true) : null
  if (!first || !second) return null
  const draw = random.next()
  if (draw < 0.25)
    return assemble([
      { tree: first, under: null, deprel: 'root' },
      { tree: mark(';'), under: 2, deprel: 'punct' },
      { tree: second, under: 0, deprel: 'parataxis' },
      { tree: mark('.'), under: 0, deprel: 'punct' },
    ])
  const isWhile = draw > 0.75
  const subordinator = pick(['while', 'after', 'as', 'although', 'before', 'because', 'when'], random)
  const link = isWhile
    ? word(subordinator, subordinator, 'SCONJ', '_', 'mark')
    : draw < 0.6
      ? word('and', 'and', 'CCONJ', '_', 'cc')
      : word('but', 'but', 'CCONJ', '_', 'cc')
  return assemble([
    { tree: first, under: null, deprel: 'root' },
    { tree: mark(','), under: 3, deprel: 'punct' },
    { tree: link, under: 3, deprel: isWhile ? 'mark' : 'cc' },
    { tree: second, under: 0, deprel: isWhile ? 'advcl' : 'conj' },
    { tree: mark('.'), under: 0, deprel: 'punct' },
  ])
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

function when(random: Random): GoldSentence {
  const day = pick(DAYS, random)
  return {
    forms: ['on', day],
    lemmas: ['on', day],
    upos: ['ADP', 'PROPN'],
    feats: ['_', 'Number=Sing'],
    heads: [2, 0],
    deprels: ['case', 'obl'],
  }
}

function uncapital(tree: GoldSentence): GoldSentence {
  if (tree.upos[0] === 'PROPN') return tree
  return { ...tree, forms: tree.forms.map((form, i) => (i === 0 ? form.toLowerCase() : form)) }
}
