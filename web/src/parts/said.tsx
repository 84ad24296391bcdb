import { language } from '../state/prefs.ts'
import { saidInRussian } from '../words/said-ru.ts'
import { words } from '../words/words.ts'

/** What the program says in English: in the reader's language where there are words for it, else marked as English. */
export function Said({ text }: { readonly text: string }) {
  if (language.value === 'en') return <>{text}</>
  const russian = saidInRussian(text)
  if (russian !== null) return <>{russian}</>
  return (
    <>
      <abbr class="tongue" title={words.value.inEnglish}>
        EN
      </abbr>{' '}
      <span lang="en">{text}</span>
    </>
  )
}
