import type { EventType } from '../domain/plover.ts'
import type { Word } from '../domain/syntax.ts'
import { ANY_PARTY, CLASS_ROLES } from './class-roles.ts'
import { fillersOf, type Ground } from './slots.ts'
import { isNoun, isVerb, kidsBy, kidsOf, obliques, type Tree, wordAt } from './tree.ts'

export type Part = 'V' | 'N' | 'A'

/** A family of words of one event type with the surroundings that they need, as an events file gives it. */
export interface Family {
  readonly name: string
  /** null: the words mean no event in these surroundings. */
  readonly event: EventType | null
  readonly mode: string | null
  readonly contexts: readonly string[]
  /** Slot whose filler is the trigger; null for the head itself. */
  readonly trigger: string | null
  readonly actor: readonly string[]
  readonly target: readonly string[]
  /** The event lies in not doing it ("did not report for duty"). */
  readonly inverted: boolean
  /** Types of which the report has to tell another event, where the words alone do not name theirs; empty for none. */
  readonly besides: ReadonlySet<EventType>
  readonly conditions: readonly Condition[]
  /** File and line of the lexicon, for `why`. */
  readonly origin: string
}

/** One demand on a slot: filled by one of `values` (any filler where empty), or not so where `negative`. */
export interface Condition {
  readonly slots: readonly string[]
  readonly values: readonly string[]
  readonly negative: boolean
}

export interface Pattern {
  readonly family: Family
  readonly conditions: readonly Condition[]
  /** The more it demands, the sooner it wins over others on the same word. */
  readonly weight: number
}

/** Patterns by `lemma/part` of the head, so that cost does not grow with their number. */
export type PatternIndex = ReadonlyMap<string, readonly Pattern[]>

const CONDITION = /^(!?)([\p{L}_|.@]+)(?::(\S+))?$/u

/** `obj:@weapon,fire !on` as conditions, or the part that is no condition. */
export function parseConditions(text: string): readonly Condition[] | { readonly wrong: string } {
  const conditions: Condition[] = []
  for (const part of text.split(/\s+/).filter(Boolean)) {
    const found = CONDITION.exec(part)
    if (!found) return { wrong: part }
    conditions.push({
      negative: found[1] === '!',
      slots: found[2]!.split('|'),
      values: found[3] ? found[3].split(',') : [],
    })
  }
  return conditions
}

/** The words of a family's list (`arrest, pull back`): the head's lemma and the particle that goes with it. */
export function patternsOf(
  family: Family,
  words: string,
  part: Part,
): readonly { readonly key: string; readonly pattern: Pattern }[] {
  return words
    .split(',')
    .map(entry => entry.trim().split(/\s+/))
    .filter(entry => entry[0])
    .map(([head, ...rest]) => {
      const own: Condition[] = rest.map(word => ({
        slots: part === 'V' ? ['prt'] : ['before'],
        values: [word],
        negative: false,
      }))
      const lemma = part === 'V' || rest.length === 0 ? head! : rest.at(-1)!
      const words: readonly Condition[] =
        part === 'V' || rest.length === 0
          ? own
          : [head!, ...rest.slice(0, -1)].map(word => ({
              slots: ['before'],
              values: [word],
              negative: false,
            }))
      const conditions = [...words, ...family.conditions]
      const weight = conditions.reduce((sum, condition) => sum + (condition.negative ? 0.1 : 1), 0)
      return { key: `${lemma}/${part}`, pattern: { family, conditions, weight } }
    })
}

/** Index of patterns, the heaviest first; of equal weight the one that vetoes, then the one that came first. */
export function indexPatterns(
  entries: readonly { readonly key: string; readonly pattern: Pattern }[],
): PatternIndex {
  const index = new Map<string, Pattern[]>()
  for (const { key, pattern } of entries) {
    const list = index.get(key)
    if (list) list.push(pattern)
    else index.set(key, [pattern])
  }
  for (const list of index.values())
    list.sort(
      (a, b) => b.weight - a.weight || Number(a.family.event !== null) - Number(b.family.event !== null),
    )
  return index
}

export function partOf(word: Word): Part | null {
  if (isVerb(word)) return 'V'
  if (word.upos === 'NOUN') return 'N'
  return word.upos === 'ADJ' || word.upos === 'ADV' ? 'A' : null
}

export interface Found {
  readonly pattern: Pattern
  readonly head: Word
  readonly trigger: Word
}

/** A noun that its capital at the head of a sentence made a name of. */
function opensSentence(tree: Tree, word: Word): boolean {
  return word.upos === 'PROPN' && word.index === 1 && tree.words[1]?.upos !== 'PROPN'
}

/** The pattern that best fits `word` among those that `accepts` takes, with the word that carries the event. */
export function matchAt(
  tree: Tree,
  word: Word,
  index: PatternIndex,
  ground: Ground,
  accepts: (pattern: Pattern) => boolean = () => true,
): Found | null {
  const part = partOf(word) ?? (opensSentence(tree, word) ? 'N' : null)
  if (!part) return null
  const lemma = word.lemma.toLowerCase()
  const patterns =
    index.get(`${lemma}/${part}`) ??
    (part === 'N' ? (index.get(`${singular(lemma)}/N`) ?? gerundPatterns(word, index)) : undefined)
  if (!patterns) return null
  for (const pattern of patterns) {
    if (!accepts(pattern)) continue
    const isEvent = pattern.family.event !== null
    if (!pattern.conditions.every(condition => holds(tree, word, condition, ground, isEvent))) continue
    return { pattern, head: word, trigger: triggerOf(tree, word, pattern, ground) }
  }
  return null
}

/** The verb's patterns for a noun made of it, "the poisoning of a spy", "his jailing". */
function gerundPatterns(word: Word, index: PatternIndex): readonly Pattern[] | undefined {
  const lemma = singular(word.lemma.toLowerCase())
  if (!lemma.endsWith('ing') || lemma.length < 6) return undefined
  const stem = lemma.slice(0, -3)
  const undoubled = stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem
  return [stem, `${stem}e`, undoubled].map(verb => index.get(`${verb}/V`)).find(found => found !== undefined)
}

function triggerOf(tree: Tree, word: Word, pattern: Pattern, ground: Ground): Word {
  const slot = pattern.family.trigger
  if (!slot) return word
  const slots = slot.split('|')
  const condition = pattern.conditions.find(
    each => !each.negative && each.slots.some(own => slots.includes(own)),
  )
  const fillers = slots.flatMap(each => fillersOf(tree, word, each, ground))
  const fit = condition
    ? fillers
        .flatMap(filler => aliases(tree, filler, ground))
        .find(filler => fits(tree, filler, condition, ground))
    : fillers[0]
  return fit ?? fillers[0] ?? word
}

function holds(tree: Tree, word: Word, condition: Condition, ground: Ground, isEvent: boolean): boolean {
  const met = condition.slots.some(slot => {
    const fillers = fillersOf(tree, word, slot, ground)
    if (condition.values.length === 0 || slot === 'pass') return fillers.length > 0
    return fillers.some(
      filler =>
        aliases(tree, filler, ground).some(alias => fits(tree, alias, condition, ground)) ||
        // that "it" is an animal or a match is not taken for granted
        (isEvent &&
          !condition.negative &&
          ARGUMENTS.has(slot) &&
          standsForAny(tree, filler, condition, ground)),
    )
  })
  return met !== condition.negative
}

const ARGUMENTS = new Set(['subj', 'obj', 'surface'])

const PEOPLE = new Set([
  '@force',
  '@crowd',
  '@worker',
  '@leader',
  '@polity',
  '@captive',
  '@arrestable',
  '@party',
  '@envoy',
])

/**
 * "rejected it", "none had been sent": a pronoun or a bare quantity may be of any class that a pattern asks for; a
 * pronoun that takes up a party, of that party's.
 */
function standsForAny(tree: Tree, word: Word, condition: Condition, ground: Ground): boolean {
  if (!condition.values.some(value => value.startsWith('@'))) return false
  const roles = word.upos === 'PRON' ? (ground.rolesAt?.(word.index) ?? []) : []
  const isTold = (value: string) => roles.length > 0 && CLASS_ROLES.has(value.slice(1))
  const told = condition.values.filter(isTold)
  if (told.some(value => roles.some(role => CLASS_ROLES.get(value.slice(1))!.has(role)))) return true
  if (told.length === condition.values.length) return false
  const { thingPronouns, expletives } = ground.grammar
  if (word.upos === 'PRON' && !thingPronouns.has(word.lemma)) {
    if (word.feats.PronType === 'Rel' || word.feats.Reflex === 'Yes' || expletives.has(word.lemma))
      return false
    return condition.values.some(value => PEOPLE.has(value))
  }
  if (word.upos === 'PRON')
    return condition.values.some(value => value.startsWith('@') && !isUnmoved(tree, word, value, ground))
  const isBare =
    (word.upos === 'NUM' || word.upos === 'DET' || word.upos === 'ADJ') &&
    !kidsOf(tree, word).some(kid => kid.deprel === 'nmod')
  return isBare
}

/** "it wasn't going to happen": what moves is no price unless the sentence has spoken of one. */
function isUnmoved(tree: Tree, pronoun: Word, value: string, { classes }: Ground): boolean {
  if (!MOVING.has(value)) return false
  const members = classes.get(value.slice(1))
  return !tree.words.some(each => each.index < pronoun.index && members?.has(each.lemma.toLowerCase()))
}
const MOVING: ReadonlySet<string> = new Set(['@price', '@service'])

/** The filler, its conjuncts, its titles ("ambassador Brah Mohamane") and what a quantity counts ("dozens of soldiers"). */
function aliases(tree: Tree, filler: Word, { grammar, classes }: Ground): readonly Word[] {
  const found = [filler, ...kidsBy(tree, filler, 'conj', 'appos', 'nmod:desc')]
  if (grammar.quantityNouns.has(filler.lemma.toLowerCase()) || filler.upos === 'NUM' || filler.upos === 'DET')
    found.push(...kidsBy(tree, filler, 'nmod', 'obl'))
  else if (filler.upos === 'NOUN' && !classes.get('arrestable')?.has(filler.lemma.toLowerCase()))
    found.push(...obliques(tree, filler, grammar.contentPrepositions))
  return found
}

function fits(tree: Tree, word: Word, condition: Condition, ground: Ground): boolean {
  return condition.values.some(value => fitsValue(tree, word, value, ground, condition.negative))
}

/** For a veto names count only as words: who is out of office on the day is no "crowd" for that. */
function fitsValue(tree: Tree, word: Word, value: string, ground: Ground, isVeto: boolean): boolean {
  const lemma = word.lemma.toLowerCase()
  // "the European Union" is no union of workers
  const isOfStates = word.upos === 'PROPN' && ground.rolesAt?.(word.index).includes('IGO') === true
  if (isOfStates && value === 'union') return false
  if (!value.startsWith('@'))
    return (
      value === lemma ||
      value === singular(lemma) ||
      value === word.form.toLowerCase() ||
      isPhrase(tree, word, value)
    )
  switch (value) {
    case '@name':
      return word.upos === 'PROPN' || isPersonal(word)
    case '@pronoun':
      return word.upos === 'PRON' && word.feats.PronType !== 'Dem' && !ground.grammar.thingPronouns.has(lemma)
    case '@number':
      return word.upos === 'NUM' || kidsOf(tree, word).some(kid => kid.deprel.startsWith('nummod'))
    default: {
      const name = value.slice(1)
      const members = ground.classes.get(name)
      if (!members) return false
      if (!isOfStates && (members.has(lemma) || members.has(singular(lemma)))) return true
      const before = wordAt(tree, word.index - 1)
      if (before !== null && members.has(`${before.lemma.toLowerCase()}_${lemma}`)) return true
      return word.upos === 'PROPN' && !isVeto && isNamedMember(word, name, ground)
    }
  }
}

/** A name that resolves to a party whose role belongs to the class. */
function isNamedMember(word: Word, name: string, ground: Ground): boolean {
  const roles = CLASS_ROLES.get(name)
  if (!ground.rolesAt || !(roles || ANY_PARTY.has(name))) return false
  return ground.rolesAt(word.index).some(role => !roles || roles.has(role))
}

/** The lemma where the lemmatiser left a plural: "troops", "gunmen". */
function singular(lemma: string): string {
  if (lemma.endsWith('men')) return `${lemma.slice(0, -2)}an`
  return lemma.endsWith('s') && lemma.length > 3 ? lemma.slice(0, -1) : lemma
}

/** A pronoun that stands for somebody: not "it", not a question word. */
function isPersonal(word: Word): boolean {
  return (
    word.upos === 'PRON' &&
    (word.feats.PronType === 'Prs' || word.feats.PronType === 'Rel') &&
    word.feats.Gender !== 'Neut'
  )
}

/** `tear_gas` is the word `gas` with `tear` before it. */
function isPhrase(tree: Tree, word: Word, value: string): boolean {
  if (!value.includes('_')) return false
  const parts = value.split('_')
  return parts.every((part, n) => {
    const at = wordAt(tree, word.index - (parts.length - 1 - n))
    return at !== null && (at.lemma.toLowerCase() === part || at.form.toLowerCase() === part)
  })
}

/** Whether a word can be looked into for people and things. */
export function isNominal(word: Word): boolean {
  return (
    isNoun(word) || word.upos === 'PRON' || word.upos === 'NUM' || word.upos === 'DET' || word.upos === 'ADJ'
  )
}
