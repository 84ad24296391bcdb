import type { Upos, Word } from '../../domain/syntax.ts'
import { changedWord } from '../../domain/word.ts'
import type { KnownForm, LanguageLexicon } from '../lexicon.ts'
import type { Part } from '../pattern.ts'
import { foldName, type NameIndex, plainLetters } from '../resolve/names.ts'
import { isNoun, kidsOf, type Tree, withWords, wordAt } from '../tree.ts'
import { changedTree } from './changes.ts'

/**
 * Gives words of the lexicon their lemma, whatever the lemmatiser made of them, and nouns made of participles and
 * adjectives ("протестующие", "военные") their part of speech where no noun follows that they could modify.
 */
export function withKnownForms(tree: Tree, lexicon: LanguageLexicon): Tree {
  const words = tree.words.map(word => settled(tree, word, lexicon))
  return withWords(tree, words)
}

function settled(tree: Tree, word: Word, lexicon: LanguageLexicon): Word {
  const plain = changedWord(word, { lemma: plainLetters(word.lemma) })
  const known = lexicon.forms.find(plainLetters(word.form.toLowerCase()))
  if (word.upos === 'PROPN') {
    const name = known.find(each => each.part === 'N' && each.cases !== '')
    if (!name) return plain
    const lemma = word.index === 1 ? name.lemma : plain.lemma
    return changedWord(plain, { lemma, feats: inCase(tree, word, name.cases) })
  }
  const own = known.filter(each => fits(each, word.upos))
  if (isNounLike(tree, word, lexicon) && !own.some(each => each.part === 'N' && word.upos === 'NOUN')) {
    const noun = known.find(each => each.part === 'N')
    const isApart = standsApart(tree, word, lexicon)
    const verb = isBehindColon(tree, word)
      ? tree.words.slice(word.index).find(each => each.upos === 'VERB')
      : undefined
    if (noun && (NOMINAL_RELATIONS.test(word.deprel) || isApart || verb))
      return changedWord(plain, {
        lemma: noun.lemma,
        upos: 'NOUN',
        ...(isApart && word.head === word.index + 1 ? { head: tree.words[word.index]!.head } : {}),
        ...(verb ? { head: verb.index } : {}),
        deprel: CLAUSAL.test(word.deprel) || isApart ? 'dep' : word.deprel,
        feats: inCase(tree, word, noun.cases),
      })
  }
  const { reflexive } = lexicon.grammar
  const found = own.find(each => each.lemma === plain.lemma) ?? own[0]
  if (!found) return passiveOf(plain, reflexive, lexicon) ?? plain
  const feats = word.upos === 'NOUN' ? inCase(tree, word, found.cases) : featsOf(word, found)
  const verb = changedWord(plain, { lemma: found.lemma, feats })
  const upos = found.part === 'V' && word.upos === 'ADJ' ? 'VERB' : word.upos
  return passiveOf(verb, reflexive, lexicon) ?? changedWord(verb, { upos })
}

/** A participle that was taken for an adjective, and the present of a perfective verb, which is its future. */
function featsOf(word: Word, found: KnownForm): Word['feats'] {
  if (found.part === 'V' && word.upos === 'ADJ')
    return { ...word.feats, VerbForm: 'Part', Voice: 'Pass', Tense: 'Past' }
  const isFuture = found.perfective && word.feats.Tense === 'Pres' && word.feats.VerbForm === 'Fin'
  return isFuture ? { ...word.feats, Tense: 'Fut', Aspect: 'Perf' } : word.feats
}

const CLAUSAL = /^(advcl|ccomp|parataxis|xcomp|acl)/

const CASES: Readonly<Record<string, string>> = { n: 'Nom', g: 'Gen', d: 'Dat', a: 'Acc', i: 'Ins', l: 'Loc' }

/**
 * The case and number of a noun's form, as the dictionary allows them: what the tagger read, where it may be; else
 * the first that may, the nominative only where no preposition stands before it.
 */
function inCase(tree: Tree, word: Word, cases: string): Word['feats'] {
  if (cases === '') return word.feats
  const read = Object.keys(CASES).find(letter => CASES[letter] === word.feats.Case) ?? ''
  const own = word.feats.Number === 'Plur' ? read.toUpperCase() : read
  if (own !== '' && cases.includes(own)) return word.feats
  const before = tree.words.slice(Math.max(0, word.index - 3), word.index - 1)
  const isGoverned = before.some(each => each.upos === 'ADP')
  const order = isGoverned ? 'gGaAlLdDiInN' : 'nNaAgGiIdDlL'
  const sameNumber = [...order].filter(
    letter => (letter === letter.toUpperCase()) === (word.feats.Number === 'Plur'),
  )
  const best =
    (read !== '' && cases.includes(own === read ? read.toUpperCase() : read)
      ? own === read
        ? read.toUpperCase()
        : read
      : null) ??
    sameNumber.find(letter => cases.includes(letter)) ??
    [...order].find(letter => cases.includes(letter))!
  const isPlural = best === best.toUpperCase()
  return { ...word.feats, Case: CASES[best.toLowerCase()]!, Number: isPlural ? 'Plur' : 'Sing' }
}

const PARTS: Readonly<Record<Part, readonly Upos[]>> = {
  N: ['NOUN', 'PROPN'],
  V: ['VERB', 'AUX', 'ADJ'],
  A: ['ADJ', 'ADV', 'DET'],
}

function fits({ part }: KnownForm, upos: Upos): boolean {
  return PARTS[part].includes(upos)
}

/** A participle or adjective that modifies no noun right after it. */
function isNounLike(tree: Tree, word: Word, lexicon: LanguageLexicon): boolean {
  if (
    word.upos !== 'ADJ' &&
    !(word.upos === 'VERB' && word.feats.VerbForm === 'Part') &&
    word.upos !== 'PROPN'
  )
    return false
  if (word.feats.Variant === 'Short') return false
  if (standsApart(tree, word, lexicon) || isBehindColon(tree, word)) return true
  const next = tree.words[word.index]
  return (
    !/^(amod|acl)/.test(word.deprel) &&
    (!next || (next.upos !== 'NOUN' && next.upos !== 'ADJ' && next.upos !== 'PROPN'))
  )
}

/** "СМИ: протестующие взяли акимат": it modifies nothing before the colon. */
function isBehindColon(tree: Tree, word: Word): boolean {
  return word.head > 0 && word.head < word.index && tree.words[word.index - 2]?.form === ':'
}

/** "избивали задержанных дубинками": what it modified would stand in its case. */
function standsApart(tree: Tree, word: Word, lexicon: LanguageLexicon): boolean {
  const next = tree.words[word.index]
  const letter = Object.keys(CASES).find(each => CASES[each] === word.feats.Case)
  if (next?.upos !== 'NOUN' || letter === undefined) return false
  const cases = lexicon.forms
    .find(plainLetters(next.form.toLowerCase()))
    .map(each => each.cases)
    .join('')
  return cases !== '' && !cases.toLowerCase().includes(letter)
}

const NOMINAL_RELATIONS = /^(nsubj|obj|iobj|obl|nmod|conj|xcomp|root|appos|parataxis|advcl|ccomp)/

/** "задерживаются": the passive of a verb that the lexicon has without its reflexive ending. */
function passiveOf(word: Word, reflexive: ReadonlySet<string>, lexicon: LanguageLexicon): Word | null {
  if (word.upos !== 'VERB') return null
  const ending = [...reflexive].find(each => word.lemma.endsWith(each))
  if (!ending) return null
  const { patterns, operators } = lexicon
  const active = word.lemma.slice(0, -ending.length)
  if (
    patterns.has(`${word.lemma}/V`) ||
    operators.words.has(`${word.lemma}/V`) ||
    !patterns.has(`${active}/V`)
  )
    return null
  return changedWord(word, { lemma: active, feats: { ...word.feats, Voice: 'Pass' } })
}

/**
 * Makes names of capitalised words that the lexicon has as names and the tagger took for others ("Лавров",
 * "Казахстана"); a name that was taken for a verb hands its clause to the verb below it.
 */
export function withKnownNames(tree: Tree, names: NameIndex): Tree {
  return tree.words.reduce((at, { index }) => {
    const word = wordAt(at, index)!
    const found = isMistaken(at, word, names) ? named(at, word) : at
    return isNominative(found, index, names) ? nominative(found, index) : found
  }, tree)
}

/** "Токаев отправил": a surname as the tables have it, with no preposition before it, is a nominative. */
function isNominative(tree: Tree, index: number, names: NameIndex): boolean {
  const word = wordAt(tree, index)!
  if (word.upos !== 'PROPN' || word.feats.Case === 'Nom' || wordAt(tree, index - 1)?.upos === 'ADP')
    return false
  const folded = foldName(word.form)
  return (
    names.byFirst
      .get(folded)
      ?.some(
        each => each.entry.kind === 'person' && each.pieces.length === 1 && each.pieces[0] === folded,
      ) === true
  )
}

function nominative(tree: Tree, index: number): Tree {
  const { feats } = wordAt(tree, index)!
  return changedTree(tree, new Map([[index, { feats: { ...feats, Case: 'Nom', Number: 'Sing' } }]]))
}

function isMistaken(tree: Tree, word: Word, names: NameIndex): boolean {
  if (!['NOUN', 'VERB', 'ADJ', 'X'].includes(word.upos) || !/^\p{Lu}\p{Ll}/u.test(word.form)) return false
  const folded = foldName(word.form)
  const alone = names.byFirst
    .get(folded)
    ?.some(each => each.pieces.length === 1 && NAMED.has(each.entry.kind))
  // "Ранил Викрамасингхе": with the next word it is a name of the tables
  const next = wordAt(tree, word.index + 1)
  const joined = names.byFirst
    .get(folded)
    ?.some(
      ({ pieces, forms }) => pieces.length > 1 && next && (forms?.[1]?.has(foldName(next.form)) ?? false),
    )
  return alone === true || joined === true || names.bySurname.has(folded)
}

const NAMED: ReadonlySet<string> = new Set(['person', 'country', 'seat'])

function named(tree: Tree, word: Word): Tree {
  const lemma = word.form
  const changed = new Map<number, Partial<Word>>([[word.index, { upos: 'PROPN', lemma }]])
  const before = wordAt(tree, word.index - 1)
  const main = kidsOf(tree, word).find(
    kid => kid.upos === 'VERB' && /^(conj|parataxis|ccomp)/.test(kid.deprel),
  )
  if (word.upos === 'VERB' && before && isNoun(before) && main) {
    changed.set(word.index, {
      upos: 'PROPN',
      lemma,
      feats: { Case: 'Gen' },
      head: before.index,
      deprel: 'nmod',
    })
    changed.set(main.index, { head: word.head, deprel: word.deprel })
    for (const kid of kidsOf(tree, word))
      if (kid !== main)
        changed.set(kid.index, { head: main.index, deprel: kid === before ? 'nsubj' : kid.deprel })
  } else if (word.upos === 'VERB' && before && isNoun(before) && kidsOf(tree, word).length === 0) {
    // "сообщило МВД Казахстана": the name is of the noun before it.
    changed.set(word.index, {
      upos: 'PROPN',
      lemma,
      feats: { Case: 'Gen' },
      head: before.index,
      deprel: 'nmod',
    })
  }
  return changedTree(tree, changed)
}
