import type { Tense } from '../domain/plover.ts'
import type { Word } from '../domain/syntax.ts'
import type { GrammarWords } from './grammar.ts'
import type { LanguageLexicon } from './lexicon.ts'
import type { Found } from './pattern.ts'
import type { Perspective } from './perspective/state.ts'
import { carrierOf } from './slots.ts'
import { headOf, isInfinitive, isVerb, kidsBy, type Tree } from './tree.ts'

/** Past, present or future of the event, seen from the day of publication. Headline and reporting present are past. */
export function timeOf(tree: Tree, found: Found, perspective: Perspective, lexicon: LanguageLexicon): Tense {
  if (perspective.future) return 'future'
  const verb = isVerb(found.head) ? found.head : (carrierOf(tree, found.head, lexicon.grammar) ?? found.head)
  const auxiliaries = kidsBy(tree, verb, 'aux')
  if (auxiliaries.some(kid => lexicon.grammar.futureAux.has(kid.lemma.toLowerCase()))) return 'future'
  if (perspective.certainty === 'PS' || perspective.certainty === 'U') {
    if (auxiliaries.some(kid => lexicon.grammar.perfect.has(kid.lemma))) return 'past'
    if (isVerb(verb) && verb.feats.Tense === 'Past') return 'past'
    if (perspective.certainty === 'PS') return 'future'
  }
  if (
    perspective.certainty === 'PR' &&
    isVerb(verb) &&
    isInfinitive(tree, verb) &&
    !auxiliaries.some(kid => lexicon.grammar.perfect.has(kid.lemma))
  )
    return 'future'
  return isGoingOn(tree, verb, auxiliaries, SPOKEN.has(found.pattern.family.event ?? ''), lexicon.grammar)
    ? 'present'
    : 'past'
}

/** What is done by saying it: the present in which it is reported is past (gold rule 20). */
const SPOKEN: ReadonlySet<string> = new Set(['ACCUSE', 'AGREE', 'REJECT', 'REQUEST', 'SUPPORT', 'THREATEN'])

function isGoingOn(
  tree: Tree,
  verb: Word,
  auxiliaries: readonly Word[],
  isSpoken: boolean,
  grammar: GrammarWords,
): boolean {
  const progressive =
    verb.feats.Tense === 'Pres' &&
    (verb.feats.VerbForm === 'Part' || verb.feats.VerbForm === 'Ger') &&
    auxiliaries.some(kid => grammar.progressive.has(kid.lemma) && kid.feats.Tense === 'Pres')
  // In languages with aspect the imperfective present is what goes on.
  if (
    progressive ||
    (isVerb(verb) && verb.feats.Tense === 'Pres' && verb.feats.Aspect === 'Imp' && !isSpoken)
  )
    return true
  if (isVerb(verb)) return false
  const copula = kidsBy(tree, verb, 'cop')[0]
  if (copula) return copula.feats.Tense === 'Pres'
  const governor = headOf(tree, verb)
  return governor !== null && governor.upos === 'AUX' && governor.feats.Tense === 'Pres'
}
