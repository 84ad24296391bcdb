import { addressWith } from '../state/address.ts'
import { looked, sinceLook } from '../state/last-look.ts'
import { correctWords, momentText, testText, words } from '../words/words.ts'
import { StatusBadge } from './status.tsx'

/** What is new since the reader was last here; nothing where nothing is. */
export function SinceLook() {
  const [w, c] = [words.value, correctWords.value]
  const found = sinceLook.value
  if (!found) return null
  const { when, reports, corrections, tests } = found
  return (
    <section class="since-look" aria-labelledby="since-look">
      <h3 id="since-look">{c.sinceLook(momentText(when))}</h3>
      <p>
        {reports > 0 && <a href={addressWith({}, 'sources')}>{c.newReports(reports)}</a>}
        {corrections > 0 && <a href={addressWith({}, 'corrections')}>{c.corrections(corrections)}</a>}
      </p>
      {tests.length > 0 && (
        <ul class="plain">
          {tests.map(({ name, title, before, after }) => (
            <li key={name}>
              <a href={addressWith({ open: `i:${name}`, claim: null })}>{testText({ name, title })}</a>
              <StatusBadge status={before} /> <span aria-hidden="true">→</span>
              <span class="unseen">{w.to}</span> <StatusBadge status={after} />
            </li>
          ))}
        </ul>
      )}
      <button type="button" class="plain-button" onClick={looked}>
        {c.seen}
      </button>
    </section>
  )
}
