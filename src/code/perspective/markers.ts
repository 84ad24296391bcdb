import type { Word } from '../../domain/syntax.ts'
import type { GrammarWords } from '../grammar.ts'
import type { LanguageLexicon, Modifier, Value } from '../lexicon.ts'
import {
  base,
  isNoun,
  isPresentParticiple,
  isVerb,
  kidsBy,
  kidsOf,
  pathUp,
  prepositionOf,
  type Tree,
  wordAt,
} from '../tree.ts'
import { dependentsWithAsides, parenthetic } from './asides.ts'
import {
  isConcession,
  isCounterfactual,
  isDue,
  isInverted,
  isNoLonger,
  isNotYet,
  markEffect,
  negatesInfinitive,
} from './clauses.ts'
import { applyValue, denied, graded, type Perspective, presupposed, term, weaken } from './state.ts'

interface Marked {
  readonly state: Perspective
  /** A conditional clause that hangs on this word. */
  readonly condition: Word | null
}

/** What stands on a word itself: negation, auxiliaries, adverbs, determiners, a parenthetic source, a condition. */
export function ownMarkers(
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
  for (const kid of dependentsWithAsides(tree, word)) {
    const lemma = kid.lemma.toLowerCase()
    const relation = base(kid.deprel)
    if (
      relation === 'aux' ||
      relation === 'advmod' ||
      relation === 'det' ||
      relation === 'amod' ||
      relation === 'cc' ||
      relation === 'compound' ||
      isParticle(tree, kid)
    ) {
      const kind =
        relation === 'compound' ? 'amod' : relation === 'cc' || isParticle(tree, kid) ? 'advmod' : relation
      const joined = [lemma, ...kidsBy(tree, kid, 'fixed').map(each => each.form.toLowerCase())].join('_')
      const modifier = table.get(`${joined}/${kind}`) ?? table.get(`${kid.form.toLowerCase()}/${kind}`)
      if (!modifier) continue
      if (relation === 'amod' && isVerb(word)) continue
      if (relation === 'amod' && modifier.future && !state.positive) continue
      if (relation === 'cc' && !entry.positive) continue
      if (modifier.effect === 'PS+' && relation === 'aux' && isPerceived(tree, word, lexicon)) continue
      if (modifier.effect === 'negate' && isFocused(tree, kid, grammar)) continue
      if (
        modifier.effect === 'negate' &&
        kidsBy(tree, word, 'xcomp').some(to => negatesInfinitive(tree, kid, to))
      )
        continue
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
      const mark = isInverted(tree, kid, lexicon) ? null : markEffect(tree, kid, lexicon)
      if (
        (mark?.effect === 'condition' && !isConcession(tree, kid)) ||
        (!mark && isInverted(tree, kid, lexicon))
      )
        condition = kid
    } else if (relation === 'parataxis' || relation === 'obl' || relation === 'advcl') {
      state = parenthetic(tree, word, kid, state, lexicon)
    }
    if (relation === 'advcl' || relation === 'nmod') state = parenthetic(tree, word, kid, state, lexicon)
  }
  if (isNotYet(tree, word, lexicon) || isNoLonger(tree, word, table) || isDeniedInFront(tree, word, lexicon))
    negated = !negated
  const above = word.deprel === 'xcomp' ? wordAt(tree, word.head) : null
  const denying =
    above &&
    kidsBy(tree, above, 'advmod').find(
      kid =>
        table.get(`${kid.lemma.toLowerCase()}/advmod`)?.effect === 'negate' &&
        negatesInfinitive(tree, kid, word),
    )
  if (denying) {
    negated = !negated
    state = term(state, 'negation', denying)
  }
  const foreseen = futureForm(tree, word)
  if (foreseen)
    state = term(
      { ...(negated ? applyValue(state, 'CT-') : weaken(state, 'PR+')), future: true },
      'future tense',
      foreseen,
    )
  if (foreseen && negated) negated = false
  if (!foreseen && isScheduled(tree, word, grammar))
    state = term({ ...weaken(state, 'PR+'), future: true }, 'arranged: present with a time ahead', word)
  const isFact = state.certainty === 'CT' && state.positive
  const participle = state.certainty === 'U' || isFact ? arrangement(tree, word, grammar) : null
  const arranged = participle && (!isFact || isForLater(tree, participle, grammar)) ? participle : null
  if (arranged)
    state = term({ ...weaken(presupposed(state), 'PR+'), future: true }, 'arranged: participle', arranged)
  const isAimed = kidsBy(tree, word, 'nsubj').some(kid => grammar.aims.has(kid.lemma.toLowerCase()))
  if (isDue(tree, word, lexicon) && isAimed) state = { ...state, dropped: state.dropped ?? 'purpose' }
  else if (isDue(tree, word, lexicon))
    state = term({ ...weaken(state, 'PR+'), future: true }, 'arranged: be to', word)
  for (const { modifier, word: kid } of modifiers) {
    if (modifier.cites)
      state = { ...state, cited: [...state.cited, { head: null, sentence: tree.index, by: kid.form }] }
    const isDenied = negated && modifier.negated !== null
    const value = isDenied ? modifier.negated! : (modifier.effect as Value)
    if (isDenied) negated = false
    const weighed = value === 'U' || value.endsWith('-') ? applyValue(state, value) : weaken(state, value)
    // "must not" leaves it open, and below it the other way round
    const applied = isDenied && value === 'U' ? { ...weighed, positive: !weighed.positive } : weighed
    const seen = term({ ...applied, future: state.future || modifier.future }, modifier.name, kid)
    state =
      state.positive && (isDenied || value === modifier.effect)
        ? graded(
            seen,
            state,
            isDenied ? modifier.valueNegated : modifier.value,
            lexicon.operators.grades.labels,
          )
        : seen
  }
  if ((condition || isBarred(tree, word, grammar)) && isCounterfactual(tree, word, lexicon)) {
    state = term(
      { ...state, certainty: 'CT', positive: !state.positive, future: false },
      'counterfactual',
      word,
    )
    condition = null
  }
  if (hasAny(tree, word, lexicon) && state.positive && isNoun(word) && state.certainty !== 'CT')
    state = { ...state, certainty: 'U' }
  if (isSubjunctive(tree, word, lexicon))
    state = term({ ...state, certainty: 'U', future: true }, 'subjunctive', word)
  if (isImperative(tree, word)) state = term({ ...state, certainty: 'U', future: true }, 'imperative', word)
  if (isOfWhoever(tree, word, lexicon))
    state = term({ ...state, certainty: 'U', future: true }, 'condition: whoever', word)
  if (negated) state = denied(state)
  return { state, condition }
}

/** "Under no circumstances will it leave", "Never before had they fired": negative inversion (Haegeman 1995). */
function isDeniedInFront(tree: Tree, word: Word, { grammar, operators }: LanguageLexicon): boolean {
  const subject = kidsBy(tree, word, 'nsubj')[0]
  const inverted = kidsBy(tree, word, 'aux', 'cop').find(kid => subject && kid.index < subject.index)
  if (!inverted) return false
  return kidsBy(tree, word, 'obl', 'advmod').some(
    kid =>
      kid.index < inverted.index &&
      !grammar.focusing.has(kid.lemma.toLowerCase()) &&
      kidsBy(tree, kid, 'det', kid.deprel === 'advmod' ? 'advmod' : 'det').some(
        denial =>
          operators.modifiers.get(`${denial.lemma.toLowerCase()}/${denial.deprel}`)?.effect === 'negate' &&
          !isFocused(tree, denial, grammar),
      ),
  )
}

/** "Without the truce, thousands would have been killed". */
function isBarred(tree: Tree, word: Word, { exceptFor }: GrammarWords): boolean {
  return kidsBy(tree, word, 'obl', 'advcl').some(
    kid => kid.index < word.index && exceptFor.has(prepositionOf(tree, kid) ?? ''),
  )
}

/** "not only the army", "not just by storming it". */
function isFocused(tree: Tree, negation: Word, { focusing }: GrammarWords): boolean {
  return focusing.has(wordAt(tree, negation.index + 1)?.lemma.toLowerCase() ?? '')
}

/** "возможно", "якобы": an adverb that comments on the clause and governs nothing. */
function isParticle(tree: Tree, word: Word): boolean {
  return (
    (word.deprel === 'discourse' || word.deprel === 'parataxis') &&
    (word.upos === 'PART' || word.upos === 'ADV' || word.upos === 'ADJ') &&
    kidsOf(tree, word).every(kid => kid.upos === 'PUNCT')
  )
}

/** "prepared for a strike set to begin on Friday": when an event is arranged for, it is no longer open. */
function arrangement(tree: Tree, noun: Word, { arranging }: GrammarWords): Word | null {
  if (!isNoun(noun)) return null
  return (
    kidsBy(tree, noun, 'acl').find(
      kid =>
        arranging.has(kid.lemma.toLowerCase()) &&
        !isPresentParticiple(kid) &&
        kidsBy(tree, kid, 'aux', 'nsubj', 'mark').length === 0,
    ) ?? null
  )
}

/** "scheduled for April", "set to begin", unlike "set up by farmers", "planned by rebels". */
function isForLater(tree: Tree, participle: Word, { benefit, timeNouns }: GrammarWords): boolean {
  return kidsBy(tree, participle, 'obl', 'xcomp').some(
    kid =>
      kid.deprel === 'xcomp' ||
      benefit.has(prepositionOf(tree, kid) ?? '') ||
      timeNouns.has(kid.lemma.toLowerCase()),
  )
}

/** "Leaders meet next week", "is leaving tomorrow": a present whose time lies ahead. */
function isScheduled(tree: Tree, word: Word, { ahead, progressive }: GrammarWords): boolean {
  if (!isVerb(word) || ahead.size === 0) return false
  const auxiliaries = kidsBy(tree, word, 'aux')
  const isPresent =
    word.feats.VerbForm === 'Fin'
      ? word.feats.Tense === 'Pres'
      : auxiliaries.length > 0 &&
        auxiliaries.every(kid => progressive.has(kid.lemma) && kid.feats.Tense === 'Pres') &&
        word.feats.VerbForm !== 'Inf' &&
        word.feats.Tense !== 'Past'
  return (
    isPresent &&
    kidsBy(tree, word, 'obl', 'advmod').some(
      kid =>
        kid.index > word.index &&
        (ahead.has(kid.lemma.toLowerCase()) ||
          kidsBy(tree, kid, 'amod').some(each => ahead.has(each.lemma.toLowerCase()))),
    )
  )
}

/** "направит", "будет направлен": languages whose verbs have a future of their own. */
function futureForm(tree: Tree, word: Word): Word | null {
  if (word.feats.Tense === 'Fut' && isVerb(word)) return word
  return kidsBy(tree, word, 'aux', 'cop').find(kid => kid.feats.Tense === 'Fut') ?? null
}

/**
 * "shots could be heard", "witnesses could see smoke": they did (Vendler 1957 on verbs of perception); but "the region
 * could see more violence".
 */
function isPerceived(tree: Tree, verb: Word, { grammar, classes }: LanguageLexicon): boolean {
  if (!grammar.perception.has(verb.lemma)) return false
  return kidsBy(tree, verb, 'nsubj').every(
    kid =>
      kid.deprel === 'nsubj:pass' ||
      kid.upos !== 'NOUN' ||
      grammar.sources.has(kid.lemma.toLowerCase()) ||
      PERSONS.some(name => classes.get(name)?.has(kid.lemma.toLowerCase())),
  )
}

/** Classes of `classes.yaml` whose nouns are people. */
const PERSONS = ['crowd', 'worker', 'force', 'captive']

/** "any attack would be met": one that need not come. */
export function hasAny(tree: Tree, word: Word, { grammar }: LanguageLexicon): boolean {
  return kidsBy(tree, word, 'det').some(kid => grammar.any.has(kid.lemma.toLowerCase()))
}

/** "Free the prisoners", a chant or a plea: nothing is said of its being done. */
function isImperative(tree: Tree, word: Word): boolean {
  return word.feats.Mood === 'Imp' && !kidsOf(tree, word).some(kid => /^(nsubj|aux|mark)/.test(kid.deprel))
}

/** "insisted that the child be returned", "suggested that the boy stay": asked for, and not told. */
function isSubjunctive(tree: Tree, word: Word, { grammar }: LanguageLexicon): boolean {
  if (!kidsOf(tree, word).some(kid => kid.deprel === 'mark' && kid.upos === 'SCONJ')) return false
  const finite = [...kidsBy(tree, word, 'aux', 'cop'), word].find(each => each.feats.VerbForm === 'Fin')
  const subject = kidsBy(tree, word, 'nsubj')[0]
  const isBare = finite !== undefined && finite.form === finite.lemma && finite.feats.Tense !== 'Past'
  if (!isBare || !subject) return false
  return finite.upos === 'AUX'
    ? grammar.progressive.has(finite.lemma)
    : subject.feats.Number === 'Sing' && subject.feats.Person !== '1' && subject.feats.Person !== '2'
}

/** "anyone who resists will be shot": whoever does it is a condition (gold rule 6). */
function isOfWhoever(tree: Tree, word: Word, lexicon: LanguageLexicon): boolean {
  const isAhead = kidsBy(tree, word, 'aux').some(
    kid => lexicon.operators.modifiers.get(`${kid.lemma.toLowerCase()}/aux`)?.future === true,
  )
  return (
    isAhead &&
    kidsBy(tree, word, 'nsubj').some(
      kid => lexicon.grammar.whoever.has(kid.lemma.toLowerCase()) || hasAny(tree, kid, lexicon),
    )
  )
}

export function isNegative(
  tree: Tree,
  word: Word,
  grammar: GrammarWords,
  table: ReadonlyMap<string, Modifier>,
): boolean {
  if (grammar.negativePronouns.has(word.lemma.toLowerCase())) return true
  // "no more than a week" denies nothing
  if (word.feats.Degree === 'Cmp') return false
  return kidsBy(tree, word, 'det', 'advmod', 'cc').some(
    kid => kid.index < word.index && table.get(`${kid.lemma.toLowerCase()}/det`)?.effect === 'negate',
  )
}
