import type { Line, Run } from '../../../src/brief/document.ts'
import { addressWith } from '../state/address.ts'
import { words } from '../words/words.ts'
import { StatusBadge } from './status.tsx'

export interface Target {
  readonly n: number
  readonly title: string
  /** What the drawer opens at. */
  readonly open: string
  readonly claim: string | null
}

/** A line of the brief; its numbers open the sentence that they stand for. Text is text: nothing is parsed. */
export function Runs({
  line,
  targets,
}: {
  readonly line: Line
  readonly targets: ReadonlyMap<number, Target>
}) {
  return (
    <>
      {line.map((run, index) => (
        <RunView key={index} run={run} targets={targets} />
      ))}
    </>
  )
}

function RunView({ run, targets }: { readonly run: Run; readonly targets: ReadonlyMap<number, Target> }) {
  switch (run.kind) {
    case 'text':
      return <Unbroken text={run.text} />
    case 'strong':
      return <strong>{run.text}</strong>
    case 'quote':
      return <q>{run.text}</q>
    case 'id':
      return <IdLink id={run.id} />
    case 'status':
      return <StatusBadge status={run.status} />
    case 'refs':
      return (
        <span class="refs">
          {run.refs.map(n => (
            <RefLink key={n} n={n} target={targets.get(n)} />
          ))}
        </span>
      )
  }
}

/** A range of figures stays on one line: `80–95 %`. */
function Unbroken({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(/(\d+–\d+(?:\s%)?\)?)/).map((part, n) =>
        n % 2 ? (
          <span key={n} class="figure">
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </>
  )
}

function RefLink({ n, target }: { readonly n: number; readonly target: Target | undefined }) {
  if (!target) return <>[{n}]</>
  return (
    <a class="ref" href={addressWith({ open: target.open, claim: target.claim })} title={target.title}>
      {n}
    </a>
  )
}

/** An id of the brief opens what it names, where that is an event or a test. */
function IdLink({ id }: { readonly id: string }) {
  const open = id.startsWith('e-') ? id : id.includes('.') && !id.includes('#') ? `i:${id}` : null
  if (!open) return <code>{id}</code>
  return (
    <a class="id" href={addressWith({ open, claim: null })} title={id}>
      {words.value.whyLink}
    </a>
  )
}
