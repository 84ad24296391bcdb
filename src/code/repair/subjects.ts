import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import {
  headOf,
  isGenitive,
  isVerb,
  kidBy,
  kidsBy,
  pathUp,
  prepositionOf,
  type Tree,
  wordAt,
} from '../tree.ts'
import { changedTree } from './changes.ts'
import { isPastForm } from './past-form.ts'

/** Subjects that the parser lost to the words around them: before who says so, and before a relative pronoun. */
export function withSubjects(tree: Tree, lexicon: LanguageLexicon): Tree {
  return [townAside, subjectOfQuality, beforeSpeaker, subjectOfSaid, personOfWho].reduce(
    (at, step) => step(at, lexicon),
    tree,
  )
}

const PEOPLE = ['force', 'crowd', 'leader', 'worker', 'arrestable'] as const

function isPerson(word: Word, { classes }: LanguageLexicon): boolean {
  const lemma = word.lemma.toLowerCase()
  return PEOPLE.some(name => classes.get(name)?.has(lemma) === true)
}

/** "In the capital, Abuja, police fired": between commas behind a noun of a place stands its name, and the subject follows. */
function townAside(tree: Tree, lexicon: LanguageLexicon): Tree {
  for (const name of tree.words) {
    if (name.upos !== 'PROPN' || name.deprel !== 'nsubj' || wordAt(tree, name.index - 1)?.form !== ',')
      continue
    const place = wordAt(tree, name.index - 2)
    const verb = headOf(tree, name)
    const subject = [...kidsBy(tree, name, 'appos'), ...(verb ? kidsBy(tree, verb, 'nsubj') : [])].find(
      kid => kid.index > name.index,
    )
    if (place?.deprel !== 'obl' || !lexicon.grammar.placeNouns.has(place.lemma.toLowerCase()) || !subject)
      continue
    if (!tree.words.slice(name.index, subject.index).some(each => each.form === ',')) continue
    return changedTree(
      tree,
      new Map<number, Partial<Word>>([
        [subject.index, { head: name.head, deprel: 'nsubj' }],
        [name.index, { head: place.index, deprel: 'appos' }],
      ]),
    )
  }
  return tree
}

/**
 * "Rumours that the king had fled are false, his secretary, a general, said": what is false is what stands before it,
 * which the parser gives to the verb of speech where the speaker has words of its own.
 */
function subjectOfQuality(tree: Tree): Tree {
  for (const quality of tree.words) {
    const said = quality.upos === 'ADJ' && quality.deprel === 'ccomp' ? headOf(tree, quality) : null
    if (!said || !isVerb(said) || said.index < quality.index || !kidBy(tree, quality, 'cop')) continue
    const isBefore = (kid: Word) => kid.index < quality.index
    if (kidsBy(tree, quality, 'nsubj', 'csubj', 'expl').some(isBefore)) continue
    const speaker = [...kidsBy(tree, said, 'nsubj'), ...kidsBy(tree, quality, 'nsubj')].find(
      kid => !isBefore(kid),
    )
    const subject = kidsBy(tree, said, 'nsubj', 'ccomp').find(kid => kid.upos === 'NOUN' && isBefore(kid))
    if (!speaker || !subject) continue
    return changedTree(
      tree,
      new Map([
        [subject.index, { head: quality.index, deprel: 'nsubj' }],
        [speaker.index, { head: said.index, deprel: 'nsubj' }],
      ]),
    )
  }
  return tree
}

/** "Gunmen abducted 30 students, police said": of two subjects of a verb of speech the first has a verb of its own. */
function beforeSpeaker(tree: Tree, lexicon: LanguageLexicon): Tree {
  for (const said of tree.words) {
    const [first, speaker] = kidsBy(tree, said, 'nsubj')
    if (!first || !speaker || speaker.index > said.index || !isVerb(said)) continue
    const verb = kidsBy(tree, first, 'acl').find(
      kid => kid.index === first.index + 1 && isPastForm(kid, lexicon),
    )
    const isApart = tree.words.slice(first.index, speaker.index).some(each => each.form === ',')
    if (!verb || !isApart || kidBy(tree, said, 'ccomp') || kidBy(tree, verb, 'obl:agent')) continue
    const object = kidsBy(tree, verb, 'obl').find(kid => {
      const before = kidsBy(tree, kid, 'case')[0]
      return (
        !before ||
        lexicon.grammar.bounds.has(`${before.form}_${wordAt(tree, before.index + 1)?.form}`.toLowerCase())
      )
    })
    const changed = new Map<number, Partial<Word>>([
      [
        verb.index,
        { head: said.index, deprel: 'ccomp', feats: { VerbForm: 'Fin', Tense: 'Past', Mood: 'Ind' } },
      ],
      [first.index, { head: verb.index, deprel: 'nsubj' }],
    ])
    if (object) {
      changed.set(object.index, { deprel: 'obj' })
      for (const kid of kidsBy(tree, object, 'case')) changed.set(kid.index, { deprel: 'advmod' })
    }
    return changedTree(tree, changed)
  }
  return tree
}

/**
 * "In Almaty, the newspaper wrote, protesters smashed windows": a subject behind the verb of speech is of what was
 * said; so is that of a participle before it ("Students armed with sticks, an officer said, attacked").
 */
function subjectOfSaid(tree: Tree, lexicon: LanguageLexicon): Tree {
  for (const said of tree.words) {
    const clause = kidsBy(tree, said, 'ccomp').find(kid => kid.index > said.index)
    if (!clause || !isVerb(said) || kidBy(tree, clause, 'nsubj')) continue
    if (!lexicon.operators.words.has(`${said.lemma.toLowerCase()}/V`)) continue
    const before = kidsBy(tree, said, 'ccomp').find(
      kid => kid.index < said.index && kid.index + 1 < clause.index && isPastForm(kid, lexicon),
    )
    const left = before ? kidBy(tree, before, 'nsubj') : null
    if (before && left && !kidBy(tree, before, 'aux', 'obj') && wordAt(tree, said.index + 1)?.form === ',')
      return changedTree(
        tree,
        new Map<number, Partial<Word>>([
          [left.index, { head: clause.index, deprel: 'nsubj' }],
          [before.index, { head: left.index, deprel: 'acl' }],
        ]),
      )
    const subject = kidsBy(tree, said, 'nsubj').find(
      kid => kid.index > said.index && kid.index < clause.index && wordAt(tree, said.index + 1)?.form === ',',
    )
    if (!subject || !kidsBy(tree, said, 'nsubj').some(kid => kid.index < said.index)) continue
    const changed = new Map<number, Partial<Word>>([
      [
        subject.index,
        { head: clause.index, deprel: kidBy(tree, clause, 'aux:pass') ? 'nsubj:pass' : 'nsubj' },
      ],
    ])
    const speaker = kidsBy(tree, said, 'nsubj')[0]!
    // what stands before the aside goes with what was said too
    for (const kid of kidsBy(tree, said, 'obl'))
      if (
        kid.index < speaker.index &&
        tree.words.slice(kid.index, speaker.index).some(each => each.form === ',')
      )
        changed.set(kid.index, { head: clause.index })
    return changedTree(tree, changed)
  }
  return tree
}

/** "demonstrators armed with sticks who stormed the building": sticks are no "who". */
function personOfWho(tree: Tree, lexicon: LanguageLexicon): Tree {
  const changed = new Map<number, Partial<Word>>()
  for (const clause of tree.words) {
    const noun = headOf(tree, clause)
    if (clause.deprel !== 'acl:relcl' || noun?.upos !== 'NOUN' || isPerson(noun, lexicon)) continue
    if (isGenitive(tree, noun, lexicon.grammar)) continue
    const who = kidsBy(tree, clause, 'nsubj').find(kid =>
      lexicon.grammar.personal.has(kid.form.toLowerCase()),
    )
    if (!who) continue
    const named = nameBefore(tree, who)
    if (named && named !== noun && pathUp(tree, named).includes(noun)) {
      changed.set(clause.index, { head: named.index })
      continue
    }
    // "the toll among protesters, who demanded"
    const inside = tree.words
      .slice(noun.index, who.index - 1)
      .findLast(each => each.head === noun.index && each.upos === 'NOUN' && isPerson(each, lexicon))
    if (inside) {
      changed.set(clause.index, { head: inside.index })
      continue
    }
    const person = tree.words
      .slice(0, noun.index - 1)
      .findLast(
        each =>
          each.upos === 'NOUN' &&
          isPerson(each, lexicon) &&
          !lexicon.grammar.agentPrepositions.has(prepositionOf(tree, each) ?? ''),
      )
    const between = person ? tree.words.slice(person.index, noun.index) : []
    if (person && !between.some(each => isVerb(each) && each.feats.VerbForm === 'Fin'))
      changed.set(clause.index, { head: person.index })
  }
  return changedTree(tree, changed)
}

/** "the release of Mohamed Bazoum, who": the name right before the pronoun and its comma. */
function nameBefore(tree: Tree, who: Word): Word | null {
  const comma = wordAt(tree, who.index - 1)
  const last = comma?.form === ',' ? wordAt(tree, who.index - 2) : null
  if (last?.upos !== 'PROPN') return null
  const name = last.deprel.startsWith('flat') ? headOf(tree, last) : last
  // "activists in Hong Kong, who": a place is no "who"
  return name && /^(of|by)?$/.test(prepositionOf(tree, name) ?? '') ? name : null
}
