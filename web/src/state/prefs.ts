import { effect, signal } from '@preact/signals'

export type Theme = 'system' | 'light' | 'dark'
export type Language = 'en' | 'ru'

/** A reader's own choices stay in the browser; nothing of them is sent. */
function kept<T extends string>(name: string, allowed: readonly T[], otherwise: T) {
  let found: string | null = null
  try {
    found = localStorage.getItem(name)
  } catch {
    // Storage may be switched off: then the choice lasts as long as the page.
  }
  const value = signal<T>(allowed.find(option => option === found) ?? otherwise)
  effect(() => {
    const chosen = value.value
    try {
      localStorage.setItem(name, chosen)
    } catch {
      // As above.
    }
  })
  return value
}

export const theme = kept<Theme>('forewarn-theme', ['system', 'light', 'dark'], 'system')
export const language = kept<Language>(
  'forewarn-language',
  ['en', 'ru'],
  navigator.language.startsWith('ru') ? 'ru' : 'en',
)

effect(() => {
  document.documentElement.dataset.theme = theme.value
})
effect(() => {
  document.documentElement.lang = language.value
})
