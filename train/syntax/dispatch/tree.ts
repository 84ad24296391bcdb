import type { GoldSentence } from '../treebank.ts'

/** A word with what hangs on it, to its left and to its right, in the order of the sentence. */
export interface Tree {
  /** Where the form depends on the subject's number: the plural's form, a bar, the singular's. */
  readonly form: string
  readonly lemma: string
  readonly upos: string
  /** Features as EWT writes them; `past` and `present` stand for a finite form in the third person. */
  readonly feats: string
  readonly rel: string
  readonly left: readonly Tree[]
  readonly right: readonly Tree[]
}

/** Puts the words into their order, with verbs that agree with their subjects. */
export function linearise(root: Tree): GoldSentence {
  const rows: { readonly tree: Tree; readonly head: Tree | null; readonly isPlural: boolean }[] = []
  const visit = (tree: Tree, head: Tree | null, inherited: boolean): void => {
    const isPlural = subjectIsPlural(tree, inherited)
    // A clause without a subject of its own agrees with the noun or the clause that it hangs on.
    const isNoun = !/^(?:VERB|AUX)$/.test(tree.upos) && !tree.left.some(({ rel }) => rel.startsWith('nsubj'))
    const below = isNoun ? /Number=(?:Plur|Ptan)/.test(tree.feats) : isPlural
    for (const child of tree.left) visit(child, tree, below)
    rows.push({ tree, head, isPlural })
    for (const child of tree.right) visit(child, tree, below)
  }
  visit(root, null, false)
  // The comma that closes an aside is lost before another mark and at the end; it stays within quotation marks.
  const kept = rows.filter(
    ({ tree }, i) =>
      tree.form !== ',' ||
      (i > 0 && rows[i + 1] && (rows[i + 1]!.tree.upos !== 'PUNCT' || rows[i + 1]!.tree.form === '"')),
  )
  const number = new Map(kept.map(({ tree }, i) => [tree, i + 1]))
  return {
    forms: kept.map(({ tree, isPlural }, i) => {
      const [plural, singular = plural] = tree.form.split('|')
      const form = fitted(isPlural ? plural! : singular!, kept[i - 1]?.tree, kept[i + 1]?.tree)
      const opens = i === 0 || (i === 1 && kept[0]!.tree.upos === 'PUNCT')
      return opens ? form.slice(0, 1).toUpperCase() + form.slice(1) : form
    }),
    lemmas: kept.map(({ tree }) => tree.lemma),
    upos: kept.map(({ tree }) => tree.upos),
    feats: kept.map(({ tree, isPlural }) => featsOf(tree.feats, isPlural)),
    heads: kept.map(({ head }) => (head ? number.get(head)! : 0)),
    deprels: kept.map(({ tree, head }) => (head ? tree.rel : 'root')),
  }
}

/** "an" before a vowel, no second s behind a plural's. */
function fitted(form: string, previous: Tree | undefined, next: Tree | undefined): string {
  if (form === 'a' && /^[aeiou](?!niv)/i.test(next?.form ?? '')) return 'an'
  return form === "'s" && /s$/.test(previous?.form ?? '') && /Plur/.test(previous?.feats ?? '') ? "'" : form
}

function subjectIsPlural(tree: Tree, inherited: boolean): boolean {
  const subject = [...tree.left, ...tree.right].find(({ rel }) => rel.startsWith('nsubj'))
  // "who" and "which" have no number of their own.
  if (!subject || /PronType=(?:Rel|Neg)/.test(subject.feats)) return inherited
  return /Number=(?:Plur|Ptan)/.test(subject.feats) || subject.right.some(({ rel }) => rel === 'conj')
}

function featsOf(feats: string, isPlural: boolean): string {
  const tense = { past: 'Past', present: 'Pres' }[feats]
  return tense ? `Mood=Ind|Number=${isPlural ? 'Plur' : 'Sing'}|Person=3|Tense=${tense}|VerbForm=Fin` : feats
}
