import { type Signal, useSignal } from '@preact/signals'
import type { Claim } from '../../../src/domain/claim.ts'
import type { ClaimParse } from '../../../src/serve/parse-schema.ts'
import { isCopy } from '../state/ask.ts'
import { useLoaded } from '../state/loaded.ts'
import { treeWords } from '../words/words.ts'
import { type Branch, branchesOf, type ParsedSentence, phraseOf } from './branches.ts'
import { Missing } from './drawer.tsx'

/** The tree of a claim's sentence, asked for when somebody wants it: the server parses it again. */
export function SentenceTree({
  claim,
  text,
  language,
}: {
  readonly claim: Claim
  readonly text: string
  readonly language: string
}) {
  const w = treeWords.value
  const shown = useSignal(false)
  if (isCopy) return <p class="note">{w.notInCopy}</p>
  return (
    <>
      <button
        type="button"
        class="link"
        aria-expanded={shown.value}
        onClick={() => {
          shown.value = !shown.value
        }}
      >
        {shown.value ? w.hide : w.show}
      </button>
      {shown.value && <Loaded claim={claim} text={text} language={language} />}
    </>
  )
}

function Loaded({ claim, text, language }: Parameters<typeof SentenceTree>[0]) {
  const w = treeWords.value
  const { value, failure } = useLoaded<ClaimParse>(`claims/${encodeURIComponent(claim.id)}/parse`)
  if (!value || failure) return <Missing failure={failure} />
  if (!value.sentences.length) return <p class="note">{w.none}</p>
  return (
    <div class="sentence-tree">
      <p class="note">{w.note}</p>
      {value.sentences.map(sentence => (
        <Drawn key={sentence.start} sentence={sentence} claim={claim} text={text} language={language} />
      ))}
    </div>
  )
}

interface Shared {
  readonly text: string
  readonly sentence: ParsedSentence
  readonly language: string
  /** Words whose branch is not as it is at first: folded where nothing below them counts. */
  readonly turned: Signal<ReadonlySet<number>>
  readonly all: Signal<boolean>
  /** The word that Tab comes to. */
  readonly current: Signal<number>
}

function Drawn({
  sentence,
  claim,
  text,
  language,
}: {
  readonly sentence: ParsedSentence
  readonly claim: Claim
  readonly text: string
  readonly language: string
}) {
  const w = treeWords.value
  const turned = useSignal<ReadonlySet<number>>(new Set())
  const all = useSignal(false)
  const root = branchesOf(sentence, claim)
  const current = useSignal(root?.word.index ?? 0)
  if (!root) return <p class="note">{w.notParsed}</p>
  const shared: Shared = { text, sentence, language, turned, all, current }
  return (
    <>
      <p class="fold">
        <button
          type="button"
          class="link"
          onClick={() => {
            all.value = !all.value
            turned.value = new Set()
          }}
        >
          {all.value ? w.foldAll : w.unfoldAll}
        </button>
      </p>
      <ul
        role="tree"
        aria-label={w.title}
        onKeyDown={event => move(event, shared)}
        onClick={event => pick(event, shared)}
      >
        <Item branch={root} level={1} shared={shared} />
      </ul>
    </>
  )
}

function isOpen({ word, counts, kids }: Branch, { turned, all }: Shared): boolean {
  if (!kids.length) return false
  return (all.value || counts) !== turned.value.has(word.index)
}

function Item({
  branch,
  level,
  shared,
}: {
  readonly branch: Branch
  readonly level: number
  readonly shared: Shared
}) {
  const w = treeWords.value
  const { word, gave, kids, counts } = branch
  const { sentence, text, current, language } = shared
  const open = isOpen(branch, shared)
  const over = sentence.words[word.head - 1]
  const relation = relationText(word.deprel)
  const fields = [...new Set(gave.map(({ field }) => w.fields[field] ?? field))]
  const phrase = kids.length && !open ? phraseOf(branch, text) : word.form
  const said = [
    phrase,
    `${w.classes[word.upos]}, ${relation}${over ? ` ${w.of} ${over.form}` : ''}`,
    ...(fields.length ? [`${w.gives}: ${fields.join(', ')}`] : []),
    ...(word.was ? [w.mended] : []),
  ].join('; ')
  return (
    <li
      role="treeitem"
      data-word={word.index}
      aria-level={level}
      aria-label={said}
      {...(kids.length ? { 'aria-expanded': open } : {})}
      tabIndex={current.value === word.index ? 0 : -1}
      class={counts ? '' : 'aside'}
      onFocus={event => {
        if (event.target === event.currentTarget) current.value = word.index
      }}
    >
      <div class="word">
        <span class="form" lang={language}>
          {kids.length > 0 && <i class="twist" aria-hidden="true" />}
          {gave.length > 0 ? <mark>{word.form}</mark> : phrase}
        </span>
        <span class="relation" title={`${word.deprel} · ${word.upos} · ${word.lemma} ${word.feats}`}>
          {relation} <code>{word.deprel}</code>
        </span>
        {word.was && (
          <span
            class="mended"
            title={w.was(word.was.deprel, sentence.words[word.was.head - 1]?.form ?? w.ofRoot)}
          >
            {w.mended}
          </span>
        )}
        {gave.map(({ field, rule }) => (
          <span key={field + rule} class="gave">
            <b>{w.fields[field] ?? field}</b> <code>{rule}</code>
          </span>
        ))}
      </div>
      {open && (
        <ul role="group">
          {kids.map(kid => (
            <Item key={kid.word.index} branch={kid} level={level + 1} shared={shared} />
          ))}
        </ul>
      )}
    </li>
  )
}

function relationText(deprel: string): string {
  const w = treeWords.value
  const [base = '', sub] = deprel.split(':')
  const text = w.relations[base] ?? base
  return sub === 'pass' ? `${text} (${w.passive})` : text
}

function turn(word: number, turned: Signal<ReadonlySet<number>>): void {
  const next = new Set(turned.value)
  if (!next.delete(word)) next.add(word)
  turned.value = next
}

function pick(event: MouseEvent, { turned }: Shared): void {
  const item = (event.target as HTMLElement).closest<HTMLElement>('[role="treeitem"]')
  item?.focus()
  if (item?.ariaExpanded) turn(Number(item.dataset.word), turned)
}

/** Moves through the tree as the tree view pattern of WAI-ARIA's authoring practices says. */
function move(event: KeyboardEvent, { turned }: Shared): void {
  const tree = event.currentTarget as HTMLElement
  const item = (event.target as HTMLElement).closest<HTMLElement>('[role="treeitem"]')
  if (!item || event.ctrlKey || event.metaKey || event.altKey) return
  const items = [...tree.querySelectorAll<HTMLElement>('[role="treeitem"]')]
  const at = items.indexOf(item)
  const expanded = item.getAttribute('aria-expanded')
  const fold = () => turn(Number(item.dataset.word), turned)
  const over = item.parentElement?.closest<HTMLElement>('[role="treeitem"]')
  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: () => items[at + 1]?.focus(),
    ArrowUp: () => items[at - 1]?.focus(),
    Home: () => items[0]?.focus(),
    End: () => items.at(-1)?.focus(),
    ArrowRight: () => (expanded === 'false' ? fold() : expanded && items[at + 1]?.focus()),
    ArrowLeft: () => (expanded === 'true' ? fold() : over?.focus()),
    Enter: () => expanded && fold(),
    ' ': () => expanded && fold(),
  }
  const chosen = moves[event.key]
  if (!chosen) return
  event.preventDefault()
  event.stopPropagation()
  chosen()
}
