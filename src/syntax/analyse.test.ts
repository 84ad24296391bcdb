import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Sentence, Word } from '../domain/syntax.ts'
import { readSyntax } from '../read/models.ts'
import { analyse, analyseAll, type Mode } from './analyse.ts'
import { LONGEST_SENTENCE } from './tokenise.ts'

const syntax = readSyntax()
const MODES: readonly Mode[] = ['fast', 'accurate']
const read = (text: string, mode: Mode = 'fast', language = 'en') => analyse(text, syntax, { mode, language })
const forms = (text: string) =>
  read(text).sentences.map(sentence => sentence.words.map(word => word.form).join(' '))

/** One root, every other word under it. */
function isTree(sentence: Sentence): boolean {
  const roots = sentence.words.filter(word => word.head === 0)
  return (
    roots.length === 1 &&
    sentence.words.every(word => {
      let at = word
      for (let steps = 0; at.head !== 0; steps++) {
        if (steps > sentence.words.length) return false
        at = sentence.words[at.head - 1]!
      }
      return true
    })
  )
}

describe('sentences and tokens of news', () => {
  it('cuts a dateline off, and keeps abbreviations, initials and sums whole', () => {
    expect(
      forms(
        "ALMATY, Jan 6 (Agency) - Gen. A. B. Smith didn't pay $5.5 million. He left at 13:05, police said.",
      ),
    ).toEqual([
      'ALMATY , Jan 6 ( Agency ) -',
      "Gen. A. B. Smith did n't pay $ 5.5 million .",
      'He left at 13:05 , police said .',
    ])
  })

  it('cuts the stamps of a live blog off, and begins a paragraph at each', () => {
    const text = '13:05 — Troops landed.\n13:20 — “It’s over,” he said.'
    expect(forms(text)).toEqual(['13:05 —', 'Troops landed .', '13:20 —', '“ It ’s over , ” he said .'])
    expect(read(text).sentences.map(sentence => sentence.paragraph)).toEqual([0, 0, 1, 1])
  })

  it('keeps addresses and names of social media whole', () => {
    expect(forms('@Nexta_tv: see https://t.co/abc123. #Kazakhstan is offline.')).toEqual([
      '@Nexta_tv : see https://t.co/abc123 .',
      '#Kazakhstan is offline .',
    ])
  })

  it('cuts off per cent and the apostrophe of owners in the plural', () => {
    expect(forms("Brent rose 1.4% after the protesters' demands, Газета.ру and zakon.kz wrote.")).toEqual([
      "Brent rose 1.4 % after the protesters ' demands , Газета.ру and zakon.kz wrote .",
    ])
  })

  it('cuts off signs of money and dashes, and no apostrophes of words', () => {
    expect(forms('He lost €3.2m—not US$5 million—in 8–10 days.')).toEqual([
      'He lost € 3.2 m — not US$ 5 million — in 8 – 10 days .',
    ])
    expect(forms("Get 'em out of the protesters' camp.")).toEqual(["Get 'em out of the protesters ' camp ."])
  })

  it('takes multiword tokens apart as UD does', () => {
    const [sentence] = read("They cannot see Kazakhstan's army.").sentences
    expect(sentence?.words.map(word => word.form)).toEqual([
      'They',
      'can',
      'not',
      'see',
      'Kazakhstan',
      "'s",
      'army',
      '.',
    ])
    expect(sentence?.multiword).toEqual([
      { start: 5, end: 11, first: 2, last: 3 },
      { start: 16, end: 28, first: 5, last: 6 },
    ])
  })
})

describe.each(MODES)('a tree of the %s model', mode => {
  it('says who did what', () => {
    const [sentence] = read('Protesters stormed the airport.', mode).sentences
    const word = (form: string) => sentence!.words.find(each => each.form === form)!
    expect(word('stormed')).toMatchObject({ head: 0, deprel: 'root', lemma: 'storm', upos: 'VERB' })
    expect(word('Protesters')).toMatchObject({ head: 2, deprel: 'nsubj', lemma: 'protester' })
    expect(word('airport')).toMatchObject({ head: 2, deprel: 'obj' })
  })
})

describe('a language without a parser', () => {
  it('gives tokens that are not parsed', () => {
    const { sentences } = analyse('Il ministro ha detto che il governo si è dimesso.', syntax)
    expect(sentences).toHaveLength(1)
    expect(sentences[0]).toMatchObject({ language: 'it', parsed: false })
    expect(sentences[0]?.words.map(word => word.form).slice(0, 3)).toEqual(['Il', 'ministro', 'ha'])
  })
})

const strange = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        'Troops',
        'left',
        'the',
        'U.S.',
        'Mr.',
        "don't",
        '\ud83d',
        '\udc00',
        '\u200b',
        '\u202e',
        '\u0000',
        '\n',
        '\n\n',
        ' ',
        '.',
        '…',
        '“',
        '"',
        '(',
        ')',
        '👩‍👩‍👧',
        '🇰🇿',
        '13:05',
        '$',
        '5.5',
        '-',
        'ә',
        'мы',
        'كازاخستان',
        '哈',
        '\u00ad',
        "'",
        'İ',
        'ß',
      ),
      { maxLength: 40 },
    )
    .map(parts => parts.join('')),
  fc
    .array(fc.constantFrom('Troops ', 'left ', 'Almaty', '. ', ', ', 'and ', "isn't ", '\u200b', '\ud83d'), {
      maxLength: 60,
    })
    .map(parts => parts.join('')),
)

const IGNORED = /^[\p{White_Space}\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]*$/u

describe.each(MODES)('laws of the %s mode', mode => {
  it('words cover the text but for what is blank, in order', () => {
    fc.assert(
      fc.property(strange, text => {
        let at = 0
        for (const sentence of analyse(text, syntax, { mode }).sentences)
          for (const word of sentence.words) {
            expect(word.start).toBeGreaterThanOrEqual(at)
            expect(word.end).toBeGreaterThan(word.start)
            expect(text.slice(at, word.start)).toMatch(IGNORED)
            expect(word.form).toBe(text.slice(word.start, word.end))
            at = word.end
          }
        expect(text.slice(at)).toMatch(IGNORED)
      }),
      { numRuns: 150 },
    )
  })

  it('every sentence is one tree', () => {
    fc.assert(
      fc.property(strange, text => {
        for (const sentence of read(text, mode).sentences) expect(isTree(sentence)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  it('parsing a text is parsing its sentences, where they are cut alike alone', () => {
    fc.assert(
      fc.property(strange, text => {
        for (const sentence of read(text, mode).sentences) {
          const alone = read(text.slice(sentence.start, sentence.end), mode).sentences
          if (alone.length !== 1 || !sameWords(alone[0]!, sentence)) continue
          expect(alone[0]!.words.map(annotation)).toEqual(sentence.words.map(annotation))
        }
      }),
      { numRuns: 100 },
    )
  })

  it('texts analysed together are as each alone', () => {
    fc.assert(
      fc.property(fc.array(strange, { maxLength: 5 }), texts => {
        const together = analyseAll(
          texts.map(text => ({ text })),
          syntax,
          mode,
        )
        expect(together).toEqual(texts.map(text => analyse(text, syntax, { mode })))
      }),
      { numRuns: 50 },
    )
  })
})

const annotation = ({ lemma, upos, feats, head, deprel }: Word) => [lemma, upos, feats, head, deprel]

const sameWords = (a: Sentence, b: Sentence) =>
  a.words.length === b.words.length && a.words.every((word, i) => word.form === b.words[i]!.form)

describe('bad input', () => {
  it('is nothing for an empty text', () => {
    expect(read('').sentences).toEqual([])
    expect(read(' \n\u200b\u0000 ').sentences).toEqual([])
  })

  it('may be one word of 100,000 characters', () => {
    const { sentences } = read(`${'a'.repeat(100_000)} left.`)
    expect(sentences.flatMap(sentence => sentence.words)[0]?.end).toBe(100_000)
  })

  it('may be marks without end', () => {
    for (const piece of ["'s", '.a', '-', '(', '@a', '1:', 'a.', '\u0301', '🇰', '/'])
      expect(read(piece.repeat(20_000)).sentences.every(isTree)).toBe(true)
  })

  it('cuts a sentence without end at the longest one', () => {
    const { sentences } = read('and troops '.repeat(1000))
    expect(Math.max(...sentences.map(sentence => sentence.words.length))).toBe(LONGEST_SENTENCE)
    expect(sentences.every(isTree)).toBe(true)
  })
})
