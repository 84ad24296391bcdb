import { effect, signal } from '@preact/signals'

const NAME = 'forewarn-author'

/** By what name the reader corrects; asked once, and kept in the browser. */
export const author = signal('')
try {
  author.value = localStorage.getItem(NAME) ?? ''
} catch {
  // Storage may be switched off: then it is asked for once a page.
}
effect(() => {
  const name = author.value
  try {
    localStorage.setItem(NAME, name)
  } catch {
    // As above.
  }
})
