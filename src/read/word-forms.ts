import { existsSync, readFileSync } from 'node:fs'
import type { KnownForm, KnownForms } from '../code/lexicon.ts'
import type { Part } from '../code/pattern.ts'

/** English past forms by rule for each verb that heads a pattern, and the irregular ones as listed. */
export function verbForms(
  patterns: readonly { readonly key: string }[],
  irregular: string,
): ReadonlyMap<string, string> {
  const forms = new Map<string, string>()
  for (const { key } of patterns) {
    if (!key.endsWith('/V')) continue
    const lemma = key.slice(0, -2)
    for (const form of regularPast(lemma)) forms.set(form, lemma)
  }
  for (const line of irregular.split(',')) {
    const [lemma, ...past] = line.trim().split(/\s+/)
    for (const form of past) forms.set(form, lemma!)
  }
  return forms
}

function regularPast(lemma: string): readonly string[] {
  if (lemma.endsWith('e')) return [`${lemma}d`]
  if (/[^aeiou]y$/.test(lemma)) return [`${lemma.slice(0, -1)}ied`]
  const doubled = /[^aeiou][aeiou][bdglmnprt]$/.test(lemma) ? [`${lemma}${lemma.at(-1)}ed`] : []
  return [`${lemma}ed`, ...doubled]
}

/**
 * The forms of a language's `forms.tsv`, made by train/forms: lemma, part of speech, the stem that all forms share,
 * their endings (`-` for none), `perf` after
 * perfective verbs. Read when first asked. Without such a file no form is known.
 */
export function knownForms(file: string): KnownForms {
  let opened: ReadonlyMap<string, readonly KnownForm[]> | null = null
  return {
    find(form) {
      opened ??= existsSync(file) ? readForms(readFileSync(file, 'utf8')) : new Map()
      return opened.get(form) ?? []
    },
  }
}

function readForms(text: string): ReadonlyMap<string, readonly KnownForm[]> {
  const forms = new Map<string, KnownForm[]>()
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue
    const [lemma, part, stem, endings, aspect] = line.split('\t')
    for (const ending of (endings ?? '').split(' ')) {
      const [own = '', cases = ''] = ending.split(':')
      const form = `${stem}${own === '-' ? '' : own}`
      const known = { lemma: lemma!, part: part as Part, perfective: aspect === 'perf', cases }
      const list = forms.get(form)
      if (list) list.push(known)
      else forms.set(form, [known])
    }
  }
  return forms
}
