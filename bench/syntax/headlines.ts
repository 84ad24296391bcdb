import { parseArgs } from 'node:util'
import { readSyntax } from '../../src/read/models.ts'
import { analyseTokens, type Mode } from '../../src/syntax/analyse.ts'
import { formatFeats } from '../../src/syntax/conllu.ts'
import { asHeadline } from '../../train/syntax/headline.ts'
import { readTreebank } from '../../train/syntax/treebank.ts'
import { scoreGoldTokens } from './neural.ts'

/** Scores on a treebank's sentences made into headlines as `train:syntax` makes them, beside the sentences as written. */
const { values } = parseArgs({
  options: {
    /** A CoNLL-U file. */
    treebank: { type: 'string' },
    mode: { type: 'string', default: 'accurate' },
    language: { type: 'string', default: 'en' },
    models: { type: 'string' },
  },
})
if (!values.treebank) {
  process.stderr.write(
    'usage: node --import tsx bench/syntax/headlines.ts --treebank FILE.conllu [--mode fast]\n',
  )
  process.exit(2)
}
const { language } = values
const syntax = readSyntax(values.models)
const written = readTreebank(values.treebank)
const model = {
  annotate: (sentences: readonly (readonly string[])[]) =>
    analyseTokens(
      sentences.map((forms, i) => ({
        id: `${i}`,
        text: forms.join(' '),
        newParagraph: false,
        tokens: forms.map((form, n) => ({ form, first: n + 1, last: n + 1, spaceAfter: true })),
        words: forms.map((form, n) => ({
          index: n + 1,
          form,
          lemma: '_',
          upos: 'X' as const,
          feats: '_',
          head: 0,
          deprel: '_',
        })),
      })),
      syntax,
      { mode: values.mode as Mode, language },
    ).sentences.map(({ words }) => ({
      upos: words.map(word => word.upos),
      feats: words.map(word => formatFeats(word.feats)),
      heads: words.map(word => word.head),
      deprels: words.map(word => word.deprel),
    })),
}
const headlines = written.map(sentence => asHeadline(sentence, language === 'en'))
console.log(
  JSON.stringify(
    { asWritten: scoreGoldTokens(model, written), asHeadlines: scoreGoldTokens(model, headlines) },
    null,
    2,
  ),
)
