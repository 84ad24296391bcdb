import type { Upos } from '../../src/domain/syntax.ts'

/** An analysis in Universal Dependencies' words. */
export interface Analysis {
  readonly upos: Upos
  /** As in CoNLL-U, sorted by name; `_` for none. */
  readonly feats: string
  /** What UD does not tell, but helps to parse: kinds of names, transitivity. */
  readonly hints: readonly string[]
}

const UPOS: Readonly<Record<string, Upos>> = {
  NOUN: 'NOUN',
  ADJF: 'ADJ',
  ADJS: 'ADJ',
  COMP: 'ADJ',
  VERB: 'VERB',
  INFN: 'VERB',
  PRTF: 'VERB',
  PRTS: 'VERB',
  GRND: 'VERB',
  NUMR: 'NUM',
  ADVB: 'ADV',
  PRED: 'ADV',
  NPRO: 'PRON',
  PREP: 'ADP',
  CONJ: 'CCONJ',
  PRCL: 'PART',
  INTJ: 'INTJ',
}

/** Feature by grammeme, https://opencorpora.org/dict.php?act=gram. */
const FEATURES: Readonly<Record<string, string>> = {
  anim: 'Animacy=Anim',
  inan: 'Animacy=Inan',
  masc: 'Gender=Masc',
  femn: 'Gender=Fem',
  neut: 'Gender=Neut',
  sing: 'Number=Sing',
  plur: 'Number=Plur',
  nomn: 'Case=Nom',
  gent: 'Case=Gen',
  gen1: 'Case=Gen',
  gen2: 'Case=Par',
  datv: 'Case=Dat',
  accs: 'Case=Acc',
  acc2: 'Case=Acc',
  ablt: 'Case=Ins',
  loct: 'Case=Loc',
  loc1: 'Case=Loc',
  loc2: 'Case=Loc',
  voct: 'Case=Voc',
  perf: 'Aspect=Perf',
  impf: 'Aspect=Imp',
  past: 'Tense=Past',
  pres: 'Tense=Pres',
  futr: 'Tense=Fut',
  '1per': 'Person=1',
  '2per': 'Person=2',
  '3per': 'Person=3',
  impr: 'Mood=Imp',
  indc: 'Mood=Ind',
  actv: 'Voice=Act',
  pssv: 'Voice=Pass',
  VERB: 'VerbForm=Fin',
  INFN: 'VerbForm=Inf',
  PRTF: 'VerbForm=Part',
  GRND: 'VerbForm=Conv',
  COMP: 'Degree=Cmp',
  Supr: 'Degree=Sup',
}

const NAMES = new Set(['Name', 'Surn', 'Patr', 'Geox', 'Orgn', 'Trad'])
const HINTS = new Set([...NAMES, 'tran', 'intr', 'Apro', 'Anum', 'Abbr', 'PRED', 'CONJ'])
const VERBAL = new Set(['VERB', 'INFN', 'PRTF', 'PRTS', 'GRND'])

/** `reflexive`: whether the form ends in -ся or -сь, which UD tells as the middle voice. */
export function toUniversal(tag: string, reflexive: boolean): Analysis {
  const grammemes = tag.split(/[ ,]/)
  const [part = ''] = grammemes
  const has = (name: string) => grammemes.includes(name)
  const feats = new Map<string, string>()
  for (const grammeme of grammemes) {
    const [name, value] = FEATURES[grammeme]?.split('=') ?? []
    if (name && value) feats.set(name, value)
  }
  if (part === 'PRTS') feats.set('VerbForm', 'Part')
  if (part === 'PRTS' || part === 'ADJS') feats.set('Variant', 'Short')
  if (VERBAL.has(part) && !feats.has('Voice')) feats.set('Voice', 'Act')
  if (VERBAL.has(part) && reflexive && feats.get('Voice') === 'Act') feats.set('Voice', 'Mid')
  if ((part === 'ADJF' || part === 'ADJS' || part === 'ADVB') && !has('Apro') && !feats.has('Degree'))
    feats.set('Degree', 'Pos')
  const name = grammemes.some(grammeme => NAMES.has(grammeme))
  const upos = has('Apro') ? 'DET' : part === 'NOUN' && name ? 'PROPN' : (UPOS[part] ?? 'X')
  return {
    upos,
    feats:
      [...feats]
        .map(([key, value]) => `${key}=${value}`)
        .sort()
        .join('|') || '_',
    hints: grammemes.filter(grammeme => HINTS.has(grammeme)),
  }
}
