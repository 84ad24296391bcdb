import type { Claim } from '../domain/claim.ts'
import type { LanguageLexicon, RegisterWords } from './lexicon.ts'
import type { Tree } from './tree.ts'

/**
 * Whether a sentence speaks of sport, stage or the like, where "attack" and "strike" are no events. The sentences
 * of its paragraph next to it count with it, since the second sentence of a match report names no game.
 */
export function foreignRegister(trees: readonly Tree[], tree: Tree, lexicon: LanguageLexicon): boolean {
  return isOfRegister(trees, tree, lexicon, null)
}

/** Whether a sentence speaks of a disaster, in which what nobody did is no claim. */
export function actorlessRegister(trees: readonly Tree[], tree: Tree, lexicon: LanguageLexicon): boolean {
  return isOfRegister(trees, tree, lexicon, 'actorless')
}

/** Whether a sentence speaks of business, in which what firms do among themselves is no claim. */
export function privateRegister(trees: readonly Tree[], tree: Tree, lexicon: LanguageLexicon): boolean {
  return isOfRegister(trees, tree, lexicon, 'private')
}

/** Whether a sentence tells of a private life, in which what no public body does is no claim. */
export function civilRegister(trees: readonly Tree[], tree: Tree, lexicon: LanguageLexicon): boolean {
  return isOfRegister(trees, tree, lexicon, 'civil')
}

function isOfRegister(
  trees: readonly Tree[],
  tree: Tree,
  { registers }: LanguageLexicon,
  only: RegisterWords['only'],
): boolean {
  const near = [trees[tree.index - 1], tree, trees[tree.index + 1]].filter(
    other => other !== undefined && other.sentence.paragraph === tree.sentence.paragraph,
  )
  return registers.some(register => {
    if (register.only !== only) return false
    const seen = near.flatMap(other => wordsOf(other!, registers).get(register) ?? [])
    return new Set(seen).size >= register.enough
  })
}

const known = new WeakMap<Tree, ReadonlyMap<RegisterWords, readonly string[]>>()

/** The words of each register that a sentence has, alone or two together; found once. */
function wordsOf(
  tree: Tree,
  registers: readonly RegisterWords[],
): ReadonlyMap<RegisterWords, readonly string[]> {
  let found = known.get(tree)
  if (!found) {
    const lemmas = tree.words.map(word => word.lemma.toLowerCase())
    const pairs = lemmas.slice(1).map((lemma, n) => `${lemmas[n]}_${lemma}`)
    // the tokeniser cuts "half-time" in three
    const hyphened = lemmas.slice(2).map((lemma, n) => `${lemmas[n]}${lemmas[n + 1]}${lemma}`)
    const all = [...new Set([...lemmas, ...pairs, ...hyphened])]
    found = new Map(registers.map(register => [register, all.filter(word => register.words.has(word))]))
    known.set(tree, found)
  }
  return found
}

const ARMED = /^[A-Z]{3} (COP|MIL|REB|UAF|SPY)$/

/**
 * Whether a claim is one of police, soldiers or gunmen of a country, told by a word that games and plays do not share
 * ("captain", "guard"): then a match, a concert or a laboratory is only where it happened.
 */
export function isOfForces({ actors, targets }: Claim, { classes }: LanguageLexicon): boolean {
  const words = classes.get('unmistakable')
  const isKnown = (word: string) =>
    words?.has(word) === true ||
    words?.has(word.replace(/s$/, '')) === true ||
    words?.has(word.replace(/men$/, 'man')) === true
  return [...actors, ...targets].some(
    ({ code, name, entity }) =>
      ARMED.test(code) &&
      (entity !== null ||
        isKnown(
          name
            .toLowerCase()
            .split(/[^\p{L}]+/u)
            .at(-1) ?? '',
        )),
  )
}
