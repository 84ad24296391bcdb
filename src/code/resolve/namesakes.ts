import type { ResolveContext } from './context.ts'
import { foldName, INITIALS } from './names.ts'

/** Where a text has a name, by sentence: the words in text order. */
type Mentions = ReadonlyMap<number, readonly number[]>

/** What is known of the names of a text, kept as long as the text is read. */
interface Namesakes {
  readonly mentions: ReadonlyMap<string, Mentions>
  /** Up to which sentence a name was looked for without finding who bears it. */
  readonly unborne: Map<string, number>
  /** Names that are being looked for. */
  readonly sought: Set<string>
}

const known = new WeakMap<ResolveContext, Namesakes>()

/**
 * Looks for who bears a name among its mentions before a word, the nearest sentence first; `find` tells of one mention.
 * Each mention is asked once: a name that nobody is known to bear would otherwise be looked for again from each of its
 * mentions, and so on, which doubles with every one. What was not found stays so, since antecedents stand before: no
 * search asks for a mention that waits for it, but within a sentence, which is looked through again.
 */
export function beforeOfName<T>(
  context: ResolveContext,
  name: string,
  at: { readonly sentence: number; readonly index: number },
  find: (sentence: number, index: number) => readonly T[],
): readonly T[] {
  const { mentions, unborne, sought } = namesakesOf(context)
  const of = mentions.get(name)
  if (!of || sought.has(name)) return []
  const least = unborne.get(name) ?? 0
  sought.add(name)
  try {
    const sentences = [...of.keys()].filter(each => each <= at.sentence && each >= least).reverse()
    for (const sentence of sentences)
      for (const index of of.get(sentence)!) {
        if (sentence === at.sentence && index >= at.index) break
        const found = find(sentence, index)
        if (found.length > 0) return found
      }
  } finally {
    sought.delete(name)
  }
  if (sought.size === 0) unborne.set(name, at.sentence)
  return []
}

function namesakesOf(context: ResolveContext): Namesakes {
  let found = known.get(context)
  if (!found) {
    const mentions = new Map<string, Map<number, number[]>>()
    context.analysis.sentences.forEach((_, sentence) => {
      for (const { form, upos, index } of context.notes(sentence)?.tree.words ?? []) {
        if (upos !== 'PROPN' && !INITIALS.test(form)) continue
        const name = foldName(form)
        const of = mentions.get(name) ?? new Map<number, number[]>()
        const here = of.get(sentence)
        if (here) here.push(index)
        else of.set(sentence, [index])
        mentions.set(name, of)
      }
    })
    found = { mentions, unborne: new Map(), sought: new Set() }
    known.set(context, found)
  }
  return found
}
