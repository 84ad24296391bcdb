import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { headOf, isNoun, isVerb, kidsOf, pathUp, type Tree, wordAt } from '../tree.ts'
import { changedTree, setVerb } from './changes.ts'
import { isPastForm } from './past-form.ts'
import { nounPastParticiple, subjectPastParticiple } from './reduced.ts'
import { subjectAfterMark } from './subordinate.ts'

/**
 * Verbs that a parser took for modifiers because English past forms look like participles: "Police in Dhaka used
 * batons", "Workers at the plant downed tools", "Students occupying a campus called on ...". Word order settles it.
 */
export function withFiniteVerbs(tree: Tree, lexicon: LanguageLexicon): Tree {
  return STEPS.reduce((at, step) => step(at, lexicon), tree)
}

const STEPS = [
  subjectAfterMark,
  promoteModifier,
  subjectPastParticiple,
  nounPastParticiple,
  participlesAsPrepositions,
]

/** "Police in Dhaka used batons": a "modifier" right after another noun phrase is the verb between the two. */
function promoteModifier(tree: Tree, lexicon: LanguageLexicon): Tree {
  const changed = new Map<number, Partial<Word>>()
  const promoted = new Map<number, number>()
  for (const verb of tree.words) {
    const object = headOf(tree, verb)
    if (!object || !/^(amod|compound)$/.test(verb.deprel) || !isPastForm(verb, lexicon)) continue
    if (object.index < verb.index) continue
    const before = wordAt(tree, verb.index - 1)
    if (!before) continue
    const [first, firstObject] = [...promoted].at(-1) ?? []
    if (
      before.upos === 'CCONJ' &&
      first &&
      pathUp(tree, object).some(up => up.head === firstObject || up.head === first)
    ) {
      setVerb(changed, verb, first, 'conj')
      changed.set(object.index, { head: verb.index, deprel: 'obj' })
      changed.set(before.index, { head: verb.index, deprel: 'cc' })
      promoted.set(verb.index, object.index)
      continue
    }
    const clause = headOf(tree, object)
    if (before.upos === 'CCONJ' && object.deprel === 'conj' && clause && isVerb(clause)) {
      setVerb(changed, verb, clause.index, 'conj')
      changed.set(object.index, { head: verb.index, deprel: 'obj' })
      changed.set(before.index, { head: verb.index, deprel: 'cc' })
      promoted.set(verb.index, object.index)
      continue
    }
    if (before.upos !== 'NOUN' && before.upos !== 'PROPN') continue
    if (behindSubject(tree, before, object, verb, changed)) {
      promoted.set(verb.index, object.index)
      continue
    }
    const isStray = before.head === object.index || before.head === verb.index
    const misled = isStray ? strayName(tree, before, object, verb) : null
    const subject = misled?.subject ?? topOfPhrase(tree, before, verb)
    if (!subject || subject.deprel === 'compound' || subject.index > verb.index) continue
    const isUnder = pathUp(tree, object).includes(subject)
    const isSibling = subject.head === object.index && /^(nsubj|dep|nmod|compound)/.test(subject.deprel)
    if (isSibling) {
      setVerb(changed, verb, object.head, object.deprel)
      changed.set(subject.index, { head: verb.index, deprel: 'nsubj' })
    } else if (
      isUnder &&
      (misled || !kidsOf(tree, object).some(kid => kid.deprel === 'case' || kid.index < verb.index))
    ) {
      setVerb(changed, verb, subject.head, subject.deprel)
      changed.set(subject.index, { head: verb.index, deprel: 'nsubj' })
    } else continue
    if (misled) {
      changed.set(before.index, { head: misled.host.index, deprel: 'nmod' })
      changed.set(misled.preposition.index, { head: before.index, deprel: 'case' })
      const mark = kidsOf(tree, subject).find(kid => kid.deprel === 'case')
      const above = headOf(tree, subject)
      if (mark && above && lexicon.operators.marks.get(mark.lemma.toLowerCase()) === 'temporal') {
        changed.set(mark.index, { head: verb.index, deprel: 'mark' })
        setVerb(changed, verb, above.index, 'advcl')
      }
    }
    changed.set(object.index, { head: verb.index, deprel: 'obj' })
    for (const kid of kidsOf(tree, object))
      if (/^(obl|punct|parataxis|advcl)/.test(kid.deprel) || (kid.deprel === 'conj' && isVerb(kid)))
        changed.set(kid.index, { head: verb.index, deprel: kid.deprel })
    promoted.set(verb.index, object.index)
  }
  return changedTree(tree, changed)
}

/** "Workers at the plant downed tools", with "at the plant downed tools" read as one phrase below its subject. */
function behindSubject(
  tree: Tree,
  before: Word,
  object: Word,
  verb: Word,
  changed: Map<number, Partial<Word>>,
): boolean {
  const kids = kidsOf(tree, object)
  const above = headOf(tree, object)
  const own = kids.find(kid => kid.deprel === 'nsubj' && kid.index < before.index)
  const subject = own ?? (object.deprel === 'nmod' && above && isNoun(above) ? above : undefined)
  const preposition = kids.find(kid => kid.deprel === 'case' && kid.index < before.index)
  if (before.head !== object.index || !subject || preposition?.index !== subject.index + 1) return false
  const top = own ? object : subject
  setVerb(changed, verb, top.head, top.deprel)
  if (!own)
    for (const kid of kidsOf(tree, subject))
      if (kid.index > verb.index && kid !== object)
        changed.set(kid.index, { head: verb.index, deprel: kid.deprel === 'nmod' ? 'obl' : kid.deprel })
  changed.set(subject.index, { head: verb.index, deprel: 'nsubj' })
  changed.set(before.index, { head: subject.index, deprel: 'nmod' })
  changed.set(object.index, { head: verb.index, deprel: 'obj' })
  for (const kid of kids) {
    if (kid === subject || kid === before || kid === verb) continue
    if (kid.index < verb.index) changed.set(kid.index, { head: before.index })
    else if (!/^(det|amod|compound|nummod|flat)/.test(kid.deprel))
      changed.set(kid.index, { head: verb.index, deprel: kid.deprel === 'nmod' ? 'obl' : kid.deprel })
  }
  return true
}

/** "rioters in the city of Eindhoven looted shops", with "Eindhoven looted shops" read as one phrase. */
function strayName(tree: Tree, name: Word, object: Word, verb: Word) {
  const host = headOf(tree, object)
  const preposition = [...kidsOf(tree, object), ...kidsOf(tree, name)].find(
    kid => kid.deprel === 'case' && kid.index === name.index - 1,
  )
  if (!host || !preposition || host.index > verb.index || !/^(nmod|obl)/.test(object.deprel)) return null
  const subject = topOfPhrase(tree, host, verb)
  return subject ? { host, preposition, subject } : null
}

/** The head of the noun phrase that ends with `last`, at most as far as its governor lies before `limit`. */
function topOfPhrase(tree: Tree, last: Word, limit: Word): Word | null {
  let at = last
  for (let up = headOf(tree, at); up && up.index < limit.index; up = headOf(tree, at)) {
    if (!/^(nmod|flat|compound|appos|conj)/.test(at.deprel)) break
    at = up
  }
  return at.upos === 'NOUN' || at.upos === 'PROPN' ? at : null
}

/** "..., injuring dozens": a participle of an event is no preposition. */
function participlesAsPrepositions(tree: Tree, lexicon: LanguageLexicon): Tree {
  const changed = new Map<number, Partial<Word>>()
  for (const word of tree.words) {
    if (word.deprel !== 'case' || word.upos !== 'VERB' || !/ing$/.test(word.form)) continue
    const object = headOf(tree, word)
    if (!object || !lexicon.patterns.has(`${word.lemma.toLowerCase()}/V`)) continue
    if (wordAt(tree, word.index - 1)?.form !== ',' || object.index < word.index) continue
    const above = headOf(tree, object)
    if (!above) continue
    changed.set(word.index, { head: above.index, deprel: 'advcl' })
    changed.set(object.index, { head: word.index, deprel: 'obj' })
  }
  return changedTree(tree, changed)
}
