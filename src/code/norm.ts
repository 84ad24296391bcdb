import type { Word } from '../domain/syntax.ts'
import type { LanguageLexicon } from './lexicon.ts'
import type { Found } from './pattern.ts'
import { headOf, isVerb, kidsBy, kidsOf, type Tree } from './tree.ts'

/** "Table 3: arrests by county, 2023": the caption of a table tells of no event. */
export function isCaption({ words: [first, second] }: Tree, { grammar }: LanguageLexicon): boolean {
  return first !== undefined && grammar.captions.has(first.lemma.toLowerCase()) && second?.upos === 'NUM'
}

/** "The novel imagines a Britain that ...", "season four opens with ...": what a work of fiction tells did not happen. */
export function isStory(tree: Tree, { grammar }: LanguageLexicon): boolean {
  return tree.words.some(word => {
    if (word.deprel !== 'nsubj' || !grammar.stories.has(word.lemma.toLowerCase())) return false
    const verb = headOf(tree, word)
    return verb !== null && verb.head === 0 && grammar.narrating.has(verb.lemma.toLowerCase())
  })
}

/** "Under article 14 a person who resists may be detained": what a law allows or demands of anybody is no event. */
export function isNorm(tree: Tree, { head }: Found, lexicon: LanguageLexicon): boolean {
  const { allowing, anybody, lawNouns } = lexicon.grammar
  let verb: Word | null = head
  while (verb && !isVerb(verb)) verb = headOf(tree, verb)
  // "may be fined or detained" shares the modal of the first
  const holder = verb?.deprel === 'conj' && !hasModal(tree, verb, allowing) ? headOf(tree, verb) : verb
  if (!holder || !hasModal(tree, holder, allowing)) return false
  const isOfAnybody = kidsBy(tree, holder, 'nsubj').some(
    kid =>
      anybody.has(kid.lemma.toLowerCase()) &&
      kidsOf(tree, kid).every(each => each.deprel !== 'det' || each.feats.Definite === 'Ind'),
  )
  const isOfLaw = kidsBy(tree, holder, 'obl').some(
    kid =>
      lawNouns.has(kid.lemma.toLowerCase()) &&
      (kid.feats.Number === 'Plur' || kidsOf(tree, kid).some(each => each.upos === 'NUM')),
  )
  return isOfAnybody || isOfLaw
}

function hasModal(tree: Tree, verb: Word, allowing: ReadonlySet<string>): boolean {
  return kidsBy(tree, verb, 'aux').some(kid => allowing.has(kid.lemma.toLowerCase()))
}

/** "a whale that had been trapped", "elephants are deployed at festivals": what animals do and undergo is no event. */
export function isOfAnimals(tree: Tree, { trigger }: Found, { classes }: LanguageLexicon): boolean {
  if (!isVerb(trigger)) return false
  const parties = kidsBy(tree, trigger, 'nsubj', 'obj')
  const noun = trigger.deprel === 'acl:relcl' ? headOf(tree, trigger) : null
  return [...parties, ...(noun ? [noun] : [])].some(
    word => word.upos === 'NOUN' && classes.get('animal')?.has(word.lemma.toLowerCase()) === true,
  )
}
