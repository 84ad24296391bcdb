import type { CorrectionStanding } from '../../../src/domain/correction.ts'
import type { Frozen } from '../../../src/serve/frozen.ts'
import { correctWords } from '../words/words.ts'
import { MayCorrect } from './menu.tsx'
import { correcting } from './start.ts'

/** Asks whether a correction is to be undone, where one may correct. */
export function UndoButton({ standing }: { readonly standing: Frozen<CorrectionStanding> }) {
  const { undo } = correctWords.value
  return (
    <MayCorrect>
      <button
        type="button"
        class="link"
        aria-label={`${undo} ${standing.id}`}
        onClick={() => {
          correcting.value = { kind: 'undo', correction: standing }
        }}
      >
        {undo}
      </button>
    </MayCorrect>
  )
}
