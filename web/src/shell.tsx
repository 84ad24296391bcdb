import type { ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Picture } from '../../src/serve/picture-schema.ts'
import { CorrectDialog } from './correct/dialog.tsx'
import { Notices } from './correct/done.tsx'
import { Drawer } from './drawer/drawer.tsx'
import { BriefPage } from './pages/brief.tsx'
import { CorrectionsPage } from './pages/corrections.tsx'
import { EventsPage } from './pages/events.tsx'
import { ExposurePage } from './pages/exposure.tsx'
import { HypothesesPage } from './pages/hypotheses.tsx'
import { MapPage } from './pages/map.tsx'
import { NowPage } from './pages/now.tsx'
import { SourcesPage } from './pages/sources.tsx'
import { StressPage } from './pages/stress.tsx'
import { TimelinePage } from './pages/timeline.tsx'
import { openPalette, Palette } from './parts/palette.tsx'
import { Said } from './parts/said.tsx'
import { TimeBar } from './parts/time-bar.tsx'
import { addressWith, go, opened, page } from './state/address.ts'
import { isCopy } from './state/ask.ts'
import { arrived, at, begin, failure, loading, overview, picture } from './state/data.ts'
import { PAGES, type Page } from './state/pages.ts'
import { momentText, words } from './words/words.ts'

const VIEWS: Readonly<Record<Page, ComponentType<{ readonly picture: Picture }>>> = {
  now: NowPage,
  timeline: TimelinePage,
  map: MapPage,
  events: EventsPage,
  hypotheses: HypothesesPage,
  stress: StressPage,
  exposure: ExposurePage,
  sources: SourcesPage,
  corrections: CorrectionsPage,
  brief: BriefPage,
}

/** What surrounds every page: the case, the pages, the hour; and what is seen while there is nothing to see. */
export function Shell() {
  const found = overview.value
  const w = words.value
  useEffect(() => {
    document.title = `${w.pages[page.value]} · ${found?.case.title ?? 'Forewarn'}`
  })
  return (
    <div class="shell" data-drawer={opened.value ? 'open' : undefined}>
      <a class="skip" href="#main" onClick={focusMain}>
        {w.skip}
      </a>
      <header class="top">
        <div class="case">
          <p class="brand">Forewarn</p>
          <h1>{found?.case.title ?? '\u00a0'}</h1>
          {isCopy && (
            <abbr class="flag copy" title={w.copyNote}>
              {w.copy}
            </abbr>
          )}
        </div>
        <button type="button" class="find" onClick={openPalette} aria-keyshortcuts="Control+K Meta+K">
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="7" cy="7" r="4.5" />
            <path d="m10.5 10.5 3.5 3.5" />
          </svg>
          <span>{w.palette}</span> <kbd>Ctrl K</kbd>
        </button>
      </header>
      <nav class="pages" aria-label={w.room}>
        <ul>
          {PAGES.map(name => (
            <li key={name}>
              <a href={addressWith({}, name)} aria-current={page.value === name ? 'page' : undefined}>
                {w.pages[name]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {found ? <TimeBar /> : <div class="time-bar" />}
      <main id="main" tabIndex={-1} aria-busy={loading.value} data-stale={!arrived.value || undefined}>
        <Content />
      </main>
      <Drawer />
      <Palette />
      <CorrectDialog />
      <Notices />
    </div>
  )
}

function focusMain(event: Event): void {
  event.preventDefault()
  document.getElementById('main')?.focus()
}

function Content() {
  const w = words.value
  const shown = picture.value
  const name = page.value
  useEffect(() => {
    scrollTo({ top: 0 })
    // On a narrow window the row of pages scrolls: the one that one is on has to be in sight.
    // Not by scrollIntoView, which moves the place that Tab goes on from.
    const here = document.querySelector<HTMLElement>('.pages [aria-current]')
    const row = here?.closest<HTMLElement>('.pages')
    if (here && row) row.scrollLeft = here.offsetLeft - (row.clientWidth - here.clientWidth) / 2
  }, [name])
  if (failure.value && !arrived.value) return <Failed />
  if (!shown) return <Opening />
  if (!shown.counts.reports) return <NothingYet />
  const View = VIEWS[name]
  return (
    <>
      <div class="page-title">
        <h2>{w.pages[name]}</h2>
        <p>
          {w.asOf} <time dateTime={shown.asOf}>{momentText(at.value ?? shown.asOf)}</time>
          {loading.value && <span class="working"> · {w.loading} …</span>}
        </p>
      </div>
      <View picture={shown} />
    </>
  )
}

function Opening() {
  const w = words.value
  return (
    <div class="state" role="status">
      <div class="skeleton" aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
      </div>
      <h2>{w.firstLoad}</h2>
      <p>{w.firstLoadNote}</p>
    </div>
  )
}

function Failed() {
  const w = words.value
  const found = failure.value!
  const [title, note] = isCopy ? [w.copyLost, w.copyLostNote] : [w.offline, w.offlineNote]
  return (
    <div class="state failed" role="alert">
      <h2>{found.kind === 'offline' ? title : w.refused}</h2>
      <p>{found.kind === 'offline' ? note : <Said text={found.detail} />}</p>
      <button type="button" class="primary" onClick={begin}>
        {w.again}
      </button>
    </div>
  )
}

function NothingYet() {
  const w = words.value
  const first = overview.value?.published[0]
  if (!first)
    return (
      <div class="state">
        <h2>{w.noReports}</h2>
        <p>{w.noReportsNote}</p>
        <p>
          <code>npx forewarn ingest CASE news.html</code>
        </p>
      </div>
    )
  return (
    <div class="state">
      <h2>{w.notYet}</h2>
      <p>{at.value && momentText(at.value)}</p>
      <button type="button" class="primary" onClick={() => go(addressWith({ at: first }))}>
        {w.toFirst}
      </button>
    </div>
  )
}
