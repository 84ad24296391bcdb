import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { foldName } from '../../src/code/resolve/names.ts'
import type { Analysis, Entity, EntityKind } from '../../src/domain/syntax.ts'
import { entityNames } from '../../src/read/entity-names.ts'
import { LEXICON_DIR } from '../../src/read/lexicon.ts'
import { readSyntax } from '../../src/read/models.ts'
import { loadResources } from '../../src/read/resources.ts'
import { analyse, analyseTokens, type Mode } from '../../src/syntax/analyse.ts'
import { readConllu } from '../../src/syntax/conllu.ts'
import { findEntities } from '../../src/syntax/entities.ts'
import { gumNames } from './gum-names.ts'

/**
 * Names found: of the places, outlets and organisations of states in gold claims, those whose text is found as a name
 * of the right kind; and, of the named persons, organisations and places of GUM, precision and recall where a name
 * counts as found when one of its core words is.
 */
const { values } = parseArgs({
  options: {
    claims: { type: 'string' },
    gum: { type: 'string' },
    mode: { type: 'string', default: 'accurate' },
    show: { type: 'boolean', default: false },
  },
})
const mode = values.mode as Mode
const syntax = readSyntax()
const resources = loadResources(LEXICON_DIR, ['en'])
const gazetteer = entityNames(resources)

interface Found {
  readonly kind: EntityKind
  readonly text: string
}

const namesIn = (text: string): Found[] => {
  const analysis = analyse(text, syntax, { mode, language: 'en' })
  return findEntities(analysis, gazetteer).map(entity => ({
    kind: entity.kind,
    text: textOf(text, analysis, entity),
  }))
}

function textOf(text: string, { sentences }: Analysis, { sentence, first, last }: Entity): string {
  const { words } = sentences[sentence]!
  return text.slice(words[first - 1]!.start, words[last - 1]!.end)
}

const share = (part: number, whole: number) => Math.round((10_000 * part) / Math.max(1, whole)) / 100

interface GoldRecord {
  readonly id: string
  readonly text: string
  readonly claims: readonly {
    readonly actor: readonly string[]
    readonly target: readonly string[]
    readonly place: string | null
    readonly attribution: string | null
  }[]
}

/** The names by which an organisation of states is known. */
function namesOfBody(code: string): string[] {
  return [...resources.names.byFirst.values()]
    .flat()
    .filter(({ entry }) => entry.kind === 'body' && entry.tenures.some(tenure => tenure.code === code))
    .map(({ pieces }) => pieces.join(' '))
}

function onClaims(file: string) {
  const tally = { places: [0, 0, 0], outlets: [0, 0, 0], organisations: [0, 0, 0] }
  const missed: string[] = []
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const { id, text, claims } = JSON.parse(line) as GoldRecord
    const found = namesIn(text)
    const folded = foldName(text)
    const parties = claims.flatMap(claim => [...claim.actor, ...claim.target, claim.attribution ?? ''])
    const wanted = [
      ...claims.map(
        ({ place }) => ['places', 'place', place && !/^[A-Z]{3}$/.test(place) ? [place] : []] as const,
      ),
      ...parties.map(
        code => ['outlets', 'organisation', code.startsWith('MED ') ? [code.slice(4)] : []] as const,
      ),
      ...parties.map(
        code => ['organisations', 'organisation', code.startsWith('IGO ') ? namesOfBody(code) : []] as const,
      ),
    ]
    const seen = new Set<string>()
    for (const [kind, entity, names] of wanted) {
      const written = names
        .map(foldName)
        .filter(name => ` ${folded.replace(/[^\p{L}\p{N}' ]/gu, ' ')} `.includes(` ${name} `))
      if (written.length === 0 || seen.has(`${kind} ${names[0]}`)) continue
      seen.add(`${kind} ${names[0]}`)
      const hits = found.filter(each => written.some(name => foldName(each.text).includes(name)))
      tally[kind][0]!++
      if (hits.length > 0) tally[kind][1]!++
      if (hits.some(hit => hit.kind === entity)) tally[kind][2]!++
      else
        missed.push(
          `${id} ${kind} ${names[0]}: ${hits.map(hit => `${hit.text} as ${hit.kind}`).join(', ') || 'not found'}`,
        )
    }
  }
  return {
    ...Object.fromEntries(
      Object.entries(tally).map(([kind, [written = 0, name = 0, right = 0]]) => [
        kind,
        { written, foundAsName: share(name, written), foundAsThatKind: share(right, written) },
      ]),
    ),
    ...(values.show ? { missed } : {}),
  }
}

function onGum(file: string) {
  const conllu = readFileSync(file, 'utf8')
  const sentences = readConllu(conllu)
  const gold = gumNames(conllu)
  const analysis = analyseTokens(sentences, syntax, { mode, language: 'en' })
  const found = findEntities(analysis, gazetteer)
  const kinds = ['person', 'organisation', 'place'] as const
  const missed: string[] = []
  const matches = (name: (typeof gold)[number], entity: Entity) =>
    entity.sentence === name.sentence && name.core.some(word => entity.first <= word && word <= entity.last)
  const rows = kinds.map(kind => {
    const own = gold.filter(name => name.kind === kind)
    const system = found.filter(entity => (entity.kind === 'unit' ? 'organisation' : entity.kind) === kind)
    const recalled = own.filter(name => system.some(entity => matches(name, entity))).length
    const right = system.filter(entity => own.some(name => matches(name, entity))).length
    const precision = right / Math.max(1, system.length)
    const recall = recalled / Math.max(1, own.length)
    return [
      kind,
      {
        gold: own.length,
        found: system.length,
        precision: share(precision, 1),
        recall: share(recall, 1),
        f1: share(precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0, 1),
      },
    ]
  })
  const anyKind = gold.filter(name => found.some(entity => matches(name, entity))).length
  if (values.show)
    for (const entity of found) {
      const name = gold.find(each => matches(each, entity))
      if (name?.kind === entity.kind) continue
      const words = analysis.sentences[entity.sentence]!.words.slice(entity.first - 1, entity.last)
      missed.push(
        `${words.map(word => word.form).join(' ')}: ${entity.kind}, gold ${name?.kind ?? 'no name'}`,
      )
    }
  return {
    ...Object.fromEntries(rows),
    names: gold.length,
    foundAsAnyKind: share(anyKind, gold.length),
    missed,
  }
}

console.log(
  JSON.stringify(
    {
      mode,
      ...(values.claims ? { claims: onClaims(values.claims) } : {}),
      ...(values.gum ? { gum: onGum(values.gum) } : {}),
    },
    null,
    2,
  ),
)
