import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readSyntax } from '../../src/read/models.ts'
import { analyseTokens, type Mode } from '../../src/syntax/analyse.ts'
import { readConllu } from '../../src/syntax/conllu.ts'

/**
 * Of each relation that the coder leans on: how often it is found with its head (recall, precision and F1 as in LAS),
 * and what it is taken for where the label or the head is wrong. Gold tokens.
 */
const { values } = parseArgs({
  options: {
    treebank: { type: 'string' },
    mode: { type: 'string', default: 'accurate' },
    relations: {
      type: 'string',
      default:
        'nsubj,nsubj:pass,obj,iobj,obl,obl:agent,nmod,ccomp,xcomp,advcl,acl,acl:relcl,conj,parataxis,appos,compound',
    },
    text: { type: 'boolean', default: false },
  },
})
if (!values.treebank) {
  console.error('usage: npm run bench:confusion -- --treebank FILE.conllu [--mode fast] [--text]')
  process.exit(2)
}
const sentences = readConllu(readFileSync(values.treebank, 'utf8'))
const language = values.treebank.replace(/^.*\//, '').slice(0, 2)
const analysis = analyseTokens(sentences, readSyntax(), { mode: values.mode as Mode, language })
const relations = values.relations.split(',')

interface Pair {
  readonly gold: string
  readonly found: string
  readonly sameHead: boolean
}
const pairs: Pair[] = sentences.flatMap((sentence, s) =>
  sentence.words.map((word, w) => {
    const found = analysis.sentences[s]!.words[w]!
    return { gold: word.deprel, found: found.deprel, sameHead: found.head === word.head }
  }),
)
const share = (part: number, whole: number) => Math.round((1000 * part) / Math.max(1, whole)) / 10

const rows = relations.map(relation => {
  const gold = pairs.filter(pair => pair.gold === relation)
  const found = pairs.filter(pair => pair.found === relation)
  const right = gold.filter(pair => pair.found === relation && pair.sameHead).length
  const takenFor = new Map<string, number>()
  for (const pair of gold) {
    if (pair.found === relation && pair.sameHead) continue
    const name = pair.found === relation ? 'another head' : pair.found
    takenFor.set(name, (takenFor.get(name) ?? 0) + 1)
  }
  const worst = [...takenFor].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 4)
  const [recall, precision] = [right / Math.max(1, gold.length), right / Math.max(1, found.length)]
  return {
    relation,
    gold: gold.length,
    recall: share(recall, 1),
    precision: share(precision, 1),
    f1: share(recall + precision > 0 ? (2 * recall * precision) / (recall + precision) : 0, 1),
    takenFor: Object.fromEntries(worst.map(([name, count]) => [name, share(count, gold.length)])),
  }
})
if (values.text) {
  console.log('| relation | words | recall | precision | F1 | taken for (% of its words) |')
  console.log('| --- | ---: | ---: | ---: | ---: | --- |')
  for (const { relation, gold, recall, precision, f1, takenFor } of rows) {
    const wrong = Object.entries(takenFor).map(([name, percent]) => `${name} ${percent}`)
    console.log(`| ${relation} | ${gold} | ${recall} | ${precision} | ${f1} | ${wrong.join(', ')} |`)
  }
} else
  console.log(
    JSON.stringify({ treebank: values.treebank.replace(/^.*\//, ''), mode: values.mode, rows }, null, 2),
  )
