import type { Factuality } from '../../domain/plover.ts'
import type { Word } from '../../domain/syntax.ts'
import type { Grades, Value } from '../lexicon.ts'

/** A cited source as the tree shows it, before it is resolved: the head of its noun phrase, or nobody named. */
export interface Cited {
  readonly head: Word | null
  readonly sentence: number
  readonly by: string
  /** Number of the word that carries an aside ("..., he said, ..."): it covers what stands before it, see `withoutAsides`. */
  readonly aside?: number
  /** It is a source only where the one before it is an outlet: "TASS reported, referring to the ministry". */
  readonly ofOutlet?: true
}

/** From where and how surely an event is seen: FactBank's value for the innermost source, and who is cited. */
export interface Perspective {
  readonly certainty: 'CT' | 'PR' | 'PS' | 'U'
  readonly positive: boolean
  readonly future: boolean
  /** Outermost first. */
  readonly cited: readonly Cited[]
  /** The value of what it is presupposed under ("the riots" in "if the riots go on"): itself a fact, but told in passing. */
  readonly under: Factuality
  /** The graded value that an operator gave, with the label for which it did; see `grade.ts`. */
  readonly graded: { readonly value: number; readonly label: Factuality } | null
  /** Why the event is no claim (a purpose, a topic, a date in history), or null. */
  readonly dropped: string | null
  /** Whether the part in it of whoever the clause says did it is denied or left open. */
  readonly absolved: boolean
  readonly condition: Word | null
  readonly terms: readonly { readonly rule: string; readonly word: Word }[]
}

export const ASSERTED: Perspective = {
  certainty: 'CT',
  positive: true,
  future: false,
  cited: [],
  under: 'CT+',
  graded: null,
  dropped: null,
  absolved: false,
  condition: null,
  terms: [],
}

const ORDER = ['CT', 'PR', 'PS', 'U'] as const

export function factualityOf(perspective: Perspective): Factuality {
  const { certainty, positive } = perspective
  return certainty === 'U' ? 'U' : `${certainty}${positive ? '+' : '-'}`
}

export function term(state: Perspective, rule: string, word: Word): Perspective {
  return { ...state, terms: [...state.terms, { rule, word }] }
}

/**
 * With the value that a word's class gives, weighed by how sure what stands before it is: 2 of one and 2 of another
 * leave less than 2, and "will" under a demand is no surer than the demand.
 */
export function graded(
  state: Perspective,
  before: Perspective,
  value: number | null,
  labels: Grades['labels'],
): Perspective {
  if (value === null) return state
  const label = factualityOf(before)
  const full = before.positive ? labels['CT+'] : labels['CT-']
  const earlier = Math.abs((before.graded?.label === label ? before.graded.value : labels[label]) / full)
  return { ...state, graded: { value: value * Math.min(1, earlier), label: factualityOf(state) } }
}

export function conditional(state: Perspective, condition: Word): Perspective {
  return term({ ...state, certainty: 'U', future: true, condition }, 'condition', condition)
}

/** The value `value` of an operator or modifier, seen from where `state` is. */
export function applyValue(state: Perspective, value: Value): Perspective {
  if (value === 'same') return state
  if (value === 'drop') return { ...state, dropped: state.dropped ?? 'topic' }
  if (value === 'U' || state.certainty === 'U') return { ...state, certainty: 'U' }
  const certainty = value.slice(0, 2) as 'CT' | 'PR' | 'PS'
  const weaker = ORDER.indexOf(certainty) > ORDER.indexOf(state.certainty) ? certainty : state.certainty
  return { ...state, certainty: weaker, positive: value.endsWith('+') }
}

/** Presupposed: a fact to whoever is cited, whatever is denied or doubted of the clause around it. */
export function presupposed(state: Perspective): Perspective {
  const value = factualityOf(state)
  return {
    ...state,
    certainty: 'CT',
    positive: true,
    future: false,
    graded: null,
    under: value === 'CT+' ? state.under : value,
    dropped: state.dropped === 'purpose' ? null : state.dropped,
  }
}

/** A modal makes a value less sure and leaves its polarity. */
export function weaken(state: Perspective, value: Value): Perspective {
  const polarity = state.positive
  const next = applyValue(state, value)
  return { ...next, positive: polarity }
}

/** "will face no sanctions" is as sure as "will not face sanctions": what is foreseen and denied is ruled out. */
export function denied(state: Perspective): Perspective {
  const isForeseen = state.certainty === 'PR' && state.positive && state.future
  return { ...state, positive: !state.positive, certainty: isForeseen ? 'CT' : state.certainty }
}

/** "..., he said, ...": whoever is cited behind what was said; sources from `first` on are those cited there. */
export function asAside(state: Perspective, first: number, aside: number): Perspective {
  return { ...state, cited: state.cited.map((each, n) => (n < first ? each : { ...each, aside })) }
}
