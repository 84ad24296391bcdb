import type { Word } from '../domain/syntax.ts'
import type { LanguageLexicon } from './lexicon.ts'
import type { Found } from './pattern.ts'
import { headOf, isPresentParticiple, isVerb, kidsBy, kidsOf, type Tree } from './tree.ts'

/** "Table 3: arrests by county, 2023": the caption of a table tells of no event. */
export function isCaption({ words: [first, second] }: Tree, { grammar }: LanguageLexicon): boolean {
  return first !== undefined && grammar.captions.has(first.lemma.toLowerCase()) && second?.upos === 'NUM'
}

/**
 * "The novel imagines a Britain that ...", "Serpico (Al Pacino) is attacked": what a work of fiction tells did not
 * happen. Plots are told in the present, with the players in brackets behind the parts.
 */
function isStory(tree: Tree, { grammar }: LanguageLexicon): boolean {
  const players = tree.words.filter(word => isPlayerBehind(tree, word)).length
  const isPresent = tree.words.some(({ feats }) => feats.VerbForm === 'Fin' && feats.Tense === 'Pres')
  if (players > 1 || (players === 1 && isPresent)) return true
  return tree.words.some(word => {
    if (word.deprel !== 'nsubj' || !grammar.stories.has(word.lemma.toLowerCase())) return false
    const verb = headOf(tree, word)
    return verb !== null && verb.head === 0 && grammar.narrating.has(verb.lemma.toLowerCase())
  })
}

/**
 * The sentences that go on with a story: plots are told in the present ("Louis is a paratrooper, who is captured").
 */
export function goingOnWithStory(
  trees: readonly Tree[],
  lexiconOf: (tree: Tree) => LanguageLexicon | undefined,
): ReadonlySet<Tree> {
  const found = new Set<Tree>()
  for (const tree of trees) {
    const lexicon = lexiconOf(tree)
    const before = trees[tree.index - 1]
    const goesOn = before && found.has(before) && before.sentence.paragraph === tree.sentence.paragraph
    if (lexicon && (isStory(tree, lexicon) || (goesOn && isToldInPresent(tree)))) found.add(tree)
  }
  return found
}

function isToldInPresent(tree: Tree): boolean {
  const root = tree.kids[0]?.[0]
  return (
    root !== undefined &&
    [root, ...kidsBy(tree, root, 'aux', 'cop', 'aux:pass')].some(
      ({ feats }) => feats.VerbForm === 'Fin' && feats.Tense === 'Pres',
    )
  )
}

/** Whether "(Al Pacino)" stands right behind a word: first name and surname, and nothing else. */
function isPlayerBehind({ words }: Tree, { index, upos }: Word): boolean {
  const rest = words.slice(index, index + 6)
  const end = rest.findIndex(({ form }) => form === ')')
  return (
    (upos === 'PROPN' || upos === 'NOUN') &&
    rest[0]?.form === '(' &&
    end > 2 &&
    rest.slice(1, end).every(each => each.upos === 'PROPN' && /^\p{Lu}[\p{L}'’.-]+$/u.test(each.form))
  )
}

/** "Under article 14 a person who resists may be detained": what a law allows or demands of anybody is no event. */
export function isNorm(tree: Tree, { head }: Found, lexicon: LanguageLexicon): boolean {
  const { allowing, anybody, lawNouns } = lexicon.grammar
  if (isStandingRule(tree, head, lexicon)) return true
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

/** "The country allows candidates to stand but does not allow parties": what holds at all times did not happen. */
function isStandingRule(tree: Tree, verb: Word, { grammar }: LanguageLexicon): boolean {
  const { permitting, perfect, progressive } = grammar
  // headlines tell events in the present, and have no full stop
  if (!isVerb(verb) || !permitting.has(verb.lemma.toLowerCase()) || tree.words.at(-1)?.form !== '.')
    return false
  const finite = [verb, ...kidsBy(tree, verb, 'aux')].find(({ feats }) => feats.VerbForm === 'Fin')
  return finite?.feats.Tense === 'Pres' && !perfect.has(finite.lemma) && !progressive.has(finite.lemma)
}

/**
 * "Opening fire inside a hospital crosses a line": an act judged in the present, of nobody and against nobody in
 * particular, is an opinion (gold rule 21). "Jailing the leader was a mistake" tells that he was jailed.
 */
export function isJudged(tree: Tree, { head }: Found): boolean {
  const act = isVerb(head) ? head : headOf(tree, head)
  const judged = act?.deprel === 'csubj' && isPresentParticiple(act) ? headOf(tree, act) : null
  if (!act || !judged || kidsBy(tree, act, 'nsubj').length > 0) return false
  const finite = [judged, ...kidsBy(tree, judged, 'cop', 'aux')].find(each => each.feats.VerbForm === 'Fin')
  if (finite?.feats.Tense !== 'Pres') return false
  return kidsBy(tree, act, 'obj').every(
    object =>
      object.upos === 'NOUN' &&
      kidsBy(tree, object, 'det', 'nmod:poss', 'nummod').every(kid => kid.feats.Definite === 'Ind'),
  )
}

function hasModal(tree: Tree, verb: Word, allowing: ReadonlySet<string>): boolean {
  return kidsBy(tree, verb, 'aux').some(kid => allowing.has(kid.lemma.toLowerCase()))
}

/** "a whale that had been trapped", "elephants are deployed at festivals": what animals do and undergo is no event. */
export function isOfAnimals(tree: Tree, { trigger }: Found, { classes }: LanguageLexicon): boolean {
  if (!isVerb(trigger)) return false
  const isAnimal = (word: Word | null) =>
    word?.upos === 'NOUN' && classes.get('animal')?.has(word.lemma.toLowerCase()) === true
  return kidsBy(tree, trigger, 'obj').some(isAnimal) || doersAbove(tree, trigger).some(isAnimal)
}

/** The subject of a verb, or of the clause that it goes with: "a dog that blocked the road by sitting down". */
function doersAbove(tree: Tree, trigger: Word): readonly Word[] {
  for (let at: Word | null = trigger; at; at = headOf(tree, at)) {
    if (at.deprel === 'acl:relcl') return [headOf(tree, at)!]
    const own = kidsBy(tree, at, 'nsubj')
    if (own.length > 0) return own
    if (!/^(advcl|conj|xcomp)/.test(at.deprel)) break
  }
  return []
}
