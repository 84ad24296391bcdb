import type { GoldClaim } from '../../src/code/gold.ts'
import type { LanguageLexicon } from '../../src/code/lexicon.ts'
import { type PatternIndex, partOf } from '../../src/code/pattern.ts'
import type { ResolveContext } from '../../src/code/resolve/context.ts'
import { participantsAt } from '../../src/code/resolve/participants.ts'
import type { Analysis, Sentence, Word } from '../../src/domain/syntax.ts'

/** What a word means to a coder that looks at nothing around it: the type of the most frequent unconditional sense. */
function typeOf(patterns: PatternIndex, word: Word): string | null {
  const part = partOf(word)
  const entries = part ? patterns.get(`${word.lemma.toLowerCase()}/${part}`) : undefined
  const typed = entries?.filter(each => each.family.event !== null) ?? []
  return typed.findLast(() => true)?.family.event ?? null
}

function bare(event: string, word: Word): GoldClaim {
  return {
    event,
    trigger: word.form,
    actor: [],
    target: [],
    place: null,
    date: null,
    factuality: 'CT+',
    time: 'past',
    attribution: null,
  }
}

/** Baseline: every listed word is an event, each type once a passage; nobody did it, nobody says so. */
export function codeByKeywords(analysis: Analysis, lexicon: LanguageLexicon): readonly GoldClaim[] {
  const seen = new Set<string>()
  return analysis.sentences.flatMap(sentence =>
    sentence.words.flatMap(word => {
      const event = typeOf(lexicon.patterns, word)
      if (!event || seen.has(event)) return []
      seen.add(event)
      return [bare(event, word)]
    }),
  )
}

/**
 * Baseline in the manner of TABARI (Schrodt 2001): no tree. The first word of a sentence that has an event type
 * carries it; the source is the nearest actor before it, the target the nearest after; a negation before the
 * word denies it. Words with particles must have them next to the word.
 */
export function codeFlat(
  analysis: Analysis,
  lexicon: LanguageLexicon,
  context: ResolveContext,
): readonly GoldClaim[] {
  return analysis.sentences.flatMap((sentence, n) => {
    const claims: GoldClaim[] = []
    const used = new Set<string>()
    for (const word of sentence.words) {
      const event = typeOf(lexicon.patterns, word)
      if (!event || used.has(event)) continue
      used.add(event)
      const before = nearest(sentence, n, context, word.index - 1, -1)
      const after = nearest(sentence, n, context, word.index + 1, 1)
      const negated = sentence.words
        .slice(Math.max(0, word.index - 4), word.index - 1)
        .some(
          each => lexicon.operators.modifiers.get(`${each.lemma.toLowerCase()}/advmod`)?.effect === 'negate',
        )
      claims.push({ ...bare(event, word), actor: before, target: after, factuality: negated ? 'CT-' : 'CT+' })
    }
    return claims
  })
}

function nearest(
  sentence: Sentence,
  index: number,
  context: ResolveContext,
  from: number,
  step: 1 | -1,
): readonly string[] {
  for (let at = from; at >= 1 && at <= sentence.words.length; at += step) {
    const word = sentence.words[at - 1]!
    if (word.upos !== 'PROPN' && word.upos !== 'NOUN') continue
    const codes = participantsAt(context, index, at)
      .map(each => each.code)
      .filter(Boolean)
    if (codes.length > 0) return [...new Set(codes)]
  }
  return []
}
