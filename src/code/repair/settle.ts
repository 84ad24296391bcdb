import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { operatorsOf } from '../perspective/operators.ts'
import { base, headOf, isInfinitive, isNoun, isVerb, kidsOf, pathUp, type Tree, treeOf } from '../tree.ts'
import { settleAsides } from './asides.ts'
import { withAttachments } from './attach.ts'
import { withBareClauses } from './bare-clauses.ts'
import { withCaseRelations } from './case-relations.ts'
import { withCasedAsides } from './cased-asides.ts'
import { changedTree } from './changes.ts'
import { joinCompounds } from './compounds.ts'
import { withCoordination } from './coordination.ts'
import { withFiniteVerbs } from './garden-path.ts'
import { withHeadlineVerb } from './headline.ts'
import { withKnownForms } from './known-forms.ts'
import { withMainVerbs } from './main-verbs.ts'
import { namesInRow, titlesOfNames } from './of-nouns.ts'
import { withSubjects } from './subjects.ts'
import { withTenses } from './tenses.ts'
import { withWordOrder } from './word-order.ts'

/**
 * Settles what parsers trained on web text often miss in news: the verb of speech that closes or interrupts a
 * sentence ("..., two officials hinted.") hangs on the main clause as UD's parataxis, and "according to X" on a
 * clause. Participles that were tagged as adjectives and irregular forms get their verb back.
 */
export function settle(given: Tree, lexicon: LanguageLexicon): Tree {
  return lexicon.repairs.reduce((tree, name) => REPAIRS[name]?.(tree, lexicon) ?? tree, given)
}

/** A repair of trees, by the name that a language's grammar.yaml asks for it. */
type Repair = (tree: Tree, lexicon: LanguageLexicon) => Tree

const REPAIRS: Readonly<Record<string, Repair>> = {
  compounds: joinCompounds,
  nouns: withNouns,
  names: withNames,
  titles: titlesOfNames,
  verbs: withVerbs,
  'closing-speech': withClosingSpeech,
  'headline-verb': withHeadlineVerb,
  subjects: withSubjects,
  'main-verbs': withMainVerbs,
  'bare-clauses': withBareClauses,
  'finite-verbs': withFiniteVerbs,
  coordination: withCoordination,
  'names-in-row': namesInRow,
  particles: withParticles,
  asides: settleAsides,
  complements: withComplements,
  control: withControl,
  attachments: withAttachments,
  parentheses: withParentheses,
  tenses: withTenses,
  'word-order': withWordOrder,
  forms: withKnownForms,
  cases: withCaseRelations,
  'cased-asides': withCasedAsides,
}

export const REPAIR_NAMES: readonly string[] = Object.keys(REPAIRS)

function withParentheses(tree: Tree, lexicon: LanguageLexicon): Tree {
  const changed = new Map<number, Pick<Word, 'head' | 'deprel'>>()
  for (const word of tree.words) {
    const inverted = invertedSubject(tree, word, lexicon)
    if (inverted) changed.set(inverted.index, { head: word.index, deprel: 'nsubj' })
    if (isVerb(word) && (inverted ? word.head !== 0 : isParenthetic(tree, word, lexicon))) {
      const host = hostOf(tree, word)
      if (host && !(word.deprel === 'parataxis' && word.head === host.index))
        changed.set(word.index, { head: host.index, deprel: 'parataxis' })
    } else if (isSourcePhrase(tree, word, lexicon)) {
      const clause = pathUp(tree, word).slice(1).find(isVerb)
      if (clause && clause.index !== word.head) changed.set(word.index, { head: clause.index, deprel: 'obl' })
    }
  }
  return changedTree(tree, changed)
}

/** A finite verb of speech with a subject right before it, a comma before that, and nothing said after it. */
function isParenthetic(tree: Tree, verb: Word, lexicon: LanguageLexicon): boolean {
  if (
    verb.head === 0 ||
    !operatorsOf(tree, verb, lexicon).some(each => each.cites === 'subject' && each.scope.has('clause'))
  )
    return false
  const kids = kidsOf(tree, verb)
  if (kids.some(kid => COMPLEMENTS.has(base(kid.deprel)) && kid.index > verb.index)) return false
  if (kids.some(kid => kid.deprel === 'mark' || kid.deprel === 'cc' || kid.feats.PronType === 'Rel'))
    return false
  const subject = kids.find(kid => base(kid.deprel) === 'nsubj')
  if (!subject) return false
  const first = Math.min(verb.index, leftEdge(tree, subject))
  const before = tree.words[first - 2]
  return before !== undefined && SEPARATORS.test(before.form) && first > 2
}

const COMPLEMENTS = new Set(['ccomp', 'xcomp', 'advcl', 'acl'])
const SEPARATORS = /^[,—–"”’']$/

function leftEdge(tree: Tree, word: Word): number {
  let edge = word.index
  for (const kid of kidsOf(tree, word)) if (kid.upos !== 'PUNCT') edge = Math.min(edge, leftEdge(tree, kid))
  return edge
}

/** The clause that the parenthesis interrupts or closes: the highest verb that is not below it. */
function hostOf(tree: Tree, verb: Word): Word | null {
  const above = pathUp(tree, verb).slice(1)
  const clauses = above.filter(
    word => isVerb(word) || kidsOf(tree, word).some(kid => base(kid.deprel) === 'nsubj'),
  )
  return clauses.at(-1) ?? headOf(tree, verb)
}

/** "according to NetBlocks", hung on a noun. */
function isSourcePhrase(tree: Tree, word: Word, lexicon: LanguageLexicon): boolean {
  if (word.deprel !== 'nmod' && word.deprel !== 'obl') return false
  const preposition = kidsOf(tree, word).find(kid => kid.deprel === 'case')
  if (!preposition || isVerb(headOf(tree, word) ?? word)) return false
  const joined = [preposition, ...kidsOf(tree, preposition)].map(each => each.form.toLowerCase()).join('_')
  return lexicon.grammar.accordingTo.has(joined)
}

/** "'...,' warned the general": the speaker after the verb, parsed as its object. */
function invertedSubject(tree: Tree, verb: Word, lexicon: LanguageLexicon): Word | null {
  if (!isVerb(verb) || !SEPARATORS.test(tree.words[verb.index - 2]?.form ?? '')) return null
  if (verb.feats.VerbForm === 'Ger' || (verb.feats.VerbForm === 'Part' && verb.feats.Tense === 'Pres'))
    return null
  const kids = kidsOf(tree, verb)
  if (kids.some(kid => base(kid.deprel) === 'nsubj' || kid.deprel === 'ccomp')) return null
  if (!operatorsOf(tree, verb, lexicon).some(each => each.cites === 'subject')) return null
  return kids.find(kid => /^i?obj$/.test(kid.deprel) && kid.index > verb.index) ?? null
}

/**
 * A noun of the lexicon in small letters that the tagger took for a name ("a march on La Paz"), or for a verb where it
 * has a noun's place ("fighting broke out"), or that the lemmatiser cut ("clai").
 */
function withNouns(tree: Tree, lexicon: LanguageLexicon): Tree {
  const isKnown = (lemma: string) =>
    lexicon.patterns.has(`${lemma}/N`) || lexicon.operators.words.has(`${lemma}/N`)
  const isMistaken = (word: Word) => {
    if (!isKnown(word.form.toLowerCase())) return false
    if (isNominal(tree, word)) return true
    if (word.form !== word.form.toLowerCase()) return false
    return word.upos === 'PROPN' || (word.upos === 'NOUN' && word.lemma !== word.form && !isKnown(word.lemma))
  }
  if (!tree.words.some(isMistaken)) return tree
  const words = tree.words.map(word =>
    isMistaken(word)
      ? {
          ...word,
          upos: 'NOUN' as const,
          lemma: word.form.toLowerCase(),
          deprel: word.deprel.replace(/csubj|advcl/, 'nsubj'),
        }
      : word,
  )
  return treeOf({ ...tree.sentence, words }, tree.index)
}

/** A gerund that is somebody's subject or object, or opens a sentence without another subject, and has neither itself. */
function isNominal(tree: Tree, word: Word): boolean {
  if (word.upos !== 'VERB' || !/ing$/.test(word.form)) return false
  if (kidsOf(tree, word).some(kid => /^(obj|iobj|nsubj|xcomp|ccomp|aux|mark|cop)/.test(kid.deprel)))
    return false
  return /^(nsubj|csubj|obj)/.test(word.deprel) || opensWithoutSubject(tree, word)
}

/** "Fighting between the army and rebels spread": read as a clause beside the verb that has no subject. */
function opensWithoutSubject(tree: Tree, word: Word): boolean {
  const verb = headOf(tree, word)
  return (
    word.index === 1 &&
    word.deprel === 'advcl' &&
    verb !== null &&
    isVerb(verb) &&
    !kidsOf(tree, verb).some(
      kid => /^(nsubj|csubj)/.test(kid.deprel) || (kid.form === ',' && kid.index < verb.index),
    )
  )
}

/** "at Chuquicamata", "to Pale": a capital behind a preposition, within a sentence that has few, opens a name. */
function withNames(tree: Tree, lexicon: LanguageLexicon): Tree {
  const isCapital = (word: Word) => /^\p{Lu}\p{Ll}/u.test(word.form)
  const isMistaken = (word: Word) =>
    (word.upos === 'NOUN' || word.upos === 'VERB' || word.upos === 'ADJ' || word.upos === 'ADV') &&
    isCapital(word) &&
    /^(obl|nmod)/.test(word.deprel) &&
    kidsOf(tree, word).some(kid => kid.deprel === 'case' && kid.index === word.index - 1) &&
    !lexicon.grammar.timeNouns.has(word.lemma.toLowerCase())
  if (!tree.words.some(isMistaken) || tree.words.filter(isCapital).length * 2 > tree.words.length) return tree
  const words = tree.words.map(word =>
    isMistaken(word) ? { ...word, upos: 'PROPN' as const, lemma: word.form, feats: {} } : word,
  )
  return treeOf({ ...tree.sentence, words }, tree.index)
}

/** Longest speaker's phrase before a verb that the tagger took for a noun (an assumption). */
const SPEAKER = 8

/** "..., the chamber of commerce cautions.": a verb of speech that closes an aside and was taken for a noun. */
function withClosingSpeech(tree: Tree, lexicon: LanguageLexicon): Tree {
  const speechOf = (form: string) =>
    [form.replace(/s$/, ''), form.replace(/es$/, '')].find(
      stem =>
        stem !== form &&
        lexicon.operators.words
          .get(`${stem}/V`)
          ?.some(each => each.cites === 'subject' && each.scope.has('clause')),
    )
  const found = new Map<number, string>()
  for (const word of tree.words) {
    const next = tree.words[word.index]
    if (!next || !/^[.,]$/.test(next.form) || (word.upos === 'VERB' && word.lemma !== word.form)) continue
    const lemma = speechOf(word.form)
    if (!lemma || !isNoun(tree.words[word.index - 2] ?? word)) continue
    const before = tree.words.slice(Math.max(0, word.index - 1 - SPEAKER), word.index - 1)
    const comma = before.findLastIndex(each => /^[,”"’']$/.test(each.form))
    const phrase = before.slice(comma + 1)
    if (comma < 0 || phrase.some(each => isVerb(each) || each.upos === 'SCONJ' || each.upos === 'CCONJ'))
      continue
    if (phrase[0]?.upos === 'ADP' || !tree.words.slice(0, word.index - 1 - phrase.length).some(isVerb))
      continue
    found.set(word.index, lemma)
  }
  if (found.size === 0) return tree
  const words = tree.words.map(word => {
    const lemma = found.get(word.index)
    const feats = { Mood: 'Ind', Tense: 'Pres', VerbForm: 'Fin' }
    return lemma ? { ...word, lemma, upos: 'VERB' as const, feats } : word
  })
  return treeOf({ ...tree.sentence, words }, tree.index)
}

/** Words of a verb's form that the tagger took for adjectives ("was freed"), and verbs without their lemma. */
function withVerbs(tree: Tree, lexicon: LanguageLexicon): Tree {
  let changed = false
  const words = tree.words.map(word => {
    if (word.upos !== 'ADJ' && word.upos !== 'VERB') return word
    const form = word.form.toLowerCase()
    const lemma =
      lexicon.verbForms.get(form) ?? (word.upos === 'VERB' ? knownLemma(word, lexicon) : undefined)
    if (!lemma || (word.upos === 'VERB' && word.lemma !== form && lexicon.knownVerbs.has(word.lemma)))
      return word
    if (word.upos === 'VERB' && word.lemma === lemma) return word
    if (word.upos === 'ADJ' && lexicon.patterns.has(`${word.lemma.toLowerCase()}/A`)) return word
    changed = true
    if (word.upos === 'VERB') return { ...word, lemma }
    return {
      ...word,
      lemma,
      upos: 'VERB' as const,
      feats: { VerbForm: 'Part', Tense: 'Past', Voice: 'Pass' },
    }
  })
  if (!changed) return tree
  const passive = words.map(word => {
    const head = words[word.head - 1]
    if (!head || tree.words[word.head - 1]!.upos !== 'ADJ' || head.upos !== 'VERB') return word
    if (word.deprel === 'cop') return { ...word, deprel: 'aux:pass' }
    return word.deprel === 'nsubj' ? { ...word, deprel: 'nsubj:pass' } : word
  })
  return treeOf({ ...tree.sentence, words: passive }, tree.index)
}

/** "sanctions" that the lemmatiser left as it is, "overrun" that it cut to "overr": the verb of the lexicon that fits. */
function knownLemma(word: Word, lexicon: LanguageLexicon): string | undefined {
  if (lexicon.knownVerbs.has(word.lemma.toLowerCase())) return undefined
  const form = word.form.toLowerCase()
  return [form, form.replace(/s$/, ''), form.replace(/es$/, '')].find(each => lexicon.knownVerbs.has(each))
}

/** "called off the strike": a particle that the parser took for the object's preposition. */
function withParticles(tree: Tree, lexicon: LanguageLexicon): Tree {
  const changed = new Map<number, Pick<Word, 'head' | 'deprel'>>()
  for (const verb of tree.words) {
    const next = tree.words[verb.index]
    if (verb.upos !== 'VERB' || !next || next.deprel === 'compound:prt') continue
    const particle = next.form.toLowerCase()
    if (!lexicon.phrasal.has(`${verb.lemma.toLowerCase()} ${particle}`)) continue
    changed.set(next.index, { head: verb.index, deprel: 'compound:prt' })
    const nominal = tree.words[next.head - 1]
    const isObject =
      next.deprel === 'case' && nominal && nominal.head === verb.index && nominal.deprel.startsWith('obl')
    const hasOther =
      nominal &&
      kidsOf(tree, nominal).some(kid => kid.deprel === 'case' && kid !== next && kid.index < nominal.index)
    if (isObject && !hasOther) changed.set(nominal.index, { head: verb.index, deprel: 'obj' })
  }
  return changedTree(tree, changed)
}

/** How far behind a verb of speech its "that" may stand ("said on Tuesday in Geneva that"): an assumption. */
const REACH = 7

/** "insisted on Tuesday that ...": a clause that opens with "that" after a verb of speech is what was said. */
function withComplements(tree: Tree, lexicon: LanguageLexicon): Tree {
  const changed = new Map<number, Pick<Word, 'head' | 'deprel'>>()
  for (const that of tree.words) {
    if (!lexicon.grammar.complementisers.has(that.form.toLowerCase())) continue
    const listed = listedClause(tree, that, lexicon)
    if (listed) {
      changed.set(listed.index, { head: listed.head, deprel: 'conj' })
      continue
    }
    const verb = tree.words
      .slice(Math.max(0, that.index - 1 - REACH), that.index - 1)
      .findLast(word => word.upos === 'VERB' && word.deprel !== 'amod')
    const between = verb ? tree.words.slice(verb.index, that.index - 1) : []
    if (!verb || between.some(word => word.form === ',' || word.form === ';' || word.upos === 'AUX')) continue
    if (
      !operatorsOf(tree, verb, lexicon).some(each => each.cites !== null && each.complement !== 'infinitive')
    )
      continue
    // "..., he claimed in a speech that his office published": what was said stands before it already.
    if (verb.deprel === 'parataxis' && verb.head < verb.index) continue
    const clause = headOf(tree, that)
    const governed = kidsOf(tree, verb).some(kid => kid.deprel === 'ccomp')
    const isNounClause =
      between.at(-1)?.upos === 'NOUN' && verb.lemma !== 'tell' && clause?.deprel === 'acl:relcl'
    if (!clause || clause === verb || governed || isNounClause || clause.index < that.index) continue
    if (!isVerb(clause) || pathUp(tree, verb).includes(clause)) continue
    changed.set(clause.index, { head: verb.index, deprel: 'ccomp' })
    if (that.deprel !== 'mark') changed.set(that.index, { head: clause.index, deprel: 'mark' })
  }
  return changedTree(tree, changed)
}

/** "said that they did not speak Kazakh, that they raped women": the second "that" goes on with the first. */
function listedClause(tree: Tree, that: Word, lexicon: LanguageLexicon): Word | null {
  const clause = headOf(tree, that)
  const first = clause ? headOf(tree, clause) : null
  if (!clause || !first || !isVerb(first) || first.index > that.index || clause.deprel === 'conj') return null
  if (tree.words[that.index - 2]?.form !== ',' || operatorsOf(tree, first, lexicon).length > 0) return null
  const opens = kidsOf(tree, first).some(
    kid =>
      kid.deprel === 'mark' &&
      kid.index < first.index &&
      lexicon.grammar.complementisers.has(kid.form.toLowerCase()),
  )
  return opens && /^(advcl|ccomp|acl)/.test(clause.deprel) ? clause : null
}

/** "wants the president to resign": the infinitive belongs to the verb, and its object does it. */
function withControl(tree: Tree, lexicon: LanguageLexicon): Tree {
  const changed = new Map<number, Pick<Word, 'head' | 'deprel'>>()
  for (const word of tree.words) {
    if (word.deprel !== 'acl' || !isInfinitive(tree, word)) continue
    const noun = headOf(tree, word)
    const verb = noun ? headOf(tree, noun) : null
    if (!noun || !verb || !/^(obj|iobj)$/.test(noun.deprel)) continue
    // "used tear gas to stop them": what force is used for hangs on the use.
    if (lexicon.grammar.instrumental.has(verb.lemma.toLowerCase())) {
      changed.set(word.index, { head: verb.index, deprel: 'advcl' })
      continue
    }
    if (
      lexicon.grammar.objectControl.has(verb.lemma.toLowerCase()) &&
      !lexicon.operators.words.has(`${noun.lemma.toLowerCase()}/N`)
    )
      changed.set(word.index, { head: verb.index, deprel: 'xcomp' })
  }
  return changedTree(tree, changed)
}
