import type { KnownClaim } from './known.ts'
import { type Joined, kindOf, type Story } from './story.ts'

/**
 * Where each passage of a family of copies went. Most reports are never copied, so that of a report only the stories
 * are kept, and its passages are spelt out when its first copy comes.
 */
export class Passages {
  private readonly unspelt = new Map<string, readonly Story[]>()
  private readonly stories = new Map<string, Story>()
  private readonly copied = new Set<string>()
  /** Families of which copies are known to come; null where any may yet be copied. */
  private readonly awaited: ReadonlySet<string> | null

  constructor(awaited: ReadonlySet<string> | null = null) {
    this.awaited = awaited
  }

  /** Whether the report belongs to a family that was met before. */
  open(report: string, family: string): boolean {
    const waiting = this.unspelt.get(family)
    if (waiting) {
      this.unspelt.delete(family)
      this.copied.add(family)
      for (const story of waiting)
        for (const known of story.members) if (known.claim.report === family) this.spell({ known, story })
    }
    if (report !== family) this.copied.add(family)
    return this.copied.has(family)
  }

  find(known: KnownClaim): Story | undefined {
    return this.stories.get(spelt(known))
  }

  close(family: string, joined: readonly Joined[]): void {
    if (this.copied.has(family)) for (const one of joined) this.spell(one)
    else if (this.awaited && !this.awaited.has(family)) return
    else if (joined.length) this.unspelt.set(family, [...new Set(joined.map(({ story }) => story))])
    else this.unspelt.set(family, NONE)
  }

  private spell({ known, story }: Joined): void {
    const passage = spelt(known)
    if (!this.stories.has(passage)) this.stories.set(passage, story)
  }
}

const NONE: readonly Story[] = []

function spelt({ claim, telling, stem, words }: KnownClaim): string {
  return `${telling.original.id}|${kindOf(claim)}|${stem}|${claim.factuality}|${words}`
}
