import type { Instant } from '../domain/instant.ts'
import type { Word } from '../domain/syntax.ts'
import type { LanguageLexicon } from './lexicon.ts'
import type { Found } from './pattern.ts'
import { headOf, kidsOf, prepositionOf, type Tree, wordAt } from './tree.ts'

/** Years after which a clause with its year is told as history, and no news (assumption). */
const LONG_AGO = 10
/** How many clauses up the year may stand. */
const CLIMB = 6

/**
 * History given as a date (gold rule 21): "the coup of 1967", "the 2010 revolution", and whole clauses of a year long
 * past, "in 1789 a crowd stormed the Bastille", "sixty years ago students marched".
 */
export function isHistory(tree: Tree, found: Found, published: Instant, lexicon: LanguageLexicon): boolean {
  const year = published.slice(0, 4)
  const [of, then] = tree.words.slice(found.trigger.index, found.trigger.index + 2)
  if (of?.upos === 'ADP' && then && isYear(then.form) && then.form < year) return true
  const isDated = kidsOf(tree, found.trigger).some(
    kid =>
      /^(nmod|nummod|amod|compound|obl)/.test(kid.deprel) &&
      isYear(kid.form) &&
      kid.form < year &&
      // "ousted Bashir, the president since 1989": nothing is done since a year
      !(found.trigger.upos === 'VERB' && goesOn(tree, kid, lexicon)),
  )
  const carrier = headOf(tree, found.trigger)
  const isFormer = [found.trigger, ...(found.trigger.upos === 'NOUN' && carrier ? [carrier] : [])].some(
    word =>
      kidsOf(tree, word).some(
        kid =>
          kid.deprel === 'advmod' &&
          kid.index < word.index &&
          lexicon.grammar.formerly.has(kid.lemma.toLowerCase()),
      ),
  )
  const latest = Number(year) - LONG_AGO
  // "offensives launched in 1915"
  const isBegunThen = kidsOf(tree, found.trigger).some(
    kid => kid.deprel === 'acl' && kid.feats.VerbForm !== 'Inf' && hasOldTime(tree, kid, latest, lexicon),
  )
  return (
    isFormer ||
    isDated ||
    isSinceWhen(tree, found.trigger, lexicon) ||
    isBegunThen ||
    isOfLongAgo(tree, found.trigger, latest, lexicon)
  )
}

/** "since the revolt erupted a year ago". */
function isSinceWhen(tree: Tree, trigger: Word, { grammar }: LanguageLexicon): boolean {
  const verb = trigger.deprel === 'nsubj' ? headOf(tree, trigger) : null
  return (
    verb !== null &&
    verb.deprel === 'advcl' &&
    grammar.occur.has(verb.lemma.toLowerCase()) &&
    kidsOf(tree, verb).some(
      kid => /^(mark|case)$/.test(kid.deprel) && grammar.sinceWhen.has(kid.lemma.toLowerCase()),
    )
  )
}

/**
 * The sentences that go on with history: the one before in the paragraph was of long ago or goes on with it too, and
 * their own main clause is past as well. What such a one gives a day or a source of its own may be news all the same.
 */
export function goingOnWithHistory(
  trees: readonly Tree[],
  published: Instant,
  lexiconOf: (tree: Tree) => LanguageLexicon | undefined,
): ReadonlySet<Tree> {
  const latest = Number(published.slice(0, 4)) - LONG_AGO
  const found = new Set<Tree>()
  for (const tree of trees) {
    const before = trees[tree.index - 1]
    const lexicon = lexiconOf(tree)
    if (!before || !lexicon || before.sentence.paragraph !== tree.sentence.paragraph || !isPast(tree))
      continue
    const earlier = rootOf(before)
    if (found.has(before) || (earlier && isOfLongAgo(before, earlier, latest, lexicon))) found.add(tree)
  }
  return found
}

function rootOf({ kids }: Tree): Word | undefined {
  return kids[0]?.[0]
}

function isPast(tree: Tree): boolean {
  const root = rootOf(tree)
  return (
    root !== undefined &&
    [root, ...kidsOf(tree, root)].some(
      ({ upos, deprel, feats }) =>
        (deprel === 'root' || upos === 'AUX') && feats.VerbForm === 'Fin' && feats.Tense === 'Past',
    )
  )
}

function isYear(form: string): boolean {
  return /^[12]\d{3}$/.test(form)
}

/** "1919", "the 1970s", "the nineties": a time that was over by the year `latest`. */
function isOldTime({ form }: Word, latest: number, { grammar }: LanguageLexicon): boolean {
  if (isYear(form)) return Number(form) <= latest
  if (/^[12]\d\d0s$/.test(form)) return Number(form.slice(0, 4)) + 9 <= latest
  return grammar.decades.has(form.toLowerCase())
}

function hasOldTime(tree: Tree, word: Word, latest: number, lexicon: LanguageLexicon): boolean {
  return kidsOf(tree, word).some(
    kid =>
      /^(obl|nmod|advmod|dep)/.test(kid.deprel) &&
      (isOldTime(kid, latest, lexicon) ||
        // "in September 1803"
        (lexicon.grammar.timeNouns.has(kid.lemma.toLowerCase()) &&
          kidsOf(tree, kid).some(each => isYear(each.form) && Number(each.form) <= latest))) &&
      !goesOn(tree, kid, lexicon),
  )
}

/** "in 1919, when troops fired": the year stands right before the word that opens the clause. */
function followsOldTime(tree: Tree, clause: Word, latest: number, lexicon: LanguageLexicon): boolean {
  const opening = kidsOf(tree, clause).find(({ upos }) => upos !== 'PUNCT')
  if (!opening || !/^(advcl|acl)/.test(clause.deprel) || !/^(mark|advmod)$/.test(opening.deprel)) return false
  const before = tree.words.slice(0, opening.index - 1).findLast(({ upos }) => upos !== 'PUNCT')
  return before !== undefined && isOldTime(before, latest, lexicon) && !goesOn(tree, before, lexicon)
}

function isOfLongAgo(tree: Tree, trigger: Word, latest: number, lexicon: LanguageLexicon): boolean {
  // "In 1789 a crowd ...": a year that opens the sentence is of all of it
  const opening = tree.words[0]
  const opened = openingYear(tree, lexicon)
  if (opening?.upos === 'ADP' && opened !== null && Number(opened) <= latest)
    return !lexicon.grammar.sinceWhen.has(opening.lemma.toLowerCase())
  let at: Word | null = trigger
  for (let n = 0; at && n < CLIMB; n++) {
    if (isOldTime(at, latest, lexicon) || hasOldTime(tree, at, latest, lexicon)) return true
    if (followsOldTime(tree, at, latest, lexicon)) return true
    for (const kid of kidsOf(tree, at)) {
      if (!/^(obl|nmod|advmod|dep)/.test(kid.deprel)) continue
      if (isManyYearsAgo(tree, kid, lexicon)) return true
      // "on this day in 1789"
      if (
        kidsOf(tree, kid).some(
          each => /^nmod/.test(each.deprel) && isYear(each.form) && Number(each.form) <= latest,
        )
      )
        return true
    }
    // the year of the saying is none of what is said
    if (at.deprel === 'ccomp') return false
    at = headOf(tree, at)
  }
  return false
}

/** The year of "In 1789 ...", "On 5 March 1770 ..." at the head of a sentence, which is of all of it. */
function openingYear(tree: Tree, { grammar }: LanguageLexicon): string | null {
  for (const word of tree.words.slice(1, 5)) {
    if (isYear(word.form)) return word.form
    if (word.upos !== 'NUM' && word.form !== ',' && !grammar.timeNouns.has(word.lemma.toLowerCase()))
      return null
  }
  return null
}

/** "in power since 1986" goes on. */
function goesOn(tree: Tree, year: Word, { grammar }: LanguageLexicon): boolean {
  return grammar.sinceWhen.has(prepositionOf(tree, year) ?? '')
}

/** "sixty years ago", "a century ago": a number of years of two figures, or a longer unit. */
function isManyYearsAgo(tree: Tree, word: Word, { grammar }: LanguageLexicon): boolean {
  const ago = grammar.ago.has(word.form.toLowerCase()) ? word : wordAt(tree, word.index + 1)
  const unit = ago === word ? wordAt(tree, word.index - 1) : word
  if (!ago || !unit || !grammar.ago.has(ago.form.toLowerCase())) return false
  const lemma = unit.lemma.toLowerCase()
  if (grammar.ages.has(lemma)) return true
  const number = wordAt(tree, unit.index - 1)
  if (!grammar.years.has(lemma) || number?.upos !== 'NUM') return false
  return /^\d+$/.test(number.form)
    ? Number(number.form) >= LONG_AGO
    : grammar.tens.has(number.lemma.toLowerCase())
}
