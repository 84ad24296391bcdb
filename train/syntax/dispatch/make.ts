import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Random } from '../random.ts'
import type { GoldSentence } from '../treebank.ts'
import { readNames } from './names.ts'
import { linearise, type Tree } from './tree.ts'
import { readVerb, VERB_FORMS, type Verb } from './verb.ts'

const wordsSchema = z.strictObject({
  lists: z.record(
    z.string(),
    z.union([
      z.strictObject({ plural: z.string() }),
      z.strictObject({ singular: z.string() }),
      z.strictObject({ adjectives: z.string() }),
      z.strictObject({ adverbs: z.string() }),
      z.strictObject({ numerals: z.string() }),
      z.strictObject({ names: z.string() }),
    ]),
  ),
  adjectival: z.array(z.string()),
  verbs: z.record(z.string(), z.strictObject({ words: z.string(), behind: z.string().optional() })),
  mixtures: z.record(z.string(), z.array(z.string())),
})
const grammarSchema = z.record(z.string(), z.array(z.string()))

/** One item of a way, taken apart. */
interface Item {
  readonly symbol: string
  readonly isHead: boolean
  readonly rel: string | undefined
  /** Of 100. */
  readonly share: number
}

interface Way {
  readonly weight: number
  readonly items: readonly Item[]
}

/** A headline in so many of 100 (assumption). */
const HEADLINES = 12

/**
 * Dispatches: short sentences as agencies write them, made with their trees from a grammar (`grammar.yaml`), words
 * (`words.yaml`) and the names of `lexicon/`. Bare plurals before and after a past form, passives without an agent,
 * "who were detained", "killing three", nominal events and headlines are what a web treebank hardly has: in EWT's
 * training part "protesters" does not occur. They mean nothing, and need not: a parser learns who may stand where.
 * @throws where grammar or words name what there is not
 */
export function openDispatches(lexicon: URL): (random: Random) => GoldSentence {
  const read = (file: string): unknown => parse(readFileSync(new URL(file, import.meta.url), 'utf8'))
  const words = wordsSchema.parse(read('./words.yaml'))
  const names = readNames(lexicon)
  const rules = new Map(
    Object.entries(grammarSchema.parse(read('./grammar.yaml'))).map(([name, ways]) => [
      name,
      ways.map(wayOf),
    ]),
  )
  const lists = new Map(
    Object.entries(words.lists).map(([name, list]) => [name, listOf(list, new Set(words.adjectival))]),
  )
  const verbs = new Map(
    Object.entries(words.verbs).map(([name, { words: text, behind }]) => [
      name,
      { verbs: text.split(',').map(readVerb), behind: itemsOf(behind ?? '') },
    ]),
  )
  const mixtures = new Map(Object.entries(words.mixtures).map(([name, ways]) => [name, ways.map(wayOf)]))

  return random => {
    const pick = <T>(items: readonly T[]): T => items[random.below(items.length)]!
    const weighted = (ways: readonly Way[]): Way => {
      let draw = random.next() * ways.reduce((sum, { weight }) => sum + weight, 0)
      for (const way of ways) {
        draw -= way.weight
        if (draw < 0) return way
      }
      return ways[0]!
    }

    /** The trees of a symbol: one, or those of a rule without a head. */
    const expand = (symbol: string): readonly Tree[] => {
      if (symbol.includes('/')) return [literal(symbol)]
      const [name, part] = symbol.split('.') as [string, string?]
      if (name === 'names') return [part === 'digits' ? numeral(digits()) : named(part!)]
      if (name === 'words') return [pick(lists.get(part!) ?? missing(symbol))]
      if (part) return [verb(name, part)]
      return compose(weighted(rules.get(name) ?? missing(symbol)).items)
    }

    const compose = (items: readonly Item[]): readonly Tree[] => {
      const parts = items
        .filter(({ share }) => share === 100 || random.next() * 100 < share)
        .map(({ symbol, isHead, rel }) => ({
          isHead,
          trees: expand(symbol).map(tree => (rel ? { ...tree, rel } : tree)),
        }))
      const at = parts.findIndex(({ isHead }) => isHead)
      const beside = (some: typeof parts): Tree[] => some.flatMap(({ trees }) => trees)
      if (at < 0) return beside(parts)
      const [head] = parts[at]!.trees
      return [
        {
          ...head!,
          left: [...beside(parts.slice(0, at)), ...head!.left],
          right: [...head!.right, ...beside(parts.slice(at + 1))],
        },
      ]
    }

    const named = (list: string): Tree => {
      const { names: all, isFlat } = names[list] ?? missing(`names.${list}`)
      const tokens = pick(all).split(' ')
      const upos = list === 'demonyms' ? 'ADJ' : 'PROPN'
      const token = (form: string, rel: string): Tree =>
        leaf(form, upos, upos === 'ADJ' ? 'Degree=Pos' : 'Number=Sing', rel)
      return isFlat
        ? { ...token(tokens[0]!, 'root'), right: tokens.slice(1).map(form => token(form, 'flat')) }
        : { ...token(tokens.at(-1)!, 'root'), left: tokens.slice(0, -1).map(form => token(form, 'compound')) }
    }

    const verb = (name: string, form: string): Tree => {
      const mixture = mixtures.get(name)
      const own = verbs.get(mixture ? weighted(mixture).items[0]!.symbol : name) ?? missing(name)
      const one: Verb = pick(own.verbs)
      const [text, feats] = (VERB_FORMS[form] ?? missing(`${name}.${form}`))(one)
      const isPassive = form === 'passive'
      return { ...leaf(text, 'VERB', feats, 'root', one.lemma), right: isPassive ? [] : compose(own.behind) }
    }

    const digits = (): string => {
      const size = random.next()
      if (size < 0.6) return String(2 + random.below(40))
      return String(size < 0.8 ? 10 * (4 + random.below(30)) : 100 * (1 + random.below(90)))
    }

    if (random.next() * 100 < HEADLINES) return linearise(expand('headline')[0]!)
    const [root] = expand('sentence')
    return linearise({ ...root!, right: [...root!.right, leaf('.', 'PUNCT', '_', 'punct')] })
  }
}

function missing(symbol: string): never {
  throw new Error(`grammar.yaml or words.yaml names "${symbol}", which is in neither`)
}

const leaf = (form: string, upos: string, feats: string, rel: string, lemma = form): Tree => ({
  form,
  lemma,
  upos,
  feats,
  rel,
  left: [],
  right: [],
})

const numeral = (form: string): Tree =>
  leaf(form, 'NUM', `NumForm=${/\d/.test(form) ? 'Digit' : 'Word'}|NumType=Card`, 'nummod')

/** "word/UPOS/rel/FEATS/lemma" */
function literal(text: string): Tree {
  const [form, upos, rel, feats = '_', lemma] = text.split('/') as [string, string, string, string?, string?]
  return leaf(form, upos, feats, rel, lemma ?? form.split('|')[0])
}

function wayOf(text: string): Way {
  const [, weight, rest] = /^(\d+) (.+)$/.exec(text) ?? missing(text)
  return { weight: Number(weight), items: itemsOf(rest!) }
}

function itemsOf(text: string): Item[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map(word => {
      const [, item, share] = /^(.+?)(?:\?(\d+))?$/.exec(word)!
      const isHead = item!.endsWith('*')
      const bare = isHead ? item!.slice(0, -1) : item!
      const colon = bare.includes('/') ? -1 : bare.indexOf(':')
      return {
        symbol: colon < 0 ? bare : bare.slice(0, colon),
        isHead,
        rel: colon < 0 ? undefined : bare.slice(colon + 1),
        share: Number(share ?? 100),
      }
    })
}

type List = z.infer<typeof wordsSchema>['lists'][string]

function listOf(list: List, adjectival: ReadonlySet<string>): Tree[] {
  const [[kind, text]] = Object.entries(list) as [[string, string]]
  return text.split(',').map(entry => {
    const tokens = entry.trim().split(/\s+/)
    const head = tokens.at(-1)!
    if (kind === 'adjectives') return leaf(head, 'ADJ', 'Degree=Pos', 'amod')
    if (kind === 'adverbs') return leaf(head, 'ADV', '_', 'advmod')
    if (kind === 'numerals') return numeral(head)
    const before = tokens.slice(0, -1).map(token => {
      if (adjectival.has(token.toLowerCase())) return leaf(token, 'ADJ', 'Degree=Pos', 'amod')
      return kind === 'names'
        ? leaf(token, 'PROPN', 'Number=Sing', 'compound')
        : leaf(token, 'NOUN', 'Number=Sing', 'compound')
    })
    const feats = kind === 'plural' ? (head === 'troops' ? 'Number=Ptan' : 'Number=Plur') : 'Number=Sing'
    const lemma = kind === 'plural' ? singularOf(head) : head
    return { ...leaf(head, kind === 'names' ? 'PROPN' : 'NOUN', feats, 'root', lemma), left: before }
  })
}

/** English plurals of the list: "gunmen", "bodies", "rebels"; what has no singular stays. */
function singularOf(plural: string): string {
  if (/men$/.test(plural)) return plural.replace(/men$/, 'man')
  if (/^(?:people|police|troops|children|staff)$/.test(plural))
    return plural === 'children' ? 'child' : plural
  return plural.replace(/ies$/, 'y').replace(/s$/, '')
}
