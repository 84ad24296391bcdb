import type { Assumed } from '../pages/what-if.ts'
import { addressWith, param } from '../state/address.ts'

/** What the address assumes of evidence and priors: `unticked=a,b` and `priors=h@0.4,g@0.1`. */
export function assumedByHand(): Assumed {
  const priors = param('priors')
    .split(',')
    .map(text => text.split('@'))
    .filter(([id, prior]) => id && Number(prior) > 0 && Number(prior) < 1)
    .map(([id, prior]) => [id!, Number(prior)] as const)
  return {
    without: new Set(param('unticked').split(',').filter(Boolean)),
    priors: Object.fromEntries(priors),
  }
}

export function assuming({ without, priors }: Assumed): string {
  return addressWith({
    unticked: [...without].join(','),
    priors: Object.entries(priors)
      .map(([id, prior]) => `${id}@${prior}`)
      .join(','),
  })
}
