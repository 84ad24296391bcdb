/**
 * The evaluation of the CoNLL 2018 shared task (https://universaldependencies.org/conll18/evaluation.html), by the
 * rules of its script conll18_ud_eval.py: tokens and sentences are compared by character offsets, white space left
 * out; words are aligned one to one, inside multiword tokens by the longest common subsequence of their forms.
 */
export interface ScoredWord {
  readonly form: string
  readonly lemma: string
  readonly upos: string
  readonly feats: string
  readonly head: number
  readonly deprel: string
}

export interface ScoredToken {
  readonly form: string
  /** 1-based numbers of its words in the sentence, inclusive. */
  readonly first: number
  readonly last: number
}

export interface ScoredSentence {
  readonly words: readonly ScoredWord[]
  readonly tokens: readonly ScoredToken[]
}

export const METRICS = [
  'Tokens',
  'Sentences',
  'Words',
  'UPOS',
  'UFeats',
  'AllTags',
  'Lemmas',
  'UAS',
  'LAS',
  'CLAS',
  'MLAS',
  'BLEX',
] as const
export type Metric = (typeof METRICS)[number]

/** Counts and the measures made of them; the measures are between 0 and 1. */
export interface Score {
  readonly gold: number
  readonly system: number
  readonly correct: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
  /** Share of the aligned words, where words are what is counted. */
  readonly aligned?: number
}

const CONTENT = new Set(
  'nsubj obj iobj csubj ccomp xcomp obl vocative expl dislocated advcl advmod discourse nmod appos nummod acl amod conj fixed flat compound list parataxis orphan goeswith reparandum root dep'.split(
    ' ',
  ),
)
const FUNCTION = new Set('aux cop mark det clf case cc'.split(' '))
const UNIVERSAL_FEATS = new Set(
  'PronType NumType Poss Reflex Foreign Abbr Gender Animacy Number Case Definite Degree VerbForm Mood Tense Aspect Voice Evident Polarity Person Polite'.split(
    ' ',
  ),
)

interface Node {
  readonly start: number
  readonly end: number
  readonly multiword: boolean
  readonly form: string
  readonly lemma: string
  readonly upos: string
  readonly feats: string
  readonly deprel: string
  readonly content: boolean
  parent: Node | undefined
  readonly functions: Node[]
}

interface Layout {
  readonly characters: string
  readonly tokens: readonly string[]
  readonly sentences: readonly string[]
  readonly words: readonly Node[]
}

const universal = (deprel: string): string => deprel.split(':', 1)[0]!

function layOut(sentences: readonly ScoredSentence[]): Layout {
  const characters: string[] = []
  const tokens: string[] = []
  const spans: string[] = []
  const words: Node[] = []
  let at = 0
  for (const sentence of sentences) {
    const begin = at
    const nodes: Node[] = []
    for (const token of sentence.tokens) {
      const form = token.form.replace(/\p{White_Space}+/gu, '')
      const start = at
      characters.push(form)
      at += form.length
      tokens.push(`${start} ${at}`)
      for (let number = token.first; number <= token.last; number++) {
        const word = sentence.words[number - 1]!
        nodes.push({
          start,
          end: at,
          multiword: token.last > token.first,
          form: word.form.toLowerCase(),
          lemma: word.lemma,
          upos: word.upos,
          feats: universalFeats(word.feats),
          deprel: universal(word.deprel),
          content: CONTENT.has(universal(word.deprel)),
          parent: undefined,
          functions: [],
        })
      }
    }
    nodes.forEach((node, i) => {
      const head = sentence.words[i]!.head
      node.parent = head === 0 ? undefined : nodes[head - 1]
      if (node.parent && FUNCTION.has(node.deprel)) node.parent.functions.push(node)
    })
    words.push(...nodes)
    spans.push(`${begin} ${at}`)
  }
  return { characters: characters.join(''), tokens, sentences: spans, words }
}

function universalFeats(feats: string): string {
  return feats
    .split('|')
    .filter(feat => UNIVERSAL_FEATS.has(feat.split('=', 1)[0]!))
    .sort()
    .join('|')
}

type Pair = readonly [gold: Node, system: Node]

/** @throws Error when the two differ in more than white space */
export function conll18(
  gold: readonly ScoredSentence[],
  system: readonly ScoredSentence[],
): Readonly<Record<Metric, Score>> {
  const g = layOut(gold)
  const s = layOut(system)
  if (g.characters !== s.characters) {
    let at = 0
    while (g.characters[at] === s.characters[at]) at++
    const near = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 20), at + 20))
    throw new Error(
      `the texts differ at character ${at}: gold ${near(g.characters)}, system ${near(s.characters)}`,
    )
  }
  const pairs = align(g.words, s.words)
  const partner = new Map(pairs.map(([goldWord, systemWord]) => [systemWord, goldWord]))
  /** The gold word that a system's head stands for: undefined for the root, null for a head that is not aligned. */
  const goldHead = (node: Node) =>
    node.parent === undefined ? undefined : (partner.get(node.parent) ?? null)
  const attached = ([a, b]: Pair) => a.parent === goldHead(b)
  const labelled = (pair: Pair) => attached(pair) && pair[0].deprel === pair[1].deprel
  const all = () => true
  const tagged = ([a, b]: Pair) => a.upos === b.upos && a.feats === b.feats
  const sameLemma = ([a, b]: Pair) => a.lemma === '_' || a.lemma === b.lemma
  const count = (right: (pair: Pair) => boolean, filter: (node: Node) => boolean = all) =>
    wordScore(
      g.words.filter(filter).length,
      s.words.filter(filter).length,
      pairs.filter(pair => filter(pair[0]) && right(pair)).length,
      pairs.filter(pair => filter(pair[0])).length,
    )
  const isContent = (node: Node) => node.content
  return {
    Tokens: spanScore(g.tokens, s.tokens),
    Sentences: spanScore(g.sentences, s.sentences),
    Words: count(all),
    UPOS: count(([a, b]) => a.upos === b.upos),
    UFeats: count(([a, b]) => a.feats === b.feats),
    AllTags: count(tagged),
    Lemmas: count(sameLemma),
    UAS: count(attached),
    LAS: count(labelled),
    CLAS: count(labelled, isContent),
    MLAS: count(pair => labelled(pair) && tagged(pair) && sameFunctions(pair, partner), isContent),
    BLEX: count(pair => labelled(pair) && sameLemma(pair), isContent),
  }
}

function sameFunctions([a, b]: Pair, partner: ReadonlyMap<Node, Node>): boolean {
  if (a.functions.length !== b.functions.length) return false
  return b.functions.every((node, i) => {
    const goldNode = a.functions[i]!
    return (
      partner.get(node) === goldNode &&
      node.deprel === goldNode.deprel &&
      node.upos === goldNode.upos &&
      node.feats === goldNode.feats
    )
  })
}

function spanScore(gold: readonly string[], system: readonly string[]): Score {
  const known = new Set(gold)
  return wordScore(gold.length, system.length, system.filter(span => known.has(span)).length)
}

function wordScore(gold: number, system: number, correct: number, aligned?: number): Score {
  return {
    gold,
    system,
    correct,
    precision: system > 0 ? correct / system : 0,
    recall: gold > 0 ? correct / gold : 0,
    f1: gold + system > 0 ? (2 * correct) / (gold + system) : 0,
    ...(aligned === undefined ? {} : { aligned: aligned > 0 ? correct / aligned : 0 }),
  }
}

function align(gold: readonly Node[], system: readonly Node[]): Pair[] {
  const pairs: Pair[] = []
  let g = 0
  let s = 0
  while (g < gold.length && s < system.length) {
    const a = gold[g]!
    const b = system[s]!
    if (
      (a.multiword && a.start < b.end && b.start < a.end) ||
      (b.multiword && a.start < b.end && b.start < a.end)
    ) {
      const [gEnd, sEnd] = multiwordEnd(gold, system, g, s)
      pairs.push(...commonSubsequence(gold.slice(g, gEnd), system.slice(s, sEnd)))
      g = gEnd
      s = sEnd
    } else if (a.start === b.start && a.end === b.end) {
      pairs.push([a, b])
      g++
      s++
    } else if (a.start <= b.start) g++
    else s++
  }
  return pairs
}

/** Behind the last words that multiword tokens chain together. */
function multiwordEnd(
  gold: readonly Node[],
  system: readonly Node[],
  g: number,
  s: number,
): [number, number] {
  let end = -1
  let gi = g
  let si = s
  if (gold[g]!.multiword) {
    end = gold[g]!.end
    if (!system[s]!.multiword && system[s]!.start < gold[g]!.start) si++
  } else {
    end = system[s]!.end
    if (!gold[g]!.multiword && gold[g]!.start < system[s]!.start) gi++
  }
  while ((gi < gold.length && gold[gi]!.start < end) || (si < system.length && system[si]!.start < end)) {
    const a = gold[gi]
    const b = system[si]
    if (a && (!b || a.start <= b.start)) {
      if (a.multiword && a.end > end) end = a.end
      gi++
    } else {
      if (b!.multiword && b!.end > end) end = b!.end
      si++
    }
  }
  return [gi, si]
}

function commonSubsequence(gold: readonly Node[], system: readonly Node[]): Pair[] {
  const lengths = Array.from({ length: gold.length + 1 }, () => new Int32Array(system.length + 1))
  for (let g = gold.length - 1; g >= 0; g--)
    for (let s = system.length - 1; s >= 0; s--)
      lengths[g]![s] =
        gold[g]!.form === system[s]!.form
          ? 1 + lengths[g + 1]![s + 1]!
          : Math.max(lengths[g + 1]![s]!, lengths[g]![s + 1]!)
  const pairs: Pair[] = []
  let g = 0
  let s = 0
  while (g < gold.length && s < system.length) {
    if (gold[g]!.form === system[s]!.form) pairs.push([gold[g++]!, system[s++]!])
    else if (lengths[g + 1]![s]! > lengths[g]![s + 1]!) g++
    else s++
  }
  return pairs
}
