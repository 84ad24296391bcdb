import { describe, expect, it } from 'vitest'
import { goldClaims } from './coded.testing.ts'

/** `EVENT trigger actors > targets` of each claim of a text of Wednesday 12 June 2024. */
function told(text: string): readonly string[] {
  return goldClaims(text).map(
    ({ event, trigger, actor, target }) => `${event} ${trigger} ${actor.join('+')} > ${target.join('+')}`,
  )
}

describe('what answers what was told before', () => {
  it.each([
    [
      'who did what is condemned is blamed, and not whom it hit',
      'The United Nations condemned the Russian strike on the Ukrainian army.',
      'ACCUSE condemned IGO UN > RUS GOV',
    ],
    [
      'nobody is blamed where only its victim is told',
      'The invasion of Ukraine was condemned by the United Nations.',
      'ACCUSE condemned IGO UN > ',
    ],
    [
      'who did what is backed is backed',
      'The Canadian prime minister supported the American invasion of Iraq in May.',
      'SUPPORT supported CAN GOV > USA GOV',
    ],
    [
      'a release is demanded of those who hold them',
      "Burkina Faso's presidential guard captured the president. France demanded his immediate release.",
      'REQUEST demanded FRA GOV > BFA MIL',
    ],
    [
      'what a state is to do is demanded of it',
      'Kinshasa demanded that Rwanda withdraw its troops.',
      'REQUEST demanded COD GOV > RWA GOV',
    ],
    [
      'a vow to retaliate is against who struck',
      'Indian missiles struck nine sites in Pakistan, killing 31 people. Islamabad vowed to retaliate.',
      'THREATEN vowed PAK GOV > IND MIL',
    ],
    [
      'ties are cut with whom one accuses',
      'Kinshasa accused Kigali of aggression and severed diplomatic ties.',
      'SANCTION severed COD GOV > RWA GOV',
    ],
    [
      'a side tells of what its enemy lost',
      'The Malian army said 12 jihadists had been killed near Gao.',
      'ASSAULT killed MLI MIL > MLI REB',
    ],
    [
      'a side that tells of its own losses did nothing',
      'The Malian army said 12 soldiers had been killed near Gao.',
      'ASSAULT killed  > MLI MIL',
    ],
    [
      'those who announce a truce after a meeting met',
      'The presidents of Turkey and Russia announced a ceasefire in Idlib after a meeting in Moscow.',
      'CONSULT meeting TUR GOV+RUS GOV > ',
    ],
  ])('%s', (_, text, claim) => {
    expect(told(text)).toContain(claim)
  })
})
