import type { Draft } from './code.ts'

/** "Two people died": words that tell how it ended, and not what it was; their family names the types that may be it. */
export function isFigure({ found }: Draft): boolean {
  return found.pattern.family.besides.size > 0
}

/**
 * What `choose` takes of the events that are told by their own words, and the figures that stand beside one of the
 * types that may be theirs. "Denied that 164 people died" denies something, "nobody was among the dead" does not.
 */
export function withFigures(
  drafts: readonly Draft[],
  choose: (drafts: readonly Draft[]) => readonly Draft[],
): readonly Draft[] {
  const events = new Set(choose(drafts.filter(draft => !isFigure(draft))))
  const isBesides = ({ claim, found }: Draft) =>
    (found.trigger.upos === 'VERB' || !claim.factuality.endsWith('-')) &&
    [...events].some(other => found.pattern.family.besides.has(other.claim.event))
  return drafts.filter(draft => (isFigure(draft) ? isBesides(draft) : events.has(draft)))
}

/**
 * "An attack on a church. Two children were among the dead": deaths fold into what caused them, whoever the dead are
 * (gold rule 9), unless others tell of them.
 */
export function isFigureOf(figure: Draft, event: Draft): boolean {
  const [one, two] = [figure.claim, event.claim]
  if (!isFigure(figure) || isFigure(event)) return false
  if (one.factuality !== 'CT+' || two.factuality !== 'CT+') return false
  if (one.date && two.date && one.date !== two.date) return false
  const teller = one.attribution?.code ?? ''
  return figure.tree === event.tree || teller === '' || teller === two.attribution?.code
}
