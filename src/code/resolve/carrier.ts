import type { Word } from '../../domain/syntax.ts'
import { base, headOf, isNoun, isVerb, kidsOf, type Tree } from '../tree.ts'
import type { SentenceNotes } from './notes.ts'

// Which clause's day serves another, and which clauses lie ahead.

/** "..., and Washington hailed both men", "at the request of": said by another than who acts, or before it. */
export function isAnswer(tree: Tree, word: Word): boolean {
  const relation = base(word.deprel)
  if (isNoun(word)) return relation === 'obl'
  return (
    relation === 'conj' &&
    !/ing$/.test(word.form) &&
    kidsOf(tree, word).some(kid => base(kid.deprel) === 'nsubj')
  )
}

export function isPredicate(tree: Tree, word: Word): boolean {
  return kidsOf(tree, word).some(kid => kid.deprel === 'cop' || base(kid.deprel) === 'nsubj')
}

/**
 * The clause whose day serves this one too: the first of coordinated clauses, the clause above a participle or a
 * clause of the same time, the verb that carries a noun; never the verb of saying (gold rule 19).
 */
export function carrier(notes: SentenceNotes, word: Word): Word | null {
  const { tree, words } = notes
  const head = headOf(tree, word)
  if (!head) return null
  const relation = base(word.deprel)
  // "attacked on Friday, and have since left": a perfect beside a past has a day of its own
  if (relation === 'conj' && hasPresentPerfect(notes, word) && !hasPresentPerfect(notes, head)) return null
  if (relation === 'conj') return isFuture(notes, word) === isFuture(notes, head) ? head : null
  if (relation === 'xcomp') return head
  if (isNoun(word) && !isPredicate(tree, word)) {
    // "a week of drills", "a state of emergency": what carries the week carries the drills
    if (relation === 'nmod' && isMeasure(notes, head) && carrier(notes, head)) return head
    if (
      !isVerb(head) ||
      isBesideAfter(notes, word) ||
      isTakenUp(notes, word) ||
      isMatter(notes, word) ||
      isFollowed(notes, word)
    )
      return null
    return (relation === 'obj' || base(word.deprel) === 'nsubj' || relation === 'obl') &&
      !isOwned(notes, word)
      ? head
      : null
  }
  if (relation === 'acl') {
    const verb = isVerb(head) ? head : headOf(tree, head)
    const isThere = kidsOf(tree, word).some(
      kid => kid.deprel === 'advmod' && kid.feats.PronType === 'Rel' && kid.index < word.index,
    )
    return (isGoingOn(tree, word) || isThere) && verb && isVerb(verb) ? verb : null
  }
  if (relation === 'advcl') {
    const mark = kidsOf(tree, word).find(
      kid => kid.deprel === 'mark' || (kid.deprel === 'advmod' && kid.index < word.index),
    )
    if (!mark) return word.feats.VerbForm === 'Fin' ? null : head
    return words.dates.while.has(mark.lemma.toLowerCase()) ? head : null
  }
  return null
}

/** A noun that only says how much or what kind: "a wave of", "a state of". */
function isMeasure({ words }: SentenceNotes, word: Word): boolean {
  const lemma = word.lemma.toLowerCase()
  return words.dates.units.has(lemma) || words.quantity.has(lemma) || words.dates.kinds.has(lemma)
}

/** "called off the strike", "rejected a demand": there before the day on which it is taken up. */
export function isTakenUp({ tree, words }: SentenceNotes, word: Word): boolean {
  const verb = headOf(tree, word)
  const relation = base(word.deprel)
  if (!verb || (relation !== 'obj' && word.deprel !== 'nsubj:pass')) return false
  const lemma = verb.lemma.toLowerCase()
  const particle = kidsOf(tree, verb)
    .find(kid => kid.deprel === 'compound:prt')
    ?.lemma.toLowerCase()
  return words.dates.takesUp.has(particle ? `${lemma}_${particle}` : lemma)
}

/**
 * "arrested on Tuesday in connection with the bombing", "sentenced on Monday for an attack", "the funeral of a man killed
 * in a raid": what was done before that which follows it.
 */
export function isFollowed({ tree, words }: SentenceNotes, word: Word): boolean {
  const { aftermath, answering, grounds } = words.dates
  for (let at: Word | null = word, n = 0; at && n < DEPTH; n++) {
    const above: Word | null = headOf(tree, at)
    if (!above || (isVerb(at) && at !== word && at.deprel !== 'acl')) return false
    if (isNoun(above) && aftermath.has(above.lemma.toLowerCase()) && /^(nmod|acl|compound)/.test(at.deprel))
      return true
    const isGround = kidsOf(tree, at).some(
      kid => kid.deprel === 'case' && grounds.has(kid.lemma.toLowerCase()),
    )
    if (isGround && isVerb(above) && answering.has(above.lemma.toLowerCase())) return true
    at = above
  }
  return false
}

/** How far up a phrase is followed (assumption). */
const DEPTH = 4

/** "protesters marching on the palace", "crowds who were blocking roads": at the time of the clause around it. */
function isGoingOn(tree: Tree, word: Word): boolean {
  const helpers = kidsOf(tree, word).filter(kid => base(kid.deprel) === 'aux')
  if (!/ing$/.test(word.form) || word.feats.VerbForm === 'Fin') return false
  return word.deprel === 'acl'
    ? helpers.length === 0
    : helpers.length === 1 && helpers[0]!.feats.Tense === 'Past'
}

/** "sent a message on Friday about the riots": the day is of the message. */
export function isMatter({ tree, words }: SentenceNotes, word: Word): boolean {
  return kidsOf(tree, word).some(
    kid => kid.deprel === 'case' && words.grammar.matter.has(kid.lemma.toLowerCase()),
  )
}

/** "months after the request": the day is of what came after it. */
function isBesideAfter(notes: SentenceNotes, word: Word): boolean {
  const { after, before } = notes.words.dates
  return kidsOf(notes.tree, word).some(
    kid =>
      kid.deprel === 'case' && (after.has(kid.lemma.toLowerCase()) || before.has(kid.lemma.toLowerCase())),
  )
}

/** "the government's offer", "an American plea": somebody else's act, of a day of its own. */
export function isOwned(notes: SentenceNotes, word: Word): boolean {
  return kidsOf(notes.tree, word).some(
    kid =>
      (kid.deprel === 'nmod:poss' &&
        kid.upos !== 'PRON' &&
        !notes.words.dates.weekdays.has(kid.form.toLowerCase())) ||
      (kid.deprel === 'amod' && notes.nameAt[kid.index] !== null),
  )
}

/** Whether the clause of a word lies ahead: a future auxiliary, an infinitive, a plan, or a bare present. */
export function isFuture(notes: SentenceNotes, word: Word): boolean {
  const { tree, words } = notes
  const { future } = words.dates
  for (let at: Word | null = word, n = 0; at && n < 6; at = headOf(tree, at), n++) {
    // "there are reports of shots on Friday": what is reported was
    if (at !== word && isNoun(at) && words.sourceless.has(at.lemma.toLowerCase())) return false
    const kids = kidsOf(tree, at)
    const helpers = kids.filter(kid => kid.deprel.startsWith('aux') || kid.deprel === 'cop')
    if (helpers.some(kid => future.has(kid.lemma.toLowerCase()) || future.has(kid.form.toLowerCase())))
      return true
    if (hasPerfect(notes, at)) return false
    // "set to leave", unlike "set up checkpoints"
    const isPlan = future.has(at.lemma.toLowerCase()) && !kids.some(kid => kid.deprel === 'compound:prt')
    if (at !== word && isPlan) return true
    const finite = [at, ...helpers].find(each => each.feats.VerbForm === 'Fin')
    if (finite && !(finite === at && isPlan)) return finite.feats.Tense === 'Pres'
    const relation = base(at.deprel)
    // "shot dead" may be read as an infinitive, which it has not the form of
    if (at.feats.VerbForm === 'Inf' && at.form.toLowerCase() === at.lemma.toLowerCase()) {
      const above = headOf(tree, at)
      if (relation !== 'xcomp' || !above) return relation !== 'advcl'
      if (!words.dates.implicative.has(above.lemma.toLowerCase())) return true
    }
    if (relation === 'ccomp' || relation === 'parataxis' || at.deprel === 'acl:relcl') return false
  }
  return false
}

function hasPresentPerfect(notes: SentenceNotes, word: Word): boolean {
  return perfectsOf(notes, word).some(kid => kid.feats.Tense === 'Pres')
}

function hasPerfect(notes: SentenceNotes, word: Word): boolean {
  return perfectsOf(notes, word).length > 0
}

function perfectsOf(notes: SentenceNotes, word: Word): readonly Word[] {
  return kidsOf(notes.tree, word).filter(
    kid => base(kid.deprel) === 'aux' && notes.words.dates.perfect.has(kid.lemma.toLowerCase()),
  )
}
