import type { Factuality } from '../domain/plover.ts'
import type { Word } from '../domain/syntax.ts'
import type {
  GrammarWords,
  LanguageLexicon,
  MarkEffect,
  Modifier,
  Operator,
  OperatorScope,
  Value,
} from './lexicon.ts'
import { partOf } from './pattern.ts'
import { antecedent, isPassive, surfaceSubject } from './roles.ts'
import {
  base,
  isNoun,
  isVerb,
  kidBy,
  kidsBy,
  kidsOf,
  pathUp,
  prepositionOf,
  type Tree,
  wordAt,
} from './tree.ts'

/** A cited source as the tree shows it, before it is resolved: the head of its noun phrase, or nobody named. */
export interface Cited {
  readonly head: Word | null
  readonly sentence: number
  readonly by: string
}

/** From where and how surely an event is seen: FactBank's value for the innermost source, and who is cited. */
export interface Perspective {
  readonly certainty: 'CT' | 'PR' | 'PS' | 'U'
  readonly positive: boolean
  readonly future: boolean
  /** Outermost first. */
  readonly cited: readonly Cited[]
  /** Why the event is no claim (a purpose, a topic, a date in history), or null. */
  readonly dropped: string | null
  readonly condition: Word | null
  readonly terms: readonly { readonly rule: string; readonly word: Word }[]
}

const ASSERTED: Perspective = {
  certainty: 'CT',
  positive: true,
  future: false,
  cited: [],
  dropped: null,
  condition: null,
  terms: [],
}

const ORDER = ['CT', 'PR', 'PS', 'U'] as const

export function factualityOf(perspective: Perspective): Factuality {
  const { certainty, positive } = perspective
  return certainty === 'U' ? 'U' : `${certainty}${positive ? '+' : '-'}`
}

/** Walks from the root down to `trigger`; each word on the way does to the value what the lexicon says it does. */
export function perspectiveOf(tree: Tree, trigger: Word, lexicon: LanguageLexicon): Perspective {
  const path = [...pathUp(tree, trigger)].reverse()
  let state = ASSERTED
  let entry = ASSERTED
  const first = path[0]!
  if (isQuestion(tree)) state = term({ ...state, certainty: 'U' }, 'question', first)
  state = sentenceFinalSource(tree, first, trigger, state, lexicon)
  let open: Word | null = null
  for (let n = 0; n < path.length; n++) {
    const word = path[n]!
    if (n > 0) {
      const governor = path[n - 1]!
      state = crossEdge(tree, governor, word, trigger, entry, state, lexicon, open)
    }
    entry = state
    const marked = ownMarkers(tree, word, trigger, state, lexicon)
    state = marked.state
    open = marked.condition
    if (word === trigger && open && !isCiting(tree, word, lexicon)) state = conditional(state, open)
    else if (open && path[n + 1] && !isOwnCondition(path[n + 1]!, open) && !isCiting(tree, word, lexicon))
      state = conditional(state, open)
  }
  return state
}

function isOwnCondition(next: Word, condition: Word): boolean {
  return next.index === condition.index
}

function term(state: Perspective, rule: string, word: Word): Perspective {
  return { ...state, terms: [...state.terms, { rule, word }] }
}

function conditional(state: Perspective, condition: Word): Perspective {
  return term({ ...state, certainty: 'U', future: true, condition }, 'condition', condition)
}

function isQuestion(tree: Tree): boolean {
  const last = tree.words.findLast(word => !/^['"”’»)\]]+$/.test(word.form))
  return last?.form === '?'
}

/** The value `value` of an operator or modifier, seen from where `state` is. */
function applyValue(state: Perspective, value: Value): Perspective {
  if (value === 'same') return state
  if (value === 'drop') return { ...state, dropped: state.dropped ?? 'topic' }
  if (value === 'U' || state.certainty === 'U') return { ...state, certainty: 'U' }
  const certainty = value.slice(0, 2) as 'CT' | 'PR' | 'PS'
  const weaker = ORDER.indexOf(certainty) > ORDER.indexOf(state.certainty) ? certainty : state.certainty
  return { ...state, certainty: weaker, positive: value.endsWith('+') }
}

/** Presupposed: a fact to whoever is cited, whatever is denied or doubted of the clause around it. */
function presupposed(state: Perspective): Perspective {
  return { ...state, certainty: 'CT', positive: true, future: false }
}

export function operatorsOf(tree: Tree, word: Word, lexicon: LanguageLexicon): readonly Operator[] {
  const part = partOf(word)
  if (!part) return []
  const lemma = word.lemma.toLowerCase()
  const table = lexicon.operators.words
  for (const kid of kidsOf(tree, word)) {
    const relation = base(kid.deprel)
    if (
      relation !== 'compound' &&
      relation !== 'advmod' &&
      relation !== 'obj' &&
      relation !== 'case' &&
      relation !== 'amod' &&
      relation !== 'obl'
    )
      continue
    const joined = table.get(`${lemma}_${kid.lemma.toLowerCase()}/${part}`)
    if (joined) return joined
  }
  const next = wordAt(tree, word.index + 1)
  const adjacent = next ? table.get(`${lemma}_${next.lemma.toLowerCase()}/${part}`) : undefined
  return adjacent ?? table.get(`${lemma}/${part}`) ?? []
}

function isCiting(tree: Tree, word: Word, lexicon: LanguageLexicon): boolean {
  return operatorsOf(tree, word, lexicon).some(operator => operator.cites !== null)
}

function operatorFor(
  tree: Tree,
  word: Word,
  scope: OperatorScope,
  lexicon: LanguageLexicon,
): Operator | null {
  return operatorsOf(tree, word, lexicon).find(operator => operator.scope.has(scope)) ?? null
}

function applyOperator(
  tree: Tree,
  word: Word,
  operator: Operator,
  state: Perspective,
  open: Word | null,
  lexicon: LanguageLexicon,
): Perspective {
  const rule = `${operator.name}: ${word.lemma}`
  if (operator.cites === null) {
    const next = applyValue(state, state.positive ? operator.affirmed : operator.negated)
    return term({ ...next, future: next.future || operator.future }, rule, word)
  }
  const value = state.positive ? operator.affirmed : operator.negated
  const fresh = applyValue(
    { ...presupposed(state), cited: [...state.cited, citedBy(tree, word, operator, lexicon)] },
    value,
  )
  const seen = term({ ...fresh, future: operator.future }, rule, word)
  return open ? conditional(seen, open) : seen
}

function citedBy(tree: Tree, word: Word, operator: Operator, lexicon: LanguageLexicon): Cited {
  const by = word.form
  const sentence = tree.index
  const grammar = lexicon.grammar
  if (operator.cites === 'anonymous') return { head: null, sentence, by }
  if (isNoun(word)) {
    const owner = kidBy(tree, word, 'nmod:poss')
    if (owner) return { head: antecedent(tree, owner), sentence, by }
    const given = kidsBy(tree, word, 'nmod').find(kid =>
      ['by', 'from', 'of'].includes(prepositionOf(tree, kid) ?? ''),
    )
    if (given && operator.cites !== 'subject') return { head: given, sentence, by }
    const carrier = wordAt(tree, word.head)
    if (carrier && isVerb(carrier) && grammar.lightDo.has(carrier.lemma)) {
      const subject = surfaceSubject(tree, carrier, grammar)
      if (subject) return { head: subject, sentence, by }
    }
    return {
      head: kidBy(tree, word, 'amod', 'compound') && operator.cites === 'possessor' ? word : null,
      sentence,
      by,
    }
  }
  if (isVerb(word) && isPassive(tree, word)) {
    const agent = kidsOf(tree, word).find(
      kid =>
        kid.deprel === 'obl:agent' ||
        (base(kid.deprel) === 'obl' && grammar.agentPrepositions.has(prepositionOf(tree, kid) ?? '')),
    )
    return { head: agent ?? null, sentence, by }
  }
  return { head: surfaceSubject(tree, word, grammar), sentence, by }
}

function crossEdge(
  tree: Tree,
  governor: Word,
  word: Word,
  trigger: Word,
  entry: Perspective,
  state: Perspective,
  lexicon: LanguageLexicon,
  open: Word | null,
): Perspective {
  const relation = base(word.deprel)
  const use = (scope: OperatorScope): Perspective | null => {
    const operator = operatorFor(tree, governor, scope, lexicon)
    return operator ? applyOperator(tree, governor, operator, state, open, lexicon) : null
  }
  switch (relation) {
    case 'conj':
    case 'list':
      return acrossConjunction(tree, governor, word, trigger, entry, state, lexicon)
    case 'ccomp':
    case 'csubj':
    case 'xcomp':
      return clausal(tree, word, use('clause') ?? state, lexicon)
    case 'parataxis':
      return isSaid(tree, governor, word, lexicon) ? (use('clause') ?? state) : entry
    case 'acl':
      return acrossAcl(tree, governor, word, state, use, lexicon)
    case 'advcl':
      return acrossAdverbial(tree, governor, word, state, use, lexicon)
    case 'obj':
    case 'iobj':
      return asNominal(tree, governor, word, state, use('object'), lexicon)
    case 'nsubj':
      return asNominal(
        tree,
        governor,
        word,
        state,
        use(word.deprel === 'nsubj:pass' ? 'object' : 'subject'),
        lexicon,
      )
    case 'obl':
    case 'nmod':
      return acrossOblique(tree, governor, word, state, use, lexicon)
    case 'appos':
    case 'compound':
    case 'flat':
    case 'fixed':
    case 'root':
      return state
    case 'amod':
      return presupposed(state)
    default:
      return state
  }
}

/** Whether a clause beside a verb of speech is what was said: it comes first, or after a colon or quotation mark. */
function isSaid(tree: Tree, governor: Word, word: Word, lexicon: LanguageLexicon): boolean {
  if (!isCiting(tree, governor, lexicon)) return false
  if (word.index < governor.index) return true
  if (kidsOf(tree, governor).some(kid => kid.deprel === 'ccomp')) return false
  return tree.words
    .slice(governor.index, word.index)
    .some(between => between.form === ':' || /^['"“‘«]+$/.test(between.form))
}

function clausal(tree: Tree, word: Word, state: Perspective, lexicon: LanguageLexicon): Perspective {
  const mark = markEffect(tree, word, lexicon)
  if (mark?.effect === 'whether' || mark?.effect === 'condition')
    return term({ ...state, certainty: 'U' }, `open question: ${mark.word.form}`, mark.word)
  return state
}

function markEffect(
  tree: Tree,
  word: Word,
  lexicon: LanguageLexicon,
): { readonly effect: MarkEffect; readonly word: Word } | null {
  for (const kid of kidsOf(tree, word)) {
    if (kid.deprel !== 'mark' && kid.deprel !== 'advmod' && kid.deprel !== 'case') continue
    if (kid.index > word.index) continue
    const rest = kidsBy(tree, kid, 'fixed').map(part => part.form.toLowerCase())
    const effect = lexicon.operators.marks.get([kid.lemma.toLowerCase(), ...rest].join('_'))
    if (effect) return { effect, word: kid }
  }
  return null
}

function acrossConjunction(
  tree: Tree,
  governor: Word,
  word: Word,
  trigger: Word,
  entry: Perspective,
  state: Perspective,
  lexicon: LanguageLexicon,
): Perspective {
  void trigger
  if (!isVerb(word) && !isVerb(governor)) return state
  const kids = kidsOf(tree, word)
  const ownSubject = kids.some(kid => base(kid.deprel) === 'nsubj')
  const ownAuxiliary = kids.some(
    kid => base(kid.deprel) === 'aux' && lexicon.operators.modifiers.has(`${kid.lemma.toLowerCase()}/aux`),
  )
  if (ownSubject || ownAuxiliary) return entry
  const isOr = kidsBy(tree, word, 'cc').some(kid => ['or', 'nor'].includes(kid.lemma.toLowerCase()))
  if (isOr || kids.every(kid => base(kid.deprel) !== 'aux')) {
    const shared = {
      ...state,
      positive: isOr ? state.positive : entry.positive === state.positive ? state.positive : entry.positive,
    }
    return { ...shared, cited: entry.cited }
  }
  return entry
}

function acrossAcl(
  tree: Tree,
  governor: Word,
  word: Word,
  state: Perspective,
  use: (scope: OperatorScope) => Perspective | null,
  lexicon: LanguageLexicon,
): Perspective {
  if (word.deprel === 'acl:relcl') return presupposed(state)
  const operated = use('clause')
  if (operated) return clausal(tree, word, operated, lexicon)
  if (word.feats.VerbForm === 'Inf')
    return term({ ...state, certainty: 'U', future: true }, 'infinitive', word)
  if (word.feats.VerbForm === 'Ger' && kidBy(tree, word, 'mark', 'case'))
    return { ...state, dropped: 'topic' }
  return governor.upos === 'NOUN' || governor.upos === 'PROPN' ? presupposed(state) : state
}

function acrossAdverbial(
  tree: Tree,
  governor: Word,
  word: Word,
  state: Perspective,
  use: (scope: OperatorScope) => Perspective | null,
  lexicon: LanguageLexicon,
): Perspective {
  const mark = markEffect(tree, word, lexicon)
  const operated = isComplementLike(tree, word) ? use('clause') : null
  if (operated) return operated
  switch (mark?.effect) {
    case 'condition':
      return term(
        { ...state, certainty: 'U', future: true, condition: word },
        `condition: ${mark.word.form}`,
        mark.word,
      )
    case 'until':
      return state.future || !state.positive || state.certainty !== 'CT' || isFuture(tree, governor, lexicon)
        ? term({ ...state, certainty: 'U', future: true }, `left open: ${mark.word.form}`, mark.word)
        : presupposed(state)
    case 'temporal':
      return state.future || isFuture(tree, governor, lexicon)
        ? {
            ...presupposed(state),
            certainty: hasPast(tree, word) ? 'CT' : 'PR',
            future: !hasPast(tree, word),
          }
        : presupposed(state)
    case 'despite':
      return presupposed(state)
    case 'manner': {
      const negative = lexicon.operators.modifiers.get(`${mark.word.lemma.toLowerCase()}/case`)
      return negative
        ? term({ ...presupposed(state), positive: false }, `negation: ${mark.word.form}`, mark.word)
        : state
    }
    case 'purpose':
      return isResult(tree, word) ? state : { ...state, dropped: 'purpose' }
    case 'whether':
      return term({ ...state, certainty: 'U' }, `open question: ${mark.word.form}`, mark.word)
    case undefined:
      return isInverted(tree, word)
        ? term({ ...state, certainty: 'U', future: true, condition: word }, 'condition', word)
        : state
  }
}

/** "accused them of shelling", "warned against going": a clause that its verb governs by a preposition. */
function isComplementLike(tree: Tree, word: Word): boolean {
  return kidsOf(tree, word).some(
    kid =>
      (kid.deprel === 'mark' || kid.deprel === 'case') &&
      kid.index < word.index &&
      (kid.upos === 'ADP' ||
        kid.upos === 'SCONJ' ||
        (kid.upos === 'PART' && word.feats.VerbForm === 'Inf')) &&
      ![
        'if',
        'when',
        'after',
        'before',
        'while',
        'as',
        'because',
        'although',
        'though',
        'until',
        'unless',
        'since',
        'once',
        'without',
        'so',
      ].includes(kid.lemma),
  )
}

/** "only to strip them": an infinitive that tells what came next. */
function isResult(tree: Tree, word: Word): boolean {
  const mark = kidBy(tree, word, 'mark')
  return mark !== null && wordAt(tree, mark.index - 1)?.lemma === 'only'
}

function isInverted(tree: Tree, word: Word): boolean {
  const kids = kidsOf(tree, word)
  const subject = kids.find(kid => base(kid.deprel) === 'nsubj')
  return (
    subject !== undefined &&
    kids.some(
      kid =>
        (base(kid.deprel) === 'aux' || kid.deprel === 'cop') &&
        kid.index < subject.index &&
        ['be', 'have', 'should'].includes(kid.lemma),
    )
  )
}

function isFuture(tree: Tree, word: Word, lexicon: LanguageLexicon): boolean {
  return kidsBy(tree, word, 'aux').some(kid => lexicon.grammar.futureAux.has(kid.lemma.toLowerCase()))
}

function hasPast(tree: Tree, word: Word): boolean {
  return word.feats.Tense === 'Past' && !kidsBy(tree, word, 'aux').some(kid => kid.feats.Tense === 'Pres')
}

function asNominal(
  tree: Tree,
  governor: Word,
  word: Word,
  state: Perspective,
  operated: Perspective | null,
  lexicon: LanguageLexicon,
): Perspective {
  if (operated) return operated
  if (isVerb(word)) return state
  const grammar = lexicon.grammar
  const lemma = governor.lemma.toLowerCase()
  if (grammar.lightDo.has(lemma) || grammar.lightSuffer.has(lemma) || grammar.occur.has(lemma)) return state
  if (governor.upos !== 'VERB' && kidBy(tree, governor, 'cop')) return state
  return presupposed(state)
}

function acrossOblique(
  tree: Tree,
  governor: Word,
  word: Word,
  state: Perspective,
  use: (scope: OperatorScope) => Perspective | null,
  lexicon: LanguageLexicon,
): Perspective {
  const preposition = prepositionOf(tree, word)
  const grammar = lexicon.grammar
  const first = preposition?.split('_')[0] ?? ''
  const negative = preposition ? lexicon.operators.modifiers.get(`${preposition}/case`) : undefined
  if (negative) return term({ ...presupposed(state), positive: false }, `negation: ${preposition}`, word)
  if (first === 'since' || (first === 'after' && grammar.historyNouns.has(governor.lemma)))
    return { ...state, dropped: 'history' }
  if (grammar.accordingTo.has(preposition ?? '')) return presupposed(state)
  const operated = use('oblique')
  if (operated) return operated
  if (grammar.historyNouns.has(governor.lemma.toLowerCase())) return { ...state, dropped: 'history' }
  if (
    isNoun(governor) &&
    grammar.topicNouns.has(governor.lemma.toLowerCase()) &&
    grammar.topicPrepositions.has(first)
  )
    return { ...state, dropped: 'topic' }
  if (isVerb(governor)) {
    const lemma = governor.lemma.toLowerCase()
    if (grammar.lightSuffer.has(lemma) || grammar.lightDo.has(lemma)) return state
    if (first === 'for' && !isVerb(word)) return { ...presupposed(state) }
    if (isVerb(word)) return state
    return presupposed(state)
  }
  return presupposed(state)
}

interface Marked {
  readonly state: Perspective
  /** A conditional clause that hangs on this word. */
  readonly condition: Word | null
}

/** What stands on a word itself: negation, auxiliaries, adverbs, determiners, a parenthetic source, a condition. */
function ownMarkers(
  tree: Tree,
  word: Word,
  trigger: Word,
  entry: Perspective,
  lexicon: LanguageLexicon,
): Marked {
  let state = entry
  let negated = false
  let condition: Word | null = null
  const modifiers: { readonly modifier: Modifier; readonly word: Word }[] = []
  const grammar = lexicon.grammar
  const table = lexicon.operators.modifiers
  for (const kid of kidsOf(tree, word)) {
    const lemma = kid.lemma.toLowerCase()
    const relation = base(kid.deprel)
    if (
      relation === 'aux' ||
      relation === 'advmod' ||
      relation === 'det' ||
      relation === 'amod' ||
      relation === 'cc' ||
      relation === 'compound'
    ) {
      const kind =
        relation === 'cc' || relation === 'compound' ? (relation === 'cc' ? 'advmod' : 'amod') : relation
      const modifier = table.get(`${lemma}/${kind}`)
      if (!modifier) continue
      if (relation === 'amod' && isVerb(word)) continue
      if (modifier.effect === 'negate') negated = !negated
      else modifiers.push({ modifier, word: kid })
      if (modifier.effect === 'negate') state = term(state, modifier.name, kid)
    } else if (relation === 'nsubj' || relation === 'obj') {
      if (isNegative(tree, kid, grammar, table)) {
        if (relation === 'obj' && !isVerb(word)) continue
        if (relation === 'obj' && isLightWith(tree, word, kid, trigger)) continue
        negated = !negated
        state = term(state, 'negative pronoun', kid)
      }
    } else if (relation === 'advcl') {
      const mark = markEffect(tree, kid, lexicon)
      if (mark?.effect === 'condition' || (!mark && isInverted(tree, kid))) condition = kid
    } else if (relation === 'parataxis' || relation === 'obl' || relation === 'advcl') {
      state = parenthetic(tree, word, kid, state, lexicon)
    }
    if (relation === 'advcl' || relation === 'nmod') state = parenthetic(tree, word, kid, state, lexicon)
  }
  if (isNotYet(tree, word, lexicon)) negated = !negated
  for (const { modifier, word: kid } of modifiers) {
    if (modifier.cites)
      state = { ...state, cited: [...state.cited, { head: null, sentence: tree.index, by: kid.form }] }
    const value = negated && modifier.negated ? modifier.negated : (modifier.effect as Value)
    if (negated && modifier.negated) negated = false
    const applied = value === 'U' || value.endsWith('-') ? applyValue(state, value) : weaken(state, value)
    state = term({ ...applied, future: state.future || modifier.future }, modifier.name, kid)
  }
  if (negated) state = { ...state, positive: !state.positive }
  return { state, condition }
}

/** A modal makes a value less sure and leaves its polarity. */
function weaken(state: Perspective, value: Value): Perspective {
  const polarity = state.positive
  const next = applyValue(state, value)
  return { ...next, positive: polarity }
}

/** "has yet to arrive": surface order settles it, whatever tree the parser made. */
function isNotYet(tree: Tree, word: Word, lexicon: LanguageLexicon): boolean {
  const to = kidBy(tree, word, 'mark')
  if (!to) return false
  const before = wordAt(tree, to.index - 1)
  return before !== null && lexicon.operators.modifiers.has(`${before.lemma.toLowerCase()}/yet`)
}

function isNegative(
  tree: Tree,
  word: Word,
  grammar: GrammarWords,
  table: ReadonlyMap<string, Modifier>,
): boolean {
  if (grammar.negativePronouns.has(word.lemma.toLowerCase())) return true
  return kidsBy(tree, word, 'det', 'advmod').some(
    kid => kid.index < word.index && table.get(`${kid.lemma.toLowerCase()}/det`)?.effect === 'negate',
  )
}

/** "staged no rallies" with the rally as trigger: its own determiner says it. */
function isLightWith(tree: Tree, verb: Word, object: Word, trigger: Word): boolean {
  void tree
  void verb
  return object.index === trigger.index
}

/** "..., officials said", "according to X": a source beside the clause that it covers. */
function parenthetic(
  tree: Tree,
  word: Word,
  kid: Word,
  state: Perspective,
  lexicon: LanguageLexicon,
): Perspective {
  const preposition = prepositionOf(tree, kid)
  const grammar = lexicon.grammar
  if (
    preposition &&
    (grammar.accordingTo.has(preposition) || grammar.accordingTo.has(preposition.split('_')[0]!))
  )
    return term(
      {
        ...state,
        cited: [...state.cited, { head: kid, sentence: tree.index, by: preposition.replace('_', ' ') }],
      },
      'according to',
      kid,
    )
  if (kid.deprel !== 'parataxis' && kid.deprel !== 'advcl') return state
  if (!isVerb(kid)) return state
  const operator = operatorFor(tree, kid, 'clause', lexicon)
  if (!operator?.cites) return state
  if (
    kidsOf(tree, kid).some(
      below => below.deprel === 'ccomp' || below.deprel === 'xcomp' || below.deprel === 'obj',
    )
  )
    return state
  if (
    kid.deprel === 'advcl' &&
    markEffect(tree, kid, lexicon)?.effect === 'temporal' &&
    kidBy(tree, kid, 'mark')?.lemma !== 'as'
  )
    return state
  if (
    kid.deprel === 'parataxis' &&
    kidsOf(tree, kid).some(below => below.form === ';') &&
    kid.index > word.index
  )
    return state
  return applyOperator(
    tree,
    kid,
    { ...operator, affirmed: operator.affirmed === 'CT+' ? 'same' : operator.affirmed },
    state,
    null,
    lexicon,
  )
}

/** Where the last clause of a sentence is ", X reported", it covers coordinated clauses too (see gold guide). */
function sentenceFinalSource(
  tree: Tree,
  root: Word,
  trigger: Word,
  state: Perspective,
  lexicon: LanguageLexicon,
): Perspective {
  const last = kidsOf(tree, root).findLast(kid => kid.deprel === 'parataxis')
  if (!last || !isVerb(last) || trigger.index >= last.index) return state
  const tail = tree.words.slice(last.index).filter(word => word.upos !== 'PUNCT')
  if (tail.some(word => word.upos === 'VERB') || tail.length > 8) return state
  const path = pathUp(tree, trigger)
  const under = path.findIndex(word => word.head === root.index)
  const relation = under >= 0 ? base(path[under]!.deprel) : ''
  if (relation !== 'conj' && relation !== 'parataxis') return state
  return parenthetic(tree, root, last, state, lexicon)
}
