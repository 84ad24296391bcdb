import type { Citation } from '../../domain/claim.ts'
import type { Cited } from '../perspective/state.ts'
import { citationAt } from './citation.ts'
import type { ResolveContext } from './context.ts'

/**
 * The sources of a claim, outermost first. "He said", "according to it": a pronoun that no party fits is whoever was
 * cited `before`, an outlet too.
 */
export function citationsOf(
  context: ResolveContext,
  cited: readonly Cited[],
  before: Citation | null,
): readonly Citation[] {
  const all = cited.map(each => {
    const own = resolveCited(context, each)
    const isOpen = own.code === 'anonymous' && each.head?.feats.PronType === 'Prs'
    return isOpen && before ? before : own
  })
  const isMedium = ({ code }: Citation) => /^MED | MED$/.test(code)
  return all.filter(({ code }, n) => {
    const { ofOutlet, by } = cited[n]!
    if (ofOutlet) return n > 0 && isMedium(all[n - 1]!)
    return by !== ':' || code !== 'anonymous' || isOfHearsay(context, cited[n]!)
  })
}

/** "Report: ...", "Sources: ...", unlike "Photo: ...", "5:30 p.m. ET: ...": words before a colon that nobody says. */
function isOfHearsay(context: ResolveContext, { head, sentence }: Cited): boolean {
  const lemma = head?.lemma.toLowerCase() ?? ''
  return context.notes(sentence)?.words.sourceless.has(lemma) ?? false
}

export function resolveCited(context: ResolveContext, cited: Cited): Citation {
  if (!cited.head) return { code: 'anonymous', name: cited.by, span: null }
  return citationAt(context, cited.sentence, cited.head.index)
}
