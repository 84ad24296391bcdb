import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Instant } from '../domain/instant.ts'
import { readLexicon } from '../read/lexicon.ts'
import { codeText } from './code.ts'
import { goldOf } from './gold.ts'
import { compactTrees } from './resolve/compact.fixture.ts'

const lexicon = readLexicon('lexicon')

/** Claims of hand-built trees, published on Thursday 2022-01-06. */
function coded(...lines: readonly string[]) {
  const { analysis, text } = compactTrees(lines.map(line => line.replace(/\s+/g, ' ')))
  return codeText(
    { report: 'r', text, published: '2022-01-06T12:00:00Z' as Instant, language: 'en' },
    analysis,
    lexicon,
  )
}
const brief = (...lines: readonly string[]) =>
  coded(...lines)
    .map(goldOf)
    .map(claim => `${claim.event} ${claim.trigger} ${claim.factuality} ${claim.attribution ?? '-'}`)

const ARRESTED = `Kenyan/kenyan/ADJ/2/amod police/police/NOUN/3/nsubj arrested/arrest/VERB/0/root/Tense=Past/VerbForm=Fin
  a/a/DET/5/det protester/protester/NOUN/3/obj ././PUNCT/3/punct`
const DENIED = `The/the/DET/2/det army/army/NOUN/3/nsubj denied/deny/VERB/0/root/Tense=Past/VerbForm=Fin
  that/that/SCONJ/8/mark soldiers/soldier/NOUN/8/nsubj:pass had/have/AUX/8/aux been/be/AUX/8/aux:pass
  deployed/deploy/VERB/3/ccomp/Tense=Past/VerbForm=Part in/in/ADP/10/case Mali/Mali/PROPN/8/obl ././PUNCT/3/punct`

describe('a claim', () => {
  it('names who did it, to whom, and the words that say so', () => {
    const [claim] = coded(ARRESTED)
    expect(claim?.actors.map(each => each.code)).toEqual(['KEN COP'])
    expect(claim?.targets.map(each => each.code)).toEqual(['KEN CVL'])
    expect(claim?.trigger.text).toBe('arrested')
    expect(claim?.why[0]?.rule).toContain('coerce.yaml')
  })

  it('has no actor where a passive names none', () => {
    const [claim] = coded(
      `Two/two/NUM/2/nummod protesters/protester/NOUN/4/nsubj:pass were/be/AUX/4/aux:pass
       arrested/arrest/VERB/0/root/Tense=Past/VerbForm=Part in/in/ADP/6/case Nairobi/Nairobi/PROPN/4/obl`,
    )
    expect(claim?.actors).toEqual([])
    expect(claim?.targets.map(each => each.code)).toEqual(['KEN CVL'])
  })
})

describe('a count', () => {
  it('is of what befell those counted, not of a word in their name', () => {
    const [claim] = coded(
      `95/95/NUM/2/nummod officers/officer/NOUN/7/nsubj:pass of/of/ADP/5/case the/the/DET/5/det
       bodies/body/NOUN/2/nmod were/be/AUX/7/aux:pass injured/injure/VERB/0/root/Tense=Past/VerbForm=Part
       in/in/ADP/9/case Kenya/Kenya/PROPN/7/obl ././PUNCT/7/punct`,
    )
    expect(claim?.magnitudes.map(({ kind, low }) => [kind, low])).toEqual([['injured', 95]])
  })

  it('is no day of a month', () => {
    const [claim] = coded(
      `On/on/ADP/2/case January/January/PROPN/9/obl 4/4/NUM/2/nummod to/to/ADP/5/case 5/5/NUM/3/nmod
       the/the/DET/7/det police/police/NOUN/9/nsubj in_Kenya/Kenya/PROPN/7/nmod
       detained/detain/VERB/0/root/Tense=Past/VerbForm=Fin 200/200/NUM/11/nummod protesters/protester/NOUN/9/obj`,
    )
    expect(claim?.magnitudes.map(({ kind, low }) => [kind, low])).toEqual([['detained', 200]])
  })

  it('is no number that belongs to a name', () => {
    const [claim] = coded(
      `Protesters/protester/NOUN/2/nsubj seized/seize/VERB/0/root/Tense=Past/VerbForm=Fin the/the/DET/4/det
       office/office/NOUN/2/obj of/of/ADP/8/case Mir/Mir/PROPN/8/compound 24/24/NUM/8/nummod
       television/television/NOUN/4/nmod in/in/ADP/10/case Kenya/Kenya/PROPN/2/obl ././PUNCT/2/punct`,
    )
    expect(claim?.magnitudes).toEqual([])
  })
})

describe('factuality', () => {
  it('is a denial by the one who denies', () => {
    expect(brief(DENIED)).toEqual(['MOBILIZE deployed CT- MLI MIL'])
  })

  it('turns with negation', () => {
    expect(
      brief(
        `Kenyan/kenyan/ADJ/2/amod police/police/NOUN/5/nsubj did/do/AUX/5/aux not/not/PART/5/advmod
         arrest/arrest/VERB/0/root/VerbForm=Inf the/the/DET/7/det protester/protester/NOUN/5/obj`,
      ),
    ).toEqual(['COERCE arrest CT- -'])
  })

  it('is possible under a modal and open under a condition', () => {
    const might = `Russia/Russia/PROPN/3/nsubj might/might/AUX/3/aux withdraw/withdraw/VERB/0/root/VerbForm=Inf
      its/its/PRON/5/nmod:poss/Poss=Yes troops/troops/NOUN/3/obj`
    expect(brief(might)).toEqual(['RETREAT withdraw PS+ -'])
    expect(
      brief(
        `${might} if/if/SCONJ/9/mark the/the/DET/8/det siege/siege/NOUN/9/nsubj ends/end/VERB/3/advcl/Tense=Pres`,
      ),
    ).toContain('RETREAT withdraw U -')
  })

  it('of a failure is that it did not happen', () => {
    expect(
      brief(
        `Rebels/rebel/NOUN/2/nsubj failed/fail/VERB/0/root/Tense=Past/VerbForm=Fin to/to/PART/4/mark
         capture/capture/VERB/2/xcomp/VerbForm=Inf the/the/DET/6/det town/town/NOUN/4/obj`,
      ),
    ).toEqual(['COERCE capture CT- -'])
  })
})

describe('attribution', () => {
  it('is the speaker of an aside, whatever the parser made of it', () => {
    expect(
      brief(
        `Soldiers/soldier/NOUN/2/nsubj stormed/storm/VERB/0/root/Tense=Past/VerbForm=Fin a/a/DET/5/det
         police/police/NOUN/5/compound station/station/NOUN/2/obj ,/,/PUNCT/2/punct a/a/DET/9/det
         Kenyan/kenyan/ADJ/9/amod official/official/NOUN/10/nsubj said/say/VERB/2/xcomp/Tense=Past ././PUNCT/2/punct`,
      ),
    ).toEqual(['ASSAULT stormed CT+ KEN GOV'])
  })
})

describe('laws', () => {
  it('"it is not true that" turns a plain claim round', () => {
    const plain = `Police/police/NOUN/2/nsubj stormed/storm/VERB/0/root/Tense=Past/VerbForm=Fin the/the/DET/4/det
      palace/palace/NOUN/2/obj`
    const turned = `It/it/PRON/4/expl is/be/AUX/4/cop not/not/PART/4/advmod true/true/ADJ/0/root that/that/SCONJ/7/mark
      police/police/NOUN/7/nsubj stormed/storm/VERB/4/csubj/Tense=Past/VerbForm=Fin the/the/DET/9/det
      palace/palace/NOUN/7/obj`
    expect(brief(plain)).toEqual(['ASSAULT stormed CT+ -'])
    expect(brief(turned)).toEqual(['ASSAULT stormed CT- -'])
  })

  const sentences = [ARRESTED, DENIED]
  it('every trigger and span stands in the text at its offsets', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 4 }), lines => {
        const { analysis, text } = compactTrees(lines.map(line => line.replace(/\s+/g, ' ')))
        const claims = codeText(
          { report: 'r', text, published: '2022-01-06T12:00:00Z' as Instant, language: 'en' },
          analysis,
          lexicon,
        )
        for (const claim of claims) {
          expect(text.slice(claim.trigger.start, claim.trigger.end)).toBe(claim.trigger.text)
          for (const party of [...claim.actors, ...claim.targets])
            if (party.span) expect(party.span.end).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })

  it('the same report gives the same claims', () => {
    expect(JSON.stringify(coded(ARRESTED, DENIED))).toBe(JSON.stringify(coded(ARRESTED, DENIED)))
  })

  it('text without trees gives no claims', () => {
    const { analysis, text } = compactTrees([ARRESTED.replace(/\s+/g, ' ')])
    const unparsed = { sentences: analysis.sentences.map(each => ({ ...each, parsed: false })) }
    expect(
      codeText(
        { report: 'r', text, published: '2022-01-06T12:00:00Z' as Instant, language: 'en' },
        unparsed,
        lexicon,
      ),
    ).toEqual([])
  })
})
