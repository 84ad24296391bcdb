/** Policies to begin from, as they stand in the address; each can be changed on the page. */
export const POLICIES = {
  holdFire: '!order-fire',
  giveWay: 'concession@1,dismissal@2,amnesty@5,!order-fire',
  crackDown: 'order-fire@0,cut-net@0,curfew@0-14',
  callAllies: 'call-ally@0,curfew@0-14',
} as const
export type PolicyName = keyof typeof POLICIES
