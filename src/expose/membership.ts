import type { MembershipClaim } from '../domain/assessment.ts'
import { type Day, dayOf } from '../domain/instant.ts'
import type { Report } from '../domain/report.ts'
import type { Treaty } from '../domain/treaty.ts'
import { excludesVerdict, hasLeft, includesVerdict, type MembershipVerdict, subsetVerdict } from './treaty.ts'

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
  /** What the dates say to the statement as it was made, denial and all. */
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
  const { verdict, rows, against, sources } = found
  return { understood, denied, verdict, rows, against, sources }
}

const NOT = /\b(?:not|no longer|never)\b|n['’]t\b/i

/** Between a treaty and those that it "includes": then it is no list of its members. */
const OTHERS =
  /^['’]s?\s+(?!members?\b)|\b(?:partners?|candidates?|applicants?|observers?|talks|aid|support|sanctions|exercises?|plans?|demands?)\b/i

/** Before the states of a list: what is said is then asked or supposed, or said of somebody else. */
const NOT_SUBJECT =
  /\b(?:if|whether|unless|until|should|would|could|may|might|must|can|do|does|did|unlike|like|than|without|except|of|to|from|in|with|by|for|against|on|at|near|about)\s+(?:the\s+)?$/i
const NEITHER = /\bneither\s+(?:the\s+)?$/i

function subset(sentence: string, day: Day, { treaties }: MembershipBook): Reading | null {
  const name = anyOf(treaties.flatMap(namesOf))
  const pattern = new RegExp(
    `\\b(not\\s+)?(?:all|every|each)\\s+(?:of\\s+)?(?:the\\s+)?(?:members?(?:\\s+states?)?\\s+of\\s+(?:the\\s+)?)?(${name})(?:['’]s?)?(?:\\s+(?:member\\s+)?(?:states?|members?|countr(?:y|ies)))?\\s+(?:(?:is|are|do|does)\\s+)?(not\\s+)?(?:also\\s+)?(?:belongs?\\s+to|(?:a\\s+)?members?\\s+of|part\\s+of|in)\\s+(?:the\\s+)?(${name})\\b`,
    'i',
  )
  const match = pattern.exec(sentence)
  const inner = match && treatyNamed(match[2]!, treaties)
  const outer = match && treatyNamed(match[4]!, treaties)
  if (!inner || !outer || inner === outer) return null
  const denied = (match[1] ?? match[3]) !== undefined
  const found = subsetVerdict(inner, outer, day)
  const flipped = { true: 'false', false: 'true', unknown: 'unknown' } as const
  return {
    understood: `every member of ${short(inner)} is a member of ${short(outer)}`,
    denied,
    // Those that do not belong bear a denial out.
    found: denied ? { ...found, verdict: flipped[found.verdict], against: [] } : found,
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
  const between = match[0].slice(match[1]!.length, match[0].length - match[2]!.length)
  if (OTHERS.test(between)) return null
  const states = statesListed(sentence.slice(match.index + match[0].length), book)
  if (!states.length) return null
  const denied = NOT.test(match[0])
  return {
    understood: `${short(treaty)} includes ${states.join(', ')}`,
    denied,
    found: (denied ? excludesVerdict : includesVerdict)(treaty, states, day),
  }
}

function belongs(sentence: string, day: Day, book: MembershipBook): Reading | null {
  const name = anyOf(book.treaties.flatMap(namesOf))
  const pattern = new RegExp(
    `\\b(is|are|was|were)\\s+(not\\s+|no\\s+longer\\s+|never\\s+)?(?:an?\\s+|the\\s+)?(?:full\\s+)?members?(?:\\s+states?)?\\s+of\\s+(?:the\\s+)?(${name})\\b|\\b(?:do(?:es)?\\s+(not)\\s+)?belongs?\\s+to\\s+(?:the\\s+)?(${name})\\b`,
    'i',
  )
  const match = pattern.exec(sentence)
  const treaty = match && treatyNamed((match[3] ?? match[5])!, book.treaties)
  if (!treaty) return null
  const { states, before } = statesBefore(sentence.slice(0, match.index), book)
  if (!states.length || NOT_SUBJECT.test(before)) return null
  // "Was a member" speaks of the past as well as of the day: of a state that has left the day tells nothing.
  if (/^w/i.test(match[1] ?? '') && states.some(state => hasLeft(treaty, state, day))) return null
  const denied = (match[2] ?? match[4]) !== undefined || NEITHER.test(before)
  return {
    understood: `${states.join(', ')} ${states.length === 1 ? 'is a member' : 'are members'} of ${short(treaty)}`,
    denied,
    found: (denied ? excludesVerdict : includesVerdict)(treaty, states, day),
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

/** The states of a list that ends the text, and what stands before the list. */
function statesBefore(
  text: string,
  { states }: MembershipBook,
): { readonly states: readonly string[]; readonly before: string } {
  const name = anyOf([...states.keys()])
  const list = new RegExp(`(^|[\\s,(])(${name})[\\s,]*(?:(?:and|or|nor|both|all|also)[\\s,]*)*$`, 'i')
  const found: string[] = []
  for (let rest = text; ; ) {
    const match = list.exec(rest)
    if (!match) return { states: [...new Set(found.reverse())], before: rest }
    found.push(stateNamed(match[2]!, states))
    rest = rest.slice(0, match.index + match[1]!.length)
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
