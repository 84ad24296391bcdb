import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Block, Brief } from '../../../src/brief/document.ts'
import type { Picture } from '../../../src/serve/picture-schema.ts'
import { Missing } from '../drawer/drawer.tsx'
import { ShareBar } from '../parts/bar.tsx'
import { Runs, type Target } from '../parts/runs.tsx'
import { addressWith } from '../state/address.ts'
import { loadFile, save } from '../state/ask.ts'
import { useLoaded } from '../state/loaded.ts'
import { hourText, momentText, percent, words } from '../words/words.ts'
import { briefTargets } from './targets.ts'

/** What the brief can be kept as. */
const FORMS = [
  ['md', 'Markdown'],
  ['html', 'HTML'],
  ['docx', 'Word'],
] as const

/** The terminal's brief as a page: the same sections, printed to PDF by the browser. */
export function BriefPage({ picture }: { readonly picture: Picture }) {
  const w = words.value
  const lost = useSignal(false)
  const { value: brief, failure } = useLoaded<Brief>('brief')
  if (!brief || failure) return <Missing failure={failure} />
  const targets = briefTargets(brief)
  const { asOf } = picture
  const keep = (form: string) =>
    loadFile(`brief.${form}?at=${asOf}`).then(
      file => {
        save(file, `brief-${asOf.slice(0, 13)}Z.${form}`)
        lost.value = false
      },
      () => {
        lost.value = true
      },
    )
  return (
    <div class="brief-page">
      <nav class="contents" aria-label={w.contents}>
        <ol>
          {[
            ...brief.sections.map(({ id, title }) => [id, title] as const),
            ['references', w.references] as const,
          ].map(([id, title]) => (
            <li key={id}>
              <button type="button" class="link" onClick={() => toSection(id)}>
                {title}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <article class="brief">
        <p class="actions">
          <button type="button" class="primary" onClick={() => print()}>
            {w.print}
          </button>
          {FORMS.map(([form, name]) => (
            <button key={form} type="button" class="link" onClick={() => keep(form)}>
              {name}
            </button>
          ))}
          {lost.value && <span role="alert">{w.offline}</span>}
        </p>
        <header lang="en">
          <h3 class="brief-title">{brief.title}</h3>
          <p class="as-of">
            {w.asOf} {momentText(brief.asOf)}
          </p>
          <p class="question">{brief.question}</p>
        </header>
        <Remarks caseId={picture.case.id} />
        {brief.sections.map(({ id, title, blocks }) => (
          <section key={id} class={`section-${id}`} lang="en">
            <h3 id={`section-${id}`} tabIndex={-1}>
              {title}
            </h3>
            {blocks.map((block, n) => (
              <BlockView key={n} block={block} targets={targets} />
            ))}
          </section>
        ))}
        <section lang="en">
          <h3 id="section-references" tabIndex={-1}>
            {w.references}
          </h3>
          <ol class="references">
            {brief.references.map(reference => (
              <li key={reference.n} value={reference.n}>
                <a href={addressWith({ open: `r:${reference.report}`, claim: null })}>{reference.outlet}</a>,{' '}
                {hourText(reference.published)}: <q>{reference.quote}</q>
              </li>
            ))}
          </ol>
        </section>
      </article>
    </div>
  )
}

/** The address after `#` is the room's, so that no anchor can lead there. */
function toSection(id: string): void {
  const heading = document.getElementById(`section-${id}`)
  heading?.scrollIntoView({ block: 'start' })
  heading?.focus({ preventScroll: true })
}

function BlockView({
  block,
  targets,
}: {
  readonly block: Block
  readonly targets: ReadonlyMap<number, Target>
}) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Runs line={block.line} targets={targets} />
        </p>
      )
    case 'items':
      return (
        <ul class="items">
          {block.items.map(({ lead, details }, n) => (
            <li key={n}>
              <p>
                <Runs line={lead} targets={targets} />
              </p>
              {details.map((line, m) => (
                <p key={m} class="detail">
                  <Runs line={line} targets={targets} />
                </p>
              ))}
            </li>
          ))}
        </ul>
      )
    case 'table':
      return (
        <div
          class="scroll"
          tabIndex={0}
          role="region"
          aria-label={block.columns.map(({ title }) => title).join(', ')}
        >
          <table class="plain-table">
            <thead>
              <tr>
                {block.columns.map(({ title, align }, n) =>
                  title ? (
                    <th key={n} scope="col" class={align}>
                      {title}
                    </th>
                  ) : (
                    <td key={n} />
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, n) => (
                <tr key={n}>
                  {row.map((cell, m) => (
                    <td key={m} class={block.columns[m]?.align}>
                      <Runs line={cell} targets={targets} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )
    case 'sides':
      return (
        <div class="dispute">
          <p>
            <Runs line={block.title} targets={targets} />
          </p>
          <div class="two-columns">
            {block.sides.map(({ title, lines }) => (
              <div key={title}>
                <h4>{title}</h4>
                {lines.map((line, n) => (
                  <p key={n}>
                    <Runs line={line} targets={targets} />
                  </p>
                ))}
              </div>
            ))}
          </div>
        </div>
      )
    case 'bars':
      return (
        <ul class="bars">
          {block.bars.map(({ label, p, low, high, note }) => (
            <li key={label}>
              <p>
                <span>{label}</span>
                <b class="figure">{percent(p)}</b>
              </p>
              <ShareBar p={p} low={low} high={high} />
              <small>
                <Runs line={note} targets={targets} />
              </small>
            </li>
          ))}
        </ul>
      )
  }
}

/** An analyst's own words above the brief; they stay in the browser. */
function Remarks({ caseId }: { readonly caseId: string }) {
  const w = words.value
  const key = `forewarn-remarks-${caseId}`
  const text = useSignal('')
  useEffect(() => {
    try {
      text.value = localStorage.getItem(key) ?? ''
    } catch {
      // Without storage they last as long as the page.
    }
  }, [key])
  return (
    <div class={`remarks${text.value ? '' : ' empty'}`}>
      <label for="remarks">{w.remarks}</label>
      <textarea
        id="remarks"
        rows={Math.min(12, Math.max(2, text.value.split('\n').length))}
        value={text.value}
        placeholder={w.remarksNote}
        onInput={event => {
          text.value = event.currentTarget.value
          try {
            localStorage.setItem(key, text.value)
          } catch {
            // As above.
          }
        }}
      />
      <p class="printed">{text.value}</p>
    </div>
  )
}
