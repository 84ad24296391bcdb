import type { Analysis, Entity, MultiwordToken, Sentence, Upos, Word } from '../domain/syntax.ts'

/** A sentence of a treebank in CoNLL-U: words in order, multiword tokens, and what stands in the comments. */
export interface TreebankSentence {
  readonly id: string
  readonly text: string
  readonly newParagraph: boolean
  readonly words: readonly TreebankWord[]
  readonly tokens: readonly TreebankToken[]
}

export interface TreebankWord {
  readonly form: string
  readonly lemma: string
  readonly upos: Upos
  /** As written, `_` for none. */
  readonly feats: string
  readonly head: number
  readonly deprel: string
}

/** A surface token: words `first` to `last` (1-based, inclusive). */
export interface TreebankToken {
  readonly form: string
  readonly first: number
  readonly last: number
  readonly spaceAfter: boolean
}

/** Reads CoNLL-U (https://universaldependencies.org/format.html); empty nodes are left out. */
export function readConllu(text: string): TreebankSentence[] {
  const sentences: TreebankSentence[] = []
  for (const block of text.split(/\r?\n\r?\n+/)) {
    const lines = block.split(/\r?\n/).filter(line => line !== '')
    if (lines.some(line => !line.startsWith('#'))) sentences.push(readBlock(lines))
  }
  return sentences
}

function readBlock(lines: readonly string[]): TreebankSentence {
  const words: TreebankWord[] = []
  const tokens: TreebankToken[] = []
  let id = ''
  let text = ''
  let newParagraph = false
  for (const line of lines) {
    if (line.startsWith('#')) {
      const comment = /^#\s*([\w-]+)(?: id)?\s*(?:=\s*(.*))?$/.exec(line)
      if (comment?.[1] === 'sent_id') id = comment[2] ?? ''
      if (comment?.[1] === 'text') text = comment[2] ?? ''
      if (comment?.[1] === 'newpar' || comment?.[1] === 'newdoc') newParagraph = true
      continue
    }
    const [
      number,
      form = '_',
      lemma = '_',
      upos = 'X',
      ,
      feats = '_',
      head = '0',
      deprel = '_',
      ,
      misc = '_',
    ] = line.split('\t')
    if (number === undefined || number.includes('.')) continue
    const spaceAfter = !/(?:^|\|)SpaceAfter=No(?:$|\|)/.test(misc)
    const range = /^(\d+)-(\d+)$/.exec(number)
    if (range) {
      tokens.push({ form, first: Number(range[1]), last: Number(range[2]), spaceAfter })
      continue
    }
    words.push({ form, lemma, upos: upos as Upos, feats, head: Number(head), deprel })
    const covered = tokens.at(-1)
    if (!covered || covered.last < words.length)
      tokens.push({ form, first: words.length, last: words.length, spaceAfter })
  }
  return { id, text, newParagraph, words, tokens }
}

/** A treebank's raw text as in the CoNLL shared tasks: a space or nothing between tokens, an empty line between paragraphs. */
export function rawText(sentences: readonly TreebankSentence[]): string {
  let text = ''
  sentences.forEach((sentence, i) => {
    if (i > 0 && sentence.newParagraph) text = `${text.trimEnd()}\n\n`
    for (const token of sentence.tokens) text += token.form + (token.spaceAfter ? ' ' : '')
  })
  return `${text.trimEnd()}\n`
}

/** Features as a record; `_` and the empty string are no features. */
export function parseFeats(feats: string): Readonly<Record<string, string>> {
  if (feats === '_' || feats === '') return {}
  return Object.fromEntries(feats.split('|').map(pair => pair.split('=', 2) as [string, string]))
}

/** Features in CoNLL-U's order (names sorted, case ignored), `_` for none. */
export function formatFeats(feats: Word['feats']): string {
  const names = Object.keys(feats)
    .filter(name => feats[name] !== undefined)
    .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
  return names.length === 0 ? '_' : names.map(name => `${name}=${feats[name]}`).join('|')
}

/**
 * CoNLL-U of an analysis of `text`; in MISC stand offsets in UTF-16 and names, as Stanza writes them (`start_char`,
 * `end_char`, `ner=B-person`).
 */
export function writeConllu(text: string, analysis: Analysis, entities: readonly Entity[] = []): string {
  let paragraph = -1
  const names = namesByWord(entities)
  return analysis.sentences
    .map((sentence, i) => {
      const comments = [
        `# sent_id = ${i + 1}`,
        `# text = ${oneLine(text.slice(sentence.start, sentence.end))}`,
      ]
      if (sentence.paragraph !== paragraph) comments.unshift(`# newpar`)
      paragraph = sentence.paragraph
      comments.push(`# lang = ${sentence.language}`)
      if (!sentence.parsed) comments.push('# parsed = no')
      return `${[...comments, ...tokenLines(text, sentence, word => names.get(`${i} ${word}`))].join('\n')}\n\n`
    })
    .join('')
}

/** Which name each word of a name begins (`B-`) or goes on (`I-`), by number of sentence and word. */
function namesByWord(entities: readonly Entity[]): ReadonlyMap<string, string> {
  return new Map(
    entities.flatMap(({ kind, sentence, first, last }) =>
      Array.from({ length: last - first + 1 }, (_, i) => [
        `${sentence} ${first + i}`,
        `${i === 0 ? 'B' : 'I'}-${kind}`,
      ]),
    ),
  )
}

function tokenLines(
  text: string,
  sentence: Sentence,
  nameOf: (word: number) => string | undefined,
): string[] {
  const lines: string[] = []
  const opening = new Map(sentence.multiword.map(token => [token.first, token]))
  let inside: MultiwordToken | undefined
  for (const word of sentence.words) {
    const multiword = opening.get(word.index)
    if (multiword) {
      inside = multiword
      const form = oneLine(text.slice(multiword.start, multiword.end))
      lines.push(
        `${multiword.first}-${multiword.last}\t${form}${'\t_'.repeat(7)}\t${misc(text, sentence, multiword)}`,
      )
    }
    const own = inside && word.index <= inside.last ? '_' : misc(text, sentence, word)
    const name = nameOf(word.index)
    lines.push(wordLine(word, sentence.parsed, name ? withName(own, name) : own))
  }
  return lines
}

const withName = (misc: string, name: string): string =>
  misc === '_' ? `ner=${name}` : `${misc}|ner=${name}`

function wordLine(word: Word, parsed: boolean, misc: string): string {
  const form = oneLine(word.form)
  const analysis = parsed
    ? [oneLine(word.lemma), word.upos, '_', formatFeats(word.feats), word.head, word.deprel]
    : ['_', '_', '_', '_', '_', '_']
  return [word.index, form, ...analysis, '_', misc].join('\t')
}

function misc(text: string, sentence: Sentence, token: { start: number; end: number }): string {
  const followed = token.end >= sentence.end ? /^[\p{White_Space}]|^$/u : /^\p{White_Space}/u
  const space = followed.test(text.slice(token.end, token.end + 1)) ? '' : 'SpaceAfter=No|'
  return `${space}start_char=${token.start}|end_char=${token.end}`
}

const oneLine = (text: string): string => text.replace(/[\p{White_Space}\p{Cc}]+/gu, ' ').trim() || '_'
