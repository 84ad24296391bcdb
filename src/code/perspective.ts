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
import { antecedent, surfaceSubject } from './roles.ts'
import {
  base,
  headOf,
  isNoun,
  isVerb,
  kidBy,
  kidsBy,
  kidsOf,
  pathUp,
  prepositionOf,
  subtree,
  type Tree,
  wordAt,
} from './tree.ts'

/** A cited source as the tree shows it, before it is resolved: the head of its noun phrase, or nobody named. */
export interface Cited {
  readonly head: Word | null
  readonly sentence: number
  readonly by: string
  /** Number of the word that carries an aside ("..., he said, ..."): it covers what stands before it, see `withoutAsides`. */
  readonly aside?: number
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
  state = colonSource(tree, trigger, state)
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
  return withoutAsides(tree, path, state)
}

/**
 * Without the asides that the trigger's clause lies outside of: after "..., he said, and police fired" a new subject
 * is the author's again (gold rule 4). `path` goes from the root to the trigger.
 */
function withoutAsides(tree: Tree, path: readonly Word[], state: Perspective): Perspective {
  const isOutside = ({ aside }: Cited) =>
    aside !== undefined &&
    path.some(
      word =>
        word.index > aside &&
        ['conj', 'parataxis', 'advcl', 'list'].includes(base(word.deprel)) &&
        kidsOf(tree, word).some(
          kid =>
            base(kid.deprel) === 'nsubj' &&
            kid.index > aside &&
            kid.feats.PronType !== 'Rel' &&
            kid.upos !== 'PRON',
        ),
    )
  return state.cited.some(isOutside)
    ? { ...state, cited: state.cited.filter(each => !isOutside(each)) }
    : state
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
  return {
    ...state,
    certainty: 'CT',
    positive: true,
    future: false,
    dropped: state.dropped === 'purpose' ? null : state.dropped,
  }
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
  const adjacent =
    next && !opensTime(tree, next, lexicon.grammar)
      ? table.get(`${lemma}_${next.lemma.toLowerCase()}/${part}`)
      : undefined
  return adjacent ?? table.get(`${lemma}/${part}`) ?? []
}

/** "insisted on Tuesday that" does not insist on anything. */
function opensTime(tree: Tree, preposition: Word, grammar: GrammarWords): boolean {
  if (preposition.deprel !== 'case') return false
  const noun = headOf(tree, preposition)
  return noun !== null && grammar.timeNouns.has(noun.lemma.toLowerCase())
}

function isCiting(tree: Tree, word: Word, lexicon: LanguageLexicon): boolean {
  return operatorsOf(tree, word, lexicon).some(operator => operator.cites !== null)
}

function operatorFor(
  tree: Tree,
  word: Word,
  scope: OperatorScope,
  lexicon: LanguageLexicon,
  complement: Word | null = null,
): Operator | null {
  const fitting = operatorsOf(tree, word, lexicon).filter(operator => operator.scope.has(scope))
  if (!complement) return fitting[0] ?? null
  const form = isInfinitive(tree, complement) ? 'infinitive' : 'finite'
  return fitting.find(operator => operator.complement === null || operator.complement === form) ?? null
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
  if (isNoun(word) && operator.affirmed === 'U' && isTurnedDown(tree, word, lexicon))
    return term(
      { ...presupposed(state), positive: false, future: true, dropped: state.dropped },
      `turned down: ${word.lemma}`,
      word,
    )
  const isDeniedReport =
    isNoun(word) && operator.cites !== null && operator.affirmed === 'CT+' && !state.positive
  if (isDeniedReport && state.certainty !== 'U') return term(state, rule, word)
  if (operator.cites === null) {
    const next = applyValue(state, state.positive ? operator.affirmed : operator.negated)
    return term({ ...next, future: next.future || operator.future }, rule, word)
  }
  const value = state.positive ? operator.affirmed : operator.negated
  const source = answerer(tree, word, lexicon) ?? citedBy(tree, word, operator, lexicon)
  if (!source)
    return term({ ...applyValue(state, value), future: state.future || operator.future }, rule, word)
  const fresh = applyValue(
    {
      ...presupposed(state),
      cited: [...state.cited, source, ...quotedBy(tree, word, source.head, lexicon.grammar)],
    },
    value,
  )
  const seen = term({ ...fresh, future: operator.future }, rule, word)
  return open ? conditional(seen, open) : seen
}

/** "rejected the plea for an extension": what was asked for will not be. */
function isTurnedDown(tree: Tree, asking: Word, lexicon: LanguageLexicon): boolean {
  const verb = headOf(tree, asking)
  if (!verb || !isVerb(verb) || !/^(obj|nsubj:pass)/.test(asking.deprel)) return false
  const lemma = verb.lemma.toLowerCase()
  const particle = kidsOf(tree, verb).find(
    kid => kid.deprel === 'compound:prt' || kid.index === verb.index + 1,
  )
  return (
    lexicon.grammar.turningDown.has(lemma) ||
    (particle !== undefined && lexicon.grammar.turningDown.has(`${lemma}_${particle.lemma.toLowerCase()}`))
  )
}

/** Who is cited by a word, or null where the word in this construction brings no source of its own. */
function citedBy(tree: Tree, word: Word, operator: Operator, lexicon: LanguageLexicon): Cited | null {
  const by = word.form
  const sentence = tree.index
  const grammar = lexicon.grammar
  if (operator.cites === 'anonymous') {
    const giver =
      kidBy(tree, word, 'nmod:poss') ??
      kidsBy(tree, word, 'nmod').find(kid => ['by', 'from'].includes(prepositionOf(tree, kid) ?? ''))
    return { head: giver ?? null, sentence, by }
  }
  if (isNoun(word)) return citedByNoun(tree, word, operator, grammar)
  if (isVerb(word) && (kidBy(tree, word, 'aux:pass') || isBareParticiple(tree, word))) {
    const agent = kidsOf(tree, word).find(
      kid =>
        kid.deprel === 'obl:agent' ||
        (base(kid.deprel) === 'obl' && grammar.agentPrepositions.has(prepositionOf(tree, kid) ?? '')),
    )
    if (agent) return { head: agent, sentence, by }
    return grammar.hearsay.has(word.lemma.toLowerCase()) ? { head: null, sentence, by } : null
  }
  const subject = surfaceSubject(tree, word, grammar)
  if (subject) return { head: subject, sentence, by }
  const near = tree.words.slice(0, word.index - 1).findLast(each => base(each.deprel) === 'nsubj')
  return near ? { head: near, sentence, by } : null
}

/** "Asked whether ..., the minister said": whoever answers is cited for what was asked. */
function answerer(tree: Tree, word: Word, lexicon: LanguageLexicon): Cited | null {
  const above = wordAt(tree, word.head)
  if (word.deprel !== 'advcl' || !above || !isVerb(above) || !isCiting(tree, above, lexicon)) return null
  const head = surfaceSubject(tree, above, lexicon.grammar)
  return head ? { head, sentence: tree.index, by: above.form } : null
}

/** "Interfax, citing the ministry, said": the one cited stands behind the outlet (gold rule 25). */
function quotedBy(tree: Tree, verb: Word, speaker: Word | null, grammar: GrammarWords): readonly Cited[] {
  const near = [...kidsOf(tree, verb), ...(speaker ? kidsOf(tree, speaker) : [])]
  const citing = near.find(kid => grammar.citing.has(kid.lemma.toLowerCase()) && kid.feats.VerbForm !== 'Fin')
  const named = citing ? (kidBy(tree, citing, 'obj') ?? kidBy(tree, citing, 'obl')) : null
  return citing && named ? [{ head: named, sentence: tree.index, by: citing.form }] : []
}

function isBareParticiple(tree: Tree, word: Word): boolean {
  const relation = base(word.deprel)
  return (
    word.feats.VerbForm === 'Part' &&
    word.feats.Tense === 'Past' &&
    (relation === 'acl' || relation === 'amod' || relation === 'advcl') &&
    word.deprel !== 'acl:relcl' &&
    !kidBy(tree, word, 'nsubj', 'aux')
  )
}

function citedByNoun(tree: Tree, word: Word, operator: Operator, grammar: GrammarWords): Cited | null {
  const by = word.form
  const sentence = tree.index
  const owner = kidBy(tree, word, 'nmod:poss')
  if (owner) return { head: antecedent(tree, owner), sentence, by }
  const given = kidsBy(tree, word, 'nmod').find(kid =>
    ['by', 'from'].includes(prepositionOf(tree, kid) ?? ''),
  )
  if (given) return { head: given, sentence, by }
  const carrier = wordAt(tree, word.head)
  if (carrier && isVerb(carrier) && (grammar.lightDo.has(carrier.lemma) || REPEATED.has(carrier.lemma))) {
    const subject = surfaceSubject(tree, carrier, grammar)
    if (subject) return { head: subject, sentence, by }
  }
  const made = kidsBy(tree, word, 'amod', 'compound').find(
    kid => kid.index < word.index && /^[A-Z]/.test(kid.form),
  )
  if (made) return { head: made, sentence, by }
  return operator.affirmed === 'CT+' ? { head: null, sentence, by } : null
}

const REPEATED = new Set(['repeat', 'renew', 'voice'])

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
    const operator = operatorFor(tree, governor, scope, lexicon, scope === 'clause' ? word : null)
    if (!operator) return null
    const seen = applyOperator(tree, governor, operator, state, open, lexicon)
    return scope === 'clause' && word.index < governor.index
      ? asAside(seen, state.cited.length, governor.index)
      : seen
  }
  if (
    relation !== 'conj' &&
    relation !== 'ccomp' &&
    word.deprel !== 'acl:relcl' &&
    hasComplementiser(tree, word, lexicon)
  ) {
    const said = use('clause')
    if (said) return said
  }
  switch (relation) {
    case 'conj':
    case 'list':
      return underCondition(
        tree,
        governor,
        word,
        open,
        acrossConjunction(tree, governor, word, trigger, entry, state, lexicon),
        lexicon,
      )
    case 'ccomp':
    case 'csubj':
    case 'xcomp':
      if (relation === 'xcomp' && isProspective(tree, governor, word, lexicon))
        return term({ ...weaken(state, 'PR+'), future: true }, 'what lies ahead', governor)
      return clausal(
        tree,
        word,
        use('clause') ?? overExistential(tree, governor, word, state, open, lexicon),
        lexicon,
      )
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
    case 'compound':
      return acrossCompound(tree, governor, word, state, use, lexicon)
    case 'appos':
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

/** "is going to resign", not "went to vote". */
function isProspective(tree: Tree, governor: Word, word: Word, lexicon: LanguageLexicon): boolean {
  const to = kidBy(tree, word, 'mark')
  return (
    to?.index === governor.index + 1 &&
    isInfinitive(tree, word) &&
    lexicon.grammar.prospective.has(governor.form.toLowerCase()) &&
    kidsBy(tree, governor, 'aux', 'cop').some(kid => kid.lemma === 'be')
  )
}

/** "there is talk that ...": the noun that is said to exist governs the clause. */
function overExistential(
  tree: Tree,
  governor: Word,
  word: Word,
  state: Perspective,
  open: Word | null,
  lexicon: LanguageLexicon,
): Perspective {
  if (!kidBy(tree, governor, 'expl')) return state
  const noun = kidsBy(tree, governor, 'nsubj', 'obj').find(isNoun)
  const operator = noun ? operatorFor(tree, noun, 'clause', lexicon, word) : null
  return noun && operator ? applyOperator(tree, noun, operator, state, open, lexicon) : state
}

/** A clause that "that" opens is a complement, whatever relation the parser gave it. */
function hasComplementiser(tree: Tree, word: Word, lexicon: LanguageLexicon): boolean {
  return (
    isVerb(word) &&
    kidsBy(tree, word, 'mark').some(kid => lexicon.grammar.complementisers.has(kid.form.toLowerCase()))
  )
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
  const goesOn = kids.every(kid => base(kid.deprel) !== 'nsubj' || kid.upos === 'PRON')
  if (ownSubject || ownAuxiliary) return goesOn ? { ...entry, cited: state.cited } : entry
  const isOr = kidsBy(tree, word, 'cc').some(kid => ['or', 'nor'].includes(kid.lemma.toLowerCase()))
  if (isOr || kids.every(kid => base(kid.deprel) !== 'aux')) {
    const shared = {
      ...state,
      positive: isOr ? state.positive : entry.positive === state.positive ? state.positive : entry.positive,
    }
    return shared
  }
  return entry
}

/** "If they vote no, A will end and B will go": a condition that comes first holds for both. */
function underCondition(
  tree: Tree,
  governor: Word,
  word: Word,
  open: Word | null,
  state: Perspective,
  lexicon: LanguageLexicon,
): Perspective {
  const isBoth = open !== null && open.index < governor.index && isFuture(tree, word, lexicon)
  return isBoth && state.certainty !== 'U' ? conditional(state, open) : state
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
  if (isInfinitive(tree, word)) {
    if (isSingledOut(tree, governor, lexicon.grammar)) return presupposed(state)
    return term({ ...state, certainty: 'U', future: true }, 'infinitive', word)
  }
  if (word.feats.VerbForm === 'Ger' && kidBy(tree, word, 'mark', 'case')) {
    const verb = wordAt(tree, governor.head)
    const above = verb && isVerb(verb) ? operatorFor(tree, verb, 'clause', lexicon) : null
    return above?.cites
      ? applyOperator(tree, verb!, above, state, null, lexicon)
      : { ...state, dropped: 'topic' }
  }
  const wanting = wordAt(tree, governor.head)
  if (wanting && isVerb(wanting) && /^obj/.test(governor.deprel) && isBareParticiple(tree, word)) {
    const above = operatorFor(tree, wanting, 'clause', lexicon)
    if (above && lexicon.grammar.objectControl.has(wanting.lemma) && above.affirmed === 'U')
      return applyOperator(tree, wanting, above, state, null, lexicon)
  }
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
  if (isResult(tree, word)) return state
  const operated = isComplementLike(tree, word) ? use('clause') : null
  if (operated) return operated
  switch (mark?.effect) {
    case 'condition':
      if (isCounterfactual(tree, governor))
        return term({ ...presupposed(state), positive: false }, 'counterfactual', word)
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
      return isDue(tree, word) || isNotYet(tree, word, lexicon) ? state : { ...state, dropped: 'purpose' }
    case 'whether':
      return term({ ...state, certainty: 'U' }, `open question: ${mark.word.form}`, mark.word)
    case undefined:
      if (isInverted(tree, word) && isCounterfactual(tree, governor))
        return term({ ...presupposed(state), positive: false }, 'counterfactual', word)
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

/** "are to return": what is arranged. */
function isDue(tree: Tree, word: Word): boolean {
  const to = kidBy(tree, word, 'mark')
  if (to?.upos !== 'PART') return false
  const before = wordAt(tree, to.index - 1)
  return (
    before !== null && before.lemma === 'be' && before.feats.VerbForm === 'Fin' && before.head === word.index
  )
}

export function isInfinitive(tree: Tree, word: Word): boolean {
  return word.feats.VerbForm === 'Inf'
    ? !kidBy(tree, word, 'aux')
    : kidsBy(tree, word, 'mark').some(kid => kid.upos === 'PART')
}

/** "the first to recognise": one who is singled out did it (Karttunen 2012, superlative implicatives). */
function isSingledOut(tree: Tree, noun: Word, grammar: GrammarWords): boolean {
  return (
    grammar.singlingOut.has(noun.lemma.toLowerCase()) ||
    kidsBy(tree, noun, 'amod', 'det').some(kid => grammar.singlingOut.has(kid.lemma.toLowerCase()))
  )
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
  if (!isDefinite(tree, word) && !grammar.objectPresupposed.has(lemma)) return state
  return presupposed(state)
}

/** "the attack", "their attack" is taken to exist whatever is denied of it (Strawson 1950); "force" is not. */
function isDefinite(tree: Tree, noun: Word): boolean {
  return kidsOf(tree, noun).some(
    kid =>
      kid.deprel === 'nmod:poss' ||
      (kid.deprel === 'det' && (kid.feats.Definite === 'Def' || kid.feats.PronType === 'Dem')),
  )
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
  if (isNoun(governor) && first === 'of' && grammar.quantityNouns.has(governor.lemma.toLowerCase()))
    return state
  if (isMoney(governor, lexicon) && first === 'in') return state
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

/** "$500 million in aid" is the aid. */
function isMoney(word: Word, lexicon: LanguageLexicon): boolean {
  return (
    word.upos === 'SYM' ||
    word.upos === 'NUM' ||
    (isNoun(word) && lexicon.classes.get('money')?.has(word.lemma.toLowerCase()) === true)
  )
}

/** "coup attempt" is a coup attempted; "strike leader", "aid worker" name no event. */
function acrossCompound(
  tree: Tree,
  governor: Word,
  word: Word,
  state: Perspective,
  use: (scope: OperatorScope) => Perspective | null,
  lexicon: LanguageLexicon,
): Perspective {
  if (word.upos !== 'NOUN' || governor.upos !== 'NOUN') return state
  const operated = use('oblique')
  if (operated) return operated
  const lemma = governor.lemma.toLowerCase()
  const isEvent = lexicon.patterns.has(`${lemma}/N`) || lexicon.grammar.quantityNouns.has(lemma)
  return isEvent || kidsOf(tree, word).length > 1
    ? state
    : { ...state, dropped: state.dropped ?? 'part of a name' }
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
      const modifier = table.get(`${lemma}/${kind}`) ?? table.get(`${kid.form.toLowerCase()}/${kind}`)
      if (!modifier) continue
      if (relation === 'amod' && isVerb(word)) continue
      if (relation === 'amod' && modifier.future && !state.positive) continue
      if (relation === 'cc' && !entry.positive) continue
      if (modifier.effect === 'negate') negated = !negated
      else modifiers.push({ modifier, word: kid })
      if (modifier.effect === 'negate') state = term(state, modifier.name, kid)
    } else if (relation === 'nsubj' || relation === 'obj') {
      if (isNegative(tree, kid, grammar, table)) {
        if (relation === 'obj' && !isVerb(word)) continue
        if (pathUp(tree, trigger).includes(kid)) continue
        negated = !negated
        state = term(state, 'negative pronoun', kid)
      }
    } else if (relation === 'advcl') {
      const mark = markEffect(tree, kid, lexicon)
      if ((mark?.effect === 'condition' && !isConcession(tree, kid)) || (!mark && isInverted(tree, kid)))
        condition = kid
    } else if (relation === 'parataxis' || relation === 'obl' || relation === 'advcl') {
      state = parenthetic(tree, word, kid, state, lexicon)
    }
    if (relation === 'advcl' || relation === 'nmod') state = parenthetic(tree, word, kid, state, lexicon)
  }
  if (isNotYet(tree, word, lexicon) || isNoLonger(tree, word, table)) negated = !negated
  if (isDue(tree, word)) state = term({ ...weaken(state, 'PR+'), future: true }, 'arranged: be to', word)
  for (const { modifier, word: kid } of modifiers) {
    if (modifier.cites)
      state = { ...state, cited: [...state.cited, { head: null, sentence: tree.index, by: kid.form }] }
    const value = negated && modifier.negated ? modifier.negated : (modifier.effect as Value)
    if (negated && modifier.negated) negated = false
    const applied = value === 'U' || value.endsWith('-') ? applyValue(state, value) : weaken(state, value)
    state = term({ ...applied, future: state.future || modifier.future }, modifier.name, kid)
  }
  if (condition && isCounterfactual(tree, word)) {
    state = term(
      { ...state, certainty: 'CT', positive: !state.positive, future: false },
      'counterfactual',
      word,
    )
    condition = null
  }
  if (hasAny(tree, word) && state.positive && isNoun(word) && state.certainty !== 'CT')
    state = { ...state, certainty: 'U' }
  if (negated) state = denied(state)
  return { state, condition }
}

/** "will face no sanctions" is as sure as "will not face sanctions": what is foreseen and denied is ruled out. */
function denied(state: Perspective): Perspective {
  const isForeseen = state.certainty === 'PR' && state.positive && state.future
  return { ...state, positive: !state.positive, certainty: isForeseen ? 'CT' : state.certainty }
}

/** "..., if hardly welcome": an adjective alone behind the clause grants something and hangs nothing on it. */
function isConcession(tree: Tree, word: Word): boolean {
  return word.upos === 'ADJ' && word.index > word.head && !kidBy(tree, word, 'nsubj', 'cop')
}

/** "would have burned": with a condition, what did not happen (gold rule 22). */
function isCounterfactual(tree: Tree, word: Word): boolean {
  const auxiliaries = kidsBy(tree, word, 'aux').map(kid => kid.lemma.toLowerCase())
  return (
    auxiliaries.includes('have') &&
    auxiliaries.some(lemma => lemma === 'would' || lemma === 'could' || lemma === 'might')
  )
}

/** "any attack would be met": one that need not come. */
function hasAny(tree: Tree, word: Word): boolean {
  return kidsBy(tree, word, 'det').some(kid => kid.lemma.toLowerCase() === 'any')
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

/** "no longer recognised": the negation stands on the adverb. */
function isNoLonger(tree: Tree, word: Word, table: ReadonlyMap<string, Modifier>): boolean {
  return kidsBy(tree, word, 'advmod').some(kid => {
    const before = wordAt(tree, kid.index - 1)
    return (
      before !== null &&
      before.head === kid.index &&
      table.get(`${before.lemma.toLowerCase()}/det`)?.effect === 'negate'
    )
  })
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

/** A verb of speech beside the clause, between commas, that governs nothing itself: "..., he said", "as he put it". */
function isAside(tree: Tree, word: Word, kid: Word, lexicon: LanguageLexicon): boolean {
  if (!isVerb(kid) || lexicon.grammar.blame.has(kid.lemma.toLowerCase())) return false
  const kids = kidsOf(tree, kid)
  if (
    kids.some(
      below =>
        below.feats.PronType === 'Rel' ||
        (below.deprel === 'obj' && below.upos === 'PRON' && below.form !== 'it'),
    )
  )
    return false
  if (kid.deprel === 'advcl') return kids.some(below => below.deprel === 'mark' && below.lemma === 'as')
  if (kid.index < word.index) return true
  const edge = Math.min(
    kid.index,
    ...kids.filter(below => base(below.deprel) === 'nsubj').map(below => leftEdge(tree, below)),
  )
  const before = wordAt(tree, edge - 1)
  return before !== null && /^[,—–"”’'»]+$/.test(before.form)
}

function leftEdge(tree: Tree, word: Word): number {
  const below = subtree(tree, word)
  return tree.words.find(each => below.has(each.index) && each.upos !== 'PUNCT')?.index ?? word.index
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
    (grammar.accordingTo.has(preposition) || grammar.accordingTo.has(preposition.split('_')[0]!)) &&
    !(isVerb(kidBy(tree, kid, 'case', 'mark') ?? kid) && !mayBeSource(kid, preposition, lexicon))
  )
    return term(
      {
        ...state,
        cited: [
          ...state.cited,
          {
            head: kid,
            sentence: tree.index,
            by: preposition.replace('_', ' '),
            ...(kid.index > word.index ? { aside: kid.index } : {}),
          },
        ],
      },
      'according to',
      kid,
    )
  const worded =
    prepositionOf(tree, kid) !== null && grammar.sourceNouns.has(kid.lemma.toLowerCase())
      ? kidBy(tree, kid, 'nmod')
      : null
  if (worded && kid.deprel === 'obl')
    return term(
      { ...state, cited: [...state.cited, { head: worded, sentence: tree.index, by: kid.form }] },
      'in the words of',
      kid,
    )
  if (!isAside(tree, word, kid, lexicon)) return state
  if (kid.deprel !== 'parataxis' && kid.deprel !== 'advcl') return state
  const operator = operatorsOf(tree, kid, lexicon).find(
    each => each.cites !== null && each.scope.has('clause') && each.complement !== 'infinitive',
  )
  if (!operator) return state
  if (kidsOf(tree, kid).some(below => below.deprel === 'ccomp' || below.deprel === 'xcomp')) return state
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
  const seen = applyOperator(
    tree,
    kid,
    { ...operator, affirmed: operator.affirmed === 'CT+' ? 'same' : operator.affirmed },
    state,
    null,
    lexicon,
  )
  return asAside(seen, state.cited.length, kid.index)
}

/** "..., he said, ...": whoever is cited behind what was said; sources from `first` on are those cited there. */
function asAside(state: Perspective, first: number, aside: number): Perspective {
  return { ...state, cited: state.cited.map((each, n) => (n < first ? each : { ...each, aside })) }
}

/** What may be cited: a name or a person, or a noun of telling ("citing sources", not "citing security concerns"). */
function isSource(word: Word, lexicon: LanguageLexicon): boolean {
  const lemma = word.lemma.toLowerCase()
  if (word.upos === 'PROPN' || word.upos === 'PRON') return true
  if (lexicon.grammar.sources.has(lemma) || lexicon.grammar.sources.has(lemma.replace(/s$/, ''))) return true
  return ['leader', 'polity', 'force', 'crowd', 'worker'].some(name => lexicon.classes.get(name)?.has(lemma))
}

/** "according to the resistance committee", not "according to plan". */
function mayBeSource(word: Word, preposition: string, lexicon: LanguageLexicon): boolean {
  return preposition.startsWith('according')
    ? isNoun(word) && !lexicon.grammar.noSource.has(word.lemma.toLowerCase())
    : isSource(word, lexicon)
}

/** "Interior ministry adviser: no landing": a headline's source before a colon. */
function colonSource(tree: Tree, trigger: Word, state: Perspective): Perspective {
  const colon = tree.words.findIndex(word => word.form === ':')
  if (colon < 1 || colon > 7 || trigger.index <= colon) return state
  const before = tree.words.slice(0, colon)
  const head = before.findLast(isNoun)
  if (!head || before.some(isVerb)) return state
  return term(
    { ...state, cited: [...state.cited, { head, sentence: tree.index, by: ':' }] },
    'source before a colon',
    head,
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
