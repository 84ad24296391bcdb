/**
 * Tells whether a text has one of the words: whole words, case-blind, any white space between the words of a phrase;
 * a trailing `*` stands for any ending.
 *
 * A regular expression that asks for whole words by `\p{L}` takes milliseconds to compile, and every query of a case
 * has one. So the expression only finds where a word may be, and what stands around it is looked at by hand.
 */
export function wordTest(words: readonly string[]): (text: string) => boolean {
  if (!words.length) return () => false
  const sought = words.map(word => {
    const open = word.endsWith('*')
    return { open, letters: spaced(open ? word.slice(0, -1) : word) }
  })
  const anywhere = new RegExp(sought.map(({ letters }) => sourceOf(letters)).join('|'), 'iu')
  return text => {
    if (!anywhere.test(text)) return false
    const plain = spaced(text)
    return sought.some(({ letters, open }) => hasWord(plain, letters, open))
  }
}

const LETTER = /[\p{L}\p{N}]/u

function hasWord(text: string, letters: string, open: boolean): boolean {
  if (!letters) return open
  for (let at = text.indexOf(letters); at >= 0; at = text.indexOf(letters, at + 1)) {
    const end = at + letters.length
    if (!LETTER.test(text.charAt(at - 1)) && (open || !LETTER.test(text.charAt(end)))) return true
  }
  return false
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').toLowerCase()
}

function sourceOf(letters: string): string {
  return letters.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll(' ', '\\s+')
}
