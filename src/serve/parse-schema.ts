import { z } from 'zod'
import { UPOS } from '../domain/syntax.ts'
import type { Frozen } from './frozen.ts'

const links = z.strictObject({ upos: z.enum(UPOS), head: z.int(), deprel: z.string() })

/** The sentences that a claim quotes as the trees that the patterns were held against. */
export const claimParseSchema = z.strictObject({
  claim: z.string(),
  sentences: z.array(
    z.strictObject({
      start: z.int(),
      end: z.int(),
      /** False where its language has no parser: the words hang on nothing. */
      parsed: z.boolean(),
      words: z.array(
        links.extend({
          /** 1-based; `head` is one of these, 0 for the root. */
          index: z.int(),
          start: z.int(),
          end: z.int(),
          form: z.string(),
          lemma: z.string(),
          /** As in CoNLL-U: `Tense=Past|VerbForm=Fin`. */
          feats: z.string(),
          /** What the parser had said, where it was mended; null elsewhere. */
          was: links.nullable(),
        }),
      ),
    }),
  ),
})
export type ClaimParse = Frozen<z.output<typeof claimParseSchema>>
