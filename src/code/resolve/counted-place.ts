import type { ClaimPlace } from '../../domain/claim.ts'
import type { Word } from '../../domain/syntax.ts'
import { base, headOf, kidsBy, kidsOf, type Tree } from '../tree.ts'
import type { ResolveContext } from './context.ts'
import { isEverywhere, placeIn } from './place.ts'
import { located, strictSteps } from './whereabouts.ts'

/**
 * Where the clause of a figure says that those are whom it counts; null where it does not. A town that another
 * sentence is about, or that the one who counts is of ("an Almaty spokesman reported that 1,000 were hurt"), says
 * nothing of it: the figure may be of the whole country.
 *
 * @param trigger word of what befell them
 * @param counted the noun that the number counts, or the number
 */
export function countedPlace(
  context: ResolveContext,
  sentence: number,
  trigger: Word,
  counted: Word,
): ClaimPlace | null {
  const notes = context.notes(sentence)
  if (!notes || isEverywhere(notes, trigger) || isEverywhere(notes, counted)) return null
  const { tree } = notes
  const steps = [
    strictSteps(notes, trigger).flatMap(({ words }) => words),
    [...located(tree, counted), ...clausesOf(tree, counted)],
    ...sharedWith(tree, trigger),
  ]
  return placeIn(
    context,
    notes,
    trigger,
    steps.map(words => ({ words, venues: false })),
    'fallback-country',
  )
}

/** "people who tried to storm the town hall in Almaty": where they were when it befell them. */
function clausesOf(tree: Tree, counted: Word): readonly Word[] {
  const found: Word[] = []
  const number = base(counted.deprel) === 'nmod' ? headOf(tree, counted) : null
  const people = [counted, ...(number ? [number] : []), ...kidsBy(tree, counted, 'nmod')]
  const open = people.flatMap(each => kidsBy(tree, each, 'acl', 'acl:relcl'))
  for (const clause of open) {
    found.push(...located(tree, clause), ...kidsBy(tree, clause, 'obj').flatMap(kid => located(tree, kid)))
    open.push(...kidsBy(tree, clause, 'xcomp', 'conj'))
  }
  return found
}

/** What the clauses say that the figure's own goes on from or into, up to the one who tells it. */
function sharedWith(tree: Tree, trigger: Word): readonly (readonly Word[])[] {
  // "three were killed and dozens injured in Khartoum"
  const next = kidsBy(tree, trigger, 'conj').filter(kid => isElliptic(tree, kid))
  const steps: (readonly Word[])[] = [partiesOf(tree, trigger), next.flatMap(kid => located(tree, kid))]
  for (
    let at = trigger, head = headOf(tree, at), n = 0;
    head && n < 6;
    at = head, head = headOf(tree, at), n++
  ) {
    const relation = base(at.deprel)
    if (relation === 'ccomp' || relation === 'parataxis') {
      // "In Almaty the curfew goes on; 22 people were detained": what stands first is said of all that follows.
      steps.push(frontedIn(tree, head))
      break
    }
    const around = located(tree, head).filter(kid => kid.index !== at.index)
    const isOne = relation !== 'advcl' && (relation !== 'conj' || isElliptic(tree, at))
    steps.push(isOne ? [...around, ...partiesOf(tree, head)] : around)
    if (relation === 'advcl' && !isElliptic(tree, at)) break
  }
  return steps
}

/** "and 300 injured", which leaves the auxiliary to the clause before, or a second verb of one subject. */
function isElliptic(tree: Tree, word: Word): boolean {
  const isClause = kidsOf(tree, word).some(kid => base(kid.deprel) === 'nsubj')
  return !isClause || kidsBy(tree, word, 'aux', 'aux:pass').length === 0
}

function partiesOf(tree: Tree, word: Word): readonly Word[] {
  return kidsBy(tree, word, 'nsubj', 'nsubj:pass', 'obj').flatMap(kid =>
    [kid, ...kidsBy(tree, kid, 'conj')].flatMap(each => located(tree, each)),
  )
}

function frontedIn(tree: Tree, predicate: Word): readonly Word[] {
  const subject = kidsOf(tree, predicate).find(kid => base(kid.deprel) === 'nsubj')
  return subject ? kidsBy(tree, predicate, 'obl', 'nmod').filter(kid => kid.index < subject.index) : []
}
