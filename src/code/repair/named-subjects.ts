import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { base, headOf, kidsOf, pathUp, type Tree } from '../tree.ts'
import { type Changes, inSteps } from './changes.ts'
import { isPastForm } from './past-form.ts'

/** Names right before a finite verb, which a parser made anything but its subject. */
export function withNamedSubjects(tree: Tree, lexicon: LanguageLexicon): Tree {
  return inSteps(tree, lexicon, [nameAtTop, nameAfterMark, nameBehindDay])
}

/** "Kassym-Jomart Tokayev spoke for the first time": the name at the top, the verb as a sentence beside it. */
function nameAtTop(tree: Tree, name: Word, lexicon: LanguageLexicon, changed: Changes): void {
  if (name.upos !== 'PROPN' || name.head !== 0) return
  const verb = kidsOf(tree, name).find(kid => kid.deprel === 'parataxis' && kid.index > name.index)
  if (!verb || !isFollowedBy(tree, name, verb, lexicon)) return
  changed.set(verb.index, { head: 0, deprel: 'root' })
  changed.set(name.index, { head: verb.index, deprel: 'nsubj' })
  for (const kid of kidsOf(tree, name))
    if (kid !== verb && (kid.index > verb.index || CLAUSAL.has(base(kid.deprel))))
      changed.set(kid.index, { head: verb.index })
}

/** "after President Kassym-Jomart Tokayev had asked for support": the name on the verb above, the clause beside it. */
function nameAfterMark(tree: Tree, name: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const above = headOf(tree, name)
  if (name.upos !== 'PROPN' || base(name.deprel) !== 'obl' || !above) return
  const verb = kidsOf(tree, above).find(
    kid => /^(parataxis|advcl|conj)$/.test(kid.deprel) && kid.index > name.index,
  )
  const mark = [...kidsOf(tree, name), ...(verb ? kidsOf(tree, verb) : [])].find(
    kid =>
      /^(mark|case)$/.test(kid.deprel) &&
      kid.index < name.index &&
      lexicon.operators.marks.get(kid.lemma.toLowerCase()) === 'temporal',
  )
  if (!verb || !mark || !isFollowedBy(tree, name, verb, lexicon)) return
  changed.set(verb.index, { deprel: 'advcl' })
  changed.set(name.index, { head: verb.index, deprel: 'nsubj' })
  changed.set(mark.index, { head: verb.index, deprel: 'mark' })
}

/** "In an address on Tuesday Tokayev called on people": the day read as the name's first word. */
function nameBehindDay(tree: Tree, name: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const verb = headOf(tree, name)
  const day = kidsOf(tree, name).find(
    kid => kid.index < name.index && lexicon.grammar.timeNouns.has(kid.form.toLowerCase()),
  )
  if (name.upos !== 'PROPN' || name.deprel !== 'obl' || !verb || !day) return
  if (!kidsOf(tree, day).some(kid => kid.deprel === 'case')) return
  if (!isFollowedBy(tree, name, verb, lexicon)) return
  changed.set(name.index, { deprel: 'nsubj' })
  changed.set(day.index, { head: verb.index, deprel: 'obl' })
}

const CLAUSAL: ReadonlySet<string> = new Set(['obl', 'advcl', 'advmod', 'cc', 'mark'])

/** Whether a finite verb without a subject stands behind the name, with but its auxiliaries between. */
function isFollowedBy(tree: Tree, name: Word, verb: Word, lexicon: LanguageLexicon): boolean {
  const kids = kidsOf(tree, verb)
  if (kids.some(kid => /^(nsubj|csubj|aux:pass|obl:agent|cop)/.test(kid.deprel))) return false
  if (!isPastForm(verb, lexicon) && !kids.some(kid => kid.deprel === 'aux')) return false
  const between = tree.words.slice(name.index, verb.index - 1)
  return between.every(
    word =>
      (word.head === verb.index && /^(aux|advmod)$/.test(word.deprel)) ||
      (pathUp(tree, word).includes(name) && (word.upos !== 'PUNCT' || /^[-‐–]$/.test(word.form))),
  )
}
