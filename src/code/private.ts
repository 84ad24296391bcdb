import type { Claim } from '../domain/claim.ts'
import type { Sentence, Word } from '../domain/syntax.ts'
import type { Draft } from './code.ts'
import { isOfClass, type LanguageLexicon } from './lexicon.ts'
import { isParticular, PUBLIC } from './particular.ts'
import type { Found } from './pattern.ts'
import type { ResolveContext } from './resolve/context.ts'
import { base, headOf, kidsOf, type Tree } from './tree.ts'

/**
 * Whether the one who acts is the writer or the reader: "I spoke to Bruce", "call me". Outside quotations news does
 * not speak so; letters, reviews and chats do, with the same verbs.
 */
export function isPersonal(tree: Tree, { head }: Found): boolean {
  let subject = null
  for (let at: typeof head | null = head, steps = 0; at && !subject && steps < 6; steps++) {
    subject = kidsOf(tree, at).find(kid => base(kid.deprel) === 'nsubj') ?? null
    if (subject) break
    if (at.feats.Mood === 'Imp') return true
    if (!['xcomp', 'conj', 'advcl'].includes(base(at.deprel))) break
    at = headOf(tree, at)
  }
  return subject?.upos === 'PRON' && (subject.feats.Person === '1' || subject.feats.Person === '2')
}

/** What firms do among themselves, and a chairman of no country with them; prices and currencies move for all. */
export function isPrivate({ event, actors, targets }: Claim): boolean {
  return (
    event !== 'SHOCK' &&
    [...actors, ...targets].every(
      ({ code }) => code === '' || code.endsWith(' BUS') || /^--- (GOV|CVL)$/.test(code),
    )
  )
}

/** What no public body does or suffers: of a life that is told at its end, that is no news. */
export function isCivil({ event, actors, targets }: Claim): boolean {
  return (
    event !== 'SHOCK' &&
    [...actors, ...targets].every(
      ({ code }) => !code.startsWith('IGO') && !PUBLIC.has(code.split(' ')[1] ?? ''),
    )
  )
}

/** What two firms say to each other, accord or dispute, is theirs: "Nokia and Ericsson withdrew their lawsuits". */
function isAmongFirms({ claim: { event, actors, targets } }: Draft): boolean {
  const parties = [...actors, ...targets]
  return AMONG_FIRMS.has(event) && parties.length > 1 && parties.every(({ code }) => code.endsWith(' BUS'))
}

const AMONG_FIRMS: ReadonlySet<string> = new Set([
  'ACCUSE',
  'AGREE',
  'CONSULT',
  'COOPERATE',
  'REJECT',
  'REQUEST',
  'SUPPORT',
])

/** A plea or a refusal that nobody makes to anybody is wording: "the appeal was dismissed", "done without talks". */
function isNobodys({ claim }: Draft): boolean {
  const { event, actors, targets, factuality, chain, place } = claim
  if (actors.length > 0) return false
  if (event === 'CONSULT' && factuality === 'CT-' && targets.length + chain.length === 0 && place === null)
    return true
  return event === 'REJECT'
    ? targets.every(({ code }) => !PUBLIC.has(code.split(' ')[1] ?? ''))
    : event === 'REQUEST' && targets.length === 0
}

/**
 * Nothing, where the report ties nothing that it tells to anybody, anywhere or any day. Else without the claims that name nobody, where the report speaks of no state and no public body: a recipe or a
 * catalogue has verbs of force too. Words that games, markets and gardens share with crises ("rally", "retreat") need
 * a public body, a force, a crowd or a source in the report. Prices and currencies move by nobody's hand.
 */
export function publicAffairs(
  given: readonly Draft[],
  context: ResolveContext,
  lexiconOf: (sentence: Sentence) => LanguageLexicon | undefined,
): readonly Draft[] {
  const drafts = given.filter(draft => !isNobodys(draft) && !isAmongFirms(draft))
  const isOfAffairs = drafts.some(draft => {
    const language = lexiconOf(draft.tree.sentence)
    return language !== undefined && isParticular(draft, language, context.countries().length > 0)
  })
  if (!isOfAffairs) return []
  const isOf = (name: string, word: Word, sentence: Sentence) => isOfClass(lexiconOf(sentence), name, word)
  const codes = ({ claim }: Draft) =>
    [...claim.actors, ...claim.targets, ...claim.chain].map(({ code }) => code).filter(code => code !== '')
  const hasBodies = drafts.some(draft =>
    codes(draft).some(code => code.startsWith('IGO') || PUBLIC.has(code.split(' ')[1] ?? '')),
  )
  const isPublic = hasBodies || context.countries().length > 0
  const namesBodies = () =>
    context.analysis.sentences.some((sentence, n) =>
      context
        .notes(n)
        ?.roles.some(
          ({ manner, role, last }) =>
            manner === 'own' && (PUBLIC.has(role) || isOf('publics', sentence.words[last - 1]!, sentence)),
        ),
    )
  return drafts.filter(draft => {
    if (draft.claim.event === 'SHOCK' || codes(draft).length > 0 || hasBodies) return true
    // "the internet was cut" is meant as it is said
    const isLiteral = draft.claim.mode === 'withhold'
    const isFigurative = !isLiteral && isOf('figurative', draft.found.trigger, draft.tree.sentence)
    return isPublic && (!isFigurative || namesBodies())
  })
}
