import type { Citation } from '../../domain/claim.ts'
import type { Word } from '../../domain/syntax.ts'
import { base, kidsOf, pathUp, subtree } from '../tree.ts'
import type { ResolveContext } from './context.ts'
import { foldName } from './names.ts'
import type { SentenceNotes } from './notes.ts'
import { partiesAt } from './participants.ts'
import { codeOf } from './party.ts'

/**
 * The code of a cited source whose noun phrase is headed by word `head`: an actor, `MED Outlet`, or `anonymous`
 * where no role is given. Two sources together count as the first.
 */
export function citationAt(context: ResolveContext, sentence: number, head: number): Citation {
  const notes = context.notes(sentence)
  const word = notes?.tree.words[head - 1]
  if (!notes || !word) return { code: 'anonymous', name: '', span: null }
  const title = kidsOf(notes.tree, word).find(kid => kid.deprel === 'appos' && kid.upos === 'NOUN')
  const author = authorOf(notes, word) ?? (title && authorOf(notes, title))
  if (author) return citationAt(context, sentence, author.index)
  const place = insiderOf(notes, word)
  if (place !== undefined)
    return place
      ? citationAt(context, sentence, place.index)
      : { code: 'anonymous', name: word.form, span: { start: word.start, end: word.end } }
  const outlet = outletOf(notes, word)
  const span = { start: word.start, end: word.end }
  const stated = outlet && isStateMedium(notes, word) ? countryOfOutlet(notes, word) : null
  if (outlet && stated) return { code: `${stated} GOV`, name: outlet, span }
  if (outlet) return { code: `MED ${outlet}`, name: outlet, span }
  if (isSourceless(notes, word))
    return { code: 'anonymous', name: context.text.slice(span.start, span.end), span }
  const party = partiesAt(context, sentence, head)[0]
  if (party?.outlet) return { code: `MED ${party.outlet}`, name: party.name, span: party.span }
  const code = party ? codeOf(party) : ''
  if (!party || code === '')
    return { code: 'anonymous', name: context.text.slice(span.start, span.end), span }
  if (party.role === 'MED' && isStateMedium(notes, word))
    return { code: codeOf({ ...party, role: 'GOV' }), name: party.name, span: party.span }
  return { code, name: party.name, span: party.span }
}

/**
 * "a UN report", "Amnesty's report", "police documents", "a report by the commission": what is written is the word of
 * whose it is; reports of the media are nobody's.
 */
function authorOf({ tree, words, nameAt, roleAt }: SentenceNotes, word: Word): Word | undefined {
  if (!words.sourceless.has(word.lemma.toLowerCase()) || roleAt[word.index]) return undefined
  // "a Reuters video" is the agency's, unlike "Reuters sources"
  const isInsider = words.grammar.insiders.has(word.lemma.toLowerCase())
  return kidsOf(tree, word).find(kid => {
    const before = kid.index < word.index && /^(compound|amod|nmod:poss)$/.test(kid.deprel)
    const joiners = kid.deprel === 'nmod' ? kidsOf(tree, kid).map(({ lemma }) => lemma.toLowerCase()) : []
    const behind = joiners.some(each => words.grammar.authors.has(each))
    // "an analyst with Crisis Group", "sources in the ministry"
    const beside =
      isInsider && joiners.some(each => words.grammar.origin.has(each) || words.grammar.company.has(each))
    if (!before && !behind && !beside) return false
    const role = roleAt[kid.index]
    const isNamed = nameAt[kid.index]?.entries.some(
      ({ kind }) => kind === 'body' || (kind === 'outlet' && (behind || !isInsider)),
    )
    if (isNamed) return true
    const isRoled = role?.manner === 'own' || (behind && role?.manner === 'follow')
    return isRoled && role?.role !== 'MED' && kid.upos !== 'ADJ'
  })
}

/**
 * "источник РИА Новости в МИД", "собеседники агентства Reuters": an outlet's source is cited for where it sits, null
 * where that is not told (gold rule 5); undefined where the word is no source of an outlet's.
 */
function insiderOf(notes: SentenceNotes, word: Word): Word | null | undefined {
  if (!notes.words.sourceless.has(word.lemma.toLowerCase())) return undefined
  const near = notes.tree.words.filter(
    each => each.index > word.index && (each.head === word.index || pathUp(notes.tree, each).includes(word)),
  )
  const isOutlets = near.some(
    each =>
      notes.nameAt[each.index]?.entries.some(entry => entry.kind === 'outlet') ||
      (each.upos === 'NOUN' && isMediumAt(notes, each)),
  )
  if (!isOutlets) return undefined
  const verb = word.head
  return (
    notes.tree.words.find(
      each =>
        each.index > word.index &&
        each.upos !== 'PUNCT' &&
        notes.roleAt[each.index] !== null &&
        !isMediumAt(notes, each) &&
        (near.includes(each) || each.head === verb) &&
        kidsOf(notes.tree, each).some(
          kid => kid.deprel === 'case' && notes.words.grammar.origin.has(kid.lemma.toLowerCase()),
        ),
    ) ?? null
  )
}

/** "state television", "the official news agency": what it says is its government's word (gold rule 5). */
function isStateMedium(notes: SentenceNotes, word: Word): boolean {
  const { official } = notes.words.grammar
  const title = kidsOf(notes.tree, word).filter(
    each => NAMING.has(base(each.deprel)) || TITLES.has(each.deprel),
  )
  const below = [word, ...title].map(each => subtree(notes.tree, each))
  const near = notes.tree.words.filter(
    each => each.index <= word.index && below.some(set => set.has(each.index)),
  )
  return (
    near.some(each => official.has(foldName(each.form)) || official.has(each.lemma.toLowerCase())) &&
    [word, ...title].some(each => isMediumAt(notes, each))
  )
}

/** How a description stands before a name: "the news agency IRNA". */
const TITLES: ReadonlySet<string> = new Set(['nmod:desc'])

function countryOfOutlet(notes: SentenceNotes, word: Word): string | null {
  for (const each of [word, ...kidsOf(notes.tree, word)])
    for (const entry of notes.nameAt[each.index]?.entries ?? [])
      if (entry.kind === 'outlet') return entry.country
  return null
}

/** "the newspaper Dawn", "Caracol radio", "the PAP news agency": the outlet by its name. */
function outletOf(notes: SentenceNotes, word: Word): string | null {
  const at = (index: number) => {
    const entry = notes.nameAt[index]?.entries.find(each => each.kind === 'outlet')
    return entry?.kind === 'outlet' ? entry.name : null
  }
  const own = at(word.index)
  if (own) return own
  const isMedium = isMediumAt(notes, word) || isNewsAgency(notes, word)
  // "la Repubblica": an article in small letters, which the parser takes for the first of the names
  const isArticle = word.upos === 'PROPN' && /^\p{Ll}/u.test(word.form)
  for (const kid of kidsOf(notes.tree, word)) {
    if (!NAMING.has(base(kid.deprel)) && !(base(kid.deprel) === 'nmod' && isMedium)) continue
    const found = isMedium || isArticle || base(kid.deprel) === 'appos' ? at(kid.index) : null
    if (found) return found
  }
  const named = isMedium
    ? kidsOf(notes.tree, word)
    : titledBy(notes, word)
      ? [word, ...flat(notes, word)]
      : []
  const name = named
    .filter(each => each === word || NAMING.has(base(each.deprel)))
    .filter(each => each.upos === 'PROPN' && !notes.nameAt[each.index])
    .sort((a, b) => a.index - b.index)
  return name.length > 0 ? name.map(each => each.form).join(' ') : null
}

function isMediumAt(notes: SentenceNotes, word: Word): boolean {
  return notes.roleAt[word.index]?.role === 'MED'
}

/** "the ATA agency": one that has a name of its own and nothing that it is the agency of. */
function isNewsAgency(notes: SentenceNotes, word: Word): boolean {
  return (
    notes.words.grammar.agencies.has(word.lemma.toLowerCase()) &&
    notes.roleAt[word.index]?.words.length === 1 &&
    kidsOf(notes.tree, word).every(
      kid =>
        kid.deprel === 'det' ||
        kid.upos === 'PUNCT' ||
        (kid.upos === 'PROPN' && NAMING.has(base(kid.deprel)) && isOutletOrUnknown(notes, kid)),
    ) &&
    kidsOf(notes.tree, word).some(kid => kid.upos === 'PROPN')
  )
}

function isOutletOrUnknown(notes: SentenceNotes, word: Word): boolean {
  const note = notes.nameAt[word.index]
  return !note || note.entries.some(each => each.kind === 'outlet')
}

/** "the newspaper Awoko", parsed with the name as head. */
function titledBy(notes: SentenceNotes, word: Word): boolean {
  return (
    word.upos === 'PROPN' &&
    kidsOf(notes.tree, word).some(
      kid =>
        kid.index < word.index &&
        kid.upos === 'NOUN' &&
        isMediumAt(notes, kid) &&
        // "the journalist Ana Ruiz" is no outlet
        notes.words.grammar.media.has(kid.lemma.toLowerCase()),
    )
  )
}

function flat(notes: SentenceNotes, word: Word): readonly Word[] {
  return kidsOf(notes.tree, word).filter(kid => base(kid.deprel) === 'flat')
}

const NAMING: ReadonlySet<string> = new Set(['appos', 'flat', 'compound'])

/** "three people familiar with the matter", "a person with knowledge of it": known by what they know alone. */
function isInformed(notes: SentenceNotes, word: Word): boolean {
  const { informed, crowd } = notes.words.grammar
  const lemma = word.lemma.toLowerCase()
  return (
    (crowd.has(lemma) || notes.words.sourceless.has(lemma) || notes.words.anaphors.person.has(lemma)) &&
    kidsOf(notes.tree, word).some(
      kid => kid.index > word.index && informed.has(kid.lemma.toLowerCase()) && kid.deprel !== 'acl:relcl',
    )
  )
}

/** Reports, sources, analysts; a named one, or one of a named body, is not anonymous. */
function isSourceless(notes: SentenceNotes, word: Word): boolean {
  const { words, tree } = notes
  if (words.grammar.nobody.has(foldName(word.form))) return true
  if (isInformed(notes, word)) return true
  if (!words.sourceless.has(word.lemma.toLowerCase())) return false
  if (notes.roleAt[word.index] && notes.roleAt[word.index]!.words.length > 1) return false
  return !kidsOf(tree, word).some(kid => {
    const role = notes.roleAt[kid.index]
    const modifies = ['compound', 'amod', 'nmod', 'nmod:poss', 'appos'].includes(kid.deprel)
    // "a military source", "security sources": of whom they are
    if (modifies && kid.index < word.index && words.modifiers.has(foldName(kid.form))) return true
    return (
      modifies &&
      role?.manner === 'own' &&
      words.sourceless.has(role.words.at(-1) ?? '') === false &&
      kid.deprel !== 'appos'
    )
  })
}
