import type { CorrectionStanding } from '../../../src/domain/correction.ts'
import type { Frozen } from '../../../src/serve/frozen.ts'
import { Said } from '../parts/said.tsx'
import { addressWith } from '../state/address.ts'
import { picture } from '../state/data.ts'
import { correctWords, hourText } from '../words/words.ts'
import { UndoButton } from './undo-button.tsx'

/** Remarks and corrections that bear on what the drawer shows, beside it; nothing where there are none. */
export function Beside({ bears }: { readonly bears: (standing: Frozen<CorrectionStanding>) => boolean }) {
  const c = correctWords.value
  const found = picture.value?.corrections.filter(one => one.state !== 'undone' && bears(one)) ?? []
  if (!found.length) return null
  return (
    <section class="beside">
      <h3>
        {c.remarks} <a href={addressWith({ open: null, claim: null }, 'corrections')}>{c.show}</a>
      </h3>
      <ul class="plain">
        {found.map(standing => {
          const { id, act, author, reason, at, warnings } = standing
          return (
            <li key={id}>
              <p>
                <b>{c.done[act.kind]}:</b> {act.kind === 'annotate' ? act.remark : reason}
              </p>
              {warnings.map(warning => (
                <p key={warning} class="warning">
                  <b>{c.warning}</b> <Said text={warning} />
                </p>
              ))}
              <small>
                {author} · {hourText(at)} <UndoButton standing={standing} />
              </small>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
