import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { kidsBy, pathUp, type Tree } from '../tree.ts'
import { colonSource, dashSource, sentenceFinalSource, withoutAsides } from './asides.ts'
import { isOutOfStep } from './clauses.ts'
import { crossEdge } from './edges.ts'
import { involvement } from './involvement.ts'
import { ownMarkers } from './markers.ts'
import { notDone } from './not-done.ts'
import { isCiting } from './operators.ts'
import { ASSERTED, conditional, type Perspective, term } from './state.ts'

/** Walks from the root down to `trigger`; each word on the way does to the value what the lexicon says it does. */
export function perspectiveOf(tree: Tree, trigger: Word, lexicon: LanguageLexicon): Perspective {
  const path = [...pathUp(tree, trigger)].reverse()
  let state = ASSERTED
  let entry = ASSERTED
  const first = path[0]!
  if (isQuestion(tree)) state = term({ ...state, certainty: 'U' }, 'question', first)
  state = colonSource(tree, trigger, state)
  state = dashSource(tree, trigger, state, lexicon)
  state = sentenceFinalSource(tree, first, trigger, state, lexicon)
  let open: Word | null = null
  for (let n = 0; n < path.length; n++) {
    const word = path[n]!
    if (n > 0) {
      const governor = path[n - 1]!
      state = crossEdge(tree, governor, word, trigger, entry, state, lexicon, open)
    }
    entry = state
    const marked = ownMarkers(tree, word, trigger, state, lexicon)
    state = involvement(tree, word, marked.state, lexicon)
    open = marked.condition
    if (!open || isCiting(tree, word, lexicon)) continue
    const next = path[n + 1]
    const isBelow = next ? isOwnCondition(next, open) : word !== trigger
    // "held out hope of aid if ..." did; what it "threatened to" do "if ..." is what hangs on the condition
    const isPast = isOutOfStep(tree, word, open) && !(next && /^[xc]comp/.test(next.deprel))
    if (!isBelow && !isPast) state = conditional(state, open)
  }
  return withoutAsides(tree, path, heldBack(tree, trigger, notDone(tree, trigger, state, lexicon), lexicon))
}

/** "would not recognise the result until observers had checked it": left open (gold rule 22). */
function heldBack(tree: Tree, trigger: Word, state: Perspective, lexicon: LanguageLexicon): Perspective {
  if (state.positive || !state.future || state.certainty === 'U') return state
  const until = kidsBy(tree, trigger, 'advcl').find(kid =>
    kidsBy(tree, kid, 'mark').some(mark => lexicon.operators.marks.get(mark.lemma.toLowerCase()) === 'until'),
  )
  return until ? term({ ...state, certainty: 'U' }, 'held back until', until) : state
}

function isOwnCondition(next: Word, condition: Word): boolean {
  return next.index === condition.index
}

function isQuestion(tree: Tree): boolean {
  const last = tree.words.findLast(word => !/^['"”’»)\]]+$/.test(word.form))
  return last?.form === '?'
}
