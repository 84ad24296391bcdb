import stringWidth from 'string-width'

/** Letters, figures and marks that take one column each; most of a brief is made of them. */
const SINGLE = /^[\x20-\x7e\u00a0-\u00a8\u00aa-\u00ac\u00af-\u00ff–—“”‘’•…]*$/

/** Columns that a text takes in a terminal (Unicode's East Asian width for what is not plainly one column each). */
export function columnsOf(text: string): number {
  return SINGLE.test(text) ? text.length : stringWidth(text)
}
