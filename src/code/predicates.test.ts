import { describe, expect, it } from 'vitest'
import { analysed, lexicon } from './coded.testing.ts'
import { predicatesOf } from './predicates.ts'

/** Label and graded value of the word `form` in a sentence. */
function graded(text: string, form: string) {
  const predicate = predicatesOf(analysed(text), lexicon, 'en').find(each => each.text === form)
  return predicate && { label: predicate.factuality, value: predicate.value }
}

describe('the label of a word', () => {
  it.each([
    ['The pilot managed to land the plane.', 'land', 'CT+'],
    ['Troops were ordered to fire on the crowd but refused.', 'fire', 'U'],
    ['It was not the army that shelled the market.', 'shelled', 'CT-'],
    ['It was the army that shelled the market.', 'shelled', 'CT+'],
    ['He was not the officer who shelled the market.', 'shelled', 'CT+'],
    ['The mayor had to leave the town.', 'leave', 'CT+'],
    ['The mayor has to leave the town.', 'leave', 'U'],
    ['The index fell to end the day at a ten-year low.', 'end', 'CT+'],
    ['It was too late to save the passengers.', 'save', 'CT-'],
    ['He quit rather than obey the order.', 'obey', 'CT-'],
    ['The merger is subject to approval by the regulators.', 'approval', 'U'],
    ['Leaders of the bloc meet next week in Nairobi.', 'meet', 'PR+'],
    ['The president is due to meet opposition leaders in May.', 'meet', 'PR+'],
    ['The road may be sealed and two villages evacuated.', 'evacuated', 'PS+'],
    ['The tour was postponed until the spring.', 'tour', 'U'],
    ['A bid launched last week has failed.', 'launched', 'CT+'],
    ['The minister did not resign, citing the need for order.', 'citing', 'CT+'],
    ['In leaving the hall, the envoy did not thank his hosts.', 'leaving', 'CT+'],
    ['Not only did the police arrest students, they also closed the campus.', 'arrest', 'CT+'],
    ['The bank declined to say what had prompted the move.', 'prompted', 'CT+'],
    ['It is clear that the envoys were killed.', 'killed', 'CT+'],
    ['It is not clear whether the envoys were killed.', 'killed', 'U'],
    ['The envoys were asked to comment on the attack.', 'attack', 'CT+'],
    ['The mayor might regret that the guards had fled.', 'fled', 'CT+'],
    ['Strikes could do harm.', 'do', 'PS+'],
    ['The killings appear to have angered the villagers.', 'killings', 'CT+'],
    ['The fighting threatens the accord of last year.', 'fighting', 'CT+'],
    ['The strike stalled the talks.', 'talks', 'CT+'],
    ['The summit paved the way for a merger.', 'merger', 'PR+'],
    ['The governor told them of a rally scheduled for April.', 'rally', 'PR+'],
    ['Roadblocks set up by farmers entered a second week.', 'Roadblocks', 'CT+'],
    ['The governor appealed for help in the wake of an attack.', 'attack', 'CT+'],
    ['The junta threatened reprisals against Ghana for closing the border.', 'closing', 'CT+'],
    ['The general has advocated shelling the harbour.', 'shelling', 'U'],
    ['The army may open an inquiry into the bombing.', 'bombing', 'CT+'],
    ['The union never called off the strike.', 'strike', 'CT+'],
    ['The court declined to extend the curfew.', 'curfew', 'CT+'],
    ['An attempt to storm the embassy was repelled.', 'storm', 'CT-'],
    ['Without the truce, thousands would have been killed.', 'killed', 'CT-'],
    ['The army cannot leave the town without burning it.', 'burning', 'U'],
    ['Diplomats fear that troops ringing the embassy may storm it.', 'ringing', 'CT+'],
    ['Surgeons were able to save two of the hostages.', 'save', 'CT+'],
    ['Surgeons are able to save the hostages.', 'save', 'U'],
    ['Police kept the crowd from reaching the palace.', 'reaching', 'CT-'],
    ['Officers ensured that the ship left on time.', 'left', 'CT+'],
    ['He insisted that the child be returned to him.', 'returned', 'U'],
    ['The envoy suggested that the boy stay in the capital.', 'stay', 'U'],
    ['Neither the mayor nor the governor resigned.', 'resigned', 'CT-'],
    ['The leader held out hope of aid if the army withdraws.', 'held', 'CT+'],
    ['The clerk did not remember that he had signed the order.', 'signed', 'CT+'],
    ['Diplomats were not surprised that the truce collapsed.', 'collapsed', 'CT+'],
    ['The blockade means that the port is closed.', 'closed', 'CT+'],
    ['The verdict does not mean that the party can campaign again.', 'campaign', 'U'],
    ['The army has not ceased to bombard the valley.', 'bombard', 'CT+'],
    ['Envoys persuaded the gunman to surrender.', 'surrender', 'CT+'],
    ['The company declined further comment on the strike.', 'comment', 'CT-'],
    ['The envoy tried in vain to stop the march.', 'stop', 'CT-'],
    ['The rebels came close to capturing the town.', 'capturing', 'CT-'],
    ['Troops lacked the ammunition to hold the town.', 'hold', 'CT-'],
    ['Police missed a chance to arrest the gunman.', 'arrest', 'CT-'],
    ['The militia took the opportunity to seize the airport.', 'seize', 'CT+'],
    ['The army abandoned its plan to attack the port.', 'attack', 'CT-'],
    ['The army did not abandon its plan to attack the port.', 'attack', 'PR+'],
    ['Plans for a march on the ministry were dropped.', 'march', 'CT-'],
    ['The president vowed never to surrender.', 'vowed', 'CT+'],
    ['The president vowed never to surrender.', 'surrender', 'CT-'],
    ['Shelling made it impossible for the convoy to leave.', 'Shelling', 'CT+'],
    ['The governor imposed a ban on protests.', 'protests', 'U'],
    ['Villagers are afraid to leave their homes.', 'leave', 'PR-'],
    ['Nobody knows what to do.', 'do', 'U'],
    ['Ministers discussed how to end the siege.', 'end', 'U'],
    ['He explained how he had escaped.', 'escaped', 'CT+'],
    ['The region could see more violence.', 'violence', 'PS+'],
    ['Witnesses could see smoke over the port.', 'see', 'CT+'],
    ['Any officer who refuses to fire will be arrested.', 'refuses', 'U'],
    ['Anyone who sheltered rebels was shot.', 'sheltered', 'CT+'],
    ['There is no evidence linking the blasts to the militia.', 'linking', 'CT-'],
    ['Egypt could be the second country to withdraw.', 'withdraw', 'PS+'],
    ['It could be weeks before power is restored.', 'restored', 'PR+'],
    ['The mayor will resign because the vote was rigged.', 'rigged', 'CT+'],
    ['The mayor will resign although the unions back him.', 'back', 'CT+'],
    ['In an interview he declined to discuss the raid.', 'discuss', 'CT-'],
    ['Under no circumstances will the army withdraw.', 'withdraw', 'CT-'],
    ['Never before has the army fired on monks.', 'fired', 'CT-'],
    ['Only then did the troops withdraw.', 'withdraw', 'CT+'],
    ['Not only the army has fired on monks.', 'fired', 'CT+'],
    ['The envoy has no trip planned.', 'planned', 'CT-'],
    ['Troops guard the border against a new attack.', 'attack', 'U'],
    ['Police protected the mosque following the riots.', 'riots', 'CT+'],
    ['Both sides are ready for talks after the bombing.', 'talks', 'U'],
    ['Both sides are ready for talks after the bombing.', 'bombing', 'CT+'],
    ['The two sides held talks for a truce.', 'truce', 'U'],
    ['A reward was offered for the capture of the commander.', 'capture', 'U'],
    ['There is talk of a coup.', 'coup', 'CT+'],
    ['Nobody was alarmed that the envoy had left.', 'left', 'CT+'],
    ['Bandits fooled the guards into leaving the gate.', 'leaving', 'CT+'],
    ['The archbishop announced a rally for Monday.', 'rally', 'PR+'],
    ['The leader announced at a rally that the army had withdrawn.', 'withdrawn', 'CT+'],
    ['The government announced a curfew.', 'curfew', 'CT+'],
    ['They are holding dozens if not hundreds of meetings.', 'holding', 'CT+'],
    ['It remains to be seen whether he resigns.', 'seen', 'U'],
    ['The bureau has finished gathering evidence.', 'gathering', 'CT+'],
    ['The board was not aware of any attack.', 'attack', 'CT-'],
    ['The clash could lead to a war.', 'war', 'PS+'],
    ['A war between the two seems unlikely.', 'war', 'PR-'],
    ['The president may sign the law without consulting parliament.', 'consulting', 'PS-'],
    ['Warnings of a coup have been ignored.', 'coup', 'PS+'],
    ['Villagers did not know that the dam had burst.', 'burst', 'CT+'],
    ['She wrote again, demanding that the boy be freed and saying she would come.', 'saying', 'CT+'],
    ['In an interview with state television, the minister declined to discuss the raid.', 'interview', 'CT+'],
    ['It was not until the guards had fled that the army entered the palace.', 'fled', 'CT+'],
    ['It was not until the guards had fled that the army entered the palace.', 'entered', 'CT+'],
    ['Relatives asked the police to end the siege and free the boy.', 'free', 'U'],
    ['He promised to withdraw from the valley and release the captives.', 'release', 'PR+'],
    ['The mayor would not comment but blamed the army for the attack.', 'blamed', 'CT+'],
  ])('%s', (text, form, label) => {
    expect(graded(text, form)?.label).toBe(label)
  })
})

describe('the value of a word', () => {
  const value = (text: string, form: string) => graded(text, form)!.value

  it('is surest of what happened, and falls with the class of what governs it', () => {
    const values = [
      value('The union called a strike in May.', 'called'),
      value('The union agreed to meet the owners.', 'meet'),
      value('The union tried to meet the owners.', 'meet'),
      value('The union wants to meet the owners.', 'meet'),
      value('The union is unlikely to meet the owners.', 'meet'),
      value('The union did not meet the owners.', 'meet'),
    ]
    expect(values).toEqual([...values].sort((a, b) => b - a))
    expect(new Set(values).size).toBe(values.length)
    expect(values[0]).toBe(3)
    expect(values.at(-1)).toBeLessThanOrEqual(-2)
  })

  it('is a little less than certain of what a plan takes for granted', () => {
    const inPassing = value('They may visit a camp that shelters refugees.', 'shelters')
    expect(inPassing).toBeLessThan(3)
    expect(inPassing).toBeGreaterThan(1)
  })

  it('of a noun whose verb is denied is left open, unless "no" stands on it', () => {
    expect(Math.abs(value('The paper did not cover protests.', 'protests'))).toBeLessThan(1)
    expect(value('There was no merger.', 'merger')).toBeLessThan(-1)
  })

  it('of a noun that is itself denied is below nothing', () => {
    expect(value('The ministry is not aware of any attacks.', 'attacks')).toBeLessThan(-1)
    expect(value('There is not a truce.', 'truce')).toBeLessThan(-1)
    expect(value('The army could not be reached for comment.', 'comment')).toBeLessThan(-1)
  })

  it('of a noun of which something is denied is near a fact', () => {
    expect(value('The harvest was not good.', 'harvest')).toBeGreaterThan(2)
  })

  it('of what would have been is below that of what would be', () => {
    const unrealised = value('The truck would have carried a bomb.', 'carried')
    expect(unrealised).toBeLessThan(value('The truck would carry a bomb.', 'carry'))
  })

  it('of a fact told as an infinitive is a little less than certain', () => {
    const managed = value('The pilot managed to land the plane.', 'land')
    expect(managed).toBeLessThan(3)
    expect(managed).toBeGreaterThan(2)
  })

  it('of a verb denied by its object is left open', () => {
    expect(Math.abs(value('The mayor gave no reason.', 'gave'))).toBeLessThan(1)
  })

  it('of what is argued is below that of what is said, and what is not said is left open', () => {
    const said = graded('The union said that the guards had fled.', 'fled')
    const argued = graded('The union argued that the guards had fled.', 'fled')
    const unsaid = graded('The union did not say that the guards had fled.', 'fled')
    expect(argued!.label).toBe('CT+')
    expect(argued!.value).toBeLessThan(said!.value)
    expect(unsaid).toEqual({ label: 'U', value: 0 })
  })

  it('of what must not be is below that of what must be', () => {
    expect(value('The army must not enter the town.', 'enter')).toBeLessThan(0)
    expect(value('The army must enter the town.', 'enter')).toBeGreaterThan(0)
  })

  it('of what has ceased is neither that of what was never done nor that of a fact', () => {
    const ceased = value('The agency stopped paying its guards.', 'paying')
    expect(ceased).toBeGreaterThan(value('The agency refused to pay its guards.', 'pay'))
    expect(ceased).toBeLessThan(2)
  })

  it('of what is to be prevented is below nothing, and of an if-not is near it', () => {
    expect(value('The owners hired guards to prevent thefts.', 'thefts')).toBeLessThan(0)
    const unmet = value('The army will attack if the rebels do not withdraw.', 'withdraw')
    expect(unmet).toBeLessThan(value('The army will attack if the rebels withdraw.', 'withdraw'))
    expect(value('There is no reason to leave.', 'leave')).toBeLessThan(1)
  })

  it('of what is banned is below nothing', () => {
    expect(value('The junta has forbidden them to work.', 'work')).toBeLessThan(0)
  })

  it('of a future under a demand is no surer than the demand', () => {
    const asked = value('The union demands that the owners pay.', 'pay')
    expect(value('The union demands that the owners will pay.', 'pay')).toBeLessThanOrEqual(asked)
  })

  it('of a copula is that of what it joins', () => {
    expect(graded('The road may be open.', 'be')).toEqual(graded('The road may be open.', 'open'))
  })

  it('stays between -3 and 3', () => {
    const text =
      'He denied that they had failed to plan to refuse to allow nobody to try to stop hoping to win.'
    for (const { value } of predicatesOf(analysed(text), lexicon, 'en')) {
      expect(value).toBeGreaterThanOrEqual(-3)
      expect(value).toBeLessThanOrEqual(3)
    }
  })
})
