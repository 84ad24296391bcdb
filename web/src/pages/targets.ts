import type { Brief } from '../../../src/brief/document.ts'
import type { Picture } from '../../../src/serve/picture-schema.ts'
import type { Target } from '../parts/runs.tsx'
import { hourText } from '../words/words.ts'

/** Where the numbers of the bottom line lead: to the event and the sentence. */
export function bottomLineTargets({ references }: Picture): ReadonlyMap<number, Target> {
  return new Map(
    references.map(({ n, outlet, published, quote, report, event, claim }) => [
      n,
      { n, title: `${outlet}, ${hourText(published)}: “${quote}”`, open: event ?? `r:${report}`, claim },
    ]),
  )
}

/** Where the numbers of the whole brief lead: to the report that holds the sentence. */
export function briefTargets({ references }: Brief): ReadonlyMap<number, Target> {
  return new Map(
    references.map(({ n, outlet, published, quote, report }) => [
      n,
      { n, title: `${outlet}, ${hourText(published)}: “${quote}”`, open: `r:${report}`, claim: null },
    ]),
  )
}
