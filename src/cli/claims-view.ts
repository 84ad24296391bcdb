import pc from 'picocolors'
import type { Claim, Likely, Participant } from '../domain/claim.ts'
import type { Factuality } from '../domain/plover.ts'
import type { Analysis, Word } from '../domain/syntax.ts'

const IN_WORDS: Readonly<Record<Factuality, string>> = {
  'CT+': 'as fact',
  'PR+': 'probably',
  'PS+': 'possibly',
  'CT-': 'denied: did not happen',
  'PR-': 'probably not',
  'PS-': 'possibly not',
  U: 'left open',
}

/** Claims for a reader: each with its fields in words and the sentence, the trigger standing out. */
export function showClaims(text: string, claims: readonly Claim[], explain: boolean): string {
  if (claims.length === 0) return 'No claims.\n'
  return claims.map(claim => `${showClaim(text, claim)}${explain ? showWhy(text, claim) : ''}`).join('\n')
}

function showClaim(text: string, claim: Claim): string {
  const parties = `${names(claim.actors)} → ${names(claim.targets)}`
  const kind = claim.mode ? `${claim.event} (${claim.mode})` : claim.event
  const scene = [claim.place?.name, claim.date, claim.time].filter(Boolean).join(', ')
  const chain = claim.chain.map(source => source.code || source.name).join(' > ')
  const cited = chain ? `according to ${chain}` : 'by the outlet itself'
  const numbers = claim.magnitudes.map(
    each => `${each.kind} ${range(each.low, each.high)}${each.of ? ` ${each.of}` : ''}`,
  )
  return [
    `${pc.bold(kind)}  ${parties}`,
    `  ${IN_WORDS[claim.factuality]} [${claim.factuality}], ${cited}; ${scene}`,
    ...(claim.likely ? [`  likely, though not stated: ${likelyIn(claim.likely)}`] : []),
    ...(numbers.length > 0 ? [`  ${numbers.join('; ')}`] : []),
    ...(claim.condition ? [`  on condition: ${text.slice(claim.condition.start, claim.condition.end)}`] : []),
    ...(claim.caveat
      ? [`  ${claim.caveat.kind}: ${text.slice(claim.caveat.span.start, claim.caveat.span.end)}`]
      : []),
    `  ${quote(text, claim)}`,
    '',
  ].join('\n')
}

function names(participants: readonly Participant[]): string {
  return (
    participants.map(each => (each.code ? `${each.code} (${each.name})` : each.name)).join(', ') ||
    'nobody named'
  )
}

function likelyIn({ actors, targets, place }: Likely): string {
  return [
    ...(actors ? [`by ${names(actors)}`] : []),
    ...(targets ? [`aimed at ${names(targets)}`] : []),
    ...(place ? [`in ${place.name}`] : []),
  ].join('; ')
}

function range(low: number | null, high: number | null): string {
  if (low === high) return String(low)
  if (high === null) return `at least ${low}`
  return low === null ? `up to ${high}` : `${low} to ${high}`
}

function quote(text: string, claim: Claim): string {
  const { start, end } = claim.trigger
  const before = text.slice(claim.quote.start, start)
  const after = text.slice(end, claim.quote.end)
  return `“${before}${pc.inverse(text.slice(start, end))}${after}”`.replace(/\s+/g, ' ')
}

function showWhy(text: string, claim: Claim): string {
  return claim.why
    .map(
      each =>
        `    ${each.field}: ${each.rule}${each.span ? `  “${text.slice(each.span.start, each.span.end)}”` : ''}\n`,
    )
    .join('')
}

/** The trees of a text, one word a line, indented by their depth. */
export function showTrees(analysis: Analysis): string {
  return analysis.sentences
    .map(
      sentence =>
        `${sentence.words.map(word => showWord(word, depthOf(word, sentence.words))).join('\n')}\n\n`,
    )
    .join('')
}

function showWord(word: Word, depth: number): string {
  return `${'  '.repeat(depth)}${word.form} ${pc.dim(`${word.lemma} ${word.upos} ${word.deprel}`)}`
}

function depthOf(word: Word, words: readonly Word[]): number {
  let depth = 0
  for (let at: Word | undefined = word; at && at.head > 0 && depth < words.length; at = words[at.head - 1])
    depth++
  return depth
}
