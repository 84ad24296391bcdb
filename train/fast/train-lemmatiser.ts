import type { Upos } from '../../src/domain/syntax.ts'
import type { TreebankSentence } from '../../src/syntax/conllu.ts'
import { edited, inflectionOf, LEMMAS_KIND, LONGEST_ENDING } from '../../src/syntax/lemmatise.ts'
import { normalise } from '../../src/syntax/lexical-keys.ts'
import { encodeLines, encodeModel } from '../../src/syntax/model-file.ts'

export interface LemmaPair {
  readonly form: string
  readonly lemma: string
  readonly upos: Upos
  readonly feats: string
  readonly count: number
  /** An irregular form says nothing of other words with its ending. */
  readonly irregular?: boolean
}

/** So short words have lemmas of their own, whatever their capitals: "i" is "I". */
const WHOLE = 2

/** The shortest edit that makes the lemma of the form, `undefined` for a form in which lower case is longer. */
function editOf(form: string, lemma: string): string | undefined {
  if (form.toLowerCase().length !== form.length) return undefined
  if (form.length <= WHOLE) return `${form.length}=${lemma}`
  for (const [mark, base] of [
    ['-', form.toLowerCase()],
    ['=', form],
  ] as const) {
    let same = 0
    while (same < base.length && same < lemma.length && base[same] === lemma[same]) same++
    if (same > 0 || mark === '=') return `${base.length - same}${mark}${lemma.slice(same)}`
  }
  return undefined
}

type Counts = Map<string, number>

const mostFrequent = (counts: Counts): string =>
  [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0]

export const pairsOf = (sentences: readonly TreebankSentence[]): LemmaPair[] =>
  sentences.flatMap(sentence =>
    sentence.words
      .filter(word => word.deprel !== 'goeswith' && word.lemma !== '_' && !word.feats.includes('Typo=Yes'))
      .map(word => ({ ...word, form: normalise(word.form), count: 1 })),
  )

/** Endings shared by fewer different forms than this make no rule; in a dictionary, where all forms are, more. */
const LEAST_FORMS = 2
/** How much of a dictionary is kept: see `trainLemmatiser`. Figures chosen on Taiga's development part. */
const KEPT = { leastForms: 16, longestException: 6 }

/**
 * Endings and exceptions from pairs; `dictionary` holds all forms of a language's words, of which rules are made and
 * the short exceptions are kept, so that the table stays small.
 */
export function trainLemmatiser(
  pairs: readonly LemmaPair[],
  dictionary: readonly LemmaPair[] = [],
  kept = KEPT,
): Uint8Array {
  const edits = new Map<string, Map<string, Counts>>()
  const met = new Set(pairs.map(pair => pair.form.toLowerCase()))
  const inDictionary = new Set(dictionary.map(pair => inflectionOf(pair.upos, pair.feats)))
  const irregularPairs = pairs.filter(pair => pair.irregular)
  const irregular = new Set(irregularPairs.map(pair => pair.form.toLowerCase()))
  const irregularOf = new Set(irregularPairs.map(pair => `${pair.upos} ${pair.form.toLowerCase()}`))
  const isException = (form: string) => met.has(form) || form.length <= kept.longestException
  const inflectionsOf = (pair: LemmaPair, known: boolean) =>
    known ? [inflectionOf(pair.upos, pair.feats)] : new Set([inflectionOf(pair.upos, pair.feats), pair.upos])
  for (const [i, pair] of [...pairs, ...dictionary].entries()) {
    const edit = editOf(pair.form, pair.lemma)
    if (edit === undefined) continue
    for (const inflection of inflectionsOf(pair, i >= pairs.length)) {
      const forms = edits.get(inflection) ?? new Map<string, Counts>()
      edits.set(inflection, forms)
      const lower = pair.form.toLowerCase()
      const counts = forms.get(lower) ?? new Map<string, number>()
      forms.set(lower, counts)
      counts.set(edit, (counts.get(edit) ?? 0) + pair.count)
    }
  }
  const endingLines: string[] = []
  const exceptionLines: string[] = []
  for (const [inflection, forms] of [...edits].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const usual = [...forms].map(([form, counts]) => ({ form, edit: mostFrequent(counts) }))
    const regular = usual.filter(({ form }) => form.length > WHOLE && !irregular.has(form))
    const endings = endingRules(regular, inDictionary.has(inflection) ? kept.leastForms : LEAST_FORMS)
    const byEnding = (form: string): string => {
      for (let length = Math.min(LONGEST_ENDING, form.length); ; length--) {
        const edit = endings.get(form.slice(form.length - length))
        if (edit !== undefined || length === 0) return edit ?? '0-'
      }
    }
    const wrong = usual.filter(
      ({ form, edit }) =>
        isException(form) &&
        // An irregular form is kept even where a rule makes it: a wrong inflection would ask another rule.
        (irregularOf.has(`${inflection} ${form}`) ||
          edited(form, byEnding(form)) !== edited(form, edit) ||
          caseOf(byEnding(form)) !== caseOf(edit)),
    )
    endingLines.push(inflection, ...[...endings].sort(byKey).map(([ending, edit]) => `${ending}\t${edit}`))
    if (wrong.length > 0)
      exceptionLines.push(inflection, ...wrong.map(({ form, edit }) => `${form}\t${edit}`).sort())
  }
  return encodeModel(
    LEMMAS_KIND,
    new Map([
      ['endings', encodeLines(endingLines)],
      ['exceptions', encodeLines(exceptionLines)],
    ]),
  )
}

const caseOf = (edit: string): string | undefined => /[=-]/.exec(edit)?.[0]
const byKey = (a: readonly [string, string], b: readonly [string, string]): number => (a[0] < b[0] ? -1 : 1)

/** From short to long, each ending whose most frequent edit is not that of the ending one character shorter. */
function endingRules(
  usual: readonly { form: string; edit: string }[],
  leastForms: number,
): Map<string, string> {
  const rules = new Map<string, string>()
  for (let length = 0; length <= LONGEST_ENDING; length++) {
    const counts = new Map<string, Counts>()
    for (const { form, edit } of usual) {
      if (form.length < length) continue
      const ending = form.slice(form.length - length)
      const of = counts.get(ending) ?? new Map<string, number>()
      counts.set(ending, of)
      of.set(edit, (of.get(edit) ?? 0) + 1)
    }
    for (const [ending, of] of counts) {
      const forms = [...of.values()].reduce((sum, count) => sum + count, 0)
      if (length > 0 && forms < leastForms) continue
      const edit = mostFrequent(of)
      let shorter: string | undefined
      for (let cut = 1; cut <= length && shorter === undefined; cut++) shorter = rules.get(ending.slice(cut))
      if (edit !== shorter) rules.set(ending, edit)
    }
  }
  return rules
}
