import { settledTrees } from '../code/code.ts'
import type { Claim } from '../domain/claim.ts'
import type { Report } from '../domain/report.ts'
import type { Word } from '../domain/syntax.ts'
import { readLexicon } from '../read/lexicon.ts'
import { readSyntax } from '../read/models.ts'
import { analyse } from '../syntax/analyse.ts'
import { formatFeats } from '../syntax/conllu.ts'
import { languageOf } from '../syntax/language.ts'
import type { ClaimParse } from './parse-schema.ts'

/** The trees of the sentences that a claim of a report quotes. */
export type ClaimParser = (claim: Claim, report: Report) => ClaimParse

/** Reports whose trees are kept: one looks at several claims of one (assumption). */
const KEPT = 8

/**
 * Parses as the coder does: codings keep no trees, which would be many times their size. Models are read when a claim
 * is first asked for.
 */
export function claimParser(): ClaimParser {
  let tools: { syntax: ReturnType<typeof readSyntax>; lexicon: ReturnType<typeof readLexicon> } | undefined
  const kept = new Map<string, ClaimParse['sentences']>()
  const sentencesOf = ({ id, text, language: given }: Report) => {
    const found = kept.get(id)
    if (found) return found
    tools ??= { syntax: readSyntax(), lexicon: readLexicon() }
    const language = given === 'und' ? languageOf(text) : given
    const analysis = analyse(text, tools.syntax, { expected: language })
    const made = settledTrees(analysis, language, tools.lexicon).map(({ sentence, words }, n) => ({
      start: sentence.start,
      end: sentence.end,
      parsed: sentence.parsed,
      words: words.map((word, i) => shown(word, analysis.sentences[n]!.words[i])),
    }))
    kept.set(id, made)
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!)
    return made
  }
  return ({ id, quote }, report) => ({
    claim: id,
    sentences: sentencesOf(report).filter(({ start, end }) => start < quote.end && end > quote.start),
  })
}

function shown(word: Word, parsed: Word | undefined): ClaimParse['sentences'][number]['words'][number] {
  const { index, start, end, form, lemma, upos, head, deprel } = word
  const isMended =
    parsed &&
    (parsed.head !== head || parsed.deprel !== deprel || parsed.upos !== upos) &&
    parsed.form === form
  return {
    index,
    start,
    end,
    form,
    lemma,
    upos,
    head,
    deprel,
    feats: formatFeats(word.feats),
    was: isMended ? { upos: parsed.upos, head: parsed.head, deprel: parsed.deprel } : null,
  }
}
