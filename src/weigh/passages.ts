import type { KnownClaim } from './known.ts'
import { type Joined, kindOf, type Story } from './story.ts'

/**
 * Where each passage of a family of copies went. Most reports are never copied, so that a report's passages are only
 * spelt out when its first copy comes.
 */
export class Passages {
  private readonly unspelt = new Map<string, readonly Joined[]>()
  private readonly stories = new Map<string, Story>()
  private readonly copied = new Set<string>()

  /** Whether the report belongs to a family that was met before. */
  open(report: string, family: string): boolean {
    const waiting = this.unspelt.get(family)
    if (waiting) {
      this.unspelt.delete(family)
      this.copied.add(family)
      for (const joined of waiting) this.spell(joined)
    }
    if (report !== family) this.copied.add(family)
    return this.copied.has(family)
  }

  find(known: KnownClaim): Story | undefined {
    return this.stories.get(spelt(known))
  }

  close(family: string, joined: readonly Joined[]): void {
    if (this.copied.has(family)) for (const one of joined) this.spell(one)
    else this.unspelt.set(family, joined)
  }

  private spell({ known, story }: Joined): void {
    const passage = spelt(known)
    if (!this.stories.has(passage)) this.stories.set(passage, story)
  }
}

function spelt({ claim, family, stem, words }: KnownClaim): string {
  return `${family}|${kindOf(claim)}|${stem}|${claim.factuality}|${words.join()}`
}
