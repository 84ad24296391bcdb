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
      <InEnglish /> <span lang="en">{text}</span>
    </>
  )
}

/** The sign that what it stands before is there in English alone; nothing where the reader reads English. */
export function InEnglish() {
  if (language.value === 'en') return null
  return (
    <abbr class="tongue" title={words.value.inEnglish}>
      EN
    </abbr>
  )
}
