/** How often a source was right and wrong, as far as outcomes are known; shares of outcomes may be counted. */
export interface Record {
  readonly right: number
  readonly wrong: number
}

/**
 * Share of right assertions after a record, starting from a prior worth `strength` outcomes: the mean of a Beta
 * distribution (Gelman et al. 2013, 2.4). With few outcomes it stays near the prior.
 */
export function shareAfter(prior: number, strength: number, { right, wrong }: Record): number {
  return (strength * prior + right) / (strength + right + wrong)
}

/**
 * The same on one topic: the record on all topics moves the prior, and the record on the topic moves that, so that a
 * source new to a topic is believed as it deserves elsewhere.
 */
export function shareOnTopic(prior: number, strength: number, overall: Record, topic: Record): number {
  return shareAfter(shareAfter(prior, strength, overall), strength, topic)
}
