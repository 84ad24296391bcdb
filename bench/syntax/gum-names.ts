/** A named person, organisation or place of GUM, by its sentence (from 0) and the proper nouns at its core (from 1). */
export interface GumName {
  readonly kind: 'person' | 'organisation' | 'place'
  readonly sentence: number
  readonly core: readonly number[]
}

const KINDS: Readonly<Record<string, GumName['kind']>> = {
  person: 'person',
  organization: 'organisation',
  place: 'place',
}

interface Open {
  readonly group: string
  readonly kind: string
  readonly minspan: string
  readonly first: number
}

/**
 * The names in the mentions that GUM marks in MISC (`Entity=(1-person-...`), whose fields are group, type, status,
 * salience, centering, minimal span, link, identity. A mention is a name where a proper noun stands in its minimal
 * span.
 */
export function gumNames(conllu: string): GumName[] {
  const blocks = conllu.split(/\n\n+/).filter(block => /^1\t|^1-/m.test(block))
  return blocks.flatMap((block, sentence) => {
    const rows = block
      .split('\n')
      .filter(line => /^\d+\t/.test(line))
      .map(line => line.split('\t'))
    const open: Open[] = []
    const names: GumName[] = []
    const close = ({ kind, minspan, first }: Open) => {
      const named = KINDS[kind]
      const core = minspan
        .split(',')
        .map(position => first + Number(position) - 1)
        .filter(number => rows[number - 1]?.[3] === 'PROPN')
      if (named && core.length > 0) names.push({ kind: named, sentence, core })
    }
    rows.forEach((columns, i) => {
      const marks = /(?:^|\|)Entity=([^|]*)/.exec(columns[9] ?? '')?.[1] ?? ''
      for (const [mark] of marks.matchAll(/\([^()]+\)?|[^()]+\)/g)) {
        if (mark.startsWith('(')) {
          const [group = '', kind = '', , , , minspan = '1'] = mark.replace(/[()]/g, '').split('-')
          const mention = { group, kind, minspan, first: i + 1 }
          if (mark.endsWith(')')) close(mention)
          else open.push(mention)
        } else {
          const at = open.findLastIndex(mention => mention.group === mark.slice(0, -1))
          if (at >= 0) close(open.splice(at, 1)[0]!)
        }
      }
    })
    return names
  })
}
