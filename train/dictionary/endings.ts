import {
  dictionaryKey,
  endingHashes,
  LONGEST_ENDING,
  type Morphology,
  slotOf,
} from '../../src/syntax/neural/morphology.ts'
import { openDictionary } from './read.ts'
import { toUniversal } from './universal.ts'

/** Share of the table's slots that are taken: at 0.7 a look-up for an ending that is not there reads six slots. */
const LOAD = 0.7

export interface EndingRules {
  /** Endings shared by fewer forms make no rule, but whole forms do. */
  readonly leastForms: number
  /** Whole forms up to this length are told apart exactly: the frequent words are short. */
  readonly exactLength: number
}

/** What each form of a dictionary can be, as `NOUN|Case=Gen|Number=Sing`, by `dictionaryKey`. */
export function formsOf(folder: string): Map<string, string[]> {
  const { tags, visit } = openDictionary(folder)
  const written = [false, true].map(reflexive =>
    tags.map(tag => {
      const { upos, feats, hints } = toUniversal(tag, reflexive)
      return [upos, ...(feats === '_' ? [] : feats.split('|')), ...hints].join('|')
    }),
  )
  const forms = new Map<string, string[]>()
  visit(({ form, tag }) => {
    const key = dictionaryKey(form)
    const analysis = written[/с[яь]$/.test(key) ? 1 : 0]![tag]!
    const list = forms.get(key)
    if (!list) forms.set(key, [analysis])
    else if (!list.includes(analysis)) list.push(analysis)
  })
  return forms
}

/**
 * A dictionary as a decision list over endings: an ending has a rule where most forms that end so have another class
 * than the next shorter ending says.
 */
export function buildMorphology(
  forms: ReadonlyMap<string, readonly string[]>,
  rules: EndingRules,
): Morphology {
  const analyses: string[] = []
  const analysisIndex = new Map<string, number>()
  const classes: number[][] = []
  const classIndex = new Map<string, number>()
  const numbered = <T>(index: Map<string, number>, list: T[], key: string, value: T): number => {
    const known = index.get(key)
    if (known !== undefined) return known
    index.set(key, list.length)
    return list.push(value) - 1
  }
  const reversed = [...forms].map(([form, own]) => {
    const list = own.map(analysis => numbered(analysisIndex, analyses, analysis, analysis))
    list.sort((a, b) => a - b)
    return { form: [...form].reverse().join(''), class: numbered(classIndex, classes, list.join(' '), list) }
  })
  reversed.sort((a, b) => (a.form < b.form ? -1 : 1))
  return { table: tableOf(decisionList(reversed, rules)), analyses, classes }
}

interface Reversed {
  readonly form: string
  readonly class: number
}

/** Class by ending (reversed), `^` at the end of whole forms. */
function decisionList(
  words: readonly Reversed[],
  { leastForms, exactLength }: EndingRules,
): Map<string, number> {
  const list = new Map<string, number>()
  const build = (from: number, to: number, depth: number, inherited: number): void => {
    const counts = new Map<number, number>()
    for (let i = from; i < to; i++) counts.set(words[i]!.class, (counts.get(words[i]!.class) ?? 0) + 1)
    let best = inherited
    for (const [index, count] of counts) if (count > (counts.get(best) ?? 0)) best = index
    if (best !== inherited) list.set(words[from]!.form.slice(0, depth), best)
    if (counts.get(best) === to - from || depth === LONGEST_ENDING) return
    let i = from
    if (words[i]!.form.length === depth) {
      if (words[i]!.class !== best) list.set(`${words[i]!.form}^`, words[i]!.class)
      i++
    }
    while (i < to) {
      let end = i
      let short = false
      for (; end < to && words[end]!.form[depth] === words[i]!.form[depth]; end++)
        if (words[end]!.form.length <= exactLength) short = true
      if (end - i >= leastForms || short) build(i, end, depth + 1, best)
      i = end
    }
  }
  build(0, words.length, 0, -1)
  return list
}

function tableOf(endings: ReadonlyMap<string, number>): Uint16Array {
  const table = new Uint16Array(2 * Math.ceil(endings.size / LOAD))
  for (const [reversed, index] of endings) {
    const whole = reversed.endsWith('^')
    const ending = [...(whole ? reversed.slice(0, -1) : reversed)].reverse().join('')
    const hashes = endingHashes(ending)
    const hash = hashes[whole ? hashes.length - 1 : hashes.length - 2]!
    const slot = slotOf(table, hash)
    table[2 * slot] = hash & 0xffff
    table[2 * slot + 1] = index + 1
  }
  return table
}
