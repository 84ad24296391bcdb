import type { MembershipClaim } from '../domain/assessment.ts'
import { type Day, dayOf } from '../domain/instant.ts'
import type { Report } from '../domain/report.ts'
import type { Treaty } from '../domain/treaty.ts'
import { includesVerdict, type MembershipVerdict, subsetVerdict } from './treaty.ts'

/** What membership claims are written with: names of treaties and of states. */
export interface MembershipBook {
  readonly treaties: readonly Treaty[]
  /** ISO 3166 alpha-3 by name as written, e.g. "Kyrgyzstan" and "the United States". */
  readonly states: ReadonlyMap<string, string>
}

/** A statement on who belongs to a treaty, as it was understood, with what the treaties' dates say to it. */
export interface MembershipCheck {
  /** In words: "IGO CSTO includes ARM, BLR". */
  readonly understood: string
  readonly verdict: MembershipVerdict['verdict']
  readonly denied: boolean
  readonly rows: MembershipVerdict['rows']
  readonly against: MembershipVerdict['against']
  readonly sources: MembershipVerdict['sources']
}

/** The membership statements of reports in English, in the order of the reports. */
export function membershipsIn(reports: readonly Report[], book: MembershipBook): readonly MembershipClaim[] {
  const name = new RegExp(`\\b(?:${anyOf(book.treaties.flatMap(namesOf))})\\b`, 'i')
  const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })
  return reports
    .filter(({ language, text }) => language === 'en' && name.test(text))
    .flatMap(({ id, text, published }) =>
      [...sentences.segment(text)].flatMap(({ segment, index }): MembershipClaim[] => {
        const check = name.test(segment) ? checkMembership(segment, dayOf(published), book) : null
        if (!check) return []
        const { understood, denied, verdict, against, sources } = check
        const quote = { start: index, end: index + segment.trimEnd().length }
        return [{ report: id, quote, understood, denied, verdict, against, sources }]
      }),
    )
}

interface Reading {
  readonly understood: string
  readonly denied: boolean
  readonly found: MembershipVerdict
}

/**
 * Finds in a sentence the statements that a treaty's dates can settle: "the CSTO includes A, B and C", "A is a member
 * of the CSTO", "all CSTO states belong to the OSCE"; with what was so on the day. Other sentences give null.
 */
export function checkMembership(sentence: string, day: Day, book: MembershipBook): MembershipCheck | null {
  const reading = subset(sentence, day, book) ?? includes(sentence, day, book) ?? belongs(sentence, day, book)
  if (!reading) return null
  const { found, denied, understood } = reading
  const flipped = { true: 'false', false: 'true', unknown: 'unknown' } as const
  return {
    understood,
    denied,
    verdict: denied ? flipped[found.verdict] : found.verdict,
    rows: found.rows,
    against: found.against,
    sources: found.sources,
  }
}

const NOT = /\b(?:not|no longer|never)\b|n['’]t\b/i

function subset(sentence: string, day: Day, { treaties }: MembershipBook): Reading | null {
  const name = anyOf(treaties.flatMap(namesOf))
  const pattern = new RegExp(
    `\\b(?:all|every|each)\\s+(?:of\\s+)?(?:the\\s+)?(?:members?(?:\\s+states?)?\\s+of\\s+(?:the\\s+)?)?(${name})(?:['’]s?)?(?:\\s+(?:member\\s+)?(?:states?|members?|countr(?:y|ies)))?\\s+(?:(?:is|are|do|does)\\s+)?(not\\s+)?(?:also\\s+)?(?:belongs?\\s+to|(?:a\\s+)?members?\\s+of|part\\s+of|in)\\s+(?:the\\s+)?(${name})\\b`,
    'i',
  )
  const match = pattern.exec(sentence)
  const inner = match && treatyNamed(match[1]!, treaties)
  const outer = match && treatyNamed(match[3]!, treaties)
  if (!inner || !outer || inner === outer) return null
  return {
    understood: `every member of ${short(inner)} is a member of ${short(outer)}`,
    denied: match[2] !== undefined,
    found: subsetVerdict(inner, outer, day),
  }
}

function includes(sentence: string, day: Day, book: MembershipBook): Reading | null {
  const name = anyOf(book.treaties.flatMap(namesOf))
  const pattern = new RegExp(
    `\\b(${name})\\b[^.;]{0,60}?\\b(includ(?:es?|ing)|compris(?:es?|ing)|consists?\\s+of|(?:alliance|bloc|organi[sz]ation|treaty)\\s+of|members\\s+are|unites|groups)\\b`,
    'i',
  )
  const match = pattern.exec(sentence)
  const treaty = match && treatyNamed(match[1]!, book.treaties)
  if (!treaty) return null
  const states = statesListed(sentence.slice(match.index + match[0].length), book)
  if (!states.length) return null
  return {
    understood: `${short(treaty)} includes ${states.join(', ')}`,
    denied: NOT.test(match[0]),
    found: includesVerdict(treaty, states, day),
  }
}

function belongs(sentence: string, day: Day, book: MembershipBook): Reading | null {
  const name = anyOf(book.treaties.flatMap(namesOf))
  const pattern = new RegExp(
    `\\b(?:is|are|was|were)\\s+(not\\s+|no\\s+longer\\s+)?(?:an?\\s+|the\\s+)?(?:full\\s+)?members?(?:\\s+states?)?\\s+of\\s+(?:the\\s+)?(${name})\\b|\\b(?:do(?:es)?\\s+(not)\\s+)?belongs?\\s+to\\s+(?:the\\s+)?(${name})\\b`,
    'i',
  )
  const match = pattern.exec(sentence)
  const treaty = match && treatyNamed((match[2] ?? match[4])!, book.treaties)
  if (!treaty) return null
  const states = statesBefore(sentence.slice(0, match.index), book)
  if (!states.length) return null
  return {
    understood: `${states.join(', ')} ${states.length === 1 ? 'is a member' : 'are members'} of ${short(treaty)}`,
    denied: (match[1] ?? match[3]) !== undefined,
    found: includesVerdict(treaty, states, day),
  }
}

/** The states of a list that begins the text: names joined by commas, "and" and short adverbs ("above all"). */
function statesListed(text: string, { states }: MembershipBook): readonly string[] {
  const name = anyOf([...states.keys()])
  const list = new RegExp(
    `^[\\s:,]*(?:(?:and|or|both|the|especially|above all|of course|as well as|notably)[\\s,]+)*(${name})\\b`,
    'i',
  )
  const found: string[] = []
  for (let rest = text; ; ) {
    const match = list.exec(rest)
    if (!match) return [...new Set(found)]
    found.push(stateNamed(match[1]!, states))
    rest = rest.slice(match[0].length)
  }
}

/** The states of a list that ends the text. */
function statesBefore(text: string, { states }: MembershipBook): readonly string[] {
  const name = anyOf([...states.keys()])
  const list = new RegExp(`(?:^|[\\s,(])(${name})[\\s,]*(?:(?:and|both|all|also)[\\s,]*)*$`, 'i')
  const found: string[] = []
  for (let rest = text; ; ) {
    const match = list.exec(rest)
    if (!match) return [...new Set(found.reverse())]
    found.push(stateNamed(match[1]!, states))
    rest = rest.slice(0, match.index)
  }
}

function stateNamed(name: string, states: MembershipBook['states']): string {
  for (const [written, code] of states) if (written.toLowerCase() === name.toLowerCase()) return code
  return name
}

function treatyNamed(name: string, treaties: readonly Treaty[]): Treaty | null {
  return (
    treaties.find(treaty => namesOf(treaty).some(own => own.toLowerCase() === name.toLowerCase())) ?? null
  )
}

function namesOf(treaty: Treaty): readonly string[] {
  return [short(treaty), treaty.name, ...treaty.aliases]
}

function short(treaty: Treaty): string {
  return treaty.kind === 'pact' ? (treaty.aliases[0] ?? treaty.name) : treaty.code.replace(/^IGO /, '')
}

/** Longest first, so that "Guinea-Bissau" is not read as "Guinea". */
function anyOf(names: readonly string[]): string {
  return [...names]
    .sort((a, b) => b.length - a.length)
    .map(name => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s+'))
    .join('|')
}
