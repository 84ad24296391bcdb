import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import type { Draft } from './draft.ts'
import { decodeText } from './encoding.ts'

/** `schema.org` types of one published item. */
const ARTICLE_TYPE = /(?:Article|BlogPosting|Report|LiveBlogPosting)$/
const DROPPED =
  'script, style, noscript, template, iframe, object, embed, svg, canvas, form, [hidden], [aria-hidden="true"]'
const HIDING =
  /(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d])|font-size\s*:\s*0(?![.\d]))/i
const BLOCKS = new Set(
  'P DIV SECTION ARTICLE LI UL OL BLOCKQUOTE H1 H2 H3 H4 H5 H6 TR TABLE PRE FIGURE FIGCAPTION HEADER FOOTER MAIN BR HR DL DT DD'.split(
    ' ',
  ),
)

type Dom = ReturnType<typeof parseHTML>['document']

/**
 * A page's article, without scripts, hidden text and what surrounds it, and what the page says of itself: by
 * JSON-LD, by Open Graph and other `meta`, by `time`, in this order.
 */
export function draftOfHtml(bytes: Uint8Array): Draft {
  const html = decodeText(bytes, declaredCharset(bytes)).text
  const { document } = parseHTML(/<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`)
  const data = articleData(document)
  const meta = (...names: readonly string[]) => metaContent(document, names)
  const address =
    document.querySelector('link[rel="canonical"]')?.getAttribute('href') ??
    meta('og:url') ??
    textIn(data, 'url')
  const host = address && URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : undefined
  const lang =
    textIn(data, 'inLanguage') ??
    document.documentElement?.getAttribute('lang') ??
    meta('og:locale', 'language')
  const heading = document.querySelector('h1')?.textContent ?? document.querySelector('title')?.textContent
  const outlet = textIn(data, 'publisher', 'name') ?? meta('og:site_name', 'application-name') ?? host
  const published =
    textIn(data, 'datePublished') ??
    meta(
      'article:published_time',
      'datePublished',
      'date',
      'pubdate',
      'dc.date',
      'dc.date.issued',
      'parsely-pub-date',
    ) ??
    document.querySelector('time[datetime]')?.getAttribute('datetime') ??
    undefined
  return {
    outlet: present(outlet),
    address: address && URL.canParse(address) ? address : undefined,
    title: present(textIn(data, 'headline') ?? meta('og:title') ?? heading),
    language: languageOf(lang),
    published: present(published),
    text: articleText(document),
  }
}

/** The charset in the first kilobyte's `meta`, as browsers look for it. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1]
}

function articleText(document: Dom): string {
  for (const element of document.querySelectorAll(DROPPED)) element.remove()
  for (const element of document.querySelectorAll('[style]'))
    if (HIDING.test(element.getAttribute('style') ?? '')) element.remove()
  const whole = textOf(document.body)
  const article = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0]).parse()
  if (!article?.content) return whole
  return textOf(parseHTML(`<html><body>${article.content}</body></html>`).document.body) || whole
}

/** The text as read: a blank line between blocks, blanks folded within. */
function textOf(root: { readonly childNodes: Iterable<unknown> } | null): string {
  let text = ''
  const walk = (node: {
    nodeType: number
    nodeName: string
    nodeValue: string | null
    childNodes: Iterable<unknown>
  }) => {
    if (node.nodeType === 3) text += (node.nodeValue ?? '').replaceAll(/\s+/g, ' ')
    if (node.nodeType !== 1) return
    const isBlock = BLOCKS.has(node.nodeName.toUpperCase())
    if (isBlock) text += '\n'
    for (const child of node.childNodes) walk(child as typeof node)
    if (isBlock) text += '\n'
  }
  for (const child of root?.childNodes ?? []) walk(child as Parameters<typeof walk>[0])
  return text
    .split('\n')
    .map(line => line.replaceAll(/\s+/g, ' ').trim())
    .filter(line => line !== '')
    .join('\n\n')
}

function metaContent(document: Dom, names: readonly string[]): string | undefined {
  for (const name of names)
    for (const attribute of ['property', 'name', 'itemprop']) {
      const content = document.querySelector(`meta[${attribute}="${name}"]`)?.getAttribute('content')
      if (present(content)) return present(content)
    }
  return undefined
}

/** The article among the page's JSON-LD, or an empty record; faulty JSON-LD is common, and passed over. */
function articleData(document: Dom): Readonly<Record<string, unknown>> {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      const value: unknown = JSON.parse(script.textContent ?? '')
      const graph = isRecord(value) && Array.isArray(value['@graph']) ? value['@graph'] : [value].flat()
      const article = graph.find(
        node => isRecord(node) && [node['@type']].flat().some(type => ARTICLE_TYPE.test(String(type))),
      )
      if (isRecord(article)) return article
    } catch {}
  }
  return {}
}

function textIn(record: Readonly<Record<string, unknown>>, ...path: readonly string[]): string | undefined {
  const value = path.reduce<unknown>((inner, key) => {
    const node = Array.isArray(inner) ? inner[0] : inner
    return isRecord(node) ? node[key] : undefined
  }, record)
  return typeof value === 'string' ? present(value) : undefined
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `ru-RU` and `ru_RU` are `ru`. */
function languageOf(tag: string | null | undefined): string | undefined {
  return /^([a-z]{2})(?:[-_]|$)/.exec(tag?.trim().toLowerCase() ?? '')?.[1]
}

function present(text: string | null | undefined): string | undefined {
  return text?.trim() || undefined
}
