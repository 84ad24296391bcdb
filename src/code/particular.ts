import type { Word } from '../domain/syntax.ts'
import type { Draft } from './code.ts'
import type { LanguageLexicon } from './lexicon.ts'
import { headOf, isPresentParticiple, isVerb, kidsBy, type Tree } from './tree.ts'

// Whether what a report tells is of somebody, somewhere, some day; an explainer, a proverb or a manual speaks of coups
// and sieges in general, and of nobody's.

/** Roles of those who make public affairs; the others occur in any text. */
export const PUBLIC: ReadonlySet<string> = new Set([
  'GOV',
  'MIL',
  'COP',
  'SPY',
  'JUD',
  'LEG',
  'OPP',
  'REB',
  'UAF',
])

/**
 * Whether a claim is tied to the world by a party or a source of a known country or organisation, by a place, a day or a
 * number; or by a party of an open country, where it is told to have done something ("police arrested 12 people").
 */
export function isParticular(draft: Draft, lexicon: LanguageLexicon, namesCountry: boolean): boolean {
  const { claim, tree, found } = draft
  if (claim.place !== null || claim.date !== null || claim.magnitudes.length > 0) return true
  if ([...claim.actors, ...claim.targets, ...claim.chain].some(({ code }) => isOfKnown(code))) return true
  if (claim.chain.some(({ code }) => isPublic(code))) return true
  // "crude jumped by a tenth" names no party
  const isOfSomebody =
    claim.event === 'SHOCK'
      ? isVerb(found.trigger)
      : namesCountry || [...claim.actors, ...claim.targets].some(({ code }) => code !== '')
  return isOfSomebody && (isHeadline(tree) || isToldAsDone(draft, lexicon))
}

const isOfKnown = (code: string) =>
  code !== '' && code !== 'anonymous' && !code.startsWith('---') && !code.startsWith('MED ')

const isPublic = (code: string) => PUBLIC.has(code.split(' ')[1] ?? '')

/** A headline tells what was done in the present. */
function isHeadline({ words }: Tree): boolean {
  return !/^[.!?…]$/.test(words.at(-1)?.form ?? '')
}

/**
 * Whether the clause of a claim tells what was done, is being done or will be; not "states ban it", "may ban it" or
 * "some states have banned it". Without a finite verb it is a headline.
 */
function isToldAsDone({ tree, found }: Draft, { grammar }: LanguageLexicon): boolean {
  const { allowing, futureAux, perfect, progressive, quantifying } = grammar
  // "317 wounded"
  if (isReduced(tree, found.head)) return true
  for (let at: typeof found.head | null = found.head; at; at = headOf(tree, at)) {
    const auxiliaries = kidsBy(tree, at, 'aux', 'cop')
    const finite = [at, ...auxiliaries].find(({ feats }) => feats.VerbForm === 'Fin')
    if (!finite) continue
    if (auxiliaries.some(({ lemma }) => allowing.has(lemma.toLowerCase()))) return false
    if (finite.feats.Tense === 'Past') return true
    const isOfSome = kidsBy(tree, at, 'nsubj', 'obl').some(kid =>
      kidsBy(tree, kid, 'det', 'amod').some(({ lemma }) => quantifying.has(lemma.toLowerCase())),
    )
    if (isOfSome) return false
    if (auxiliaries.some(({ lemma }) => futureAux.has(lemma.toLowerCase()) || perfect.has(lemma))) return true
    return isPresentParticiple(at) && auxiliaries.some(({ lemma }) => progressive.has(lemma))
  }
  return true
}

/** A past participle without an auxiliary. */
function isReduced(tree: Tree, word: Word): boolean {
  const { VerbForm, Tense } = word.feats
  return VerbForm === 'Part' && Tense === 'Past' && kidsBy(tree, word, 'aux').length === 0
}
