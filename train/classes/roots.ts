/** A class of lexicon/en/classes.yaml and the WordNet senses whose narrower nouns join it. */
export interface Roots {
  readonly name: string
  readonly roots: readonly string[]
  readonly except?: readonly string[]
  /** Only nouns of one sense: a register must not be given away by a word's other meaning. */
  readonly single?: boolean
}

export const ROOTS: readonly Roots[] = [
  {
    name: 'force',
    roots: [
      'serviceman#1',
      'military_officer#1',
      'policeman#1',
      'military_unit#1',
      'armed_service#1',
      'warship#1',
      'warplane#1',
      'combatant#1',
      'terrorist#1',
      'insurgent#1',
      'mercenary#1',
      'guard#1',
      'law_officer#1',
      'military_vehicle#1',
      'constabulary#1',
    ],
    except: ['boxer#1', 'wrestler#1', 'bullfighter#1'],
  },
  {
    name: 'crowd',
    roots: [
      'inhabitant#1',
      'student#1',
      'relative#1',
      'protester#1',
      'activist#1',
      'prisoner#1',
      'youth#1',
      'worshiper#2',
      'civilian#1',
      'refugee#1',
      'minority#2',
      'juvenile#1',
      'adherent#1',
    ],
  },
  {
    name: 'worker',
    roots: ['worker#1', 'professional#1', 'educator#1', 'merchant#1', 'farmer#1', 'skilled_worker#1'],
    // soldiers close roads as a force, not as those who work
    except: ['serviceman#1', 'military_officer#1', 'policeman#1', 'combatant#1'],
  },
  { name: 'arrestable', roots: ['person#1'] },
  {
    name: 'captive',
    roots: [
      'prisoner#1',
      'leader#1',
      'worker#1',
      'adherent#1',
      'traveler#1',
      'relative#1',
      'offender#1',
      'communicator#1',
      'male#2',
      'female#2',
      'juvenile#1',
    ],
  },
  { name: 'weapon', roots: ['weapon#1', 'ammunition#1', 'explosive_device#1', 'firearm#1'] },
  { name: 'thrown', roots: ['missile#2', 'bomb#1', 'rock#1'] },
  {
    name: 'building',
    roots: [
      'building#1',
      'housing#1',
      'military_installation#1',
      'vehicle#1',
      'area#5',
      'way#6',
      'place_of_worship#1',
      'workplace#1',
      'facility#1',
      'establishment#4',
      'fortification#1',
      'monument#1',
      'medical_building#1',
    ],
    except: ['projectile#1'],
  },
  {
    name: 'territory',
    roots: [
      'municipality#1',
      'administrative_district#1',
      'geological_formation#1',
      'military_installation#1',
      'region#3',
    ],
  },
  {
    name: 'price',
    roots: ['monetary_unit#1', 'cost#2', 'fuel#1', 'foodstuff#2', 'cereal#1', 'precious_metal#1'],
  },
  {
    name: 'leader',
    roots: [
      'head_of_state#1',
      'politician#1',
      'politician#2',
      'diplomat#1',
      'ruler#1',
      'executive#1',
      'administrator#1',
      'lawman#1',
      'legislator#1',
      'representative#1',
      'judge#1',
      'clergyman#1',
    ],
  },
  { name: 'envoy', roots: ['diplomat#1'] },
  {
    name: 'goods',
    roots: [
      'foodstuff#2',
      'medicine#2',
      'shelter#2',
      'weapon#1',
      'ammunition#1',
      'fuel#1',
      'motor_vehicle#1',
      'vessel#2',
      'aircraft#1',
    ],
  },
  { name: 'crime', roots: ['crime#1', 'transgression#1'] },
  { name: 'animal', single: true, roots: ['animal#1'], except: ['person#1'] },
  // Walks of life in which the words of conflict mean no event: `registers` of modes.yaml.
  { name: 'sporting', single: true, roots: ['athlete#1', 'sport#1', 'athletic_contest#1', 'sports_equipment#1', 'team_sport#1', 'score#3', 'ball_game#1', 'board_game#1', 'card_game#1', 'playing_field#1', 'athletic_facility#1'], except: ['hunt#2', 'hunting#1'] },
  {
    name: 'performing',
    single: true,
    roots: ['performer#1', 'musical_composition#1', 'musical_instrument#1', 'dramatic_composition#1', 'fiction#2', 'poem#1', 'writer#1', 'artist#1', 'painting#1', 'sculpture#2'],
    except: ['journalist#1', 'speechwriter#1'],
  },
  { name: 'learned', single: true, roots: ['scientist#1', 'microorganism#1', 'cell#2', 'protein#1', 'organic_compound#1', 'experiment#1','celestial_body#1'] },
]
