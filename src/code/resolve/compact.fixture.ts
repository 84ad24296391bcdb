import type { Analysis, Sentence, Upos, Word } from '../../domain/syntax.ts'

/**
 * Trees for tests, written by hand: a sentence a line, a word as `form/lemma/UPOS/head/deprel`, with features after
 * it as `/Number=Plur`. Gives the trees with the text that they cover, words one space apart.
 */
export function compactTrees(lines: readonly string[]): {
  readonly analysis: Analysis
  readonly text: string
} {
  let text = ''
  const sentences = lines.map((line): Sentence => {
    const start = text.length
    const words = line
      .trim()
      .split(/\s+/)
      .map((token, i): Word => {
        const [form = '', lemma = '', upos = 'X', head = '0', deprel = 'dep', ...feats] = token.split('/')
        const at = text.length
        text += `${form} `
        return {
          index: i + 1,
          form,
          lemma,
          upos: upos as Upos,
          head: Number(head),
          deprel,
          feats: Object.fromEntries(feats.map(each => each.split('=') as [string, string])),
          start: at,
          end: at + form.length,
        }
      })
    return { start, end: text.length - 1, language: 'en', paragraph: 0, words, multiword: [], parsed: true }
  })
  return { analysis: { sentences }, text: text.trimEnd() }
}
