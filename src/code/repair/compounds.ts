import type { Word } from '../../domain/syntax.ts'
import { changedWord } from '../../domain/word.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { pathUp, type Tree, withWords } from '../tree.ts'

/** Longest compound in parts: "stay-at-home", "state-of-the-art" (an assumption). */
const LONGEST = 4

/**
 * Makes one word of a hyphenated compound that the lexicon knows ("walk-out", "baton-charged", "cease-fire"):
 * treebanks since UD 2.14 cut at hyphens, dictionaries do not.
 */
export function joinCompounds(tree: Tree, lexicon: LanguageLexicon): Tree {
  if (!tree.words.some(isHyphen)) return tree
  const groups = groupsOf(tree, lexicon)
  if (groups.length === 0) return tree
  const target = new Array<number>(tree.words.length + 1).fill(0)
  const joined: { readonly word: Word; readonly head: number }[] = []
  for (let at = 1; at <= tree.words.length; ) {
    const group = groups.find(each => each.first === at)
    const last = group?.last ?? at
    const word = group ? join(tree, group, lexicon) : tree.words[at - 1]!
    joined.push({ word, head: word.head })
    for (; at <= last; at++) target[at] = joined.length
  }
  const words = joined.map(({ word, head }, n) =>
    changedWord(word, { index: n + 1, head: target[head] ?? 0 }),
  )
  return withWords(tree, words, [])
}

const isHyphen = (word: Word) => word.form === '-' || word.form === '‐' || word.form === '‑'

interface Group {
  readonly first: number
  readonly last: number
  readonly lemma: string
}

function groupsOf(tree: Tree, lexicon: LanguageLexicon): readonly Group[] {
  const groups: Group[] = []
  let after = 0
  for (const word of tree.words) {
    if (word.index <= after) continue
    const group = groupFrom(tree, word, lexicon)
    if (!group) continue
    groups.push(group)
    after = group.last
  }
  return groups
}

function groupFrom(tree: Tree, word: Word, lexicon: LanguageLexicon): Group | null {
  let found: Group | null = null
  let parts = word.form.toLowerCase()
  for (let n = 1, at = word.index; n < LONGEST; n++, at += 2) {
    const previous = tree.words[at - 1]!
    const hyphen = tree.words[at]
    const next = tree.words[at + 1]
    if (!hyphen || !next || !isHyphen(hyphen)) break
    if (previous.end !== hyphen.start || hyphen.end !== next.start) break
    const lemmas = [next.lemma, next.form].map(last => `${parts}-${last.toLowerCase()}`)
    const lemma = lemmas.find(each => lexicon.hyphenated.has(each))
    if (lemma) found = { first: word.index, last: next.index, lemma }
    parts = `${parts}-${next.form.toLowerCase()}`
  }
  return found
}

function join(tree: Tree, { first, last, lemma }: Group, lexicon: LanguageLexicon): Word {
  const parts = tree.words.slice(first - 1, last)
  const inside = (index: number) => index >= first && index <= last
  const top = parts.findLast(part => !inside(part.head) && !isHyphen(part)) ?? parts.at(-1)!
  // The whole hangs where its highest part does: what another part hangs on may itself hang on this one.
  const depth = (part: Word) => pathUp(tree, part).length
  const highest = parts.reduce((best, part) => (depth(part) <= depth(best) ? part : best))
  const isVerb = lexicon.patterns.has(`${lemma}/V`) && parts.some(part => part.upos === 'VERB')
  const isNoun = lexicon.patterns.has(`${lemma}/N`) && !isVerb
  return changedWord(top, {
    head: highest.head,
    start: parts[0]!.start,
    end: parts.at(-1)!.end,
    form: parts.map(part => part.form).join(''),
    lemma,
    upos: isVerb ? 'VERB' : isNoun ? 'NOUN' : top.upos,
  })
}
