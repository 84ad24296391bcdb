import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { base, headOf, isNoun, isVerb, kidsOf, pathUp, type Tree, wordAt } from '../tree.ts'
import { changedTree, setVerb } from './changes.ts'
import { isPastForm } from './past-form.ts'
import { subjectPastParticiple } from './reduced.ts'
import { subjectAfterMark } from './subordinate.ts'

/**
 * Verbs that a parser took for modifiers because English past forms look like participles: "Police in Dhaka used
 * batons", "Workers at the plant downed tools", "Students occupying a campus called on ...". Word order settles it.
 */
export function withFiniteVerbs(tree: Tree, lexicon: LanguageLexicon): Tree {
  return STEPS.reduce((at, step) => step(at, lexicon), tree)
}

const STEPS = [
  verbAsPreposition,
  openingNoun,
  nounAfterPrefix,
  topVerb,
  subjectAfterMark,
  promoteModifier,
  promoteAfterName,
  promoteReduced,
  subjectPastParticiple,
  afterRelative,
  invertedFirst,
  participlesAsPrepositions,
]

/** "Rebels overran the town": an irregular past form between two noun phrases is no preposition. */
function verbAsPreposition(tree: Tree, lexicon: LanguageLexicon): Tree {
  const changed = new Map<number, Partial<Word>>()
  for (const verb of tree.words) {
    const lemma = lexicon.verbForms.get(verb.form.toLowerCase())
    const object = headOf(tree, verb)
    if (!lemma || verb.deprel !== 'case' || !object || object.index < verb.index) continue
    if (!lexicon.patterns.has(`${lemma}/V`)) continue
    const before = wordAt(tree, verb.index - 1)
    const subject = before ? topOfPhrase(tree, before, verb) : null
    if (!subject || !(subject.head === object.index || object.head === subject.index)) continue
    const top = subject.head === object.index ? object : subject
    setVerb(changed, verb, top.head, top.deprel)
    changed.set(verb.index, { ...changed.get(verb.index), upos: 'VERB', lemma })
    changed.set(subject.index, { head: verb.index, deprel: 'nsubj' })
    changed.set(object.index, { head: verb.index, deprel: 'obj' })
    for (const noun of [subject, object])
      for (const kid of kidsOf(tree, noun))
        if (
          kid.index > verb.index &&
          kid !== object &&
          (noun === subject || !/^(nmod|det|amod|compound|flat|case|nummod|appos|acl)/.test(kid.deprel))
        )
          changed.set(kid.index, { head: verb.index })
  }
  return changedTree(tree, changed)
}

/** "Reports that tanks had crossed were false": a noun of telling opens the sentence. */
function openingNoun(tree: Tree, lexicon: LanguageLexicon): Tree {
  const opening = tree.words[0]
  const that = tree.words[1]
  if (!opening || !that || !lexicon.grammar.complementisers.has(that.form)) return tree
  const lemma =
    opening.upos === 'VERB' ? opening.form.toLowerCase().replace(/s$/, '') : opening.lemma.toLowerCase()
  if (!lexicon.operators.words.has(`${lemma}/N`)) return tree
  const clauses = kidsOf(tree, opening).filter(kid => /^(ccomp|parataxis|conj|advcl|acl)/.test(kid.deprel))
  const [said] = clauses
  const main = clauses[1] ?? (said ? unmarkedClause(tree, said) : undefined)
  if (!said || !main) return tree
  const above = headOf(tree, opening)
  const relation = above && base(opening.deprel) === 'nsubj' ? 'ccomp' : opening.deprel
  const changed = new Map<number, Partial<Word>>([
    [opening.index, { upos: 'NOUN', lemma, feats: {}, head: main.index, deprel: 'nsubj' }],
    [main.index, { head: opening.head, deprel: relation }],
    [said.index, { head: opening.index, deprel: 'acl' }],
  ])
  for (const kid of kidsOf(tree, opening))
    if (kid !== said && kid !== main) changed.set(kid.index, { head: main.index })
  for (const kid of kidsOf(tree, main))
    if (above && kid.index > main.index && base(kid.deprel) === 'nsubj')
      changed.set(kid.index, { head: above.index })
  return changedTree(tree, changed)
}

/** A finite clause with an auxiliary that hangs on the one before it without a word that joins them. */
function unmarkedClause(tree: Tree, said: Word): Word | undefined {
  return kidsOf(tree, said).find(
    kid =>
      kid.index > said.index &&
      base(kid.deprel) === 'advcl' &&
      isVerb(kid) &&
      kidsOf(tree, kid).some(each => /^aux/.test(each.deprel)) &&
      !kidsOf(tree, kid).some(each => /^(mark|cc|nsubj)/.test(each.deprel)),
  )
}

/** "after the anti-government protests": what a word in "anti-" or "pro-" stands before is a noun, not its verb. */
function nounAfterPrefix(tree: Tree): Tree {
  const changed = new Map<number, Partial<Word>>()
  for (const verb of tree.words) {
    const before = wordAt(tree, verb.index - 1)
    if (verb.upos !== 'VERB' || !/s$/.test(verb.form) || !/^(anti|pro)-/i.test(before?.form ?? '')) continue
    const kids = kidsOf(tree, verb)
    if (before!.head !== verb.index || kids.some(kid => /^(obj|xcomp|ccomp|aux)/.test(kid.deprel))) continue
    changed.set(verb.index, {
      upos: 'NOUN',
      feats: { Number: 'Plur' },
      deprel: verb.deprel === 'advcl' ? 'obl' : verb.deprel,
    })
    changed.set(before!.index, { upos: 'ADJ', deprel: 'amod' })
    for (const kid of kids) if (kid.deprel === 'mark') changed.set(kid.index, { upos: 'ADP', deprel: 'case' })
    for (const kid of kidsOf(tree, before!))
      if (kid.deprel === 'det') changed.set(kid.index, { head: verb.index })
  }
  return changedTree(tree, changed)
}

/** "Crowds gathered on Sunday and demanded ...": a full sentence has a verb at its top. */
function topVerb(tree: Tree, lexicon: LanguageLexicon): Tree {
  const top = tree.words.find(word => word.head === 0)
  if (top?.upos !== 'NOUN' || kidsOf(tree, top).some(kid => kid.deprel === 'cop')) return tree
  const verb = [top, ...kidsOf(tree, top).filter(kid => base(kid.deprel) === 'nmod')]
    .flatMap(noun => kidsOf(tree, noun))
    .find(kid => base(kid.deprel) === 'acl' && kid.deprel !== 'acl:relcl' && isPastForm(kid, lexicon))
  if (!verb || kidsOf(tree, top).some(kid => base(kid.deprel) === 'nsubj')) return tree
  const kids = kidsOf(tree, verb)
  // "abducted at least 25 girls": an agent without its "by" is the object.
  const object = kids.find(kid => kid.deprel === 'obl:agent' && !hasAgentMark(tree, kid, lexicon))
  const isActive = kids.some(
    kid =>
      kid.deprel === 'obj' ||
      kid === object ||
      isCalledFor(tree, verb, kid) ||
      (kid.deprel === 'conj' && kid.feats.VerbForm === 'Fin'),
  )
  const isPassive = kids.some(kid => hasAgentMark(tree, kid, lexicon))
  if (!isActive || isPassive || kids.some(kid => base(kid.deprel) === 'nsubj')) return tree
  const changed = new Map<number, Partial<Word>>()
  setVerb(changed, verb, 0, 'root')
  if (object) changed.set(object.index, { deprel: 'obj' })
  changed.set(top.index, { head: verb.index, deprel: 'nsubj' })
  for (const kid of kidsOf(tree, top))
    if (kid !== verb && kid.index > verb.index) changed.set(kid.index, { head: verb.index })
  return changedTree(tree, changed)
}

/** "The bloc called for a truce": a call that nobody makes is none. */
function isCalledFor(tree: Tree, verb: Word, kid: Word): boolean {
  if (kid.deprel !== 'obl' || tree.words.at(-1)?.form !== '.') return false
  return kidsOf(tree, kid).some(
    mark => mark.deprel === 'case' && mark.lemma === 'for' && mark.index === verb.index + 1,
  )
}

function hasAgentMark(tree: Tree, noun: Word, lexicon: LanguageLexicon): boolean {
  return kidsOf(tree, noun).some(
    kid => kid.deprel === 'case' && lexicon.grammar.agentPrepositions.has(kid.lemma.toLowerCase()),
  )
}

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

/** "President Yeltsin on Saturday hosted the prime minister": no modifier stands behind what it modifies. */
function promoteAfterName(tree: Tree, lexicon: LanguageLexicon): Tree {
  const verb = tree.words.find(
    word => word.deprel === 'amod' && word.head < word.index && word.head > 0 && isPastForm(word, lexicon),
  )
  const subject = verb ? headOf(tree, verb) : null
  if (!verb || !subject || (subject.upos !== 'PROPN' && subject.upos !== 'NOUN')) return tree
  const changed = new Map<number, Partial<Word>>()
  const above = headOf(tree, subject)
  const isReduced =
    above !== null &&
    above.index > verb.index &&
    base(subject.deprel) === 'nsubj' &&
    isPastForm(above, lexicon)
  const isTop = subject.head === 0
  if (!isReduced && !isTop) return tree
  setVerb(changed, verb, isReduced ? above.head : 0, isReduced ? above.deprel : 'root')
  changed.set(subject.index, { head: verb.index, deprel: 'nsubj' })
  if (isReduced) changed.set(above.index, { head: above.index - 1, deprel: 'acl' })
  let object: Word | null = null
  for (const kid of kidsOf(tree, subject)) {
    if (kid.index < verb.index) {
      if (/^(nmod|obl)/.test(kid.deprel) && kidsOf(tree, kid).some(each => each.deprel === 'case'))
        changed.set(kid.index, { head: verb.index, deprel: 'obl' })
      continue
    }
    if (kid === verb) continue
    if (kid.deprel === 'flat' && !object) {
      object = kid
      changed.set(kid.index, { head: verb.index, deprel: 'obj' })
    } else if (kid.deprel === 'flat') changed.set(kid.index, { head: object!.index, deprel: 'flat' })
    else if (kid.deprel !== 'nmod:desc')
      changed.set(kid.index, { head: verb.index, deprel: /^nmod/.test(kid.deprel) ? 'obl' : kid.deprel })
  }
  for (const kid of kidsOf(tree, subject))
    if (object && kid.deprel === 'nmod:desc' && kid.index > verb.index)
      changed.set(kid.index, { head: object.index, deprel: 'nmod:desc' })
  if (isReduced)
    for (const kid of kidsOf(tree, above))
      if (kid.index < above.index && kid !== subject)
        changed.set(kid.index, { head: verb.index, deprel: kid.deprel })
  if (isReduced && changed.has(above.index - 1))
    changed.set(above.index, { head: verb.index, deprel: 'advcl' })
  return changedTree(tree, changed)
}

/** "and Chisinau, which puts it lower, accused Moscow": the verb behind a relative clause has its subject before it. */
function afterRelative(tree: Tree, lexicon: LanguageLexicon): Tree {
  for (const verb of tree.words) {
    if (!isPastForm(verb, lexicon) || wordAt(tree, verb.index - 1)?.form !== ',') continue
    const kids = kidsOf(tree, verb)
    const behind = kids.find(kid => /^(nsubj|obj)/.test(kid.deprel) && kid.index > verb.index)
    if (!behind || kids.some(kid => kid.index < verb.index && /^(nsubj|aux|mark)/.test(kid.deprel))) continue
    const relative = tree.words
      .slice(0, verb.index - 1)
      .findLast(each => each.deprel === 'acl:relcl' && each.head < each.index && isCut(tree, each))
    const noun = relative ? headOf(tree, relative) : null
    const above = noun ? headOf(tree, noun) : null
    if (!relative || !noun || !above || !isNoun(noun)) continue
    const isWithin = (each: Word) => pathUp(tree, each).includes(noun) || each.upos === 'PUNCT'
    if (!tree.words.slice(noun.index, verb.index - 1).every(isWithin)) continue
    const cc = kidsOf(tree, noun).find(kid => kid.deprel === 'cc')
    const main = pathUp(tree, noun).slice(1).find(isVerb)
    if (!main || main === verb || main.index > verb.index || pathUp(tree, main).includes(verb)) continue
    const changed = new Map<number, Partial<Word>>([
      [noun.index, { head: verb.index, deprel: 'nsubj' }],
      [behind.index, { deprel: 'obj' }],
    ])
    setVerb(changed, verb, main.index, cc ? 'conj' : 'parataxis')
    if (cc) changed.set(cc.index, { head: verb.index })
    return changedTree(tree, changed)
  }
  return tree
}

/** "Were it to send troops, they would be beaten": the clause that an auxiliary opens is the condition of the other. */
function invertedFirst(tree: Tree): Tree {
  const root = tree.words.find(word => word.head === 0)
  if (!root || tree.words.at(-1)?.form === '?') return tree
  const first = tree.words[0]!
  const subject = kidsOf(tree, root).find(kid => base(kid.deprel) === 'nsubj')
  const isInverted = first.head === root.index && /^(aux|cop)/.test(first.deprel) && subject?.index === 2
  if (!isInverted || !['be', 'have', 'should'].includes(first.lemma.toLowerCase())) return tree
  const main = kidsOf(tree, root).find(
    kid =>
      kid.deprel === 'parataxis' &&
      kid.index > root.index &&
      kidsOf(tree, kid).some(each => each.deprel === 'aux' && /^(would|could|might|will)$/.test(each.lemma)),
  )
  if (!main) return tree
  const changed = new Map<number, Partial<Word>>([
    [main.index, { head: 0, deprel: 'root' }],
    [root.index, { head: main.index, deprel: 'advcl' }],
  ])
  for (const kid of kidsOf(tree, root))
    if (kid !== main && (kid.deprel === 'parataxis' || kid.form === '.'))
      changed.set(kid.index, { head: main.index })
  return changedTree(tree, changed)
}

/** Whether a relative clause is cut off by a comma. */
function isCut(tree: Tree, relative: Word): boolean {
  const pronoun = kidsOf(tree, relative).find(kid => kid.feats.PronType === 'Rel')
  return pronoun !== undefined && wordAt(tree, pronoun.index - 1)?.form === ','
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

/** "Students occupying a campus called on the president": the participle modifies, the past form is the verb. */
function promoteReduced(tree: Tree, lexicon: LanguageLexicon): Tree {
  for (const participle of tree.words) {
    if (participle.upos !== 'VERB' || participle.feats.VerbForm === 'Fin' || !/ing$/.test(participle.form))
      continue
    const kids = kidsOf(tree, participle)
    const subject = kids.find(kid => base(kid.deprel) === 'nsubj')
    if (!subject || subject.index !== participle.index - 1 || kids.some(kid => base(kid.deprel) === 'aux'))
      continue
    const verb = tree.words.find(
      word =>
        word.index > participle.index &&
        word.deprel === 'acl' &&
        isPastForm(word, lexicon) &&
        pathUp(tree, word).includes(participle) &&
        !kidsOf(tree, word).some(kid => base(kid.deprel) === 'nsubj' || kid.deprel === 'obl:agent'),
    )
    if (!verb) continue
    const changed = new Map<number, Partial<Word>>()
    setVerb(changed, verb, participle.head, participle.deprel)
    changed.set(subject.index, { head: verb.index, deprel: 'nsubj' })
    changed.set(participle.index, { head: subject.index, deprel: 'acl' })
    for (const kid of kids)
      if (kid.index > verb.index) changed.set(kid.index, { head: verb.index, deprel: kid.deprel })
    return changedTree(tree, changed)
  }
  return tree
}
