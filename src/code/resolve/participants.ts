import type { Participant } from '../../domain/claim.ts'
import { allianceOf } from './alliance.ts'
import type { ResolveContext } from './context.ts'
import { antecedentsIn } from './coreference.ts'
import { withConjuncts } from './describe.ts'
import { codeOf, type Party } from './party.ts'
import { partyOf } from './phrase.ts'
import { settingCountry } from './setting.ts'

/**
 * The parties that the noun phrase headed by word `head` (1-based) of sentence `sentence` (0-based) names: one
 * for each conjunct, with pronouns and bare descriptions resolved within the report. Empty where nobody is named.
 */
export function participantsAt(
  context: ResolveContext,
  sentence: number,
  head: number,
): readonly Participant[] {
  const parties = partiesAt(context, sentence, head)
  const seen = new Set<string>()
  return parties
    .map(party => ({ code: codeOf(party), name: party.name, entity: party.entity, span: party.span }))
    .filter(each => {
      if (each.code === '' || seen.has(each.code)) return false
      seen.add(each.code)
      return true
    })
}

/** "anyone who resists will be shot": people of the country where it happens, whoever they are. */
export function anybodyAt(context: ResolveContext, sentence: number, head: number): readonly Participant[] {
  const notes = context.notes(sentence)
  const word = notes?.tree.words[head - 1]
  if (!notes || !word || !notes.words.grammar.anybody.has(word.lemma.toLowerCase())) return []
  const party: Party = { ...partyOf(context, notes, word, 'person'), role: 'CVL' }
  const country = settingCountry(context, notes, word, party, antecedentsIn(context))
  return [{ code: codeOf({ ...party, country }), name: party.name, entity: null, span: party.span }]
}

/** The parties of a noun phrase, those of no stated country placed in that of their setting. */
export function partiesAt(context: ResolveContext, sentence: number, head: number): readonly Party[] {
  const notes = context.notes(sentence)
  const word = notes?.tree.words[head - 1]
  if (!notes || !word || !notes.tree.sentence.parsed) return []
  const antecedents = antecedentsIn(context)
  return withConjuncts(context, notes, word, antecedents).map(party => {
    if (party.country || party.igo || party.outlet || !party.role) return party
    if (party.entity !== null) return party
    const igo = allianceOf(context, notes, word, party)
    if (igo) return { ...party, igo }
    if (party.abroad) return party
    return { ...party, country: settingCountry(context, notes, word, party, antecedents) }
  })
}
