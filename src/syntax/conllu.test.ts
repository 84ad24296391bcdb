import { describe, expect, it } from 'vitest'
import { formatFeats, parseFeats, rawText, readConllu, writeConllu } from './conllu.ts'

const FILE = `# newpar
# sent_id = 1
# text = They don't.
1	They	they	PRON	_	Number=Plur	2	nsubj	_	_
2-3	don't	_	_	_	_	_	_	_	SpaceAfter=No
2	do	do	AUX	_	_	0	root	_	_
3	n't	not	PART	_	Polarity=Neg	2	advmod	_	_
3.1	fire	fire	VERB	_	_	_	_	_	_
4	.	.	PUNCT	_	_	2	punct	_	_

# newpar
1	Why	why	ADV	_	_	0	root	_	SpaceAfter=No
2	?	?	PUNCT	_	_	1	punct	_	_
`

describe('reading CoNLL-U', () => {
  const [first, second] = readConllu(FILE)

  it('keeps words, multiword tokens and paragraphs, and leaves empty nodes out', () => {
    expect(first?.words.map(word => word.form)).toEqual(['They', 'do', "n't", '.'])
    expect(first?.tokens).toEqual([
      { form: 'They', first: 1, last: 1, spaceAfter: true },
      { form: "don't", first: 2, last: 3, spaceAfter: false },
      { form: '.', first: 4, last: 4, spaceAfter: true },
    ])
    expect(second?.newParagraph).toBe(true)
  })

  it('gives back the raw text', () => {
    expect(rawText([first!, second!])).toBe("They don't.\n\nWhy?\n")
  })
})

describe('writing CoNLL-U', () => {
  it('writes SpaceAfter and offsets, once for a multiword token', () => {
    const text = "don't!"
    const word = { upos: 'AUX' as const, feats: {}, head: 0, deprel: 'root', lemma: 'do' }
    const written = writeConllu(text, {
      sentences: [
        {
          start: 0,
          end: 6,
          language: 'en',
          paragraph: 0,
          parsed: true,
          multiword: [{ start: 0, end: 5, first: 1, last: 2 }],
          words: [
            { ...word, index: 1, form: 'do', start: 0, end: 2 },
            { ...word, index: 2, form: "n't", start: 2, end: 5, head: 1, deprel: 'advmod' },
            { ...word, index: 3, form: '!', start: 5, end: 6, head: 1, deprel: 'punct' },
          ],
        },
      ],
    })
    expect(written.split('\n').filter(line => /^\d/.test(line))).toEqual([
      "1-2	don't	_	_	_	_	_	_	_	SpaceAfter=No|start_char=0|end_char=5",
      '1	do	do	AUX	_	_	0	root	_	_',
      "2	n't	do	AUX	_	_	1	advmod	_	_",
      '3	!	do	AUX	_	_	1	punct	_	start_char=5|end_char=6',
    ])
  })
})

describe('features', () => {
  it('are read and written in the order of CoNLL-U', () => {
    expect(parseFeats('Mood=Ind|Tense=Past')).toEqual({ Mood: 'Ind', Tense: 'Past' })
    expect(formatFeats({ Tense: 'Past', Mood: 'Ind' })).toBe('Mood=Ind|Tense=Past')
    expect(formatFeats(parseFeats('_'))).toBe('_')
  })
})
