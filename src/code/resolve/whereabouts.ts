import type { Word } from '../../domain/syntax.ts'
import {
  base,
  headOf,
  isInfinitive,
  isNoun,
  isVerb,
  kidsBy,
  kidsOf,
  prepositionOf,
  type Tree,
  wordAt,
} from '../tree.ts'
import type { SentenceNotes } from './notes.ts'

// Where in the tree the place of an event may stand, the nearest first.

/** Phrases to look in, and whether something that only lies in a town may stand for it there. */
export interface Step {
  readonly words: readonly Word[]
  readonly venues: boolean
}

/** Where a place is stated for the event itself: beside its word, or beside the verb that carries it. */
export function strictSteps(notes: SentenceNotes, word: Word): readonly Step[] {
  const { tree, words } = notes
  const steps: Step[] = [{ words: located(tree, word), venues: true }]
  // "the imposition of a state of emergency in Almaty": the nouns that the event's own depends on are carried with it.
  let whole = word
  for (let above = wholeOf(notes, whole); above; above = wholeOf(notes, whole)) {
    const part = whole.index
    whole = above
    steps.push({ words: located(tree, whole).filter(kid => kid.index !== part), venues: true })
  }
  const head = headOf(tree, whole)
  if (isNoun(whole) && head && isVerb(head) && CARRIED.has(base(whole.deprel)))
    steps.push({ words: located(tree, head).filter(kid => kid.index !== whole.index), venues: true })
  // "flew to Geneva to resume talks"
  const carrier = isVerb(word) ? word : isNoun(whole) && head && isVerb(head) ? head : null
  const journey =
    carrier && /^(advcl|xcomp)$/.test(carrier.deprel) && isInfinitive(tree, carrier)
      ? headOf(tree, carrier)
      : null
  if (journey)
    steps.push({
      words: kidsBy(tree, journey, 'obl').filter(kid =>
        words.grammar.goals.has(prepositionOf(tree, kid) ?? ''),
      ),
      venues: false,
    })
  if (isVerb(word))
    steps.push({
      words: kidsBy(tree, word, 'obj', 'xcomp')
        .filter(kid => kid.deprel === 'obj' || kidsBy(tree, kid, 'mark').length === 0)
        .flatMap(kid => [
          ...(isTown(notes, kid) ? [kid] : []),
          ...located(tree, kid).filter(each => !isTitle(notes, each)),
        ]),
      venues: true,
    })
  return steps
}

/** "emergency" of "a state of emergency" */
function wholeOf({ tree, words }: SentenceNotes, word: Word): Word | null {
  const above = headOf(tree, word)
  const isOf = base(word.deprel) === 'nmod' && words.grammar.partitive.has(prepositionOf(tree, word) ?? '')
  return isOf && above && isNoun(above) ? above : null
}

/** "agreed in Pretoria on Wednesday", "signed a deal on Monday in Nairobi": where only a time stands between. */
export function beside({ tree, words: { dates } }: SentenceNotes, word: Word): readonly Word[] {
  const head = headOf(tree, word)
  const carried =
    isNoun(word) && head && isVerb(head) && word.deprel === 'obj' ? kidsBy(tree, head, 'obl') : []
  const isTime = ({ form }: Word) =>
    [dates.weekdays, dates.months, dates.shifts].some(times => times.has(form.toLowerCase()))
  const areOfTime = (between: readonly Word[]) =>
    between.length === 0 ||
    (between.some(isTime) && between.every(each => isTime(each) || /^(ADP|DET|NUM)$/.test(each.upos)))
  return [...kidsBy(tree, word, 'obl', 'nmod'), ...carried].filter(kid =>
    kidsBy(tree, kid, 'case').some(
      ({ index }) => index > word.index && areOfTime(tree.words.slice(word.index, index - 1)),
    ),
  )
}

export const CARRIED: ReadonlySet<string> = new Set(['obj', 'nsubj', 'obl', 'xcomp'])

/** Then beside who does it and to whom, and up the clauses that it belongs to. */
export function outerSteps(notes: SentenceNotes, word: Word): readonly Step[] {
  const { tree } = notes
  const steps: Step[] = []
  const push = (words: readonly Word[], venues = false) => steps.push({ words, venues })
  const parties = (verb: Word) =>
    kidsOf(tree, verb)
      .filter(kid => ['nsubj', 'obj', 'obl', 'iobj'].includes(base(kid.deprel)))
      .flatMap(kid => [kid, ...kidsBy(tree, kid, 'conj')])
      // "peacekeepers from Armenia were sent": that is where they are of.
      .flatMap(kid => located(tree, kid).filter(each => !isFrom(notes, each) && !isTitle(notes, each)))
  push(parties(word), true)
  push(kidsBy(tree, word, 'obj').filter(kid => isTownOrRegion(notes, kid)))
  // "broke the cordon and entered the fort in Delhi", "two were killed and ten injured in Delhi"
  if (isVerb(word))
    push(
      kidsBy(tree, word, 'conj')
        .filter(kid => isVerb(kid) && isOfOneSubject(tree, word, kid) && !hasComma(tree, word, kid))
        .flatMap(kid => located(tree, kid))
        .filter(kid => !notes.words.grammar.outward.has(prepositionOf(tree, kid) ?? '')),
    )
  // "shot him as he greeted supporters in Handlova"
  if (isVerb(word))
    push(
      kidsBy(tree, word, 'advcl')
        .filter(kid => isMeanwhile(notes, kid))
        .flatMap(kid => [...located(tree, kid), ...parties(kid)]),
    )
  // "used tear gas to clear a crowd near the stadium in Khartoum"
  const aims = isToldPast(tree, word)
    ? kidsBy(tree, word, 'advcl').filter(kid => isInfinitive(tree, kid))
    : []
  // "fired on people protesting in Lagos": where those are to whom it is done
  if (isVerb(word))
    push(
      [word, ...aims]
        .flatMap(verb => kidsBy(tree, verb, 'obj', 'obl'))
        .flatMap(kid => [kid, ...kidsBy(tree, kid, 'nmod')])
        .flatMap(kid => kidsBy(tree, kid, 'acl'))
        .filter(
          each =>
            /ing$/.test(each.form) ||
            (isToldPast(tree, word) && (isOfWho(notes, each) || isParticiple(each))),
        )
        .flatMap(each => [
          ...located(tree, each),
          ...kidsBy(tree, each, 'obj', 'obl').flatMap(kid => located(tree, kid)),
        ]),
    )
  push(aims.flatMap(kid => [...located(tree, kid), ...parties(kid)]))
  if (isNoun(word)) push(kidsBy(tree, word, 'nmod', 'nmod:poss', 'acl').flatMap(kid => located(tree, kid)))
  let at = word
  for (let n = 0; n < 8; n++) {
    const head = headOf(tree, at)
    if (!head) break
    const relation = base(at.deprel)
    const reported = relation === 'ccomp' || relation === 'parataxis'
    if (reported)
      push(
        kidsBy(tree, head, 'nsubj').flatMap(kid =>
          goesOn(notes, at) ? located(tree, kid) : seated(notes, kid),
        ),
      )
    else if (!(relation === 'advcl' && isSeparate(notes, at))) {
      push(located(tree, head).filter(kid => kid.index !== at.index))
      push(parties(head).filter(each => !isState(notes, each)))
    }
    if (relation === 'acl') push([head])
    if (isSpokenOf(notes, at, head)) break
    at = head
  }
  return steps
}

/** "gathered in Minsk to denounce the beating": what people speak of is not where they speak. */
function isSpokenOf({ words: { grammar } }: SentenceNotes, word: Word, verb: Word): boolean {
  return (
    isNoun(word) && grammar.speaking.has(verb.lemma.toLowerCase()) && /^(obj|obl)$/.test(base(word.deprel))
  )
}

/** "The United States demanded his release": the state that does what the clause above tells is no place of it. */
function isState({ nameAt }: SentenceNotes, word: Word): boolean {
  return (
    word.deprel === 'nsubj' &&
    (nameAt[word.index]?.entries.some(({ kind }) => kind === 'country' || kind === 'seat') ?? false)
  )
}

function isTown({ words: { grammar } }: SentenceNotes, word: Word): boolean {
  return grammar.towns.has(word.lemma.toLowerCase()) || grammar.localities.has(word.lemma.toLowerCase())
}

/** "entered the city", "seized the region" */
function isTownOrRegion({ words: { grammar } }: SentenceNotes, word: Word): boolean {
  return grammar.towns.has(word.lemma.toLowerCase()) || grammar.regions.has(word.lemma.toLowerCase())
}

/** "authorities in Manipur state": where those are who order it. */
export function seatsOf({ tree, words: { grammar } }: SentenceNotes, word: Word): readonly Word[] {
  const verb = isVerb(word) ? word : headOf(tree, word)
  return (verb ? kidsBy(tree, verb, 'nsubj') : []).flatMap(kid =>
    kidsBy(tree, kid, 'nmod', 'compound').filter(each => {
      const preposition = prepositionOf(tree, each) ?? ''
      return (
        each.deprel === 'compound' || grammar.stated.has(preposition) || grammar.partitive.has(preposition)
      )
    }),
  )
}

/** A second verb of one subject, or one that leaves the auxiliary to the first: "were killed and ten injured". */
function isOfOneSubject(tree: Tree, first: Word, second: Word): boolean {
  if (kidsBy(tree, second, 'nsubj').length === 0) return true
  const isPassive =
    kidsBy(tree, first, 'aux:pass').length > 0 && kidsBy(tree, second, 'nsubj:pass').length > 0
  return isPassive && kidsBy(tree, second, 'aux').length === 0
}

function hasComma(tree: Tree, from: Word, to: Word): boolean {
  return tree.words.slice(from.index, to.index).some(each => /^[,;]$/.test(each.form))
}

/** The town that a source is of ("Dhaka's police chief", "the bishop of Matagalpa"), unlike the one that it speaks in. */
function seated(notes: SentenceNotes, source: Word): readonly Word[] {
  const { tree } = notes
  const isOfTown =
    notes.roleAt[source.index]?.role === 'COP' || notes.words.grammar.local.has(source.lemma.toLowerCase())
  return kidsOf(tree, source).flatMap(kid => {
    // "Manila's armed forces", "South Korea's military said": whose state a source is of is not where it was
    const kinds = notes.nameAt[kid.index]?.entries.map(({ kind }) => kind) ?? []
    if (kinds.includes('country') || (!isOfTown && kinds.includes('seat'))) return []
    if (base(kid.deprel) === 'compound') return [kid]
    const isOf =
      kid.deprel === 'nmod:poss' ||
      (kid.deprel === 'nmod' && notes.words.grammar.partitive.has(prepositionOf(tree, kid) ?? ''))
    return isOf
      ? [
          kid,
          ...kidsOf(tree, kid).filter(each =>
            notes.words.grammar.partitive.has(prepositionOf(tree, each) ?? ''),
          ),
        ]
      : []
  })
}

/** "jailed Istanbul's mayor" */
function isTitle({ tree, words: { grammar } }: SentenceNotes, word: Word): boolean {
  const head = headOf(tree, word)
  const isDoneTo = head?.deprel === 'obj' || head?.deprel === 'nsubj:pass'
  return isDoneTo && /^(nmod:poss|compound)/.test(word.deprel) && grammar.local.has(head.lemma.toLowerCase())
}

function isFrom({ tree, words }: SentenceNotes, word: Word): boolean {
  return words.grammar.outward.has(prepositionOf(tree, word) ?? '')
}

/** "Workers in Tema warned that they will strike": who speaks does it, where they are. */
function goesOn({ tree, words: { grammar } }: SentenceNotes, verb: Word): boolean {
  return kidsBy(tree, verb, 'nsubj').some(kid => grammar.plural.has(kid.form.toLowerCase()))
}

/** A clause before or after another is another episode (gold rule 19, taken for places too). */
function isSeparate(notes: SentenceNotes, word: Word): boolean {
  const mark = kidsBy(notes.tree, word, 'mark')[0]?.lemma.toLowerCase() ?? ''
  return notes.words.dates.after.has(mark) || notes.words.dates.before.has(mark)
}

function isToldPast(tree: Tree, word: Word): boolean {
  return [word, ...kidsBy(tree, word, 'aux')].some(
    each => each.feats.VerbForm === 'Fin' && each.feats.Tense === 'Past',
  )
}

/** "migrants who had crossed at Lesbos": people are where they do what is told of them. */
function isOfWho({ tree }: SentenceNotes, clause: Word): boolean {
  return (
    clause.deprel === 'acl:relcl' && kidsBy(tree, clause, 'nsubj').some(kid => kid.feats.PronType === 'Rel')
  )
}

/** "protesters gathered outside a ministry in Tunis" */
function isParticiple({ deprel, feats }: Word): boolean {
  return deprel === 'acl' && feats.VerbForm === 'Part'
}

/** A clause told as of the same time. */
function isMeanwhile(notes: SentenceNotes, clause: Word): boolean {
  const mark = kidsBy(notes.tree, clause, 'mark', 'advmod').find(kid => kid.index < clause.index)
  return (
    mark !== undefined &&
    notes.words.dates.while.has(mark.lemma.toLowerCase()) &&
    wordAt(notes.tree, mark.index - 1)?.form !== ','
  )
}

/** Dependents that may say where. */
export function located(tree: Tree, word: Word): readonly Word[] {
  return kidsOf(tree, word).filter(
    kid =>
      WHERE.has(base(kid.deprel)) ||
      (/^(obj|nsubj:pass)$/.test(kid.deprel) &&
        kid.upos === 'PROPN' &&
        kidsBy(tree, kid, 'appos').length === 0) ||
      kid.deprel === 'nmod:poss',
  )
}

const WHERE: ReadonlySet<string> = new Set(['obl', 'nmod', 'advmod', 'compound', 'amod', 'appos', 'dep'])
