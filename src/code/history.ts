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
  return isFormer || isDated || isOfLongAgo(tree, found.trigger, Number(year) - LONG_AGO, lexicon)
}

function isYear(form: string): boolean {
  return /^[12]\d{3}$/.test(form)
}

function isOfLongAgo(tree: Tree, trigger: Word, latest: number, lexicon: LanguageLexicon): boolean {
  // "In 1789 a crowd ...": a year that opens the sentence is of all of it
  const opening = tree.words[0]
  const opened = openingYear(tree, lexicon)
  if (opening?.upos === 'ADP' && opened !== null && Number(opened) <= latest)
    return !lexicon.grammar.sinceWhen.has(opening.lemma.toLowerCase())
  let at: Word | null = trigger
  for (let n = 0; at && n < CLIMB; n++) {
    if (isYear(at.form) && Number(at.form) <= latest) return true
    for (const kid of kidsOf(tree, at)) {
      if (!/^(obl|nmod|advmod|dep)/.test(kid.deprel)) continue
      if (isYear(kid.form) && Number(kid.form) <= latest && !goesOn(tree, kid, lexicon)) return true
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
