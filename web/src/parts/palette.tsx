import { signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Picture } from '../../../src/serve/picture-schema.ts'
import { addressWith, go } from '../state/address.ts'
import { overview, picture } from '../state/data.ts'
import { PAGES } from '../state/pages.ts'
import { language, type Theme, theme } from '../state/prefs.ts'
import { countryText } from '../words/places.ts'
import { testText, words } from '../words/words.ts'

interface Entry {
  readonly kind: keyof typeof words.value.kindsFound
  readonly text: string
  readonly run: () => void
}

const shown = signal(false)
const typed = signal('')
const chosen = signal(0)

export function openPalette(): void {
  typed.value = ''
  chosen.value = 0
  shown.value = true
}

const FOUND = 40

/** Everything that has a name, one box to find it in. */
export function Palette() {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      openPalette()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  useEffect(() => {
    if (shown.value) dialog.current?.showModal()
    else dialog.current?.close()
  }, [shown.value])
  return (
    <dialog
      ref={dialog}
      class="palette"
      aria-label={words.value.palette}
      // Not on `close`: that is told a frame later, when it may have been opened again.
      onCancel={() => {
        shown.value = false
      }}
      onClick={event => {
        if (event.target === dialog.current) shown.value = false
      }}
    >
      {shown.value && <Box />}
    </dialog>
  )
}

function Box() {
  const w = words.value
  const found = matches(entriesOf(picture.value), typed.value)
  const current = Math.min(chosen.value, found.length - 1)
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const run = (entry: Entry | undefined) => {
    if (!entry) return
    shown.value = false
    entry.run()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') chosen.value = Math.min(found.length - 1, current + 1)
    else if (event.key === 'ArrowUp') chosen.value = Math.max(0, current - 1)
    else if (event.key === 'Enter') run(found[current])
    else return
    event.preventDefault()
  }
  return (
    <>
      <input
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={found.length ? `palette-${current}` : undefined}
        aria-label={w.paletteHint}
        placeholder={w.paletteHint}
        value={typed.value}
        autofocus
        onInput={event => {
          typed.value = event.currentTarget.value
          chosen.value = 0
        }}
        onKeyDown={onKey}
      />
      {found.length ? (
        <ul id="palette-list" role="listbox" ref={list} aria-label={w.palette}>
          {found.map((entry, n) => (
            <li
              key={`${entry.kind} ${entry.text} ${n}`}
              id={`palette-${n}`}
              role="option"
              tabIndex={-1}
              aria-selected={n === current}
              onClick={() => run(entry)}
            >
              <span>{entry.text}</span> <small>{w.kindsFound[entry.kind]}</small>
            </li>
          ))}
        </ul>
      ) : (
        <p role="status">{w.nothingFound}</p>
      )}
    </>
  )
}

function entriesOf(found: Picture | null): readonly Entry[] {
  const w = words.value
  const to = (hash: () => string) => () => go(hash())
  const pages = PAGES.map(
    (page): Entry => ({ kind: 'page', text: w.pages[page], run: to(() => addressWith({}, page)) }),
  )
  const commands: readonly Entry[] = [
    ...(['system', 'light', 'dark'] as const).map(
      (name: Theme): Entry => ({
        kind: 'command',
        text: w.theme[name],
        run: () => {
          theme.value = name
        },
      }),
    ),
    {
      kind: 'command',
      text: w.otherLanguage,
      run: () => {
        language.value = language.value === 'en' ? 'ru' : 'en'
      },
    },
    { kind: 'command', text: w.copyLink, run: () => void navigator.clipboard?.writeText(location.href) },
    { kind: 'command', text: w.toLatest, run: to(() => addressWith({ at: null })) },
    {
      kind: 'command',
      text: w.toFirst,
      run: to(() => addressWith({ at: overview.value?.published[0] ?? null })),
    },
  ]
  if (!found) return [...pages, ...commands]
  const names = (list: readonly string[]) => [...new Set(list)]
  return [
    ...pages,
    ...found.indicators.map(
      ({ name, title }): Entry => ({
        kind: 'test',
        text: testText({ name, title }),
        run: to(() => addressWith({ open: `i:${name}`, claim: null })),
      }),
    ),
    ...names(found.events.flatMap(({ place }) => place?.name ?? [])).map(
      (name): Entry => ({
        kind: 'place',
        text: /^[A-Z]{3}$/.test(name) ? countryText(name) : name,
        run: to(() => addressWith({ place: name }, 'events')),
      }),
    ),
    ...Object.entries(found.names).map(
      ([code, name]): Entry => ({
        kind: 'actor',
        text: name,
        run: to(() => addressWith({ actor: code }, 'events')),
      }),
    ),
    ...names(found.reports.map(({ outlet }) => outlet)).map(
      (name): Entry => ({
        kind: 'outlet',
        text: name,
        run: to(() => addressWith({ outlet: name }, 'sources')),
      }),
    ),
    ...commands,
    ...found.events.map(
      ({ id, title }): Entry => ({
        kind: 'event',
        text: title,
        run: to(() => addressWith({ open: id, claim: null })),
      }),
    ),
  ]
}

/** All words typed must occur; a name that begins with what was typed comes first. */
function matches(entries: readonly Entry[], text: string): readonly Entry[] {
  const parts = text.toLowerCase().split(/\s+/).filter(Boolean)
  return entries
    .flatMap((entry, order) => {
      const name = entry.text.toLowerCase()
      if (!parts.every(part => name.includes(part))) return []
      return [{ entry, rank: (parts[0] && name.startsWith(parts[0]) ? 0 : 1e6) + order }]
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, FOUND)
    .map(({ entry }) => entry)
}
